"""Whether every text of every record is where a reader looks: the page, paper, the pdf and the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from macros import addresses, releases
from macros.model import Chapter, Intervention, Phase, Retired, texts_of
from tests.support.built import head_of
from tests.support.pdf import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag
    from pypdf import PdfReader

    from macros.model import Library, Record

#: The fields of a practice talk that stand in a script of its own, and not in the handreiking.
OF_THE_SCRIPT = (
    *(f"moments.{each}" for each in ("does", "says", "choices.say", "choices.do", "choices.effect")),
    *(f"ends.{each}" for each in ("title", "text", "kept", "gave")),
)


def on_the_page(library: Library, page: str, content: BeautifulSoup) -> Iterator[str]:
    """The fields of the records on a page that a reader does not find there: ``red_flag.giving_back``."""
    whole = fold(content.get_text())
    own = _by_record(library, content)
    for record in library.records.values():
        if addresses.page_of(library, record) == page:
            # The sections of a chapter, and the end of a phase, come after the records that they show.
            seen = whole if isinstance(record, Chapter | Phase) else own.get(record.id, "")
            yield from (f"{field} staat niet op {page}" for field in absent(record, seen))


def in_the_book(library: Library, pages: list[BeautifulSoup]) -> Iterator[str]:
    """The fields of records that a reader does not find in the e-book: ``red_flag.giving_back``."""
    own: dict[str, str] = {}
    for page in pages:
        own |= _by_record(library, page)
    whole = fold("".join(page.get_text() for page in pages))
    for record in library.records.values():
        if not isinstance(record, Retired):
            seen = whole if isinstance(record, Chapter | Phase) else own.get(record.id, "")
            yield from absent(record, seen)


def _by_record(library: Library, content: BeautifulSoup) -> dict[str, str]:
    """What stands on a page below each record, up to the next one."""
    pieces: dict[str, list[str]] = {}
    now: list[str] = []
    starts = {
        id(_start(each)): each["id"] for each in content.select("[id]") if each["id"] in library.records
    }
    for element in content.descendants:
        if isinstance(element, str):
            now.append(element)
        elif record_id := starts.get(id(element)):
            now = pieces.setdefault(record_id, [])
    return {record_id: fold("".join(texts)) for record_id, texts in pieces.items()}


def _start(heading: Tag) -> Tag:
    """Where a record begins: with its short name, where that stands above its heading."""
    head = head_of(heading)
    above = head.find_previous_sibling()
    return above if above and "ot-eyebrow" in above.get("class", ()) else head


def in_the_pdf(library: Library, reader: PdfReader) -> Iterator[str]:
    """The fields of records that a reader does not find in the handreiking, on the pages of the record."""
    pages = [fold(without_running_lines(library, page.extract_text())) for page in reader.pages]
    starts = {
        name: reader.get_destination_page_number(destination)
        for name, destination in reader.named_destinations.items()
        if name in library.records
    }
    for record in library.records.values():
        # What is longest runs over four pages; a phase begins with its checklist, which has the labels.
        owner = library.owners.get(record.id, record)
        places = [owner.id, *([owner.phase] if isinstance(owner, Intervention) else [])]
        seen = "".join(page for place in places for page in pages[starts[place] : starts[place] + 4])
        whole = "".join(pages) if isinstance(record, Chapter) else seen
        yield from (f"{field} staat niet in de handreiking" for field in absent(record, whole))


def without_running_lines(library: Library, text: str) -> str:
    """A page without its tab, its head and its number."""
    publication = releases.shown(library)
    tabs = "|".join(re.escape(tab.title) for tab in publication.tabs)
    titles = "|".join(re.escape(library.records[each].title) for each in publication.reading_order)
    return re.sub(rf"^(?:(?:{tabs})\n)?(?:{titles})[^\n]*\n", "", re.sub(r"\d+\s*$", "", text))


def in_the_data(record: Record, entry: dict[str, Any]) -> Iterator[str]:
    """The fields of a record that are not in its entry of the open data."""
    seen = "\n".join(fold(each) for each in _strings(entry))
    yield from (f"{field} staat niet in de open data" for field in absent(record, seen))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(each)


def absent(record: Record, seen: str) -> list[str]:
    """The fields of a record with a text of which a sentence is not among what a reader sees."""
    within = {name for name, of in record.records_within().items() if hasattr(of, "kind")}
    fields = {
        f"{record.kind.key}.{field}": None
        for field, text in texts_of(record)
        # The heading has the first sentence of a title, and the others stand elsewhere. A gap of a mail has
        # its name where the data has its id.
        for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])|\{[a-z0-9-]+\}", text)
        if field.partition(".")[0] not in within and fold(sentence) not in seen
    }
    return list(fields)


def fold(text: str) -> str:
    """A text as it is however it is set: without white space, hyphens and capitals."""
    return squash(text).casefold()
