"""The scale of type: a size for each role, on a screen, on a printed page of the site, in the documents."""

from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    """How large a text is.

    Attributes:
        screen: on the site, in CSS; a ``rem`` is 20 pixels there.
        paper: where a page of the site is printed, in points.
        book: in the documents, in points.
    """

    screen: str
    paper: float
    book: float


#: By the role of the text, from large to small.
SIZES = {
    "page": Size("clamp(1.5rem, 1.2rem + 1.6vw, 2.1rem)", 20, 30),
    "section": Size("clamp(1.2rem, 0.95rem + 1vw, 1.4rem)", 15, 18),
    "record": Size("1.2rem", 13, 18),
    "lead": Size("1rem", 11, 12),
    "part": Size("0.95rem", 10, 10),
    "text": Size("0.85rem", 10, 10),
    "small": Size("0.7rem", 8, 9),
}
