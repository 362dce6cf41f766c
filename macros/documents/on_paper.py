"""The documents that are pages: what each is for, how it is made, and what is said where it does not fit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from macros import addresses, dutch, sharing
from macros.built import ALONE, PRESS
from macros.documents import data, pdf
from macros.documents.document import Document
from macros.model import Conversation, Phase, ReadingPath, Step
from macros.problems import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Chapter, Library, Record

#: In how many ways a record is set, from wide to close (theme.typ).
_LOOKS = 3
#: How many pages a sheet has.
_SIDES = 2


def handreiking(library: Library) -> Iterator[Document]:
    """The handreiking for a screen."""
    yield Document(
        "handreiking",
        library.say.download.handreiking_title,
        library.say.download.handreiking_purpose,
        f"handreiking-{library.publication.slug}.pdf",
        "",
        partial(_book, library),
    )


def press(library: Library) -> Iterator[Document]:
    """The handreiking and the cards for a printer."""
    yield Document(
        "handreiking-drukwerk",
        library.say.download.press_title,
        library.say.download.press_purpose,
        f"handreiking-{library.publication.slug}{PRESS}.pdf",
        "",
        partial(_book, library, press=True),
    )
    say = library.say
    yield _cards_in(
        library, f"kaarten{PRESS}", say.download.cards_press, say.download.cards_press_purpose, "press"
    )


def _book(library: Library, *, press: bool = False) -> tuple[bytes, int]:
    # One for both: what a printer needs is drawn around the pages, where a screen does not show it.
    made = pdf.make("handreiking", data.handreiking(library), library.say.as_json)
    content, pages = _fitting(library, made)
    return pdf.sized(content, pages, press=press), pages


def _fitting(library: Library, made: pdf.Pdf) -> tuple[bytes, int]:
    """A document in which each record that has a page to itself fits on it.

    Raises:
        DocumentError: with every record that does not.
    """
    if made.too_full:
        raise DocumentError(_too_long(library, each) for each in made.too_full)
    return made.content, made.pages


def _too_long(library: Library, fact: dict[str, Any]) -> Problem:
    record = library.records[fact["id"]]
    message = f'"{record.name}" past niet op één bladzijde: het is {fact["over"]} mm te lang. Kort iets in.'
    return Problem(*library.place(record.id), message)


def checklists(library: Library) -> Iterator[Document]:
    """A sheet for each phase."""
    for phase in library.phases:
        twin = f"{addresses.page_of(library, phase)}#{phase.id}-checklist"
        yield Document(
            f"checklist-{phase.id}",
            library.say.phase.checklist.format(phase=phase.label),
            library.say.download.checklist_purpose,
            f"checklist-{phase.id}.pdf",
            twin,
            partial(_sheet, library, phase, twin),
        )


def _sheet(library: Library, phase: Phase, twin: str) -> tuple[bytes, int]:
    # One sheet that is filled to its foot; where the points do not fit, they flow on to the next.
    say = library.say.as_json
    made = pdf.make("checklist", data.checklist(library, phase, twin), say)
    if made.too_full:
        made = pdf.make("checklist", data.checklist(library, phase, twin, flows=True), say)
    return made.content, made.pages


def order(library: Library) -> Iterator[Document]:
    """The order of steps on one sheet."""
    if not library.of(Step):
        return
    chapter = library.showing[Step.kind.collection]
    yield Document(
        chapter.id,
        library.say.order.title,
        library.say.download.order_purpose,
        f"{chapter.id}-{library.publication.slug}.pdf",
        addresses.address(library, chapter.id),
        partial(_steps, library, chapter),
    )


def _steps(library: Library, chapter: Chapter) -> tuple[bytes, int]:
    made = pdf.make("order", data.order(library, chapter), library.say.as_json)
    if made.too_full:
        raise DocumentError([_crowded_steps(library, made.too_full[0]["over"])])
    return made.content, made.pages


def _crowded_steps(library: Library, over: int) -> Problem:
    """What to do about a sheet that is too full, on the line of the longest text on it."""
    texts = ((each, field) for each in library.of(Step) for field in ("say", "hears", "when"))
    longest, field = max(texts, key=lambda text: _length(*text))
    sheet = library.say.order.title
    message = f'het blad "{sheet}" is {over} mm te lang: kort bij de stappen iets in, zoals dit'
    return Problem(*library.place(longest.id, field), message)


def pocket(library: Library) -> Iterator[Document]:
    """A booklet for a pocket."""
    if not library.publication.pocket:
        return
    yield Document(
        "zakboekje",
        library.say.pocket.name,
        library.say.download.pocket_purpose,
        f"zakboekje-{library.publication.slug}.pdf",
        library.publication.phrases_page,
        partial(_booklet, library),
    )


def _booklet(library: Library) -> tuple[bytes, int]:
    made = pdf.make("pocket", data.pocket(library, library.publication.phrases_page), library.say.as_json)
    if made.too_full:
        place = library.place("publication", "pocket")
        message = 'zakboekje, paneel "{}": {} mm te lang. Noem minder onderdelen, of kort een zin in.'
        told = (message.format(each["side"], each["over"]) for each in made.too_full)
        raise DocumentError(Problem(*place, each) for each in told)
    return made.content, made.pages


def poster(library: Library) -> Iterator[Document]:
    """A poster for a wall."""
    yield Document(
        "poster",
        library.say.poster.name,
        library.say.download.poster_purpose,
        f"poster-{library.publication.slug}.pdf",
        "",
        partial(_wall, library),
    )


def _wall(library: Library) -> tuple[bytes, int]:
    made = pdf.make("poster", data.poster(library), library.say.as_json)
    if made.too_full:
        over = made.too_full[0]["over"]
        fields = ((library.red_flags, "signs"), (library.thoughts, "helping"), (library.phases, "summary"))
        texts = ((each, field) for records, field in fields for each in records)
        longest, field = max(texts, key=lambda text: _length(*text))
        message = f"de poster is {over} mm te lang: kort iets in bij wat erop staat, zoals dit"
        raise DocumentError([Problem(*library.place(longest.id, field), message)])
    return made.content, made.pages


def paths(library: Library) -> Iterator[Document]:
    """A sheet for each path of others."""
    for path in library.of(ReadingPath):
        yield Document(
            path.id,
            path.label,
            library.say.download.path_purpose,
            f"{path.id}.pdf",
            addresses.address(library, path.id),
            partial(_path, library, path),
        )


def _path(library: Library, path: ReadingPath) -> tuple[bytes, int]:
    return _fitting(library, pdf.make("path", data.path(library, path), library.say.as_json))


def records(library: Library) -> Iterator[Document]:
    """A sheet for each record."""
    for record in sharing.listed(library):
        # What has a sheet already, needs no second one.
        if not isinstance(record, Phase | ReadingPath):
            yield Document(
                f"{ALONE}-{record.id}",
                sharing.name(library, record),
                library.say.download.record_purpose,
                f"{record.id}.pdf",
                addresses.address(library, record.id),
                partial(_alone, library, record),
                ALONE,
            )


def _alone(library: Library, record: Record) -> tuple[bytes, int]:
    # Closer where it would not be one page; what takes two all the same stands on both sides of a sheet.
    tried: list[pdf.Pdf] = []
    for look in range(_LOOKS):
        tried.append(pdf.make("record", data.alone(library, record, look), library.say.as_json))
        if not tried[-1].too_full:
            break
    made = min(tried, key=lambda each: each.pages)
    if made.pages > _SIDES:
        over = max(each["over"] for each in made.too_full)
        message = f'"{record.name}" past niet op één blad: het is {over} mm te lang. Kort iets in.'
        raise DocumentError([Problem(*library.place(record.id), message)])
    return made.content, made.pages


def talks(library: Library) -> Iterator[Document]:
    """The practice talks, as a script for two."""
    if not library.of(Conversation):
        return
    chapter = library.showing[Conversation.kind.collection]

    def make() -> tuple[bytes, int]:
        made = pdf.make("talks", data.talks(library, chapter), library.say.as_json)
        return made.content, made.pages

    yield Document(
        chapter.id,
        chapter.title,
        library.say.download.talks_purpose,
        f"{Conversation.kind.many}-{library.publication.slug}.pdf",
        addresses.address(library, chapter.id),
        make,
    )


def cards(library: Library) -> Iterator[Document]:
    """Cards for a training."""
    say = library.say
    yield _cards_in(
        library, "kaarten", say.download.cards_duplex, say.download.cards_duplex_purpose, "duplex"
    )
    yield _cards_in(
        library, "kaarten-enkelzijdig", say.download.cards_single, say.download.cards_single_purpose, "single"
    )


def _cards_in(library: Library, name: str, title: str, purpose: str, edition: str) -> Document:
    twin = for_trainers(library)
    return Document(name, title, purpose, f"{name}.pdf", twin, partial(_deck, library, twin, edition))


def for_trainers(library: Library) -> str:
    """The page with the exercises: there trainers find every item."""
    return next(addresses.page_of(library, each) for each in library.chapters if each.shows == "exercises")


def _deck(library: Library, twin: str, edition: str) -> tuple[bytes, int]:
    made = pdf.make("cards", data.cards(library, twin, edition), library.say.as_json)
    if made.too_full:
        raise DocumentError(_crowded(library, library.records[each["id"]], each) for each in made.too_full)
    return made.content, made.pages


def _crowded(library: Library, record: Record, fact: dict[str, Any]) -> Problem:
    """What to do about a side of a card that is too full, on the line of the field with most text on it."""
    fields = record.kind.card.sides[fact["side"]] if record.kind.card else ()
    sizes = {field: sum(map(len, _texts(record, field))) for field in fields}
    shared = ", ".join(f"{field} ({dutch.count(size, 'teken', 'tekens')})" for field, size in sizes.items())
    message = f"de tekst op de {fact['side']} van de kaart is {fact['over']} mm te groot: kort iets in bij "
    return Problem(*library.place(record.id, max(fields, key=sizes.__getitem__)), message + shared)


def _length(record: Record, field: str) -> int:
    """How many characters the longest text in a field has."""
    return max(map(len, _texts(record, field)))


def _texts(record: Record, field: str) -> list[str]:
    """The texts in a field."""
    value = getattr(record, field)
    return [str(each) for each in (value if isinstance(value, tuple) else (value,))]
