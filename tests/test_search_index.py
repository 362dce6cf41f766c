"""The search index knows records by the names that readers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import addresses
from macros.search_index import enrich

if TYPE_CHECKING:
    from macros.model import Library


def test_a_record_is_found_by_its_short_name(library: Library) -> None:
    flag = library.red_flags[0]
    location = addresses.address(library, flag.id)
    index = enrich({"docs": [{"location": location, "title": flag.title, "text": ""}]}, library)

    assert index["docs"][0]["tags"] == [flag.label]


def test_other_entries_stay_as_they_are(library: Library) -> None:
    entry = {"location": "privacy/", "title": "Privacy", "text": ""}

    assert enrich({"docs": [entry]}, library)["docs"][0] == entry


def test_every_term_has_an_entry_of_its_own(library: Library) -> None:
    locations = {entry["location"] for entry in enrich({"docs": []}, library)["docs"]}

    assert locations == {addresses.address(library, term.id) for term in library.terms}
