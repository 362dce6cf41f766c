"""Thoughts: cards that turn, and a thought of one's own turned around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from macros.model import Library, Thought

OWN = "[data-key='thought/eigen']"


def open_thoughts(page: Page) -> Page:
    """Open the page and wait until the tools work."""
    page.goto("gedachten/")
    expect(page.locator(f"ot-thought[data-side], {OWN} [data-ot-keep]:visible")).to_have_count(5)
    return page


@pytest.fixture
def thoughts(page: Page) -> Page:
    return open_thoughts(page)


def card(page: Page, thought: Thought) -> Locator:
    return page.locator(f"#{thought.id} + div ot-thought")


def sides(card: Locator) -> list[bool]:
    """Whether the hindering and the helping side can be seen."""
    return [card.locator(f".ot-pair__{side}").is_visible() for side in ("hindering", "helping")]


def test_a_card_turns_and_turns_back_by_its_button(thoughts: Page, library: Library) -> None:
    thought = library.thoughts[0]
    one = card(thoughts, thought)
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


def test_the_side_that_comes_up_is_announced(thoughts: Page, library: Library) -> None:
    thought = library.thoughts[1]
    card(thoughts, thought).get_by_role("button").click()

    expect(thoughts.locator("body > [role=status]")).to_have_text(f"Helpend: {thought.helping}")


def test_a_card_does_not_turn_when_the_pointer_passes(thoughts: Page, library: Library) -> None:
    one = card(thoughts, library.thoughts[0])
    one.locator(".ot-pair").hover()

    assert sides(one) == [True, False]


def test_a_card_turns_with_the_keyboard(thoughts: Page, library: Library) -> None:
    one = card(thoughts, library.thoughts[0])
    one.get_by_role("button").focus()
    thoughts.keyboard.press("Enter")
    assert sides(one) == [False, True]
    thoughts.keyboard.press("Space")
    assert sides(one) == [True, False]


def test_the_page_does_not_jump_when_a_card_turns(thoughts: Page, library: Library) -> None:
    one = card(thoughts, library.thoughts[1])
    size = "each => [each.offsetWidth, each.offsetHeight]"
    before = one.evaluate(size)
    one.get_by_role("button").click()

    assert one.evaluate(size) == before


def test_on_paper_both_sides_show_whichever_is_up(thoughts: Page, library: Library) -> None:
    card(thoughts, library.thoughts[0]).get_by_role("button").click()
    thoughts.emulate_media(media="print")

    for thought in library.thoughts:
        one = card(thoughts, thought)
        assert sides(one) == [True, True]
        top, bottom = (one.locator(f".ot-pair__{side}").bounding_box() for side in ("hindering", "helping"))
        assert top is not None
        assert bottom is not None
        assert top["y"] + top["height"] <= bottom["y"]
        expect(one.get_by_role("button")).to_be_hidden()


@pytest.mark.parametrize(("wish", "seconds"), [("reduce", 0.0), ("no-preference", 0.45)])
def test_the_card_moves_only_if_motion_is_welcome(
    browser: Browser, base_url: str, library: Library, wish: str, seconds: float
) -> None:
    context = browser.new_context(base_url=base_url, reduced_motion=wish)
    page = open_thoughts(context.new_page())
    side = card(page, library.thoughts[0]).locator(".ot-pair__helping")
    durations = side.evaluate("each => getComputedStyle(each).transitionDuration")
    context.close()

    assert max(float(each.strip().removesuffix("s")) for each in durations.split(",")) == seconds


def test_without_javascript_both_sides_and_the_own_thought_are_there(
    browser: Browser, base_url: str, library: Library
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("gedachten/")

    for thought in library.thoughts:
        assert sides(card(page, thought)) == [True, True]
    expect(page.locator("article button:visible")).to_have_count(0)
    expect(page.locator(f"{OWN} textarea[data-ot-field]:visible")).to_have_count(4)
    page.locator(f"{OWN} textarea").first.fill("Het ligt aan mij.")
    expect(page.get_by_text("Wat je hier invult, wordt niet bewaard.")).to_be_visible()
    context.close()


def questions(library: Library) -> list[str]:
    """The three questions for a thought of one's own, from the data."""
    (section,) = (each for chapter in library.chapters for each in chapter.sections if each.tool)
    return [point.text for point in section.points]


def test_a_thought_of_ones_own_is_turned_around_with_three_questions(
    thoughts: Page, library: Library
) -> None:
    *_, last = questions(library)
    own = thoughts.locator(OWN)
    for question in questions(library):
        expect(own.get_by_label(question)).to_be_visible()
    own.get_by_label("De gedachte die me tegenhoudt").fill("Zonder mij valt alles om.")
    own.get_by_label(last).fill("Het mag ook zonder mij.")

    one = own.locator("ot-thought")
    expect(one.locator(".ot-pair__hindering dd")).to_have_text("Zonder mij valt alles om.")
    one.get_by_role("button").click()
    assert sides(one) == [False, True]
    expect(one.locator(".ot-pair__helping dd")).to_have_text("Het mag ook zonder mij.")


def test_a_thought_of_ones_own_is_kept_only_if_the_reader_says_so(thoughts: Page) -> None:
    own = thoughts.locator(OWN)
    own.locator("textarea").first.fill("Het ligt aan mij.")
    thoughts.wait_for_timeout(500)
    assert "Het ligt aan mij." not in str(stored(thoughts))

    own.get_by_label("Bewaar op dit apparaat").check()
    assert stored(thoughts)["eerste/thought/eigen/field/gedachte"] == "Het ligt aan mij."
    open_thoughts(thoughts)
    expect(own.locator("textarea").first).to_have_value("Het ligt aan mij.")
    expect(own.locator(".ot-pair__hindering dd")).to_have_text("Het ligt aan mij.")

    own.get_by_label("Bewaar op dit apparaat").uncheck()
    assert "Het ligt aan mij." not in thoughts.evaluate("JSON.stringify({...localStorage})")
    expect(own.locator("textarea").first).to_have_value("Het ligt aan mij.")
