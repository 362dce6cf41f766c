"""A practice talk: one moment at a time, at one's own pace, and nothing of it is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import all_ready, stored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

PAGE = "gesprekken/buur/"


@pytest.fixture
def talk(page: Page) -> Page:
    example("rehearse", "het eerste moment").open(page)
    return page


def moments(page: Page) -> list[str]:
    """The headings of the moments and ends that can be seen."""
    return page.locator(".ot-moment:visible > h3").all_inner_texts()


def answer(page: Page, text: str) -> Locator:
    return page.get_by_role("button", name=text)


def on(page: Page) -> None:
    """Go where the chosen answer leads."""
    page.locator("[data-ot-chosen]:visible a").click()


def test_it_begins_with_one_moment_and_its_answers(talk: Page) -> None:
    assert moments(talk) == ["Moment 1"]
    expect(answer(talk, "Ik stop ermee.")).to_be_visible()
    expect(talk.get_by_text("De buur schrikt.")).to_be_hidden()


def test_an_answer_shows_what_it_does_and_then_leads_on(talk: Page) -> None:
    answer(talk, "Ik stop ermee.").click()

    expect(talk.get_by_text("De buur schrikt.")).to_be_visible()
    expect(answer(talk, "Dat weet ik nog niet.")).to_be_hidden()
    assert talk.evaluate("document.activeElement.textContent").strip().startswith("De buur schrikt.")
    on(talk)
    assert moments(talk) == ["Moment 3"]


def test_the_focus_goes_to_the_new_moment_which_says_what_happens(talk: Page) -> None:
    answer(talk, "Dat weet ik nog niet.").click()
    on(talk)

    now = talk.get_by_role("group", name="Moment 2")
    expect(now).to_be_focused()
    expect(now).to_have_accessible_description("De buur leunt op het hek. De buur: Wat is er?")


def test_a_step_back_shows_the_moment_before_with_all_its_answers(talk: Page) -> None:
    expect(talk.get_by_role("button", name="Een stap terug")).to_be_disabled()
    answer(talk, "Ik stop ermee.").click()
    on(talk)
    talk.get_by_role("button", name="Een stap terug").click()

    assert moments(talk) == ["Moment 1"]
    expect(answer(talk, "Ik stop ermee.")).to_have_attribute("aria-pressed", "false")
    expect(answer(talk, "Dat weet ik nog niet.")).to_be_visible()
    expect(talk.get_by_text("De buur schrikt.")).to_be_hidden()


def test_a_way_that_goes_round_is_walked_back_the_same_way(talk: Page) -> None:
    answer(talk, "Dat weet ik nog niet.").click()
    on(talk)
    answer(talk, "Je haalt je schouders op.").click()
    on(talk)
    assert moments(talk) == ["Moment 1"]

    back = talk.get_by_role("button", name="Een stap terug")
    back.click()
    assert moments(talk) == ["Moment 2"]
    back.click()
    assert moments(talk) == ["Moment 1"]
    expect(back).to_be_disabled()


def test_at_an_end_stands_what_was_kept_and_the_talk_can_begin_again(talk: Page) -> None:
    answer(talk, "Ik stop ermee.").click()
    on(talk)
    answer(talk, "Ik snap dat je schrikt.").click()
    on(talk)

    end = talk.get_by_role("group", name="De buur weet het")
    expect(end).to_contain_text("Je hebt het zelf gezegd.")
    expect(end.get_by_role("link", name="Sleutel geven")).to_be_visible()
    talk.get_by_role("button", name="Opnieuw vanaf het begin").click()
    assert moments(talk) == ["Moment 1"]


def test_who_says_it_aloud_gets_the_time_before_it_goes_on(talk: Page) -> None:
    talk.get_by_label("Ik zeg mijn zinnen eerst hardop").check()
    answer(talk, "Ik stop ermee.").click()

    expect(talk.get_by_text("De buur schrikt.")).to_be_hidden()
    said = talk.get_by_role("button", name="Ik heb het gezegd")
    expect(said).to_be_focused()
    said.press("Enter")
    expect(talk.get_by_text("De buur schrikt.")).to_be_visible()


def test_the_keyboard_is_enough(talk: Page) -> None:
    answer(talk, "Ik stop ermee.").press("Enter")
    talk.keyboard.press("Tab")
    talk.keyboard.press("Enter")

    assert moments(talk) == ["Moment 3"]


def test_a_link_to_a_moment_opens_it(page: Page) -> None:
    page.goto(f"{PAGE}#gesprek-buur-vraag")
    all_ready(page)

    assert moments(page) == ["Moment 2"]


def test_the_whole_talk_can_be_seen_at_once(talk: Page) -> None:
    talk.get_by_role("button", name="Toon het hele gesprek").click()

    assert len(moments(talk)) == 5
    expect(talk.get_by_text("De buur schrikt.")).to_be_visible()


def test_on_paper_it_is_the_whole_script(talk: Page) -> None:
    answer(talk, "Ik stop ermee.").click()
    talk.emulate_media(media="print")

    assert len(moments(talk)) == 5
    expect(talk.get_by_text("Jullie zwijgen.")).to_be_visible()


def test_without_javascript_it_is_a_script_in_which_each_answer_leads_on(
    browser: Browser, guides_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=f"{guides_url}gewoon/")
    page = context.new_page()
    page.goto(PAGE)

    assert len(moments(page)) == 5
    page.get_by_role("link", name="Verder bij moment 3").first.click()
    assert page.url.endswith("#gesprek-buur-schrik")
    context.close()


def test_nothing_of_it_is_kept(talk: Page) -> None:
    answer(talk, "Ik stop ermee.").click()
    on(talk)

    assert stored(talk) == {}
    assert "schrik" not in talk.url


def test_search_leads_to_the_talk_and_not_into_the_middle_of_it(guides: Path) -> None:
    index = json.loads((guides / "gewoon" / "search.json").read_text("utf-8"))
    ids = {address.partition("#")[2] for address in index["columns"]["to"]}

    assert "gesprek-buur" in ids
    assert {each for each in ids if each.startswith("gesprek-buur-")} == set()
