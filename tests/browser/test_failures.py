"""What every page tells without scripts, without styles, in an old browser and on paper.

Each test leaves a picture in .cache/screenshots/ for who wants to see it.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.tools import all_ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from macros.model import Library
    from tests.support.built import Page as BuiltPage
    from tests.support.built import Site

PICTURES = Path(__file__).parent.parent.parent / ".cache" / "screenshots"
# Text that is not black enough, or not on white, as it would come on paper.
FAINT = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    return [...document.querySelectorAll('article *')].filter(each => {
        const style = getComputedStyle(each);
        const text = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!text || !each.checkVisibility({visibilityProperty: true})) return false;
        const [red, green, blue] = parts(style.color), [r, g, b, alpha = 1] = parts(style.backgroundColor);
        return Math.max(red, green, blue) > 0x66 || (alpha > 0 && Math.min(r, g, b) < 0xff);
    }).map(each => `${each.className || each.tagName}: ${each.textContent.trim().slice(0, 40)}`);
}"""


#: What a reader's system asks for, and what the page then has.
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}


def squeeze(text: str) -> str:
    """A text without white space, which every engine breaks its own way."""
    return re.sub(r"[\s\u00ad]+", "", text)


def told(library: Library) -> Iterator[tuple[str, list[str]]]:
    """The pages of the phases, with what the data says there, in the order of the page."""
    for phase in library.phases:
        texts = [
            phase.title,
            phase.question.text,
            phase.summary.text,
        ]
        for each in library.interventions_of(phase):
            texts += [
                each.headline,
                each.summary.text,
                *(text.text for text in (*each.phrases, *each.how, *each.why, *each.pitfalls)),
                each.otherwise.text.text,
            ]
        texts += [item.text.text for each in library.interventions_of(phase) for item in each.checklist]
        texts += [each.text for each in (*phase.good_enough, *phase.introduction)]
        yield f"fasen/{phase.id}/", texts


def missing(text: str, expected: list[str]) -> list[str]:
    """What a text does not tell, or not in this order."""
    text, place, wrong = squeeze(text), 0, []
    for each in expected:
        found = text.find(squeeze(each), place)
        if found < 0:
            wrong.append(each)
        else:
            place = found
    return wrong


#: What a style sheet keeps for paper, for a narrow screen, or for who has a script.
UNSEEN = (
    ", .ot-on-paper, .ot-part__hint, .ot-show, .ot-home__else > summary"
    ", .ot-overview--beside, .ot-overview--opens"
)
#: What no browser shows until it is opened.
CLOSED = "[hidden], script, template, dialog:not([open]), details:not([open]) > :not(summary)"
# The same of a page that scripts have changed: its text in the order of its elements.
IN_ORDER = """closed => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
    let text = ""
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(closed)) text += walker.currentNode.data
    return [text, document.querySelector("article").innerText]
}"""


def written(page: BuiltPage, *, styles: bool) -> str:
    """What a page says in the order of its source, save what waits for a script or for paper."""
    content = page.content
    hidden = {id(each) for each in content.select(CLOSED + (UNSEEN if styles else ""))}
    return "".join(
        text
        for text in content.find_all(string=True)
        if not any(id(parent) in hidden for parent in text.parents)
    )


@pytest.mark.parametrize(
    ("scripts", "styles"), [(False, True), (True, False), (False, False)], ids=["no-js", "no-css", "neither"]
)
def test_every_page_tells_the_same_in_the_same_order_without(
    browser: Browser, base_url: str, site: Site, library: Library, *, scripts: bool, styles: bool
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=scripts)
    if not styles:
        context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    expected = dict(told(library))
    wrong, untold = [], {}
    for each in site.pages:
        page.goto(each.path)
        if scripts:
            all_ready(page)
        # At one moment: a tool may still open a part of itself, such as what it knows of a copy.
        if scripts:
            source, shown = page.evaluate(IN_ORDER, CLOSED)
        else:
            source, shown = written(each, styles=styles), page.inner_text("article")
        if squeeze(shown) != squeeze(source):
            wrong.append(each.path)
        if found := missing(shown, expected.pop(each.path, [])):
            untold[each.path] = found
    picture(page, f"without-{'' if scripts else 'js-'}{'' if styles else 'css'}".rstrip("-"))
    context.close()

    assert wrong == []
    assert untold == {}
    assert expected == {}


def test_an_old_browser_without_modules_shows_everything(
    browser: Browser, base_url: str, library: Library
) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740})
    context.route("**/*.mjs", lambda route: route.abort())
    context.route(re.compile(r"/$"), without_modules)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    untold = {}
    for path, texts in told(library):
        page.goto(path)
        # On a phone a part is closed; every browser opens it, with a script or without.
        for summary in page.locator("details.ot-part:not([open]) > summary").all()[::-1]:
            summary.click()
        if found := missing(page.inner_text("article"), texts):
            untold[path] = found
    # The menu is the theme's own there.
    page.get_by_role("checkbox", name="Menu").click()
    expect(page.locator(".ot-nav").get_by_role("link", name="Rode vlaggen")).to_be_visible()
    picture(page, "without-modules")
    context.close()

    assert untold == {}
    assert errors == []


def without_modules(route: Route) -> None:
    """Answer with a page of which an old browser skips the modules."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace('type="module"', 'type="no-module"'))


def test_on_paper_every_page_is_black_on_white_and_complete_whatever_the_scheme(
    browser: Browser, base_url: str, site: Site, library: Library
) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    expected = dict(told(library))
    faint, untold = {}, {}
    for each in site.pages:
        page.goto(each.path)
        texts = expected.pop(each.path, None)
        for scheme, name in SCHEMES.items():
            page.emulate_media(media="print", color_scheme=scheme)
            expect(page.locator("html")).to_have_attribute("data-md-color-scheme", name)
            if found := page.evaluate(FAINT):
                faint[each.path, scheme] = found
            if texts is None:
                continue
            document = PdfReader(BytesIO(page.pdf(format="A4")))
            # A heading may be hyphenated on paper; the prose may not.
            text = "".join(sheet.extract_text() for sheet in document.pages)
            if found := missing(text, [text for text in texts if text.endswith((".", "?"))]):
                untold[each.path, scheme] = found
            picture(page, f"print-{scheme}")
    context.close()

    assert faint == {}
    assert untold == {}
    assert expected == {}


def picture(page: Page, name: str) -> None:
    """Save what a reader sees."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
