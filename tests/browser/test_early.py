"""What a reader fills in before a tool is there is not taken back by the tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.tools import all_ready, box, keep, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from macros.model import Library

    #: Opens a page whose tools wait, and gives what lets them come.
    Slowly = Callable[[str], Callable[[], None]]

FORM = "formulieren/exitstrategie/"
FIELD = "#formulier-exitstrategie--uitkomst"
KEY = "eerste/form/formulier-exitstrategie"
ROWS = "eerste/form/formulier-feitenmodel"
ONE_ROW = {f"{ROWS}/keep": True, f"{ROWS}/rows": ["7"], f"{ROWS}/row/7/feit": "Eerder bewaard."}


def keep_entries(page: Page, values: dict[str, Any]) -> None:
    """Put values on the device, by their names."""
    keep(page, {name: {"v": value, "t": 1} for name, value in values.items()})


@pytest.fixture
def open_slowly(page: Page) -> Slowly:
    """Opens a page whose tools wait, and gives what lets them come."""

    def opened(path: str) -> Callable[[], None]:
        held = []
        page.route("**/ot-*.mjs", lambda route: held.append(route))
        page.goto(path, wait_until="domcontentloaded")

        def come() -> None:
            for route in held:
                route.continue_()
            page.unroute("**/ot-*.mjs")
            all_ready(page)

        return come

    return opened


def test_an_early_tick_counts(page: Page, open_slowly: Slowly, library: Library) -> None:
    phase = library.phases[0]
    first, second, third, *_ = [item for each in library.interventions_of(phase) for item in each.checklist]
    come = open_slowly(f"fasen/{phase.id}/")
    keep_entries(page, {f"eerste/item/{third.id}": "done"})
    box(page, first.id).check()
    page.get_by_text(second.text.text).last.click()  # its label
    box(page, second.id).press("Space")  # and back
    come()

    expect(box(page, first.id)).to_be_checked()
    expect(box(page, second.id)).not_to_be_checked()
    expect(box(page, third.id)).to_be_checked()
    assert stored(page) == {f"eerste/item/{first.id}": "done", f"eerste/item/{third.id}": "done"}


def test_only_the_last_of_early_answers_counts(page: Page, open_slowly: Slowly, library: Library) -> None:
    flag = library.red_flags[0]
    come = open_slowly("rode-vlaggenscan/")
    group = page.locator(f"[data-ot-flag={flag.id}]")
    group.get_by_role("radio").first.check()
    group.get_by_role("radio").last.check()
    value = group.get_by_role("radio").last.get_attribute("value")
    come()

    expect(group.get_by_role("radio").last).to_be_checked()
    assert stored(page) == {f"eerste/flag/{flag.id}": value}


def test_early_text_stays_on_the_screen(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(FORM)
    page.locator(FIELD).press_sequentially("Vroeg getypt")
    come()

    expect(page.locator(FIELD)).to_have_value("Vroeg getypt")
    assert stored(page) == {}


def test_early_text_comes_after_the_text_that_was_kept(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(FORM)
    before = {"keep": True, "field/uitkomst": "Eerder bewaard."}
    keep_entries(page, {f"{KEY}/{name}": value for name, value in before.items()})
    page.locator(FIELD).press_sequentially("Vroeg getypt.")
    come()

    expect(page.locator(FIELD)).to_have_value("Eerder bewaard. Vroeg getypt.")
    page.wait_for_timeout(500)
    assert stored(page)[f"{KEY}/field/uitkomst"] == "Eerder bewaard. Vroeg getypt."


def test_early_text_goes_on_where_the_reader_is(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly(FORM)
    page.locator(FIELD).press_sequentially("bcd")
    page.keyboard.press("Home")
    come()
    page.keyboard.type("A")

    expect(page.locator(FIELD)).to_have_value("Abcd")


def test_early_text_where_rows_were_kept_is_a_row_of_its_own(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly("formulieren/feitenmodel/")
    keep_entries(page, ONE_ROW)
    page.locator("[data-ot-field=feit]").first.press_sequentially("Vroeg getypt.")
    come()
    page.wait_for_timeout(500)

    texts = page.locator("[data-ot-rows] [data-ot-field=feit]").evaluate_all(
        "all => all.map(each => each.value)"
    )
    assert texts == ["Eerder bewaard.", "Vroeg getypt."]
    entries = stored(page)
    assert [entries[f"{ROWS}/row/{row}/feit"] for row in entries[f"{ROWS}/rows"]] == texts


def test_a_row_that_gives_way_to_kept_rows_leaves_nothing_behind(page: Page, open_slowly: Slowly) -> None:
    come = open_slowly("formulieren/feitenmodel/")
    keep_entries(page, ONE_ROW)
    page.locator("[data-ot-field=feit]").first.focus()
    come()
    page.wait_for_timeout(500)

    assert stored(page) == ONE_ROW
    expect(page.locator("[data-ot-rows] textarea").first).to_be_focused()


def test_a_box_that_is_empty_again_is_as_it_was_found(
    page: Page, open_slowly: Slowly, library: Library
) -> None:
    phase = library.phases[0]
    item = next(item for each in library.interventions_of(phase) for item in each.checklist)
    come = open_slowly(f"fasen/{phase.id}/")
    entries = {f"eerste/item/{item.id}": "na"}
    keep_entries(page, entries)
    box(page, item.id).check()
    box(page, item.id).uncheck()
    come()

    assert stored(page) == entries


def test_what_the_browser_itself_puts_back_does_not_count(
    page: Page, open_slowly: Slowly, library: Library
) -> None:
    phase = library.phases[0]
    item = next(item for each in library.interventions_of(phase) for item in each.checklist)
    come = open_slowly(f"fasen/{phase.id}/")
    # As when a reader comes back to a page that was filled in, and then erased elsewhere.
    box(page, item.id).evaluate("each => { each.checked = true }")
    come()

    expect(box(page, item.id)).not_to_be_checked()
    assert stored(page) == {}
