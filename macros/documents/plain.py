"""Records as the plain values that the Typst templates read: lists, dictionaries and scalars, no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros import addresses, dutch
from macros.model import (
    Chapter,
    Citation,
    Confirmed,
    Inline,
    Intervention,
    Library,
    Mail,
    Part,
    Phase,
    Programme,
    Record,
    RedFlag,
    TermFinder,
    timetable,
)
from macros.sharing import qr

if TYPE_CHECKING:
    from collections.abc import Iterable


class Texts:
    """Turns records into plain data.

    With a finder it is for a document that holds every record: links lead to places inside it, and each term
    is linked where a chapter uses it first. Without one, links to records lead to the site.
    """

    def __init__(self, library: Library, finder: TermFinder | None = None) -> None:
        self._library = library
        self._finder = finder
        self._used: set[str] = set()

    def plain(self, value: Any) -> Any:
        """A record, or a part of one, as lists, dictionaries and scalars."""
        match value:
            case Inline():
                return list(self._spans(value))
            case Part():
                of = type(value)
                fields = (*of.model_fields, *of.model_computed_fields)
                return {name: self.plain(getattr(value, name)) for name in fields}
            case tuple():
                return [self.plain(each) for each in value]
            case str():
                return dutch.unbroken(value)
            case bool() | int() | None:
                return value
        return str(value)

    def _spans(self, text: Inline) -> Iterable[dict[str, Any]]:
        for span in text.spans:
            words = dutch.unbroken(span.text)
            style = {"strong": span.strong, "emphasis": span.emphasis, "lang": span.lang}
            if self._finder is None:
                inside = span.href is not None and span.href.startswith("#")
                to = addresses.url(self._library, span.href[1:]) if inside and span.href else span.href
                yield style | {"text": words, "to": to}
            elif span.href or span.lang:
                yield style | {"text": words, "to": span.href}
            else:
                for piece, term in self._finder.split(words, self._used):
                    yield style | {"text": piece, "to": f"#{term}" if term else None}


def as_shown(library: Library, record: Record, texts: Texts) -> dict[str, Any]:
    """A record with what a document shows of it besides its own fields.

    Args:
        library: the records.
        record: the record.
        texts: what turns its texts into plain data.

    Returns:
        Its fields, its kind, its address, whose wording it is, and what follows from other records.
    """
    part: dict[str, Any] = texts.plain(record)
    one = library.say.kind(record.kind).one
    part |= {
        "kind": record.kind.key,
        "kind_name": one[:1].upper() + one[1:],
        "url": addresses.url(library, record.id),
        "provenance": _provenance(library, record),
    }
    if isinstance(record, Confirmed) and record.confirmed_on:
        part["confirmed_on"] = dutch.date(record.confirmed_on)
    if isinstance(record, Intervention):
        part |= {"headline": record.headline, "continuation": record.continuation}
        part["flags"] = [flag.id for flag in library.answered_by(record)]
        phase = library.find(record.phase, Phase)
        part |= {"number": library.phases.index(phase), "phase_name": phase.label}
    elif isinstance(record, Programme):
        part["slots"] = [
            texts.plain(slot.part) | {"time": slot.spell.time, "minutes": slot.spell.minutes}
            for slot in timetable(library, record)
        ]
    elif isinstance(record, Mail):
        part |= {"subject": _pieces(record.subject), "body": [_pieces(each) for each in record.body]}
    elif isinstance(record, Citation):
        part["looked_on"] = dutch.date(record.looked_on)
        part["leaning"] = [each.id for each in library.leaning_on(record)]
    elif isinstance(record, RedFlag):
        part["fitting"] = [
            {"phase": phase.id, "interventions": [each.id for each in library.fitting(record, phase)]}
            for phase in library.phases
            if library.fitting(record, phase)
        ]
    return part


def in_order(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Number the steps of the order.

    Args:
        steps: plain data of each, with ``before_all``.

    Returns:
        The same with ``number``; first what goes before all and so has none.
    """
    before = [each | {"number": None} for each in steps if each["before_all"]]
    others = [each for each in steps if not each["before_all"]]
    count = len(others)
    return before + [each | {"number": n, "last": n == count} for n, each in enumerate(others, 1)]


def _provenance(library: Library, record: Record) -> str:
    """Whose wording a record is; a chapter says it of its records where nothing in them is of the source."""
    words = library.say.record
    if isinstance(record, Chapter):
        shown = library.shown_by(record)
        return words.ours if shown and not shown[0].kind.sourced else ""
    if record.sourced == ("title",):
        return words.sourced_title
    if record.sourced:
        return words.sourced.format(many=library.say.kind(record.kind).many)
    return words.ours if record.kind.sourced else ""


def _pieces(text: str) -> list[dict[str, Any]]:
    """A line of a mail, in text and in what a reader fills in."""
    return [{"gap": kind == "gap", "text": piece} for kind, piece in Mail.pieces(text)]


def reference(library: Library, record_id: str) -> dict[str, str]:
    """A record elsewhere on the site.

    Args:
        library: the records.
        record_id: its id.

    Returns:
        What it is called and where it stands, also for who reads on paper.
    """
    record = library.records[record_id]
    page = f"/{addresses.page_of(library, record)}"
    return {"name": record.name, "url": addresses.url(library, record_id), "page": page}


def way(library: Library, address: str) -> dict[str, str]:
    """The way to a place on the site.

    Args:
        library: the records.
        address: the place, from the root of the site.

    Returns:
        Its address, and the same for a phone.
    """
    url = library.publication.site_url + address
    return {"url": url, "qr": qr.svg(url)}
