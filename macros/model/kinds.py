"""What a kind of record says of itself, and the one list of all kinds.

A record class declares its ``Kind``; loading, references, open data, search, sharing, the overview, the
documents and the chapters ask here. No other place lists the kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a kind, for a training: the fields that fill each side."""

    front: tuple[str, ...]
    back: tuple[str, ...]

    @property
    def sides(self) -> dict[str, tuple[str, ...]]:
        """The fields by what an editor calls their side."""
        return {"voorkant": self.front, "achterkant": self.back}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record.

    Attributes:
        key: its name in the open data and in code, such as ``red_flag``. Its template to show one record is
            called after it, and so is its part in the documents.
        one: what an editor calls one of them, in Dutch; a reader too, where the data says nothing else.
        many: what they call more of them.
        collection: its name for all of them, such as ``red_flags``: that of its file in ``data/`` and of its
            template to show them all. Nothing for a kind that stands in records of another.
        page: the page of the site where it stands, from the root; ``{field}`` is that field of the record,
            and ``{chapter}`` the page of the chapter that shows the kind. Nothing for a kind that stands in
            records of another, on whose page it is.
        paged: whether a page is made of each, or of those that have the same page.
        lead: the field that tells a search engine what a page of this record is about.
        weight: how much it counts in search: what helps at once goes before what explains.
        found_as: what search calls it, where that is not ``one``.
        linked: whether a field for records of any kind may name it.
        listed: whether it can be shared: it is among the names behind ids, and has a QR code.
        namesakes: whether its name may be that of a record of another kind, so that a list of all kinds says
            what it is.
        overview: the heading above all of them in the overview, with words of the subject, such as
            ``$trainers``; nothing leaves them out.
        shown: whether a chapter shows them all.
        reading: whether the reading order of the handreiking is made of them.
        card: its card, if it has one.
        optional: whether there may be none of them, and so no file.
        contents: whether its page has a table of contents: not where its template has jump links of its
            own, or fills one sheet.
        sourced: the fields that have the wording of the source; the rest is ours.
        together: checks all records of the kind at once.
    """

    key: str
    one: str
    many: str
    collection: str = ""
    page: str | None = None
    paged: bool = False
    lead: str = ""
    weight: float = 1.1
    found_as: str = ""
    linked: bool = False
    listed: bool = False
    namesakes: bool = False
    overview: str = ""
    shown: bool = False
    reading: bool = False
    card: Card | None = None
    optional: bool = False
    contents: bool = True
    sourced: tuple[str, ...] = ()
    together: Callable[[Any], Any] | None = None

    @property
    def file(self) -> str:
        """The file in ``data/`` that holds its records; nothing for a kind that stands in another's."""
        return self.collection and f"{self.collection}.yml"


_DECLARED: dict[str, Kind] = {}


def declared() -> tuple[Kind, ...]:
    """Every kind, in the order in which the classes of records declare them."""
    return tuple(_DECLARED.values())


def by_key(key: str) -> Kind:
    """The kind with a key, such as ``red_flag``."""
    return _DECLARED[key]


def declare(kind: Kind) -> None:
    """Put a kind on the list; ``Record`` does so for each class that has one."""
    _DECLARED[kind.key] = kind
