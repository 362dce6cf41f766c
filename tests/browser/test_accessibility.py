"""axe-core on every page as it opens, in every look; test_components.py does so in every state of a tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import LOOKS, WIDTHS, Look, faults, screen, wrong_in_each_look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_axe_finds_nothing_on_any_page_on_any_screen_in_any_look(
    browser: Browser, base_url: str, half: list[str]
) -> None:
    found = {}
    with screen(browser, base_url, WIDTHS[0]) as page:
        for path in half:
            page.goto(path)
            found |= wrong_in_each_look(page, path)

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


@pytest.mark.parametrize("look", LOOKS[:-1], ids=lambda look: look.name)
def test_a_colour_that_is_wrong_in_one_look_on_one_screen_is_found_wherever_it_is(
    page: Page, look: Look
) -> None:
    for path in ("fasen/intake/", "rode-vlaggen/"):
        page.goto(path)
        query = "(forced-colors: active)" if look.forced else "screen"
        scheme = "[data-md-color-scheme=slate]" if look.dark else ":root"
        page.add_style_tag(
            content=f"""@media {query} and (max-width: 400px) {{ {scheme} article p {{
                forced-color-adjust: none; color: #777; background: #888 }} }}"""
        )

        assert list(wrong_in_each_look(page, path)) == [f"{path}, {WIDTHS[0]}, {look.name}"]
