"""What a reader kept of a record that is gone goes on under its successor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.support.tools import all_ready, box, kept, prepare, stored, tab

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

#: What a reader kept under the old names; the fingerprints are those of other texts.
BEFORE = {
    "tuin/item/vink-schep": {"v": "done", "h": "oud"},
    "tuin/flag/ruzie": "vaak",
    "tuin/chosen/buren-vragen": True,
    "tuin/form/formulier-gieters/keep": True,
    "tuin/form/formulier-gieters/rows": ["1", "7"],
    "tuin/form/formulier-gieters/row/7/wie": "De buurvrouw.",
}
AFTER = {
    "tuin/item/vink-kuil": "done",
    "tuin/flag/slakken": "vaak",
    "tuin/chosen/grond-keuren": True,
    "tuin/form/formulier-waterlijst/keep": True,
    "tuin/form/formulier-waterlijst/rows": ["1", "7"],
    "tuin/form/formulier-waterlijst/row/7/wie": "De buurvrouw.",
}


def opened(page: Page, path: str, entries: dict[str, Any]) -> Page:
    """Open a page of the handreiking with old records, on a device with these entries."""
    prepare(page, entries)
    page.goto(f"/oud/{path}")
    all_ready(page)
    return page


def test_a_tick_stands_under_the_successor_with_the_notice_that_the_text_is_another(page: Page) -> None:
    opened(page, "fasen/zaaien/", BEFORE)

    expect(box(page, "vink-kuil")).to_be_checked()
    expect(page.locator("#vink-kuil .ot-check__changed")).to_contain_text(
        "De tekst van dit punt is veranderd sinds je hem aanvinkte."
    )
    expect(page.locator("ot-choose[data-id=grond-keuren] button")).to_have_attribute("aria-pressed", "true")


def test_all_that_was_kept_goes_on_whichever_page_is_opened_first(page: Page) -> None:
    opened(page, "alarmscan/", BEFORE)

    expect(page.locator("#scan-slakken-vaak")).to_be_checked()
    assert stored(page) == AFTER


def test_the_text_of_a_form_stands_in_the_form_that_follows_and_goes_when_that_is_emptied(page: Page) -> None:
    opened(page, "formulieren/waterlijst/", BEFORE)

    expect(page.get_by_label("Wie goot er?").nth(1)).to_have_value("De buurvrouw.")
    page.get_by_label("Bewaar op dit apparaat").uncheck()
    assert {name for name in stored(page) if "/form/" in name} == set()


def test_an_answer_under_the_successor_stays_and_so_does_the_old_one(page: Page) -> None:
    own = {"tuin/flag/slakken": "soms", "tuin/form/formulier-waterlijst/keep": True}
    opened(page, "alarmscan/", BEFORE | own)

    left = stored(page)
    assert left.items() >= own.items()
    assert left["tuin/flag/ruzie"] == "vaak"
    assert left["tuin/form/formulier-gieters/row/7/wie"] == "De buurvrouw."


def test_an_answer_that_was_taken_away_does_not_come_back(page: Page) -> None:
    opened(page, "fasen/zaaien/", BEFORE | {"tuin/item/vink-kuil": "na"})
    page.locator("#nvt-vink-kuil").click()
    page.reload()
    all_ready(page)

    expect(page.locator("#nvt-vink-kuil")).to_have_attribute("aria-pressed", "false")
    expect(box(page, "vink-kuil")).not_to_be_checked()


def test_of_two_old_answers_one_goes_on_and_the_other_is_not_lost(page: Page) -> None:
    both = {"tuin/chosen/buren-vragen": True, "tuin/chosen/klus-schep": True}
    opened(page, "fasen/zaaien/", both)

    assert sorted(stored(page)) == ["tuin/chosen/buren-vragen", "tuin/chosen/grond-keuren"]


def test_each_assignment_keeps_its_own(page: Page) -> None:
    named = {"a/name": "Tuin A", "b/name": "Tuin B", "current": "b"}
    answers = {"a/flag/ruzie": "vaak", "b/flag/slakken": "soms", "b/flag/ruzie-2": "vaak"}
    opened(page, "alarmscan/", named | answers)

    del named["current"]
    assert stored(page) == named | {
        "a/flag/slakken": "vaak",
        "b/flag/slakken": "soms",
        "b/flag/ruzie-2": "vaak",
    }


def test_other_tabs_follow_and_nothing_is_written_time_and_again(context: BrowserContext) -> None:
    prepare(context.new_page(), {"tuin/name": "Tuin A"})
    first, second = (tab(context, "/oud/alarmscan/") for _ in range(2))
    count = """() => {
        window.writes = 0
        const { setItem } = Storage.prototype
        Storage.prototype.setItem = function (...given) { window.writes++; setItem.apply(this, given) }
    }"""
    for each in (first, second):
        each.evaluate(count)
    # As a tab does that still has a page of before.
    other = context.new_page()
    other.goto("/leeg.html")
    other.evaluate(
        "localStorage.setItem('moestuin/tuin/flag/ruzie', JSON.stringify({v: 'vaak', t: Date.now()}))"
    )

    for each in (first, second):
        expect(each.locator("#scan-slakken-vaak")).to_be_checked()
    assert stored(first) == {"tuin/name": "Tuin A", "tuin/flag/slakken": "vaak"}
    # The old name, the new one and the mark, and at most once more where both tabs were at it.
    assert sum(each.evaluate("window.writes") for each in (first, second)) <= 8


def test_an_old_file_that_is_read_in_goes_on_too(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "moestuin.json"
    entries = {name: {"v": value, "t": 1} for name, value in AFTER.items() if "flag" not in name}
    old = {"tuin/flag/ruzie": {"v": "vaak", "t": 1}}
    file.write_text(json.dumps({"version": 3, "entries": entries | old}), encoding="utf-8")
    opened(page, "mijn-notitie/", {})
    page.locator("#ot-bestand").set_input_files(file)
    page.get_by_role("button", name="Neem dit over").click()

    expect(page.locator('[data-ot-flag="slakken"]')).to_have_text("Slakken: vaak")
    assert stored(page) == AFTER


def test_a_handreiking_without_old_records_moves_nothing(page: Page) -> None:
    prepare(page, {"tuin/flag/ruzie": "vaak", "tuin/item/vink-weg": "done"})
    before = kept(page)
    page.goto("/gewoon/alarmscan/")
    all_ready(page)

    assert kept(page) == before
