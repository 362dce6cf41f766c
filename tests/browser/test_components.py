"""Every example of every tool: a reader can come there, and axe finds nothing in it, in any look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.examples import examples

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.examples import Example


@pytest.mark.parametrize("example", examples(), ids=str)
def test_a_reader_can_come_there(example: Example, browser: Browser, guides_url: str) -> None:
    screen = {"width": min(1280, example.widest), "height": 800}
    context = browser.new_context(
        base_url=guides_url, locale="nl-NL", reduced_motion="reduce", viewport=screen
    )
    example.open(context.new_page())
    context.close()
