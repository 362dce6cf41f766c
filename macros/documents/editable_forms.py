"""Writes a form as an editable document in the open standard: empty, or with the worked example in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from odfdo import Paragraph

from macros.documents.open_document import cell, heading, on_site, paragraph, row, table, written

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
    count = (len(form.fields[0].examples) if example else _EMPTY_ROWS) if form.unit else 1
    for number in range(count):
        # Each row of a form is a sheet of its own, to hand over or to throw away.
        yield heading(2, _name(library, form, number, example=example), style="Sheet" if number else "")
        yield _table(library, form, f"Formulier{number + 1}", number if example else None)
    # Who fills a form in again needs no help; it stands where it is in nobody's way.
    yield heading(2, library.say.odt.help)
    if not example:
        for text in form.introduction:
            yield paragraph("Help", text, library)
    yield from _more_help(library, form)


def _name(library: Library, form: Form, number: int, *, example: bool) -> str:
    """What stands above a table: its number where there are more, else what it is for."""
    if form.unit:
        return library.say.form.row.format(name=form.unit.one.capitalize(), number=number + 1)
    return library.say.form.example if example else library.say.form.fill_in


def _more_help(library: Library, form: Form) -> Iterator[Element]:
    """The way to the accessible twin, and what the status of the text is."""
    publication = library.publication
    yield on_site(library, form, library.say.odt.web)
    status = paragraph("Help", publication.status_note, library)
    status.append(f" {library.say.odt.licence.format(licence=publication.content_licence)}")
    yield status


def _table(library: Library, form: Form, name: str, answers: int | None) -> Element:
    return table(
        library,
        name,
        # What is filled in takes the room that it needs.
        (
            row(f"Lines{field.lines}" if answers is None else "Filled", _question(library, field, answers))
            for field in form.fields
        ),
    )


def _question(library: Library, field: FormField, answers: int | None) -> Iterator[Cell]:
    label = [Paragraph(field.label, style="Field"), paragraph("Help", field.help, library)]
    yield cell("QuestionCell", label)
    answer = "" if answers is None else field.examples[answers]
    yield cell("ApartCell" if field.apart else "AnswerCell", [Paragraph(answer, style="Answer")])
