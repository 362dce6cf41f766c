"""axe-core on every page, in every look and every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import LOOKS, STATES, Look, faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.built import Site


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_on_any_page_in_any_state(
    browser: Browser, base_url: str, site: Site, look: Look
) -> None:
    found = {}
    with look.open(browser, base_url) as page:
        for each in site.pages:
            page.goto(each.path)
            if wrong := faults(page, look.rules):
                found[each.path] = wrong
        for state in STATES:
            if look.width > state.widest:
                continue
            page.goto(state.path)
            state.steps(page)
            if wrong := faults(page, look.rules, state.part):
                found[f"{state.path}, {state.name}"] = wrong

    assert found == {}


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
