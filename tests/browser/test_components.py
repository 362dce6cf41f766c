"""Every example of every tool: a reader can come there, and axe finds nothing, on any screen, in any look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looks import LOOKS, WIDTHS, screen, wrong_in_each_look
from tests.support.examples import examples

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.examples import Example


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_is_reached_and_axe_finds_nothing_in_it(
    example: Example, browser: Browser, guides_url: str
) -> None:
    widths = [width for width in reversed(WIDTHS) if width <= example.widest]
    # The other editions have other words, not other colours.
    looks = LOOKS if example.edition == "gewoon" else LOOKS[-1:]
    too_wide = []
    with screen(browser, guides_url, widths[0]) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        example.open(page)
        expect(page.locator(example.part).first).to_be_visible()
        page.evaluate("scrollTo(0, 0)")  # nothing half under the header
        found = wrong_in_each_look(page, str(example), example.part, widths, looks)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(width)

    assert errors == []
    assert found == {}
    assert too_wide == []
