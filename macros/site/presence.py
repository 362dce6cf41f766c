"""Whether all that the library holds can be shown, and stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from macros import addresses
from macros.model import kinds
from macros.problems import Problem
from macros.site.view import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from macros.model import Library, Record


def missing_templates(library: Library) -> Iterator[Problem]:
    """The templates that kinds still need.

    Args:
        library: the records.

    Yields:
        A problem for each kind that has records and no template to show them.
    """
    for of in kinds():
        file = TEMPLATES / f"{of.kind.collection if of.kind.shown else of.kind.key}.jinja"
        if of.kind.file and library.of(of) and not file.exists():
            place = file.relative_to(TEMPLATES.parents[2]).as_posix()
            message = f'de soort "{of.kind.one}" heeft nog geen template voor de site: maak dit bestand'
            yield Problem(place, 0, "", message)


def without_page(library: Library, pages: Collection[str]) -> Iterator[Problem]:
    """The records whose page is not there.

    Args:
        library: the records.
        pages: the path of each page of the site.

    Yields:
        A problem for each record, on the line where it stands.
    """
    for record in library.records.values():
        page = addresses.page_of(library, record)
        if page not in pages and record.id not in library.owners:
            file = f"docs/{page.rstrip('/') or 'index'}.md"
            message = f'zijn pagina "{page}" is er niet: maak {file}, met {_call(record)}'
            yield _problem(library, record, message)


def not_on_page(library: Library, page: str, html: str) -> Iterator[Problem]:
    """The records that a page should hold and does not.

    Args:
        library: the records.
        page: its path from the root of the site.
        html: its content.

    Yields:
        A problem for each record, on the line where it stands.
    """
    ids = {element.attributes["id"] for element in LexborHTMLParser(html).css("[id]")}
    for record in library.records.values():
        if record.id not in ids and addresses.page_of(library, record) == page:
            message = f'staat niet op zijn pagina "{page}": zet daar {_call(record)}'
            yield _problem(library, record, message)


def _problem(library: Library, record: Record, message: str) -> Problem:
    return Problem(*library.place(record.id), message)


def _call(record: Record) -> str:
    """What a page calls to show a record."""
    kind = record.kind
    if kind.shown:
        return f'een hoofdstuk met "shows: {kind.collection}"'
    return f'{{{{ {kind.key}("{record.id}") }}}}'
