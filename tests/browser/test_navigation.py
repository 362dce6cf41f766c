"""The menu, the views and the landmarks, as a keyboard and a screen reader meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.tools import open_menu

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.built import Site


def test_the_menu_says_whether_it_is_open_and_gives_the_focus_back(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("fasen/intake/")
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("navigation", name="Navigatie")).to_have_count(0)

    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Navigatie")).to_be_visible()
    expect(page.get_by_role("button", name="Sluit het menu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_tab_key_stays_in_the_menu_while_it_is_open(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("fasen/intake/")
    open_menu(page)
    outside = 0
    for _ in range(30):
        page.keyboard.press("Tab")
        outside += page.evaluate(
            "document.activeElement !== document.body"
            " && !document.activeElement.closest('.md-sidebar--primary')"
        )

    assert outside == 0


def test_a_closed_menu_has_no_stop_for_the_tab_key(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("fasen/intake/")
    expect(page.locator(".ot-nav a").first).to_be_hidden()


def test_a_section_of_the_menu_opens_with_the_keyboard(page: Page) -> None:
    page.goto("fasen/intake/")
    section = page.locator(".ot-nav summary", has_text="Formulieren")
    section.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".ot-nav").get_by_role("link", name="Feitenmodel")).to_be_visible()


def test_the_menu_says_on_which_page_you_are(page: Page, site: Site) -> None:
    in_menu = [each for each in site.pages if each.path != "404.html"]
    wrong = [
        each.path
        for each in in_menu
        if [link["href"] for link in each.soup.select(".ot-nav [aria-current=page]")] not in (["./"], ["."])
    ]

    assert wrong == []
    page.goto("fasen/intake/")
    expect(page.locator(".ot-nav [aria-current=page]")).to_have_text("Intakefase")


def test_the_landmarks_have_names_that_tell_them_apart(site: Site) -> None:
    wrong = {}
    for each in site.pages:
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in each.soup.find_all("nav")]
        if None in names or len(set(names)) < len(names):
            wrong[each.path] = names

    assert wrong == {}


def test_nothing_moves_for_who_asks_for_less_motion(page: Page) -> None:
    page.goto("fasen/intake/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(each => [each, '::before', '::after'].map(part =>
            getComputedStyle(each, typeof part === 'string' ? part : null)))
            .filter(style => (style.transitionProperty !== 'none' && parseFloat(style.transitionDuration) > 0)
                || (style.animationName !== 'none' && parseFloat(style.animationDuration) > 0)
                || style.scrollBehavior === 'smooth').length"""
    )

    assert moving == 0
