"""More than one assignment: kept apart under names of the reader's own choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import all_ready, box, prepare, said, stored, tab

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PAGE = "fasen/zaaien/"
ITEM = "vink-kuil"


@pytest.fixture
def one(page: Page) -> Page:
    """A page with one assignment, that has no name yet; all that can be done with it is open."""
    example("assignment", "één opdracht zonder naam").open(page)
    return page


@pytest.fixture
def two(page: Page) -> Page:
    """A page with two assignments, of which the second is in use; an item is done in the first."""
    example("assignment", "twee opdrachten").open(page)
    return page


def name(page: Page) -> Locator:
    """The name of the assignment that the page works on."""
    return page.locator("[data-ot-name]")


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()


def refused(page: Page, why: str) -> None:
    """Check that the field says why its name is not taken."""
    field = page.get_by_label("Schuilnaam")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(why)


def add(page: Page, text: str) -> None:
    """Make an assignment as a reader does."""
    press(page, "Nieuw tuintje")
    page.get_by_label("Schuilnaam").fill(text)
    press(page, "Bewaar de naam")


def test_the_first_assignment_needs_no_set_up(one: Page) -> None:
    expect(name(one)).to_have_text("Mijn tuintje")
    box(one, ITEM).check()

    assert stored(one) == {f"tuin/item/{ITEM}": "done"}


def test_a_new_assignment_starts_empty_and_the_first_keeps_its_ticks(one: Page) -> None:
    box(one, ITEM).check()
    add(one, "Vuurtoren")

    expect(name(one)).to_have_text("Vuurtoren")
    said(one, "Je werkt nu aan Vuurtoren")
    expect(box(one, ITEM)).not_to_be_checked()
    one.get_by_label("Ik werk aan").select_option("Mijn tuintje")
    expect(box(one, ITEM)).to_be_checked()
    said(one, "Je werkt nu aan Mijn tuintje")


def test_the_choice_holds_on_other_pages_and_after_a_reload(one: Page) -> None:
    add(one, "Vuurtoren")
    one.goto("fasen/groeien/")

    expect(name(one)).to_have_text("Vuurtoren")


def test_an_assignment_can_have_another_name(one: Page) -> None:
    box(one, ITEM).check()
    press(one, "Geef een andere naam")
    one.get_by_label("Schuilnaam").fill("Kompas")
    one.keyboard.press("Enter")

    expect(name(one)).to_have_text("Kompas")
    expect(one.get_by_role("button", name="Geef een andere naam")).to_be_focused()
    expect(box(one, ITEM)).to_be_checked()


def test_a_name_that_is_left_empty_is_not_taken_and_escape_leaves_all_as_it_was(one: Page) -> None:
    add(one, "  ")
    refused(one, "Geef eerst een schuilnaam.")
    expect(one.get_by_label("Schuilnaam")).to_be_focused()
    one.keyboard.press("Escape")

    expect(one.get_by_label("Schuilnaam")).to_be_hidden()
    expect(name(one)).to_have_text("Mijn tuintje")
    assert stored(one) == {}


def test_two_assignments_cannot_have_one_name(one: Page) -> None:
    press(one, "Nieuw tuintje")
    one.get_by_label("Schuilnaam").fill("Mijn tuintje")
    one.keyboard.press("Enter")
    refused(one, "Er is al een tuintje met deze naam.")
    assert stored(one) == {}

    one.get_by_label("Schuilnaam").fill("Kompas")
    one.keyboard.press("Enter")
    press(one, "Geef een andere naam")
    one.keyboard.press("Enter")
    expect(name(one)).to_have_text("Kompas")
    expect(one.get_by_label("Schuilnaam")).to_be_hidden()


def test_removing_an_assignment_asks_first_takes_all_of_it_and_can_be_undone(two: Page) -> None:
    box(two, ITEM).check()
    press(two, "Verwijder dit tuintje")
    press(two, "Nee, laat staan")
    expect(name(two)).to_have_text("Vuurtoren")

    press(two, "Verwijder dit tuintje")
    press(two, "Ja, verwijder")
    expect(name(two)).to_have_text("Kompas")
    assert {key.split("/")[0] for key in stored(two)} == {"tuin"}
    said(two, "Vuurtoren is verwijderd. Je kunt het nog ongedaan maken.")

    two.locator(".ot-assignment .ot-undo").get_by_role("button", name="Maak ongedaan").click()
    expect(name(two)).to_have_text("Vuurtoren")
    expect(box(two, ITEM)).to_be_checked()
    expect(two.get_by_role("button", name="Verwijder dit tuintje")).to_be_focused()


def test_a_name_is_shown_as_text_whatever_it_holds(one: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    add(one, hostile)

    expect(name(one)).to_have_text(hostile)
    said(one, f"Je werkt nu aan {hostile}")
    assert one.locator("img").count() == 0


def test_an_assignment_that_another_page_made_can_be_chosen_here(one: Page) -> None:
    other = tab(one.context, PAGE)
    other.locator(".ot-assignment > summary").click()
    add(other, "Vuurtoren")

    expect(one.get_by_label("Ik werk aan").locator("option")).to_have_text(["Mijn tuintje", "Vuurtoren"])
    expect(name(one)).to_have_text("Mijn tuintje")
    one.get_by_label("Ik werk aan").select_option("Vuurtoren")
    expect(name(one)).to_have_text("Vuurtoren")


def test_ticks_of_an_assignment_that_is_not_there_do_not_matter(page: Page) -> None:
    prepare(page, {"current": "verdwenen", "verdwenen/item/x": "done"})
    page.goto(PAGE)
    all_ready(page)

    expect(name(page)).to_have_text("Mijn tuintje")


@pytest.mark.parametrize("text", ["\u200b\u200d", "\u3164", "\u00ad \u2060"])
def test_a_name_that_nobody_can_see_is_not_taken(one: Page, text: str) -> None:
    add(one, text)

    refused(one, "Geef eerst een schuilnaam.")
    assert stored(one) == {}


def test_why_a_name_is_not_taken_stays_at_the_field_until_it_is_another(page: Page) -> None:
    page.clock.install()
    example("assignment", "één opdracht zonder naam").open(page)
    add(page, " ")
    page.clock.run_for(60_000)
    refused(page, "Geef eerst een schuilnaam.")
    page.get_by_label("Schuilnaam").fill("V")

    expect(page.get_by_label("Schuilnaam")).to_have_attribute("aria-invalid", "false")


# More than one tab.


def test_a_tab_keeps_its_assignment_when_another_tab_goes_to_the_next(two: Page) -> None:
    other = tab(two.context, PAGE)
    other.locator(".ot-assignment > summary").click()
    other.get_by_label("Ik werk aan").select_option("Kompas")
    expect(box(other, ITEM)).to_be_checked()
    box(two, "vink-klei").check()
    two.reload()
    all_ready(two)

    expect(name(two)).to_have_text("Vuurtoren")
    expect(box(two, "vink-klei")).to_be_checked()
    expect(box(other, "vink-klei")).not_to_be_checked()
    expect(name(tab(two.context, PAGE))).to_have_text("Kompas")


def test_a_tab_says_that_its_assignment_was_removed_or_has_another_name(two: Page) -> None:
    other = tab(two.context, PAGE)
    other.locator(".ot-assignment > summary").click()
    press(other, "Geef een andere naam")
    other.get_by_label("Schuilnaam").fill("Baken")
    other.keyboard.press("Enter")
    news = two.locator("[data-ot-elsewhere]")
    expect(news).to_have_text("Vuurtoren heet nu Baken. Die naam gaf je in een ander tabblad.")
    press(other, "Verwijder dit tuintje")
    press(other, "Ja, verwijder")
    expect(news).to_contain_text("Baken is in een ander tabblad verwijderd.")
    expect(name(two)).to_have_text("Baken")
    expect(box(other, ITEM)).to_be_checked()

    box(two, "vink-klei").check()
    assert stored(two) == {
        "tuin/name": "Kompas",
        f"tuin/item/{ITEM}": "done",
        "7-7/name": "Baken",
        "7-7/item/vink-klei": "done",
    }
    expect(news).to_be_hidden()
