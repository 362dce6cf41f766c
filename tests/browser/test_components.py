"""Every example of every tool: a reader can come there, and axe finds nothing, on any screen, in any look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looks import WIDTHS, screen, wrong_in_each_look
from tests.support.examples import examples
from tests.support.tools import all_ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.examples import Example


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_is_reached_and_axe_finds_nothing_in_it(
    example: Example, browser: Browser, guides_url: str
) -> None:
    widths = [width for width in reversed(WIDTHS) if width <= example.widest]
    found, too_wide = {}, []
    with screen(browser, guides_url, widths[0]) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        example.open(page)
        expect(page.locator(example.part).first).to_be_visible()
        page.evaluate("scrollTo(0, 0)")  # nothing half under the header
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found |= wrong_in_each_look(page, f"{example}, {width}", example.part)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(width)

    assert errors == []
    assert found == {}
    assert too_wide == []


def test_an_error_names_the_tool_and_what_it_misses(page: Page) -> None:
    """Where a template has forgotten a sentence or an element, say."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto("fasen/intake/")
    all_ready(page)
    page.evaluate("document.querySelector('ot-checklist').removeAttribute('data-ot-say-count')")
    page.locator(".ot-check input").first.click()
    expect(page.locator("ot-checklist .ot-check input").first).to_be_checked()
    page.evaluate("document.querySelector('ot-assignment select').remove()")
    page.locator(".ot-check input").last.click()

    assert "<ot-checklist> has no data-ot-say-count" in errors
    assert "<ot-assignment> has no select" in errors
