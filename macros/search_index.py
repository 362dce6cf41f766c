"""What the search of the site finds: every record and every section of a page, with the words it is found by.

Made from the library and from the finished pages, so that no site generator is needed for it. The index is
plain text in reading order; ``docs/javascripts/search-engine.mjs`` knows Dutch and finds in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

from macros import addresses, model
from macros.terms import TermFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from macros.model import Library, Record

#: Where the index stands, from the root of the site.
PATH = "search.json"

#: What a reader calls each kind, and how much it counts: what helps at once goes before what explains.
_KINDS: dict[type[Record], tuple[str, float]] = {
    model.Phase: ("Fase", 1.1),
    model.Intervention: ("Interventie", 1.1),
    model.RedFlag: ("Rode vlag", 1.1),
    model.Thought: ("Gedachte", 1.1),
    model.Form: ("Formulier", 1.1),
    model.Question: ("Vraag", 0.9),
    model.Term: ("Begrip", 1),
    model.Exercise: ("Oefening", 0.7),
    model.ChecklistItem: ("Checklist", 0.7),
}
_SECTION = ("Pagina", 0.8)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_TEXT = frozenset(["button", "nav", "script", "style", "svg", "template"])
_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"])
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "q", "span", "strong", "wbr"])


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
    kinds = {}
    for entry, weight in (*_sections(root, library), *_details(library)):
        kinds[entry.kind] = weight
        in_title = finder.met(entry.title)
        in_text = finder.met(entry.text) - in_title
        whole = entry._replace(
            title_terms=sorted(numbers[each] for each in in_title),
            terms=sorted(numbers[each] for each in in_text),
        )
        for field, value in whole._asdict().items():
            columns[field].append(value)
    rows = {address: row for row, address in enumerate(columns["to"])}
    starts = [addresses.address(library, phase.id) for phase in library.phases]
    return {
        "start": [rows[address] for address in starts if address in rows],
        "kinds": kinds,
        "synonyms": [", ".join(term.synonyms) for term in terms],
        "columns": columns,
    }


def _details(library: Library) -> Iterator[tuple[_Entry, float]]:
    """What has an address of its own and no heading: terms and checklist items."""
    for term in library.terms:
        entry, weight = _entry(library, term)
        yield (
            entry._replace(text=term.definition.text, words=", ".join((*term.forms, *term.synonyms))),
            weight,
        )
    for item_id, owner in library.owners.items():
        entry, weight = _entry(library, library.records[item_id])
        yield entry._replace(page=owner.label), weight


def _entry(library: Library, record: Record) -> tuple[_Entry, float]:
    kind, weight = _KINDS.get(type(record), _SECTION)
    if isinstance(record, model.Intervention):
        kind = library.find(record.phase, model.Phase).unit.one.capitalize()
    words = ", ".join(record.found_by) if isinstance(record, model.Findable) else ""
    return _Entry(addresses.address(library, record.id), record.name, kind, words=words), weight


def _sections(root: Path, library: Library) -> Iterator[tuple[_Entry, float]]:
    """Each heading that has an id, with the text up to the next one; page by page, by path."""
    for file in sorted(root.rglob("index.html")):
        html = file.read_text("utf-8")
        sections = _read(html[html.find("<article") : html.rfind("</article>")])
        path = file.parent.relative_to(root).as_posix()
        page = "" if path == "." else f"{path}/"
        for section in sections:
            if not section.left_out:
                entry, weight = _section(library, f"{page}#{section.id}", section)
                title = sections[0].title
                # A page that is called after the kind or the section says nothing more.
                known = title == section.title or entry.kind.lower() in title.lower()
                yield entry._replace(page="" if known else title), weight


@lru_cache(maxsize=256)
def _read(article: str) -> tuple[_Section, ...]:
    """The sections of a page; under `make serve` most pages are those of the build before."""
    parser = _Parser()
    parser.feed(article)
    return tuple(parser.sections)


def _section(library: Library, address: str, section: _Section) -> tuple[_Entry, float]:
    record = library.records.get(section.id)
    if record is None or addresses.address(library, record.id) != address:
        return _Entry(address, section.title, _SECTION[0], text=section.text), _SECTION[1]
    entry, weight = _entry(library, record)
    text = section.text
    if entry.title != section.title:
        # The heading has the wording of the source; the title is what links to the record say.
        text = f"{section.title}\n{text}"
    return entry._replace(text=text), weight


class _Section:
    """A heading and what stands below it.

    Attributes:
        id: the id of the heading.
        left_out: whether search leaves it out.
        heading: the text of the heading, in pieces.
        body: the text below it, in pieces.
    """

    def __init__(self, section_id: str, *, left_out: bool) -> None:
        self.id = section_id
        self.left_out = left_out
        self.heading: list[str] = []
        self.body: list[str] = []

    @property
    def title(self) -> str:
        """The heading."""
        return _plain(self.heading)

    @property
    def text(self) -> str:
        """What stands below it."""
        return _plain(self.body)


def _plain(pieces: Iterable[str]) -> str:
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", "".join(pieces))).strip()


class _Parser(HTMLParser):
    """Cuts the content of a page at its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[_Section] = []
        self._in_heading = ""
        # How deep we are in something that is left out; 0 is not at all.
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._left_out:
            self._left_out += tag not in _VOID
            return
        # A heading without an id is a label that stands in every record of its kind.
        left_out = bool({"data-search-exclude", "hidden"} & given.keys()) or tag in (*_NO_TEXT, *_HEADINGS)
        if tag in _HEADINGS and given.get("id"):
            # A heading that is left out takes what stands below it along.
            self.sections.append(_Section(str(given["id"]), left_out="data-search-exclude" in given))
            self._in_heading = tag
        elif left_out and tag not in _VOID:
            self._left_out = 1
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= tag not in _VOID
        elif tag == self._in_heading:
            self._in_heading = ""
        else:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self.sections and not self._left_out:
            section = self.sections[-1]
            (section.heading if self._in_heading else section.body).append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if self.sections and not self._left_out and not self._in_heading and tag not in _INLINE:
            self.sections[-1].body.append("\n")


def forget() -> None:
    """Forget what was read of each page, so that it is read again."""
    _read.cache_clear()
