"""Every example of every tool: a reader can come there, and axe finds nothing, on any screen, in any look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looks import LOOKS, WIDTHS, wrong_in_each_look
from tests.support.examples import examples

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.examples import Example


@pytest.fixture
def address(guides_url: str) -> str:
    """An example says itself of which edition it is."""
    return guides_url


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_is_reached_and_axe_finds_nothing_in_it(example: Example, page: Page) -> None:
    widths = [width for width in reversed(WIDTHS) if width <= example.widest]
    # The other editions have other words, not other colours.
    looks = LOOKS if example.edition == "gewoon" else LOOKS[-1:]
    too_wide = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": widths[0], "height": 800})
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
