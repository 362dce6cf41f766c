"""Writes every text in one editable document, with room to say of each record whether it is right.

``tools/review`` reads it back by the mark beside each record, which any word processor keeps: the id, and a
fingerprint of the texts that were read.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from odfdo import Paragraph
from pydantic import BaseModel

from macros.documents.open_document import cell, heading, row, table, written
from macros.model import Confirmed, Intervention, kinds, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from odfdo import Cell, Element

    from macros.model import Library

#: Between the id and the fingerprint in a mark, and between the slug and the version in that of the whole.
BETWEEN = " · "
#: What the mark of the whole has before its slug: no id begins so.
WHOLE = "handreiking "
_STYLES = (
    # What a field is for stays with its text.
    '<style:style style:name="Explained" style:display-name="Veld" style:family="paragraph"'
    ' style:parent-style-name="Help"><style:paragraph-properties fo:keep-with-next="always"/></style:style>',
)
#: Lines of room for a yes or a no, and for a remark.
_SHORT, _LONG = 1, 4


def make(library: Library) -> bytes:
    """Write the document.

    Args:
        library: the records.

    Returns:
        The file; the same records give the same bytes.
    """
    title = library.say.review.title.format(title=library.publication.title)
    return written(library, title, _body(library, title), (_SHORT, _LONG), _STYLES)


def mark(library: Library, record: Confirmed | None = None) -> str:
    """By what a record is known in the document, or the document itself.

    Args:
        library: the records.
        record: the record; nothing for the document.

    Returns:
        Its id and the fingerprint of its texts, or the slug and the version of the handreiking.
    """
    if record is None:
        return f"{WHOLE}{library.publication.slug}{BETWEEN}{library.publication.version}"
    return f"{record.id}{BETWEEN}{fingerprint(record)}"


def fingerprint(record: Confirmed) -> str:
    """What changes when a text of a record does.

    Args:
        record: the record.

    Returns:
        Twelve characters, the same for the same texts.
    """
    texts = "\n".join(f"{field}: {text}" for field, text in _texts(record))
    return hashlib.sha256(texts.encode()).hexdigest()[:12]


def reviewed(library: Library) -> Iterator[tuple[type[Confirmed], list[Confirmed]]]:
    """What is in the document.

    Args:
        library: the records.

    Yields:
        Each kind with its records, in reading order.
    """
    order = {each: place for place, each in enumerate(library.publication.reading_order)}
    for of in kinds():
        if issubclass(of, Confirmed) and of.kind.file:
            # What has a place in the reading order stands there, and else where its phase stands.
            yield of, sorted(library.of(of), key=lambda each: order.get(_place(each), 0))


def _place(record: Confirmed) -> str:
    return record.phase if isinstance(record, Intervention) else record.id


def _texts(record: Confirmed) -> Iterator[tuple[str, str]]:
    """The texts that are read; who confirmed them is none of those."""
    return ((field, text) for field, text in texts_of(record) if field not in Confirmed.model_fields)


def _body(library: Library, title: str) -> Iterator[Element]:
    say = library.say
    yield heading(1, title)
    yield Paragraph(say.review.how, style="Text_20_body")
    yield Paragraph(say.review.leave, style="Note")
    role = [(say.review.role, say.review.role_help, _SHORT)]
    yield _table(library, "Nalezer", mark(library), role)
    asked = [
        (say.review.agreed, say.review.agreed_help, _SHORT),
        (say.review.remark, say.review.remark_help, _LONG),
    ]
    for of, records in reviewed(library):
        yield heading(2, library.say.kind(of.kind).many.capitalize(), style="Sheet")
        for record in records:
            yield heading(3, record.name)
            yield from _read(of, record)
            yield _table(library, f"Oordeel {record.id}", mark(library, record), asked)


def _read(of: type[Confirmed], record: Confirmed) -> Iterator[Element]:
    for field, texts in groupby(_texts(record), key=lambda each: each[0]):
        yield Paragraph(_explained(of, field), style="Explained")
        for _, text in texts:
            yield Paragraph(text, style="Text_20_body")


def _explained(of: type[BaseModel], path: str) -> str:
    """What an editor reads of a field, after that of the field around it."""
    name, _, inner = path.partition(".")
    field = of.model_fields[name]
    own = " ".join((field.description or name).split())
    part = next((each for each in (field.annotation, *get_args(field.annotation)) if _is_part(each)), None)
    return f"{own} {_explained(part, inner)}" if inner and part else own


def _is_part(of: object) -> bool:
    return isinstance(of, type) and issubclass(of, BaseModel)


def _table(library: Library, name: str, known_by: str, asked: list[tuple[str, str, int]]) -> Element:
    rows = [row("Head", [_question(library.say.review.mark), _answer(known_by, "QuestionCell")])]
    rows += [row(f"Lines{lines}", [_question(label, help_), _answer()]) for label, help_, lines in asked]
    return table(library, name, rows)


def _question(label: str, help_: str = "") -> Cell:
    texts = [Paragraph(label, style="Field")]
    return cell("QuestionCell", [*texts, Paragraph(help_, style="Help")] if help_ else texts)


def _answer(text: str = "", style: str = "AnswerCell") -> Cell:
    return cell(style, [Paragraph(text, style="Answer")])
