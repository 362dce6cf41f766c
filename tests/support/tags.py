"""What a screen reader says of a PDF: its texts in the order of the tags, whatever the order on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf.generic import ContentStream

from tests.support.pdf import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfReader


def spoken(reader: PdfReader) -> str:
    """The squashed text of a document in the order of its tags; what is an artifact is not in it."""
    texts = {page.indirect_reference.idnum: _by_mark(page) for page in reader.pages}
    places = _marks(reader.trailer["/Root"]["/StructTreeRoot"], 0)
    return squash("".join(texts[page].get(mark, "") for page, mark in places))


def _marks(node: Any, page: int) -> Iterator[tuple[int, int]]:
    """The number of the page and of the mark of each piece of content below a node, in order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, int):
        yield page, int(node)
    elif isinstance(node, list):
        for each in node:
            yield from _marks(each, page)
    elif isinstance(node, dict):
        if "/Pg" in node:
            page = node.raw_get("/Pg").idnum
        yield from _marks(node["/MCID"] if "/MCID" in node else node.get("/K", []), page)


def _by_mark(page: PageObject) -> dict[int, str]:
    """The text of each piece of marked content on a page, by its number."""
    found: dict[int, str] = {}
    marks: list[int | None] = []
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in {b"BDC", b"BMC"}:
            facts = operands[1] if operator == b"BDC" and isinstance(operands[1], dict) else {}
            marks.append(facts.get("/MCID", marks[-1] if marks else None))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in {b"Tj", b"TJ"} and marks and marks[-1] is not None:
            pieces = operands[0] if operator == b"TJ" else operands
            for piece in pieces:
                if not isinstance(piece, int | float):
                    text = _read(piece, letters)
                    found[int(marks[-1])] = found.get(int(marks[-1]), "") + text
    return found


def _read(piece: Any, letters: dict[int, str]) -> str:
    codes = piece.original_bytes if hasattr(piece, "original_bytes") else bytes(piece)
    return "".join(
        letters.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2)
    )


def _letters(font: Any) -> dict[int, str]:
    """What each code of a font says, as its table for readers tells."""
    found: dict[int, str] = {}
    part = ""
    for line in font["/ToUnicode"].get_object().get_data().decode("latin-1").splitlines():
        part = line.split()[-1] if line.endswith(("beginbfchar", "beginbfrange")) else part
        codes = [each.strip("<>") for each in line.replace("><", "> <").split() if each.startswith("<")]
        if part == "beginbfchar" and len(codes) == 2:
            found[int(codes[0], 16)] = bytes.fromhex(codes[1]).decode("utf-16-be")
        elif part == "beginbfrange" and len(codes) == 3:
            for step in range(int(codes[1], 16) - int(codes[0], 16) + 1):
                found[int(codes[0], 16) + step] = chr(int(codes[2], 16) + step)
    return found
