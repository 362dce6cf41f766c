"""The menu, as a keyboard and a screen reader meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def narrow(page: Page) -> Page:
    """A page on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("fasen/zaaien/")
    return page


def test_the_menu_says_whether_it_is_open_and_gives_the_focus_back(narrow: Page) -> None:
    button = narrow.get_by_role("button", name="Menu", exact=True)
    menu = narrow.get_by_role("navigation", name="Navigatie")
    close = narrow.get_by_role("button", name="Sluit het menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    # A closed menu has no stop for the Tab key.
    expect(menu).to_have_count(0)
    expect(narrow.locator(".ot-nav a").first).to_be_hidden()

    for shut in (lambda: narrow.keyboard.press("Escape"), lambda: narrow.keyboard.press("Enter")):
        button.focus()
        narrow.keyboard.press("Enter")
        expect(menu).to_be_visible()
        expect(close).to_be_focused()
        expect(narrow.locator(".ot-menu")).to_have_attribute("aria-expanded", "true")
        shut()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


def test_the_tab_key_stays_in_the_menu_while_it_is_open(narrow: Page) -> None:
    narrow.locator(".ot-menu").click()
    expect(narrow.locator(".ot-nav__close")).to_be_focused()
    narrow.evaluate(
        """() => {
            window.seen = []
            addEventListener("focusin", ({ target }) => seen.push(!!target.closest(".md-sidebar--primary")))
        }"""
    )
    stops = narrow.locator(".md-sidebar--primary :is(a, button, summary):visible").count()
    for _ in range(stops + 5):
        narrow.keyboard.press("Tab")

    seen = narrow.evaluate("seen")
    assert len(seen) >= stops
    assert all(seen)


def test_where_the_screen_becomes_wide_the_menu_is_no_longer_in_the_way(narrow: Page) -> None:
    narrow.locator(".ot-menu").click()
    expect(narrow.locator("main .md-content")).to_have_attribute("inert", "")
    narrow.set_viewport_size({"width": 1280, "height": 740})

    expect(narrow.locator("main .md-content")).not_to_have_attribute("inert", "")


def test_a_section_of_the_menu_opens_with_the_keyboard(page: Page) -> None:
    page.goto("fasen/zaaien/")
    section = page.locator(".ot-nav summary", has_text="Papieren")
    section.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".ot-nav").get_by_role("link", name="Waterlijst")).to_be_visible()


def test_the_menu_works_without_javascript(unscripted: Page) -> None:
    unscripted.set_viewport_size({"width": 360, "height": 740})
    unscripted.goto("fasen/zaaien/")
    unscripted.keyboard.press("Tab")
    unscripted.keyboard.press("Tab")
    expect(unscripted.get_by_role("checkbox", name="Menu")).to_be_focused()
    menu = unscripted.locator(".ot-nav")
    expect(menu).to_be_hidden()
    unscripted.keyboard.press("Space")
    expect(menu.get_by_role("link", name="De zaaitijd")).to_have_attribute("aria-current", "page")
    menu.locator("summary", has_text="Papieren").click()
    expect(menu.get_by_role("link", name="Waterlijst")).to_be_visible()
