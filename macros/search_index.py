"""Makes the records easier to find in the search index that the site generator wrote."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from macros import addresses
from macros.model import Term

if TYPE_CHECKING:
    from macros.model import Library


def enrich(index: dict[str, Any], library: Library) -> dict[str, Any]:
    """Give records the short name that readers know them by, and give each term an entry of its own.

    A canonical title does not always hold the word that a reader types: "Escaleer om de angel eruit te
    halen." is found by its label, "Escaleren". Terms are not headings, so the generator sees one long text.

    Args:
        index: the index as the generator wrote it.
        library: the records.

    Returns:
        A new index, in the same form.
    """
    names = {
        addresses.address(library, record.id): record.name
        for record in (*library.interventions, *library.red_flags)
    }
    entries = [
        entry | {"tags": [names[entry["location"]]]} if entry["location"] in names else entry
        for entry in index["docs"]
    ]
    return index | {"docs": entries + [_entry(library, term) for term in library.terms]}


def _entry(library: Library, term: Term) -> dict[str, str]:
    return {
        "location": addresses.address(library, term.id),
        # What the generator writes here is HTML, so this must be too.
        "title": escape(term.term),
        "text": escape(f"{term.definition} {' '.join(term.forms)}"),
    }
