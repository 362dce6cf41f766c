"""More than one assignment: kept apart under names of the reader's own choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import box, keep, ready, said, stored

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from macros.model import Library


@pytest.fixture(scope="module")
def item(library: Library) -> str:
    return library.interventions_of(library.phases[0])[0].checklist[0].id


@pytest.fixture
def page(page: Page, library: Library) -> Page:
    page.goto(f"fasen/{library.phases[0].id}/")
    ready(page)
    ready(page, "ot-assignment")
    return page


def name(page: Page) -> Locator:
    """The name of the assignment that the page works on."""
    return page.locator("[data-ot-name]")


def add(page: Page, text: str) -> None:
    """Make an assignment as a reader does."""
    if not page.locator("details.ot-assignment").evaluate("details => details.open"):
        page.locator(".ot-assignment > summary").click()
    page.get_by_role("button", name="Nieuwe opdracht").click()
    page.get_by_label("Schuilnaam").fill(text)
    page.get_by_role("button", name="Bewaar de naam").click()


def test_the_first_assignment_needs_no_set_up(page: Page, item: str) -> None:
    expect(name(page)).to_have_text("Mijn opdracht")
    box(page, item).check()

    assert stored(page) == {f"eerste/item/{item}": "done"}


def test_a_new_assignment_starts_empty_and_the_first_keeps_its_ticks(page: Page, item: str) -> None:
    box(page, item).check()
    add(page, "Vuurtoren")

    expect(name(page)).to_have_text("Vuurtoren")
    said(page, "Je werkt nu aan Vuurtoren")
    expect(box(page, item)).not_to_be_checked()
    page.get_by_label("Ik werk aan").select_option("Mijn opdracht")
    expect(box(page, item)).to_be_checked()
    said(page, "Je werkt nu aan Mijn opdracht")


def test_the_choice_holds_on_other_pages_and_after_a_reload(page: Page, library: Library) -> None:
    add(page, "Vuurtoren")
    page.goto(f"fasen/{library.phases[1].id}/")

    expect(name(page)).to_have_text("Vuurtoren")


def test_an_assignment_can_have_another_name(page: Page, item: str) -> None:
    box(page, item).check()
    page.locator(".ot-assignment > summary").click()
    page.get_by_role("button", name="Geef een andere naam").click()
    page.get_by_label("Schuilnaam").fill("Kompas")
    page.keyboard.press("Enter")

    expect(name(page)).to_have_text("Kompas")
    expect(page.get_by_role("button", name="Geef een andere naam")).to_be_focused()
    expect(box(page, item)).to_be_checked()


def test_a_name_that_is_left_empty_is_not_taken_and_escape_leaves_all_as_it_was(page: Page) -> None:
    page.locator(".ot-assignment > summary").click()
    page.get_by_role("button", name="Nieuwe opdracht").click()
    page.get_by_label("Schuilnaam").fill("  ")
    page.get_by_role("button", name="Bewaar de naam").click()
    said(page, "Geef eerst een schuilnaam.")
    expect(page.get_by_label("Schuilnaam")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_label("Schuilnaam")).to_be_hidden()
    expect(name(page)).to_have_text("Mijn opdracht")
    assert stored(page) == {}


def test_two_assignments_cannot_have_one_name(page: Page) -> None:
    page.locator(".ot-assignment > summary").click()
    page.get_by_role("button", name="Nieuwe opdracht").click()
    page.get_by_label("Schuilnaam").fill("Mijn opdracht")
    page.keyboard.press("Enter")
    said(page, "Er is al een opdracht met deze naam.")
    assert stored(page) == {}

    page.get_by_label("Schuilnaam").fill("Kompas")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Geef een andere naam").click()
    page.keyboard.press("Enter")
    expect(name(page)).to_have_text("Kompas")
    expect(page.get_by_label("Schuilnaam")).to_be_hidden()


def test_removing_an_assignment_asks_first_takes_all_of_it_and_can_be_undone(page: Page, item: str) -> None:
    box(page, item).check()
    add(page, "Vuurtoren")
    box(page, item).check()
    page.get_by_role("button", name="Verwijder deze opdracht").click()
    page.get_by_role("button", name="Nee, laat staan").click()
    expect(name(page)).to_have_text("Vuurtoren")

    page.get_by_role("button", name="Verwijder deze opdracht").click()
    page.get_by_role("button", name="Ja, verwijder").click()
    expect(name(page)).to_have_text("Mijn opdracht")
    assert {key.split("/")[0] for key in stored(page)} == {"eerste", "current"}
    said(page, "Vuurtoren is verwijderd.")

    page.locator(".ot-assignment .ot-undo").get_by_role("button", name="Maak ongedaan").click()
    expect(name(page)).to_have_text("Vuurtoren")
    expect(box(page, item)).to_be_checked()


def test_a_name_is_shown_as_text_whatever_it_holds(page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    add(page, hostile)

    expect(name(page)).to_have_text(hostile)
    assert page.locator("img").count() == 0


def test_an_assignment_that_another_page_made_can_be_chosen_here(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    ready(other, "ot-assignment")
    add(other, "Vuurtoren")

    expect(name(page)).to_have_text("Vuurtoren")
    expect(page.get_by_label("Ik werk aan").locator("option")).to_have_text(["Mijn opdracht", "Vuurtoren"])


def test_ticks_of_an_assignment_that_is_not_there_do_not_matter(page: Page) -> None:
    entries = {"current": {"v": "verdwenen", "t": 1}, "verdwenen/item/x": {"v": "done", "t": 1}}
    keep(page, entries)
    page.reload()

    expect(name(page)).to_have_text("Mijn opdracht")
