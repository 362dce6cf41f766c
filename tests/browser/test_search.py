"""Search in Dutch, as a reader types it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

LINKS = """() => [...document.querySelectorAll('.md-search-result__link')].map(link => {
  const url = new URL(link.href);
  return url.pathname.slice(1) + url.hash;
})"""


def results(page: Page, query: str) -> list[str]:
    """Where the results of a search lead, best first, as paths with their anchor."""
    page.goto("")
    page.locator(".md-search__input").click()
    page.keyboard.type(query)
    page.wait_for_function(
        "query => document.querySelector('.md-search__input').value === query"
        " && !document.querySelector('.md-search-result__meta').textContent.includes('Typ om')",
        arg=query,
    )
    # The list is drawn again for every letter: it is done when it stays the same for a while, and an empty
    # one may only be waiting for the index.
    found: list[str] = []
    same = 0
    while same < (2 if found else 8):
        page.wait_for_timeout(300)
        before, found = found, page.evaluate(LINKS)
        same = same + 1 if found == before else 0
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("opdrachten", "begrippen/"),
        ("vlag", "rode-vlaggen/"),
        ("rode vlaggen", "rode-vlaggen/"),
        ("exitstrategie", "fasen/teruggeven/#exitstrategie"),
        ("hercontracteren", "fasen/uitvoering/#hercontracteren"),
        ("beeindigen", "rode-vlaggen/"),
        ("feitenmodel", "formulieren/feitenmodel/"),
        ("angst", "rode-vlaggen/#integriteit-angstcultuur"),
        ("accounthouder", "begrippen/#begrip-accounthouder"),
    ],
)
def test_a_search_finds_what_it_should(page: Page, query: str, expected: str) -> None:
    assert expected in results(page, query)


@pytest.mark.parametrize(
    ("one", "other"), [("opdracht", "opdrachten"), ("vlag", "vlaggen"), ("gesprek", "gesprekken")]
)
def test_a_plural_finds_what_the_singular_finds(page: Page, one: str, other: str) -> None:
    assert results(page, one)[0] in results(page, other)
    assert results(page, other)[0] in results(page, one)


def test_a_result_leads_to_the_item(page: Page) -> None:
    assert any(result.endswith("#randvoorwaarden-ontbreken") for result in results(page, "randvoorwaarden"))


def test_the_short_name_of_a_record_brings_it_to_the_top(page: Page) -> None:
    # The first result of a page is the page itself.
    assert "fasen/uitvoering/#escaleren" in results(page, "escaleren")[:4]


def test_nonsense_finds_nothing(page: Page) -> None:
    assert results(page, "xqzwv") == []
