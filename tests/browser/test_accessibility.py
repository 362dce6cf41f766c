"""axe-core on every page as it opens, in every look; test_components.py does so in every state of a tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import WIDTHS, faults, screen, wrong_in_each_look

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
    ("spoil", "rule"),
    [
        ("document.querySelector('.ot-check label').remove()", "label"),
        ("document.querySelector('article .ot-prose p').style.color = '#aaa'", "color-contrast"),
        ("document.querySelector('article h2').outerHTML = '<h5>Te diep</h5>'", "heading-order"),
    ],
)
def test_axe_sees_a_fault_where_there_is_one(page: Page, spoil: str, rule: str) -> None:
    page.goto("fasen/intake/")
    page.evaluate(spoil)

    assert any(fault.startswith(f"{rule}:") for fault in faults(page))
