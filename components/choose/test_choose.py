"""An intervention goes into the note that a reader takes along, and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import stored

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "In mijn notitie Grond keuren"


def test_an_intervention_is_chosen_by_its_button_and_left_out_by_the_same(page: Page) -> None:
    example("choose", "niet gekozen").open(page)
    button = page.get_by_role("button", name=NAME)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert stored(page) == {"tuin/chosen/grond-keuren": True}

    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert stored(page) == {}


def test_what_was_chosen_before_is_pressed_and_the_other_is_not(page: Page) -> None:
    example("choose", "gekozen").open(page)

    expect(page.get_by_role("button", name=NAME)).to_have_attribute("aria-pressed", "true")
    other = page.get_by_role("button", name="In mijn notitie Buren vragen")
    expect(other).to_have_attribute("aria-pressed", "false")
