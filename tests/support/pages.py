"""What stands where on the pages of a PDF, and what a phone reads from them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import zxingcpp

from tests.support.pdf import squash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTS = 72 / 25.4
#: 144 dots an inch: less than any printer and any phone.
_SCALE = 2


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
        return [{code.text for code in zxingcpp.read_barcodes(_image(page))} for page in document]


def _image(page: pypdfium2.PdfPage) -> memoryview:
    """A page as a phone sees it: rows of grey."""
    bitmap = page.render(scale=_SCALE, grayscale=True)
    pixels, width = bytes(bitmap.buffer), bitmap.width
    rows = b"".join(pixels[row * bitmap.stride :][:width] for row in range(bitmap.height))
    return memoryview(rows).cast("B", shape=(bitmap.height, width))


def colour(file: Path, number: int, x: float, y: float) -> tuple[int, ...]:
    """The colour of a spot on a page, in millimetres from the left and the top of its sheet."""
    with pypdfium2.PdfDocument(file) as document:
        bitmap = document[number].render(scale=10, rev_byteorder=True)
        place = int(y * POINTS * 10) * bitmap.stride + int(x * POINTS * 10) * bitmap.n_channels
        return tuple(bytes(bitmap.buffer)[place : place + 3])


def text(file: Path) -> str:
    """The squashed text of a file; quicker than pypdf where QR codes are drawn on the pages."""
    with pypdfium2.PdfDocument(file) as document:
        return squash("".join(page.get_textpage().get_text_bounded() for page in document))


def find(file: Path, texts: list[str]) -> dict[str, list[Spot]]:
    """Where each text stands on its own, by its middle."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document):
            words, height = page.get_textpage(), page.get_height()
            for index in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(index)
                text = words.get_text_bounded(left, bottom, right, top).strip()
                if text in texts:
                    x, y = (left + right) / 2, height - (top + bottom) / 2
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
            # The line around it, and the way its corners are drawn, make it a little bigger.
            count += 0 <= width - side < 0.8 and 0 <= height - side < 0.8
    return count
