"""What a reader fills in before a tool is there is not taken back by the tool."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import all_ready, box, prepare, stored, wait_until_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page, Route

    #: Opens a page whose tools wait, on a device with some values, and gives what lets them come.
    Slowly = Callable[..., Callable[[], None]]

#: The scripts of the tools, but not those that load them.
TOOLS = re.compile(r"/components/(?!page/).+\.mjs$")
PHASE = "fasen/zaaien/"
FIRST, SECOND, THIRD = "vink-kuil", "vink-klei", "vink-buur"
FORM = "formulieren/afscheid/"
FIELD = "#formulier-afscheid--wat"
KEY = "tuin/form/formulier-afscheid"
ROWS = "formulieren/waterlijst/"
ROWS_KEY = "tuin/form/formulier-waterlijst"


def one_row(row: str) -> dict[str, object]:
    """A form with one row that was kept under a name."""
    return {f"{ROWS_KEY}/keep": True, f"{ROWS_KEY}/rows": [row], f"{ROWS_KEY}/row/{row}/wie": "De buur."}


#: A form as the page opens it has a row 1; rows that came later have a number of their own.
kept_rows = pytest.mark.parametrize("row", ["1", "7"])


@pytest.fixture
def open_slowly(page: Page) -> Slowly:
    """Opens a page whose tools wait, and gives what lets them come."""

    def opened(path: str, values: dict[str, object] | None = None) -> Callable[[], None]:
        if values:
            prepare(page, values)
        held: list[Route] | None = []
        page.route(TOOLS, lambda route: route.continue_() if held is None else held.append(route))
        page.goto(path, wait_until="domcontentloaded")

        def come() -> None:
            nonlocal held
            waiting, held = held or [], None
            for route in waiting:
                route.continue_()
            all_ready(page)

        return come

    return opened


def names(page: Page) -> Locator:
    """The first field of each row."""
    return page.locator("[data-ot-rows] [data-ot-field=wie]")


@pytest.mark.parametrize("path", [PHASE, FORM, ROWS])
def test_a_page_is_as_long_before_its_tools_as_with_them(page: Page, open_slowly: Slowly, path: str) -> None:
    """Where the contents stand beside it: else they mark another section than a link to the end leads to."""
    page.clock.install()  # the room is kept for some seconds
    come = open_slowly(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    before = page.evaluate("document.documentElement.scrollHeight")
    come()

    assert page.evaluate("document.documentElement.scrollHeight") == before


def test_an_early_tick_counts(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(PHASE, {f"tuin/item/{THIRD}": "done"})
    box(page, FIRST).check()
    page.locator(f"#vink-{SECOND}-tekst").click()  # its label
    box(page, SECOND).press("Space")  # and back
    come()

    expect(box(page, FIRST)).to_be_checked()
    expect(box(page, SECOND)).not_to_be_checked()
    expect(box(page, THIRD)).to_be_checked()
    assert stored(page) == {f"tuin/item/{FIRST}": "done", f"tuin/item/{THIRD}": "done"}


def test_only_the_last_of_early_answers_counts(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly("alarmscan/")
    answers = page.locator("[data-ot-flag=droogte]").get_by_role("radio")
    answers.first.check()
    answers.last.check()
    come()

    expect(answers.last).to_be_checked()
    assert stored(page) == {"tuin/flag/droogte": answers.last.get_attribute("value")}


def test_leaving_early_text_asks_first(page: Page, open_slowly: Slowly) -> None:
    open_slowly(FORM)
    page.locator(FIELD).press_sequentially("Vroeg getypt")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/leeg.html")

    assert asked == ["beforeunload"]


def test_early_text_stays_on_the_screen(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(FORM)
    page.locator(FIELD).press_sequentially("Vroeg getypt")
    come()

    expect(page.locator(FIELD)).to_have_value("Vroeg getypt")
    assert stored(page) == {}


def test_early_text_comes_after_the_text_that_was_kept(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(FORM, {f"{KEY}/keep": True, f"{KEY}/field/wat": "Eerder bewaard."})
    page.locator(FIELD).press_sequentially("Vroeg getypt.")
    come()

    expect(page.locator(FIELD)).to_have_value("Eerder bewaard. Vroeg getypt.")
    wait_until_kept(page, "Vroeg getypt.")
    assert stored(page)[f"{KEY}/field/wat"] == "Eerder bewaard. Vroeg getypt."


def test_early_text_goes_on_where_the_reader_is(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(FORM)
    page.locator(FIELD).press_sequentially("bcd")
    page.keyboard.press("Home")
    come()
    page.keyboard.type("A")

    expect(page.locator(FIELD)).to_have_value("Abcd")


@kept_rows
def test_early_text_where_rows_were_kept_is_a_row_of_its_own(
    page: Page, open_slowly: Slowly, row: str
) -> None:
    come = open_slowly(ROWS, one_row(row))
    names(page).first.press_sequentially("Vroeg getypt.")
    come()
    wait_until_kept(page, "Vroeg getypt.")

    texts = names(page).evaluate_all("all => all.map(each => each.value)")
    assert texts == ["De buur.", "Vroeg getypt."]
    entries = stored(page)
    assert [entries[f"{ROWS_KEY}/row/{each}/wie"] for each in entries[f"{ROWS_KEY}/rows"]] == texts


@kept_rows
def test_a_row_that_gives_way_to_kept_rows_leaves_nothing_behind(
    page: Page, open_slowly: Slowly, row: str
) -> None:
    page.clock.install()
    come = open_slowly(ROWS, one_row(row))
    names(page).first.focus()
    come()
    page.clock.run_for(10_000)

    assert stored(page) == one_row(row)
    expect(names(page)).to_have_count(1)
    expect(names(page)).to_be_focused()


def test_a_box_that_is_empty_again_is_as_it_was_found(page: Page, open_slowly: Slowly) -> None:
    entries = {f"tuin/item/{FIRST}": "na"}
    come = open_slowly(PHASE, entries)
    box(page, FIRST).check()
    box(page, FIRST).uncheck()
    come()

    assert stored(page) == entries


def test_what_the_browser_itself_puts_back_does_not_count(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(PHASE)
    # As when a reader comes back to a page that was filled in, and then erased elsewhere.
    box(page, FIRST).evaluate("each => { each.checked = true }")
    come()

    expect(box(page, FIRST)).not_to_be_checked()
    assert stored(page) == {}
