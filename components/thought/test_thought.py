"""Thoughts: cards that turn from what hinders to what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import all_ready, said

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PAGE = "gedachten/"
#: The thoughts of the page; a third card is that of the reader's own.
THOUGHTS = ("alles-zelf", "nooit-stoppen")
FIRST, SECOND = THOUGHTS


@pytest.fixture
def thoughts(page: Page) -> Page:
    example("thought", "belemmerend").open(page)
    return page


def card(page: Page, thought: str) -> Locator:
    return page.locator(f"#{thought} + div ot-thought")


def sides(card: Locator) -> list[bool]:
    """Whether the hindering and the helping side can be seen."""
    return [card.locator(f".ot-pair__{side}").is_visible() for side in ("hindering", "helping")]


def test_a_card_turns_and_turns_back_by_its_button(thoughts: Page) -> None:
    one = card(thoughts, FIRST)
    button = one.get_by_role("button")
    expect(button).to_have_text("Draai om naar de helpende gedachte")
    assert sides(one) == [True, False]

    button.click()
    assert sides(one) == [False, True]
    expect(button).to_have_text("Terug naar de belemmerende gedachte")
    expect(button).to_be_focused()

    button.click()
    assert sides(one) == [True, False]
    expect(button).to_have_text("Draai om naar de helpende gedachte")


def test_the_side_that_comes_up_is_announced(thoughts: Page) -> None:
    card(thoughts, SECOND).get_by_role("button").click()

    said(thoughts, "Helpend: Wie op tijd overdraagt, zorgt voor de tuin.")


def test_a_card_does_not_turn_when_the_pointer_passes(thoughts: Page) -> None:
    one = card(thoughts, FIRST)
    one.locator(".ot-pair").hover()

    assert sides(one) == [True, False]


def test_a_card_turns_with_the_keyboard(thoughts: Page) -> None:
    one = card(thoughts, FIRST)
    one.get_by_role("button").focus()
    thoughts.keyboard.press("Enter")
    assert sides(one) == [False, True]
    thoughts.keyboard.press("Space")
    assert sides(one) == [True, False]


def test_the_page_does_not_jump_when_a_card_turns(thoughts: Page) -> None:
    one = card(thoughts, SECOND)
    size = "each => [each.offsetWidth, each.offsetHeight]"
    before = one.evaluate(size)
    one.get_by_role("button").click()

    assert one.evaluate(size) == before


def test_on_paper_both_sides_show_whichever_is_up(page: Page) -> None:
    example("thought", "omgedraaid").open(page)
    page.emulate_media(media="print")

    for thought in THOUGHTS:
        one = card(page, thought)
        assert sides(one) == [True, True]
        top, bottom = (one.locator(f".ot-pair__{side}").bounding_box() for side in ("hindering", "helping"))
        assert top is not None
        assert bottom is not None
        assert top["y"] + top["height"] <= bottom["y"]
        expect(one.get_by_role("button")).to_be_hidden()


@pytest.mark.parametrize(("wish", "seconds"), [("reduce", 0.0), ("no-preference", 0.45)])
def test_the_card_moves_only_if_motion_is_welcome(
    browser: Browser, address: str, wish: str, seconds: float
) -> None:
    context = browser.new_context(base_url=address, reduced_motion=wish)
    page = context.new_page()
    page.goto(PAGE)
    all_ready(page)
    side = card(page, FIRST).locator(".ot-pair__helping")
    durations = side.evaluate("each => getComputedStyle(each).transitionDuration")
    context.close()

    assert max(float(each.strip().removesuffix("s")) for each in durations.split(",")) == seconds


def test_without_javascript_both_sides_show(unscripted: Page) -> None:
    unscripted.goto(PAGE)

    for thought in THOUGHTS:
        assert sides(card(unscripted, thought)) == [True, True]
    expect(unscripted.locator("article button:visible")).to_have_count(0)
