"""What somebody filled in: the answers out of the document, or everything that is wrong with it."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from odfdo import Document

from macros.documents import review_sheet
from macros.model import Confirmed
from macros.problems import DataError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from odfdo import Element

    from macros.model import Library

_MARK = re.compile(rf"([a-z0-9-]+){review_sheet.BETWEEN}([0-9a-f]{{12}})")
_WORDS = {
    "": None,
    **dict.fromkeys(("ja", "j", "akkoord"), True),
    **dict.fromkeys(("nee", "n", "niet akkoord"), False),
}
#: What odfdo lets through of a file that is none of ours, or only half.
_UNREADABLE = (OSError, TypeError, ValueError, KeyError, SyntaxError, EOFError, BadZipFile, zlib.error)


class AnswerError(DataError):
    """The document cannot be taken in; holds everything that is wrong with it."""

    _heads = ("Het bestand is niet over te nemen.", "Het bestand is niet over te nemen: {} fouten.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a record.

    Attributes:
        record_id: its id.
        agreed: whether it is right; nothing where that was left open.
        remark: what was said besides; may be empty.
        changed: whether its texts are others than those that were read.
    """

    record_id: str
    agreed: bool | None
    remark: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A document that was filled in.

    Attributes:
        role: as what somebody read it; empty where that was left open.
        answers: what was said of each record that is in it, in its order.
    """

    role: str
    answers: tuple[Answer, ...]


def read(library: Library, file: Path) -> Review:
    """Read a document that was filled in.

    Args:
        library: the records.
        file: the document.

    Returns:
        What was said.

    Raises:
        AnswerError: with all that is wrong with it.
    """
    (mine, _, _) = review_sheet.mark(library).partition(review_sheet.BETWEEN)
    problems: list[str] = []
    roles: list[str] = []
    answers: dict[str, Answer] = {}
    for mark, given in _tables(file):
        try:
            if mark.startswith(review_sheet.WHOLE):
                roles.append(_role(mine, mark, given))
                continue
            answer = _answer(library, mark, given)
            if answer.record_id in answers:
                raise ValueError(f'het onderdeel "{answer.record_id}" staat er twee keer in')
            answers[answer.record_id] = answer
        except ValueError as error:
            problems.append(str(error))
    if not roles and not problems:
        problems.append("dit is geen bestand van `make review`, of het vak met je rol is weg")
    if problems:
        raise AnswerError(Problem(file.name, 0, "", each) for each in problems)
    return Review(roles[0], tuple(answers.values()))


def _role(mine: str, mark: str, given: list[str]) -> str:
    whose, _, _ = mark.partition(review_sheet.BETWEEN)
    if whose != mine:
        raise ValueError(f'dit bestand is van een andere handreiking ("{whose}")')
    return " ".join(given[0].split()) if given else ""


def _answer(library: Library, mark: str, given: list[str]) -> Answer:
    record_id, _, fingerprint = mark.partition(review_sheet.BETWEEN)
    record = library.records.get(record_id)
    if not isinstance(record, Confirmed):
        raise ValueError(f'het onderdeel "{record_id}" is er niet meer')
    try:
        said, remark = given
    except ValueError:
        raise ValueError(f'bij het onderdeel "{record_id}" ontbreekt een vak om in te vullen') from None
    word = re.sub(r"[\s.!]+", " ", said).strip().lower()
    if word not in _WORDS:
        raise ValueError(f'bij het onderdeel "{record_id}" staat "{said}": schrijf ja of nee')
    return Answer(record_id, _WORDS[word], remark, fingerprint != review_sheet.fingerprint(record))


def _tables(file: Path) -> list[tuple[str, list[str]]]:
    """The mark of each table that has one, and what was filled in below it."""
    try:
        body = Document(file).body
        return [found for table in body.get_elements("//table:table") if (found := _table(table))]
    except _UNREADABLE as error:
        there = "is er niet" if isinstance(error, FileNotFoundError) else "is niet te lezen als odt"
        message = f"dit bestand {there}: bewaar het in LibreOffice of Word als ODF-tekst (.odt)"
        raise AnswerError([Problem(file.name, 0, "", message)]) from error


def _table(table: Element) -> tuple[str, list[str]] | None:
    rows = [
        list(map(_text, row.get_elements("table:table-cell")))
        for row in table.get_elements(".//table:table-row")
    ]
    for place, cells in enumerate(rows):
        if len(cells) > 1 and (_MARK.fullmatch(cells[1]) or cells[1].startswith(review_sheet.WHOLE)):
            return cells[1], [cells[1] for cells in rows[place + 1 :] if len(cells) > 1]
    return None


def _text(cell: Element) -> str:
    """What stands in a cell; a comment in the margin is no answer."""
    for note in cell.get_elements(".//office:annotation"):
        note.delete()
    return "\n".join(each.inner_text.strip() for each in cell.get_elements(".//text:p")).strip()
