"""Parts of a page that open: closed on a phone, and open for a link, for paper and without JavaScript."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.tools import all_ready, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PHASE = "fasen/zaaien/"
FLAGS = "rode-vlaggen/"
#: The parts of a page that are open, by the id of their heading.
OPEN = (
    """() => [...document.querySelectorAll(".ot-part[open]")].map((part) => part.querySelector("[id]").id)"""
)
#: How much of a page moved while it came.
MOVED = """() => new Promise((done) => {
    let moved = 0
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) moved += value })
        .observe({ type: "layout-shift", buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved))))
})"""


@pytest.fixture
def narrow(page: Page) -> Page:
    """A tab on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def part(page: Page, record_id: str) -> Locator:
    """The part with a heading."""
    return page.locator(f".ot-part:has(#{record_id})")


def opened(page: Page) -> list[str]:
    """The ids of the headings of the parts that are open."""
    return list(page.evaluate(OPEN))


def test_on_a_narrow_screen_a_phase_is_a_list_to_choose_from(narrow: Page) -> None:
    narrow.goto(PHASE)

    assert opened(narrow) == []
    expect(narrow.get_by_role("heading", name="Kijk eerst naar de grond.")).to_be_visible()
    expect(narrow.locator(".ot-phrases").first).to_be_hidden()
    part(narrow, "grond-keuren").locator("summary").click()
    assert opened(narrow) == ["grond-keuren"]
    expect(part(narrow, "grond-keuren").locator("q").first).to_be_in_viewport()


def test_a_part_opens_with_the_keyboard(narrow: Page) -> None:
    narrow.goto(PHASE)
    summary = part(narrow, "grond-keuren").locator("summary")
    summary.focus()
    narrow.keyboard.press("Enter")
    assert opened(narrow) == ["grond-keuren"]
    narrow.keyboard.press("Space")
    assert opened(narrow) == []


def test_where_there_is_room_all_is_open_and_stays_so_when_room_comes(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 740})
    page.goto(PHASE)
    expect(page.locator(".ot-part:not([open])")).to_have_count(0)

    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    expect(page.locator(".ot-part[open]")).to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.locator(".ot-part:not([open])")).to_have_count(0)


@pytest.mark.parametrize("target", ["grond-keuren", "checklist-grond-keuren", "vink-kuil"])
def test_a_part_opens_for_its_link_and_for_what_stands_in_it(narrow: Page, target: str) -> None:
    narrow.goto(f"{PHASE}#{target}")
    all_ready(narrow)

    assert opened(narrow) == ["grond-keuren" if target == "grond-keuren" else "zaaien-checklist"]
    expect(narrow.locator(f"#{target}")).to_be_in_viewport()


def test_a_part_opens_for_a_link_on_the_page_also_when_the_address_is_there_already(narrow: Page) -> None:
    narrow.goto(f"{PHASE}#grond-keuren")
    to_checklist = part(narrow, "grond-keuren").locator(".ot-to-checklist a")
    for _ in range(2):
        to_checklist.click()
        assert "zaaien-checklist" in opened(narrow)
        expect(narrow.locator("#checklist-grond-keuren")).to_be_in_viewport()
        part(narrow, "zaaien-checklist").evaluate("each => { each.open = false }")


def test_what_nobody_may_miss_is_always_open(narrow: Page) -> None:
    narrow.goto(FLAGS)

    for name in narrow.locator(".ot-routes dt").all():
        expect(name).to_be_visible()
    assert narrow.locator(".ot-routes dt").count()


def test_paper_has_what_was_closed_and_the_screen_is_as_it_was_after_it(narrow: Page) -> None:
    narrow.goto(PHASE)
    said = narrow.locator(".ot-phrases q").all_text_contents()
    sheets = PdfReader(io.BytesIO(narrow.pdf(format="A4"))).pages
    printed = re.sub(r"\s", "", " ".join(sheet.extract_text() for sheet in sheets))

    assert said
    assert [each for each in said if re.sub(r"\s", "", each) not in printed] == []
    until(narrow, "!document.querySelector('.ot-part[open]')")


def test_paper_has_what_is_closed_where_no_script_opens_it(narrow: Page) -> None:
    narrow.goto(PHASE)
    narrow.emulate_media(media="print")

    expect(narrow.locator(".ot-phrases q").first).to_be_visible()
    assert opened(narrow) == []


def test_a_word_that_the_browser_finds_opens_what_it_stands_in(narrow: Page) -> None:
    """As for a search in the page: the browser has one way to show what it finds."""
    narrow.goto(PHASE)
    step = narrow.locator(".ot-intervention .ot-steps p").nth(1)  # the first one is the hint of the part
    words = quote(step.text_content() or "", safe="")
    narrow.goto("/leeg.html")
    narrow.goto(f"{PHASE}#:~:text={words}")

    expect(step).to_be_in_viewport()


def test_without_javascript_all_is_open(unscripted: Page) -> None:
    unscripted.set_viewport_size({"width": 360, "height": 740})
    for path in ("", PHASE, FLAGS):
        unscripted.goto(path)
        expect(unscripted.locator("[data-ot-opens]:not([open])")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", PHASE, f"{PHASE}#wieden", FLAGS, "reacties/"])
def test_nothing_moves_while_the_page_comes(browser: Browser, guides_url: str, path: str, width: int) -> None:
    context = browser.new_context(base_url=f"{guides_url}gewoon/", viewport={"width": width, "height": 740})
    tab = context.new_page()
    tab.goto(path)
    all_ready(tab)
    moved = tab.evaluate(MOVED)
    context.close()

    assert moved == 0


def test_the_contents_lead_to_each_part(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 740})
    page.goto(PHASE)
    links = page.locator(".md-sidebar--secondary a").evaluate_all(
        "all => all.map(({ hash }) => hash.slice(1))"
    )

    heads = page.locator(".ot-part__head > [id]").evaluate_all("all => all.map(({ id }) => id)")
    assert heads
    assert [each for each in heads if each not in links] == []
