"""What the tools share: an error says which tool is broken, and what it misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.examples import example

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ("tool.removeAttribute('data-ot-say-count')", "<ot-checklist> has no data-ot-say-count"),
        ("tool.querySelector('progress').remove()", "<ot-checklist> has no progress"),
        ("tool.querySelector('fieldset [data-ot-count]').remove()", "<ot-checklist> has no [data-ot-count]"),
    ],
)
def test_a_template_that_forgets_something_is_named(page: Page, spoil: str, message: str) -> None:
    example("checklist", "nog niets afgevinkt").open(page)
    page.evaluate(f"const tool = document.querySelector('ot-checklist'); {spoil}")

    with page.expect_event("pageerror") as error:
        page.locator("#vink-vink-kuil").click()
    assert error.value.message == message
