"""What stands where on the pages of a PDF, and what a phone reads from them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import zxingcpp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTS = 72 / 25.4
_SCALE = 4


class Spot(NamedTuple):
    """Where something stands.

    Attributes:
        page: the page, counted from 0.
        x: millimetres from the left.
        y: millimetres from the top.
    """

    page: int
    x: float
    y: float


def qr_codes(file: Path) -> list[set[str]]:
    """What the QR codes on each page say."""
    with pypdfium2.PdfDocument(file) as document:
        images = [page.render(scale=_SCALE).to_pil() for page in document]
    return [{code.text for code in zxingcpp.read_barcodes(image)} for image in images]


def find(file: Path, texts: list[str]) -> dict[str, list[Spot]]:
    """Where each text stands, by its middle."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document):
            words = page.get_textpage()
            for text in texts:
                search = words.search(text, match_whole_word=True)
                while found := search.get_next():
                    boxes = [words.get_charbox(found[0] + offset) for offset in range(found[1])]
                    x = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
                    y = page.get_height() - (boxes[0][1] + boxes[0][3]) / 2
                    spots[text].append(Spot(number, x / POINTS, y / POINTS))
    return dict(spots)


def text_edges(file: Path) -> Iterator[tuple[int, float, float, float, float]]:
    """Each piece of text: its page, and its left, top, right and bottom in millimetres from left and top."""
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document):
            words, height = page.get_textpage(), page.get_height()
            for index in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(index)
                edges = (left, height - top, right, height - bottom)
                yield (number, *(each / POINTS for each in edges))


def squares(file: Path, side: float) -> int:
    """How many squares of a size, in millimetres, are drawn on the first page."""
    with pypdfium2.PdfDocument(file) as document:
        count = 0
        for shape in document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,)):
            left, bottom, right, top = shape.get_bounds()
            width, height = (right - left) / POINTS, (top - bottom) / POINTS
            count += abs(width - side) < 0.5 and abs(height - side) < 0.5
    return count
