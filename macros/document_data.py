"""From the library to the JSON that the Typst templates read: plain values, no layout."""

from __future__ import annotations

import json
from typing import Any

from macros import addresses, dutch, model
from macros.inline import Inline
from macros.terms import TermFinder


def handreiking(library: model.Library) -> str:
    """The data of the handreiking.

    Args:
        library: the records.

    Returns:
        JSON: the publication, the parts in reading order with all that they show, and the name of each
        record for who refers to it.
    """
    finder = TermFinder(library.terms)
    publication = library.publication
    parts = []
    for part_id in publication.reading_order:
        record = library.records[part_id]
        texts = _Texts(library, finder)
        parts.append({"kind": _kind(record), **_part(library, record, texts)})
    data = {
        "publication": {
            **_Texts(library, None).plain(publication),
            "date_text": dutch.date(publication.date),
            "source_date_text": dutch.date(publication.source.date),
            "date": [publication.date.year, publication.date.month, publication.date.day],
        },
        "parts": parts,
        "phases": [phase.id for phase in library.phases],
        "names": {each.id: each.name for each in library.records.values()},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _kind(record: model.Record) -> str:
    return "phase" if isinstance(record, model.Phase) else "chapter"


def _part(library: model.Library, record: model.Record, texts: _Texts) -> dict[str, Any]:
    part: dict[str, Any] = texts.plain(record) | {"url": _url(library, record)}
    if isinstance(record, model.Phase):
        part["interventions"] = [
            texts.plain(each)
            | {
                "headline": each.headline,
                "continuation": each.continuation,
                "flags": [flag.id for flag in library.answered_by(each)],
                "url": _url(library, each),
            }
            for each in library.interventions_of(record)
        ]
    elif isinstance(record, model.Chapter) and record.shows and record.shows != "colophon":
        part["shown"] = [_shown(library, each, texts) for each in getattr(library, record.shows)]
    return part


def _shown(library: model.Library, record: model.Record, texts: _Texts) -> dict[str, Any]:
    part: dict[str, Any] = texts.plain(record) | {"url": _url(library, record)}
    if isinstance(record, model.RedFlag):
        part["fitting"] = [
            {"phase": phase.id, "interventions": [each.id for each in library.fitting(record, phase)]}
            for phase in library.phases
            if library.fitting(record, phase)
        ]
    return part


def _url(library: model.Library, record: model.Record) -> str:
    return library.publication.site_url + addresses.address(library, record.id)


class _Texts:
    """Turns records into plain data; links each term where a chapter uses it first."""

    def __init__(self, library: model.Library, finder: TermFinder | None) -> None:
        self._library = library
        self._finder = finder
        self._used: set[str] = set()

    def plain(self, value: Any) -> Any:
        """A record, or a part of one, as lists, dictionaries and scalars."""
        match value:
            case Inline():
                return self._spans(value)
            case model.Part():
                return {name: self.plain(getattr(value, name)) for name in type(value).model_fields}
            case tuple():
                return [self.plain(each) for each in value]
            case str() | int() | None:
                return value
        return str(value)

    def _spans(self, text: Inline) -> list[dict[str, Any]]:
        spans = []
        for span in text.spans:
            style = {"strong": span.strong, "emphasis": span.emphasis, "lang": span.lang}
            if span.href or span.lang or self._finder is None:
                spans.append(style | {"text": span.text, "to": span.href})
                continue
            for piece, term in self._finder.split(span.text, self._used):
                spans.append(style | {"text": piece, "to": f"#{term}" if term else None})
        return spans
