"""Whether what the records say of law, and of what organisations do, has its source."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from macros.model import Citation, Confirmed, law_in, texts_of
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library


def without_source(library: Library) -> Iterator[Problem]:
    """The records that name law, or what a source is named by, and do not say where to read it.

    Args:
        library: the records.

    Yields:
        A problem for each word of a source that a record does not lean on, and for each record that names law
        and leans on nothing.
    """
    sources: dict[str, list[str]] = defaultdict(list)
    for source in library.of(Citation):
        for word in source.named_by:
            sources[word.lower()].append(source.id)
    # The longest first: of "wet bescherming" and "wet" a text names the former.
    words = "|".join(re.escape(word) for word in sorted(sources, key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)
    for record in library.records.values():
        if isinstance(record, Confirmed) and not isinstance(record, Citation):
            yield from _without_source(library, record, sources, named)


def _without_source(
    library: Library, record: Confirmed, sources: dict[str, list[str]], named: re.Pattern[str]
) -> Iterator[Problem]:
    told = set[str]()
    leans = bool(record.citations)
    for field, text in texts_of(record):
        place = library.place(record.id, field.partition(".")[0])
        for word in named.findall(text):
            fitting = sources[word.lower()]
            if told.isdisjoint(fitting) and not set(fitting) & set(record.citations):
                told.update(fitting)
                leans = True
                ids = " of ".join(f'"{each}"' for each in fitting)
                yield Problem(*place, f'noemt "{word}" zonder bron: zet {ids} bij citations')
        if not leans and (law := law_in(text)):
            leans = True
            yield Problem(*place, f'noemt "{law}" zonder bron: zet de id van een bron bij citations')
