"""Whether all that the library holds can be shown, and stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from macros import addresses
from macros.model import kinds
from macros.problems import Problem, suggestion
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


def pages_of_records(library: Library) -> dict[str, str]:
    """What the pages that hold nothing but records say, as Markdown that calls a macro for each record.

    Args:
        library: the records.

    Returns:
        The text of each page by its path, such as ``gedachten/``. Of more chapters on a page, the first gives
        its title to the page.
    """
    pages: dict[str, list[str]] = {}
    for record in (record for of in kinds() if of.kind.paged for record in library.of(of)):
        calls = pages.setdefault(addresses.page_of(library, record), [])
        calls.append(_call(record, level=2 if calls else 1))
    return {page: "\n\n".join(calls) for page, calls in pages.items()}


def wrong_in_menu(library: Library, pages: Collection[str]) -> Iterator[Problem]:
    """The pages that the menu names and that are not there, and those that it lacks.

    Args:
        library: the records.
        pages: the path of each page of the site.

    Yields:
        A problem for each page, on the line of the menu.
    """
    place = library.place("publication", "menu")
    named = library.publication.pages_in_menu
    for page in named:
        if page not in pages:
            yield Problem(*place, f'de pagina "{page}" is er niet{suggestion(page, pages)}')
    for page in sorted(set(pages) - set(named)):
        yield Problem(*place, f'hier ontbreekt nog: "{page}"')


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


def _call(record: Record, level: int = 1) -> str:
    """What a page calls to show a record."""
    kind = record.kind
    if kind.shown and not kind.paged:
        return f'een hoofdstuk met "shows: {kind.collection}"'
    return f'{{{{ {kind.key}("{record.id}"{", level=2" if level == 2 else ""}) }}}}'
