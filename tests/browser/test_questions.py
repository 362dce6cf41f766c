"""What readers ask, in their own words, in the search of the real site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from macros.model import Library

DATA = Path(__file__).parent.parent / "data"
QUESTIONS = [
    (each["vraag"], each["vindt"]) for each in yaml.safe_load((DATA / "vragen.yml").read_text("utf-8"))
]
#: Words of a hard week, with the records of which one must be found.
WORDS = {each["zoek"]: each["vindt"] for each in yaml.safe_load((DATA / "zoeken.yml").read_text("utf-8"))}
#: One worker, so that one page answers all questions.
pytestmark = pytest.mark.xdist_group("questions")


@pytest.fixture(scope="module")
def searching(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page with the search open and its index there."""
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    page = context.new_page()
    page.goto("privacy/")
    page.locator(".ot-search__open").click()
    expect(page.locator(".ot-search__ways")).to_be_visible()
    yield page
    context.close()


def test_there_are_at_least_forty_questions_and_none_twice() -> None:
    assert len({question for question, _ in QUESTIONS}) == len(QUESTIONS) >= 40


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_a_question_finds_its_item_among_the_first_three(
    searching: Page, question: str, expected: str
) -> None:
    assert expected in first_three(searching, question)


@pytest.mark.parametrize("words", WORDS)
def test_the_words_of_a_hard_week_find_what_helps_among_the_first_three(
    searching: Page, words: str, library: Library
) -> None:
    assert [each for each in WORDS[words] if each not in library.records] == []
    assert set(first_three(searching, words)) & set(WORDS[words])


def first_three(searching: Page, typed: str) -> list[str]:
    """The ids that the first results lead to."""
    searching.get_by_label("Wat zoek je?").fill(typed)
    # With the index there, the list is there before anything else happens in the page.
    found: list[str] = searching.locator(".ot-search__result a").evaluate_all(
        "links => links.slice(0, 3).map(({ hash }) => hash.slice(1))"
    )
    return found
