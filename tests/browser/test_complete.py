"""What a record says is not lost on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from macros import addresses
from tests.support import complete

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from macros.model import Library

#: The content of the page without what does not come on paper. What lends its children to the element around
#: it has no box of its own, and is there for all that.
PRINTED = """() => {
    for (const each of document.querySelectorAll("article *"))
        if (getComputedStyle(each).display !== "contents"
            && !each.checkVisibility({ visibilityProperty: true })) each.dataset.gone = "";
    return document.querySelector("article").outerHTML;
}"""
#: What is left out on purpose, with the reason.
LEFT_OUT = {
    f"{kind}.label": "a short name for links; on paper the title stands there"
    for kind in ("phase", "intervention", "red_flag", "position", "step", "mail", "path", "conversation")
} | {"mail.gaps.example": "stands with the field to fill in, which is for the screen"}


def test_every_text_of_every_record_comes_on_paper(page: Page, library: Library) -> None:
    absent = {each.partition(" ")[0] for each in lost_on_paper(page, library)}

    assert sorted(absent - LEFT_OUT.keys()) == []


def test_a_text_that_the_style_sheet_keeps_from_paper_is_named(page: Page, library: Library) -> None:
    rule = "@media print { .ot-flag > h3:last-of-type ~ p { display: none } }"
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => {{ const sheet = new CSSStyleSheet();"
        f" sheet.replaceSync({rule!r}); document.adoptedStyleSheets = [sheet] }})"
    )

    assert "red_flag.giving_back staat niet op rode-vlaggen/" in lost_on_paper(page, library)


def lost_on_paper(page: Page, library: Library) -> set[str]:
    """The fields of records that a reader does not find on paper."""
    page.emulate_media(media="print")
    absent: set[str] = set()
    for path in sorted({addresses.page_of(library, record) for record in library.records.values()}):
        page.goto(path)
        content = BeautifulSoup(page.evaluate(PRINTED), "html.parser")
        # What is not printed says nothing, and where a record begins stays known.
        for each in content.select("[data-gone]"):
            each.clear()
        absent.update(complete.on_the_page(library, path, content))
    return absent
