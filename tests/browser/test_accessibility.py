"""axe-core on every page, in every look and every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import LOOKS, WIDTHS, faults, screen
from tests.browser.states import STATES, State

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.built import Site


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page_in_any_look(
    browser: Browser, base_url: str, site: Site, width: int
) -> None:
    found = {}
    with screen(browser, base_url, width) as page:
        for each in site.pages:
            page.goto(each.path)
            found |= wrong_in_each_look(page, each.path, "body")

    assert found == {}


@pytest.mark.parametrize(
    ("state", "width"),
    [(state, width) for state in STATES for width in WIDTHS if width <= state.widest],
    ids=lambda each: f"{each.path} {each.name}" if isinstance(each, State) else str(each),
)
def test_axe_finds_nothing_in_any_state(browser: Browser, base_url: str, state: State, width: int) -> None:
    with screen(browser, base_url, width) as page:
        if state.before:
            page.add_init_script(state.before)
        page.goto(state.path)
        state.steps(page)
        page.evaluate("scrollTo(0, 0)")  # nothing half under the header
        found = wrong_in_each_look(page, f"{state.path}, {state.name}", state.part)
        wide = page.evaluate("document.documentElement.scrollWidth")

    assert found == {}
    assert wide <= width


def wrong_in_each_look(page: Page, where: str, part: str) -> dict[str, list[str]]:
    """What axe finds in a part of a page that is open, by place and look."""
    found = {}
    for look in LOOKS:
        look.put_on(page)
        if wrong := faults(page, look.rules, part):
            found[f"{where}, {look.name}"] = wrong
    return found


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        ("document.querySelector('.ot-check label').remove()", "label"),
        ("document.querySelector('article p').style.color = '#aaa'", "color-contrast"),
        ("document.querySelector('article h2').outerHTML = '<h5>Te diep</h5>'", "heading-order"),
    ],
)
def test_axe_sees_a_fault_where_there_is_one(page: Page, spoil: str, rule: str) -> None:
    page.goto("fasen/intake/")
    page.evaluate(spoil)

    assert any(fault.startswith(f"{rule}:") for fault in faults(page))
