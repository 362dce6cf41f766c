"""The documents that can be downloaded: which there are, what each is for, and how it is made."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from macros import addresses, dutch, sharing
from macros.built import ALONE, DOWNLOADS, PRESS, Built
from macros.documents import data, ebook, editable_forms, editable_mails, editable_programmes, pdf, slides
from macros.model import Conversation, Mail, Phase, Programme, ReadingPath, Step, kinds
from macros.problems import DocumentError, MissingError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from macros.model import Chapter, Form, Library, Record


# What a web server may read is not for the habits of who builds to decide.
_FILE, _FOLDER = 0o644, 0o755
#: In how many ways a record is set, from wide to close (theme.typ).
_LOOKS = 3
#: How many pages a sheet has.
_SIDES = 2
#: Made last: after each document Typst looks through all that it remembers, and of these that is much.
_LONG = ("handreiking", "press")


@dataclass(frozen=True, slots=True)
class _Document:
    """A document that can be made; the fields are those of ``Built``."""

    name: str
    title: str
    purpose: str
    file: str
    twin: str
    make: Callable[[], tuple[bytes, int | None]]
    folder: str = DOWNLOADS


def build(
    library: Library, groups: Collection[str] | None = None, done: Callable[[Built], None] = lambda _: None
) -> list[Built]:
    """Make documents.

    Args:
        library: the records.
        groups: which of ``GROUPS``; all of them where left out.
        done: called with each document when it is finished.

    Returns:
        The documents. The same library gives the same bytes; only ``seconds`` differs.

    Raises:
        DocumentError: with every text that does not fit in its place.
        MissingError: when a kind of record has no part in the documents yet.
        pdf.TemplateError: when a template is wrong; no data that ``load`` accepts can cause it.
    """
    if missing := list(missing_parts(library)):
        raise MissingError(missing)
    wanted = [
        (group, document)
        for group, documents in GROUPS.items()
        if groups is None or group in groups
        for document in documents(library)
    ]
    finished: list[Built] = []
    problems: list[Problem] = []
    for group, document in sorted(wanted, key=lambda each: each[0] in _LONG):
        made = _made(group, document)
        if isinstance(made, Built):
            finished.append(made)
            done(made)
        else:
            problems += made
    if problems:
        raise DocumentError(problems)
    return sorted(finished, key=lambda each: list(GROUPS).index(each.group))


def _made(group: str, document: _Document) -> Built | tuple[Problem, ...]:
    """A document, or what does not fit in it."""
    start = time.perf_counter()
    try:
        content, pages = document.make()
    except DocumentError as error:
        return tuple(error.problems)
    about = (document.name, group, document.title, document.purpose, document.file, document.twin)
    return Built(*about, content, pages, time.perf_counter() - start, document.folder)


def missing_parts(library: Library) -> Iterator[Problem]:
    """The files of Typst that kinds still need.

    Args:
        library: the records.

    Yields:
        A problem for each kind that has records and no part in the handreiking, or no card.
    """
    for of in kinds():
        if not library.of(of):
            continue
        parts = {"records": "deel in de handreiking"} if not of.kind.reading else {}
        parts |= {"cards": "kaart"} if of.kind.card else {}
        for folder, name in parts.items():
            file = pdf.TYPST / folder / f"{of.kind.key}.typ"
            if not file.exists():
                place = file.relative_to(pdf.TYPST.parents[2]).as_posix()
                message = f'de soort "{of.kind.one}" heeft nog geen {name}: maak dit bestand'
                yield Problem(place, 0, "", message)


def write(documents: Iterable[Built], folder: Path) -> list[Path]:
    """Put documents in the downloads folder of a site.

    Args:
        documents: what to write.
        folder: the root of the site.

    Returns:
        The files, in order.
    """
    paths = []
    for document in documents:
        path = folder / document.path
        for each in reversed(path.parents[: document.path.count("/") + 1]):
            if not each.exists():
                each.mkdir(parents=True)
                each.chmod(_FOLDER)
        # Beside it first: a reader, or a build that is cut off, never meets half a file.
        beside = path.with_suffix(".part")
        beside.write_bytes(document.content)
        beside.chmod(_FILE)
        beside.replace(path)
        paths.append(path)
    return paths


# --- the handreiking ------------------------------------------------------------------------------


def _handreiking(library: Library) -> Iterator[_Document]:
    yield _Document(
        "handreiking",
        library.say.download.handreiking_title,
        library.say.download.handreiking_purpose,
        f"handreiking-{library.publication.slug}.pdf",
        "",
        partial(_book, library),
    )


def _press(library: Library) -> Iterator[_Document]:
    yield _Document(
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
    return pdf.sized(content, press=press), pages


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


# --- a sheet for each phase -----------------------------------------------------------------------


def _checklists(library: Library) -> Iterator[_Document]:
    for phase in library.phases:
        twin = f"{addresses.page_of(library, phase)}#{phase.id}-checklist"
        yield _Document(
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


# --- the order of steps ---------------------------------------------------------------------------


def _order(library: Library) -> Iterator[_Document]:
    if not library.of(Step):
        return
    chapter = library.showing[Step.kind.collection]
    yield _Document(
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


# --- a booklet for a pocket -----------------------------------------------------------------------


def _pocket(library: Library) -> Iterator[_Document]:
    if not library.publication.pocket:
        return
    yield _Document(
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


# --- a poster for a wall --------------------------------------------------------------------------


def _poster(library: Library) -> Iterator[_Document]:
    yield _Document(
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


# --- paths for others -----------------------------------------------------------------------------


def _paths(library: Library) -> Iterator[_Document]:
    for path in library.of(ReadingPath):
        yield _Document(
            path.id,
            path.label,
            library.say.download.path_purpose,
            f"{path.id}.pdf",
            addresses.address(library, path.id),
            partial(_path, library, path),
        )


def _path(library: Library, path: ReadingPath) -> tuple[bytes, int]:
    return _fitting(library, pdf.make("path", data.path(library, path), library.say.as_json))


# --- each record alone ----------------------------------------------------------------------------


def _records(library: Library) -> Iterator[_Document]:
    for record in sharing.listed(library):
        # What has a sheet already, needs no second one.
        if not isinstance(record, Phase | ReadingPath):
            yield _Document(
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


# --- practice talks --------------------------------------------------------------------------------


def _talks(library: Library) -> Iterator[_Document]:
    if not library.of(Conversation):
        return
    chapter = library.showing[Conversation.kind.collection]

    def make() -> tuple[bytes, int]:
        made = pdf.make("talks", data.talks(library, chapter), library.say.as_json)
        return made.content, made.pages

    yield _Document(
        chapter.id,
        chapter.title,
        library.say.download.talks_purpose,
        f"{Conversation.kind.many}-{library.publication.slug}.pdf",
        addresses.address(library, chapter.id),
        make,
    )


# --- cards for a training -------------------------------------------------------------------------


def _cards(library: Library) -> Iterator[_Document]:
    say = library.say
    yield _cards_in(
        library, "kaarten", say.download.cards_duplex, say.download.cards_duplex_purpose, "duplex"
    )
    yield _cards_in(
        library, "kaarten-enkelzijdig", say.download.cards_single, say.download.cards_single_purpose, "single"
    )


def _cards_in(library: Library, name: str, title: str, purpose: str, edition: str) -> _Document:
    twin = _for_trainers(library)
    return _Document(name, title, purpose, f"{name}.pdf", twin, partial(_deck, library, twin, edition))


def _for_trainers(library: Library) -> str:
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


# --- forms to fill in on a computer ---------------------------------------------------------------


def _forms(library: Library) -> Iterator[_Document]:
    for form in library.forms:
        for example in (False, True):
            name = f"{form.id}-voorbeeld" if example else form.id
            yield _Document(
                name,
                library.say.download.example.format(title=form.title) if example else form.title,
                library.say.download.example_purpose if example else form.summary.text,
                f"{name}.odt",
                addresses.page_of(library, form),
                partial(_file, library, form, example=example),
            )


def _file(library: Library, form: Form, *, example: bool) -> tuple[bytes, None]:
    return editable_forms.make(library, form, example=example), None


# --- mails to adapt -------------------------------------------------------------------------------


def _mails(library: Library) -> Iterator[_Document]:
    if not library.of(Mail):
        return
    chapter = library.showing[Mail.kind.collection]

    def make() -> tuple[bytes, None]:
        return editable_mails.make(library, chapter), None

    yield _Document(
        chapter.id,
        chapter.title,
        library.say.download.mails_purpose,
        f"{chapter.id}-{library.publication.slug}.odt",
        addresses.address(library, chapter.id),
        make,
    )


# --- programmes of a training ---------------------------------------------------------------------


def _programmes(library: Library) -> Iterator[_Document]:
    for programme in library.of(Programme):
        yield _Document(
            programme.id,
            programme.title,
            library.say.download.programme_purpose,
            f"{programme.id}.odt",
            addresses.address(library, programme.id),
            partial(_programme, library, programme),
        )


def _programme(library: Library, programme: Programme) -> tuple[bytes, None]:
    return editable_programmes.make(library, programme), None


# --- slides ---------------------------------------------------------------------------------------


def _slides(library: Library) -> Iterator[_Document]:
    def make() -> tuple[bytes, None]:
        return slides.make(library), None

    yield _Document(
        "presentatie",
        library.say.download.slides_title,
        library.say.download.slides_purpose,
        f"presentatie-{library.publication.slug}.odp",
        _for_trainers(library),
        make,
    )


# --- the e-book -----------------------------------------------------------------------------------


def _ebook(library: Library) -> Iterator[_Document]:
    def make() -> tuple[bytes, None]:
        return ebook.make(library, _named(library)), None

    yield _Document(
        "e-boek",
        library.say.download.ebook_title,
        library.say.download.ebook_purpose,
        f"handreiking-{library.publication.slug}.epub",
        "",
        make,
    )


def _named(library: Library) -> Iterator[Built]:
    """Every document by its name, for the pages that the e-book is made of; it holds no way to them."""
    for group, documents in GROUPS.items():
        for each in documents(library):
            yield Built(each.name, group, each.title, each.purpose, each.file, each.twin, b"", None, 0)


#: The documents that belong together, by the name that the command line has for them.
GROUPS: dict[str, Callable[[Library], Iterator[_Document]]] = {
    "handreiking": _handreiking,
    "press": _press,
    "epub": _ebook,
    "order": _order,
    "checklists": _checklists,
    "pocket": _pocket,
    "poster": _poster,
    "paths": _paths,
    "records": _records,
    "talks": _talks,
    "cards": _cards,
    "forms": _forms,
    "mails": _mails,
    "programmes": _programmes,
    "slides": _slides,
}
