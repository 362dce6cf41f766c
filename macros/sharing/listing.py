"""The records that somebody links to, a trainer above all: their names for links, and their QR codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from macros import addresses, dutch
from macros.model import Intervention, kinds
from macros.sharing import qr
from macros.sharing.screens import SCREENS_PATH, screens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Kind, Library, Record

#: What the browser asks to know the names behind the ids in a link.
ITEMS_PATH = "data/items.json"


class Group(NamedTuple):
    """Records that stand together in a list.

    Attributes:
        title: what stands above them.
        kind: their kind.
        records: the records.
    """

    title: str
    kind: Kind
    records: tuple[Record, ...]


def groups(library: Library) -> Iterator[Group]:
    """The records to link to, kind by kind; the interventions phase by phase.

    Args:
        library: the records.

    Yields:
        A group for each kind that is listed, or for each phase.
    """
    for of in kinds():
        if not of.kind.listed:
            continue
        if of is Intervention:
            for phase in library.phases:
                of_phase = library.say.phase.of.format(name=dutch.lower_first(phase.label))
                title = f"{phase.unit.many.capitalize()}, {of_phase}"
                yield Group(title, of.kind, library.interventions_of(phase))
        else:
            yield Group(library.say.kind(of.kind).many.capitalize(), of.kind, library.of(of))


def listed(library: Library) -> tuple[Record, ...]:
    """The records to link to, in the order of ``groups``.

    Args:
        library: the records.

    Returns:
        Every record of a kind that is listed.
    """
    return tuple(record for group in groups(library) for record in group.records)


def name(library: Library, record: Record) -> str:
    """What a record is called in a list in which kinds stand together.

    Args:
        library: the library it is in.
        record: the record.

    Returns:
        Its public name, behind that of its kind where a record of another kind may be called the same.
    """
    if not record.kind.namesakes:
        return record.name
    return f"{library.say.kind(record.kind).one.capitalize()}: {record.name}"


def build(library: Library) -> dict[str, bytes]:
    """Make the list of names, and the QR codes.

    Args:
        library: the records.

    Returns:
        The content of each file by its path from the root of the site. The same library gives the same bytes.
    """
    names, files = {}, {}
    shared = {each.id: each for each in listed(library)}
    # An old link means what came in the place of a record, or else what is left of it.
    old = {each.id: shared.get(each.successor or "", each) for each in library.retired}
    for record_id, each in {**shared, **old}.items():
        address = addresses.address(library, each.id)
        names[record_id] = {"name": name(library, each), "address": address}
        url = library.publication.site_url + address
        files[f"qr/{record_id}.svg"] = qr.svg(url, library.say.qr.title.format(name=each.name)).encode()
        files[f"qr/{record_id}.png"] = qr.png(url)
    shown = {each.id: screens(library, each) for each in shared.values()}
    return {ITEMS_PATH: _json(names), SCREENS_PATH: _json(shown), **files}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
