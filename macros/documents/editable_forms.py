"""Writes a form as an editable document in the open standard: empty, or with the worked example in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from odfdo import Paragraph

from macros import addresses
from macros.documents.open_document import cell, heading, link, paragraph, row, table, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from odfdo import Cell, Element

    from macros.model import Form, FormField, Library

#: An empty form that is filled in more than once has room for this many.
_EMPTY_ROWS = 3


def make(library: Library, form: Form, *, example: bool) -> bytes:
    """Write a form.

    Args:
        library: the records.
        form: the form.
        example: whether the answers of the worked example stand in it.

    Returns:
        The file; the same records give the same bytes.
    """
    title = library.say.odt.filled.format(title=form.title) if example else form.title
    body = _body(library, form, title, example=example)
    return written(library, title, body, (field.lines for field in form.fields))


def _body(library: Library, form: Form, title: str, *, example: bool) -> Iterator[Element]:
    yield heading(1, title)
    yield paragraph("Lead", form.summary, library)
    if example:
        yield Paragraph(library.say.odt.invented, style="Note")
    else:
        for text in form.introduction:
            yield paragraph("Text_20_body", text, library)
    if form.unit:
        # Each row is a sheet of its own, to hand over or to throw away; the empty ones are all alike.
        if not example:
            yield from _more_help(library, form)
        for number in range(len(form.fields[0].examples) if example else _EMPTY_ROWS):
            name = library.say.form.row.format(name=form.unit.one.capitalize(), number=number + 1)
            yield heading(2, name, style="Heading_20_2" if example and not number else "Sheet")
            yield _table(library, form, f"Formulier{number + 1}", number if example else None)
    else:
        yield heading(2, library.say.form.example if example else library.say.form.fill_in)
        yield _table(library, form, "Formulier", 0 if example else None)
    if example or not form.rows:
        yield from _more_help(library, form)


def _more_help(library: Library, form: Form) -> Iterator[Element]:
    """The way to the accessible twin, and what the status of the text is."""
    publication = library.publication
    url = publication.site_url + addresses.address(library, form.id)
    yield heading(2, library.say.odt.help)
    more = Paragraph(library.say.odt.web, style="Text_20_body")
    more.append(link(url, url.replace("https://", "")))
    yield more
    status = paragraph("Text_20_body", publication.status_note, library)
    status.append(f" {library.say.odt.licence.format(licence=publication.content_licence)}")
    yield status


def _table(library: Library, form: Form, name: str, answers: int | None) -> Element:
    return table(
        library,
        name,
        (row(f"Lines{field.lines}", _question(library, field, answers)) for field in form.fields),
    )


def _question(library: Library, field: FormField, answers: int | None) -> Iterator[Cell]:
    label = [Paragraph(field.label, style="Field"), paragraph("Help", field.help, library)]
    yield cell("QuestionCell", label)
    answer = "" if answers is None else field.examples[answers]
    yield cell("ApartCell" if field.apart else "AnswerCell", [Paragraph(answer, style="Answer")])
