"""What the search of the site finds: every record and every section of a page, with the words it is found by.

Made from the library and from the finished pages, so that no site generator is needed for it. The index is
plain text in reading order; ``components/search/engine.mjs`` knows Dutch and finds in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from macros import addresses
from macros.model import Chapter, Intervention, Phase, Term, TermFinder
from macros.search.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from macros.model import Library, Record
    from macros.search.sections import Section

#: Where the index stands, from the root of the site.
PATH = "search.json"


class _Entry(NamedTuple):
    """Something that can be found; ``build`` says what the fields are."""

    to: str
    title: str
    kind: str
    page: str = ""
    words: str = ""
    terms: Sequence[int] = ()
    title_terms: Sequence[int] = ()
    text: str = ""


def build(root: Path, library: Library) -> dict[str, Any]:
    """Make the index of a finished site.

    Args:
        root: the folder of the site.
        library: the records.

    Returns:
        Plain values for JSON: ``columns``, ``kinds``, ``synonyms`` and ``start``. The columns are the fields
        of what can be found, each in a list of its own, which is what compresses best: ``to`` (an address
        from the root), ``title``, ``kind`` (what a reader calls it), ``page`` (its title, where that adds
        something), ``words`` (found by, never shown), ``terms`` and ``title_terms`` (the terms in the text
        and in the title, as places in ``synonyms``) and ``text`` (a line for each block). ``kinds`` is how
        much each kind counts, ``synonyms`` the other words for each term, ``start`` the rows to begin with.
    """
    terms = [term for term in library.terms if term.synonyms]
    numbers = {term.id: number for number, term in enumerate(terms)}
    finder = TermFinder(terms)
    columns: dict[str, list[Any]] = {field: [] for field in _Entry._fields}
    weights = {}
    sections = list(_sections(root, library))
    for entry, weight in (*sections, *_details(library, {entry.to for entry, _ in sections})):
        weights[entry.kind] = weight
        in_title = finder.met(entry.title)
        in_text = finder.met(entry.text) - in_title
        whole = entry._replace(
            title_terms=sorted(numbers[each] for each in in_title),
            terms=sorted(numbers[each] for each in in_text),
        )
        for field, value in whole._asdict().items():
            columns[field].append(value)
    rows = {address: row for row, address in enumerate(columns["to"])}
    return {
        "start": [rows[address] for address in _starts(library, rows) if address in rows],
        "kinds": weights,
        "synonyms": [", ".join(term.synonyms) for term in terms],
        "columns": columns,
    }


def _starts(library: Library, addressed: Iterable[str]) -> Iterator[str]:
    """Where somebody begins who finds nothing: a phase, the words of the trade, or the phrases to say."""
    shown = library.showing.get(Term.kind.collection)
    for record in (*library.phases, *([shown] if shown else [])):
        yield addresses.address(library, record.id)
    page = f"{library.publication.phrases_page}#"
    yield from [each for each in addressed if each.startswith(page)][:1]


def _details(library: Library, found: set[str]) -> Iterator[tuple[_Entry, float]]:
    """What has an address of its own and no heading, such as terms and the items of checklists."""
    for record in library.records.values():
        entry, weight = _entry(library, record)
        if entry.to not in found:
            owner = library.owners.get(record.id)
            yield entry._replace(text=record.details, page=owner.name if owner else ""), weight


def _entry(library: Library, record: Record) -> tuple[_Entry, float]:
    found_as = record.kind.found_as or library.say.kind(record.kind).one
    if isinstance(record, Intervention):
        found_as = library.find(record.phase, Phase).unit.one
    to = addresses.address(library, record.id)
    words = ", ".join(record.searched)
    return _Entry(to, record.name, found_as.capitalize(), words=words), record.kind.weight


def _sections(root: Path, library: Library) -> Iterator[tuple[_Entry, float]]:
    """Each heading that has an id, with the text up to the next one; page by page, by path."""
    for file in sorted(root.rglob("index.html")):
        sections = sections_of(file.read_text("utf-8"))
        path = file.parent.relative_to(root).as_posix()
        page = "" if path == "." else f"{path}/"
        for section in sections:
            if not section.left_out:
                entry, weight = _section(library, f"{page}#{section.id}", section)
                title = sections[0].title
                # A page that is called after the kind or the section says nothing more.
                known = title == section.title or entry.kind.lower() in title.lower()
                yield entry._replace(page="" if known else title), weight


def _section(library: Library, address: str, section: Section) -> tuple[_Entry, float]:
    record = library.records.get(section.id)
    if record is None or addresses.address(library, record.id) != address:
        # What is no record counts as what a chapter says.
        entry = _Entry(address, section.title, Chapter.kind.found_as.capitalize(), text=section.text)
        return entry, Chapter.kind.weight
    entry, weight = _entry(library, record)
    text = section.text
    if entry.title != section.title:
        # The heading has the wording of the source; the title is what links to the record say.
        text = f"{section.title}\n{text}"
    return entry._replace(text=text), weight
