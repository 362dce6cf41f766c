"""The documents that a reader goes on with: forms, mails, programmes and slides, in the open standard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from macros import addresses
from macros.documents import editable_forms, editable_mails, editable_programmes
from macros.documents import slides as slide_show
from macros.documents.document import Document, unpaged
from macros.documents.on_paper import for_trainers
from macros.model import Mail, Programme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library


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
                unpaged(partial(editable_forms.make, library, form, example=example)),
            )


def mails(library: Library) -> Iterator[Document]:
    """The mails, to adapt."""
    if not library.of(Mail):
        return
    chapter = library.showing[Mail.kind.collection]
    yield Document(
        chapter.id,
        chapter.title,
        library.say.download.mails_purpose,
        f"{chapter.id}-{library.publication.slug}.odt",
        addresses.address(library, chapter.id),
        unpaged(partial(editable_mails.make, library, chapter)),
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
            unpaged(partial(editable_programmes.make, library, programme)),
        )


def slides(library: Library) -> Iterator[Document]:
    """Slides for a training."""
    yield Document(
        "presentatie",
        library.say.download.slides_title,
        library.say.download.slides_purpose,
        f"presentatie-{library.publication.slug}.odp",
        for_trainers(library),
        unpaged(partial(slide_show.make, library)),
    )
