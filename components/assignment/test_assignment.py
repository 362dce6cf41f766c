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
    said(one, "Geef eerst een schuilnaam.")
    expect(one.get_by_label("Schuilnaam")).to_be_focused()
    one.keyboard.press("Escape")

    expect(one.get_by_label("Schuilnaam")).to_be_hidden()
    expect(name(one)).to_have_text("Mijn tuintje")
    assert stored(one) == {}


def test_two_assignments_cannot_have_one_name(one: Page) -> None:
    press(one, "Nieuw tuintje")
    one.get_by_label("Schuilnaam").fill("Mijn tuintje")
    one.keyboard.press("Enter")
    said(one, "Er is al een tuintje met deze naam.")
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
    assert {key.split("/")[0] for key in stored(two)} == {"eerste", "current"}
    said(two, "Vuurtoren is verwijderd.")

    two.locator(".ot-assignment .ot-undo").get_by_role("button", name="Maak ongedaan").click()
    expect(name(two)).to_have_text("Vuurtoren")
    expect(box(two, ITEM)).to_be_checked()


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

    expect(name(one)).to_have_text("Vuurtoren")
    expect(one.get_by_label("Ik werk aan").locator("option")).to_have_text(["Mijn tuintje", "Vuurtoren"])


def test_ticks_of_an_assignment_that_is_not_there_do_not_matter(page: Page) -> None:
    prepare(page, {"current": "verdwenen", "verdwenen/item/x": "done"})
    page.goto(PAGE)
    all_ready(page)

    expect(name(page)).to_have_text("Mijn tuintje")
