"""The documents that can be downloaded: which there are, what each is for, and how it is made."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from macros.built import Built
from macros.documents import ebook, on_paper, pdf, to_edit
from macros.documents.document import Document, unpaged
from macros.model import kinds
from macros.problems import DocumentError, MissingError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from macros.model import Library


# What a web server may read is not for the habits of who builds to decide.
_FILE, _FOLDER = 0o644, 0o755
#: Made last: after each document Typst looks through all that it remembers, and of these that is much.
_LONG = ("handreiking", "press")


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


def _made(group: str, document: Document) -> Built | tuple[Problem, ...]:
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


def _ebook(library: Library) -> Iterator[Document]:
    yield Document(
        "e-boek",
        library.say.download.ebook_title,
        library.say.download.ebook_purpose,
        f"handreiking-{library.publication.slug}.epub",
        "",
        unpaged(lambda: ebook.make(library, _named(library))),
    )


def _named(library: Library) -> Iterator[Built]:
    """Every document by its name, for the pages that the e-book is made of; it holds no way to them."""
    for group, documents in GROUPS.items():
        for each in documents(library):
            yield Built(each.name, group, each.title, each.purpose, each.file, each.twin, b"", None, 0)


#: The documents that belong together, by the name that the command line has for them.
GROUPS: dict[str, Callable[[Library], Iterator[Document]]] = {
    "handreiking": on_paper.handreiking,
    "press": on_paper.press,
    "epub": _ebook,
    "order": on_paper.order,
    "checklists": on_paper.checklists,
    "pocket": on_paper.pocket,
    "poster": on_paper.poster,
    "paths": on_paper.paths,
    "records": on_paper.records,
    "talks": on_paper.talks,
    "cards": on_paper.cards,
    "forms": to_edit.forms,
    "mails": to_edit.mails,
    "programmes": to_edit.programmes,
    "slides": to_edit.slides,
}
