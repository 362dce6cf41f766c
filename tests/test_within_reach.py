"""Who comes from the home page in need of words meets something to say at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros import addresses
from macros.model import Chapter, spoken_in
from tests.support.built import text_of

if TYPE_CHECKING:
    from macros.model import Library, Record
    from tests.support.built import Site

#: How many words a reader passes at most: headings, summary and buttons count.
MOST = 60


@pytest.fixture(scope="module")
def ways(library: Library) -> list[Record]:
    """What the home page leads to and has something to say; a chapter tells and shows, and says it later."""
    found = [library.records[way.item] for way in library.publication.start]
    return [each for each in found if not isinstance(each, Chapter) and any(spoken_in(each))]


def test_a_way_in_from_the_home_page_leads_to_something_to_say_within_sixty_words(
    site: Site, library: Library, ways: list[Record]
) -> None:
    counts = {each.id: words_before_a_phrase(site, library, each) for each in ways}

    assert counts
    assert {record_id: count for record_id, count in counts.items() if count > MOST} == {}


def words_before_a_phrase(site: Site, library: Library, record: Record) -> int:
    """How many words stand between the place that a link leads to and the first thing to say there."""
    path, _, anchor = addresses.address(library, record.id).partition("#")
    page = site.page(path)
    start = page.soup.find(id=anchor)
    assert start, anchor
    behind = [
        text_of(start),
        *(each for each in start.find_all_next(string=True) if start not in each.parents),
    ]
    text = " ".join(" ".join(behind).split())
    places = [text.find(" ".join(str(each).split())) for each in spoken_in(record)]
    assert max(places) >= 0, f"{record.id} says nothing on its page"
    return len(text[: min(place for place in places if place >= 0)].split())
