"""The documents that a reader goes on with: forms, mails, programmes and slides, in the open standard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from macros import addresses
from macros.documents import editable_forms, editable_mails, editable_programmes
from macros.documents import slides as slide_show
from macros.documents.document import Document
from macros.documents.on_paper import for_trainers
from macros.model import Mail, Programme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Form, Library


def forms(library: Library) -> Iterator[Document]:
    """The forms, to fill in on a computer."""
    for form in library.forms:
        for example in (False, True):
            name = f"{form.id}-voorbeeld" if example else form.id
            yield Document(
                name,
                library.say.download.example.format(title=form.title) if example else form.title,
                library.say.download.example_purpose if example else form.summary.text,
                f"{name}.odt",
                addresses.page_of(library, form),
                partial(_file, library, form, example=example),
            )


def _file(library: Library, form: Form, *, example: bool) -> tuple[bytes, None]:
    return editable_forms.make(library, form, example=example), None


def mails(library: Library) -> Iterator[Document]:
    """The mails, to adapt."""
    if not library.of(Mail):
        return
    chapter = library.showing[Mail.kind.collection]

    def make() -> tuple[bytes, None]:
        return editable_mails.make(library, chapter), None

    yield Document(
        chapter.id,
        chapter.title,
        library.say.download.mails_purpose,
        f"{chapter.id}-{library.publication.slug}.odt",
        addresses.address(library, chapter.id),
        make,
    )


def programmes(library: Library) -> Iterator[Document]:
    """The programmes of a training."""
    for programme in library.of(Programme):
        yield Document(
            programme.id,
            programme.title,
            library.say.download.programme_purpose,
            f"{programme.id}.odt",
            addresses.address(library, programme.id),
            partial(_programme, library, programme),
        )


def _programme(library: Library, programme: Programme) -> tuple[bytes, None]:
    return editable_programmes.make(library, programme), None


def slides(library: Library) -> Iterator[Document]:
    """Slides for a training."""

    def make() -> tuple[bytes, None]:
        return slide_show.make(library), None

    yield Document(
        "presentatie",
        library.say.download.slides_title,
        library.say.download.slides_purpose,
        f"presentatie-{library.publication.slug}.odp",
        for_trainers(library),
        make,
    )
