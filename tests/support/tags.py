"""The order in which a PDF is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfReader


class Piece(NamedTuple):
    """A piece of a page that is read aloud.

    Attributes:
        page: its page, counted from 0.
        mark: its number on the page, in the order in which it is drawn.
        text: what it says; empty for a drawing.
    """

    page: int
    mark: int
    text: str


def pieces(reader: PdfReader) -> list[Piece]:
    """What is read aloud, in order."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    texts = [_texts(page) for page in reader.pages]
    marks = _marks(reader.root_object["/StructTreeRoot"], None)
    return [
        Piece(number := pages[page], mark, texts[number].get(mark, ""))
        for page, mark in marks
        if page in pages
    ]


def _marks(element: Any, page: int | None) -> Iterator[tuple[int, int]]:
    """The marks below an element of the tree, each with the number of the object that is its page."""
    if isinstance(element, int):
        if page is not None:
            yield page, int(element)
        return
    element = element.get_object()
    if isinstance(element, int):
        yield from _marks(element, page)
    elif isinstance(element, list):
        for each in element:
            yield from _marks(each, page)
    elif element.get("/Type") != "/OBJR":
        own = element.raw_get("/Pg").idnum if "/Pg" in element else page
        if "/MCID" in element:
            yield own, int(element["/MCID"])
        elif "/K" in element:
            yield from _marks(element["/K"], own)


def _texts(page: PageObject) -> dict[int, str]:
    """The text of each mark on a page."""
    open_marks: list[int | None] = []
    found: dict[int, str] = {}

    def operand(operator: bytes, operands: Any, *_: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            open_marks.append(properties.get("/MCID") if isinstance(properties, dict) else None)
        elif operator == b"EMC":
            open_marks.pop()

    def text(said: str, *_: Any) -> None:
        marks = [each for each in open_marks if each is not None]
        if marks and said.strip():
            found[marks[-1]] = found.get(marks[-1], "") + said

    page.extract_text(visitor_operand_before=operand, visitor_text=text)
    return found
