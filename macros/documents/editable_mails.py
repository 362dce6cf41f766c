"""Writes the mails as one editable document in the open standard, each on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from odfdo import Paragraph, Span

from macros.documents.open_document import heading, on_site, paragraph, points, written
from macros.model import Mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from odfdo import Element

    from macros.model import Chapter, Library


def make(library: Library, chapter: Chapter) -> bytes:
    """Write the mails.

    Args:
        library: the records.
        chapter: the chapter that shows them.

    Returns:
        The file; the same records give the same bytes.
    """
    return written(library, chapter.title, _body(library, chapter))


def _body(library: Library, chapter: Chapter) -> Iterator[Element]:
    yield heading(1, chapter.title)
    for text in chapter.paragraphs:
        yield paragraph("Text_20_body", text, library)
    yield Paragraph(library.say.mail.odt_how, style="Note")
    for number, mail in enumerate(library.of(Mail)):
        # The first one follows what the document is for.
        yield heading(2, mail.title, style="Leaf" if number else "")
        yield from _mail(library, mail)


def _mail(library: Library, mail: Mail) -> Iterator[Element]:
    say = library.say.mail
    yield paragraph("Lead", mail.summary, library)
    yield _filled(mail, say.subject, mail.subject, "Subject")
    for text in mail.body:
        yield _filled(mail, "", text, "Letter")
    yield heading(3, say.pdf_gaps)
    yield points(Paragraph(f"{gap.label}: {gap.example}", style="Point") for gap in mail.gaps)
    yield heading(3, say.before_sending)
    yield points(paragraph("Point", text, library) for text in mail.before_sending)
    yield on_site(library, mail, library.say.mail.odt_web, style="Web")


def _filled(mail: Mail, before: str, text: str, style: str) -> Element:
    """A line of the mail; between brackets and coloured what is to be replaced, also where it is printed."""
    labels = {gap.id: gap.label for gap in mail.gaps}
    whole = Paragraph("", style=style)
    if before:
        whole.append(Span(f"{before.strip()} ", style="Quiet"))
    for kind, piece in mail.pieces(text):
        whole.append(piece if kind == "text" else Span(f"[{labels[piece]}]", style="Gap"))
    return whole
