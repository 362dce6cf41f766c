"""The records that somebody links to, a trainer above all: their names for links, and their QR codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from macros import addresses, qr
from macros.model import Form

if TYPE_CHECKING:
    from macros.model import Library, Record

#: What the browser asks to know the names behind the ids in a link.
ITEMS_PATH = "data/items.json"


def items(library: Library) -> tuple[Record, ...]:
    """The records to link to, kind by kind.

    Args:
        library: the records.

    Returns:
        All but the chapters, the terms and the items of checklists.
    """
    return (
        *library.phases,
        *library.interventions,
        *library.red_flags,
        *library.thoughts,
        *library.questions,
        *library.forms,
        *library.exercises,
    )


def name(record: Record) -> str:
    """What a record is called in a list in which kinds stand together.

    Args:
        record: the record.

    Returns:
        Its public name; that of a form says so, because a form may be called as the step it belongs to.
    """
    return f"Formulier: {record.name}" if isinstance(record, Form) else record.name


def build(library: Library) -> dict[str, bytes]:
    """Make the list of names, and the QR codes.

    Args:
        library: the records.

    Returns:
        The content of each file by its path from the root of the site. The same library gives the same bytes.
    """
    listed = items(library)
    names = {each.id: {"name": name(each), "address": addresses.address(library, each.id)} for each in listed}
    files = {ITEMS_PATH: json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()}
    for each in listed:
        url = library.publication.site_url + addresses.address(library, each.id)
        files[f"qr/{each.id}.svg"] = qr.svg(url, f"QR-code: {each.name}").encode()
        files[f"qr/{each.id}.png"] = qr.png(url)
    return files
