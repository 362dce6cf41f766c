"""The icons: one family, drawn on a grid of 24 with a line of 2, in the colour of the text around them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "icons"


@cache
def icon(name: str) -> str:
    """The drawing of an icon.

    Args:
        name: the key of a kind of record, or what else the icon stands for.

    Returns:
        SVG, in ``currentColor``; what it means is said beside it.

    Raises:
        FileNotFoundError: when there is no such icon.
    """
    return (FOLDER / f"{name}.svg").read_text("utf-8").strip()


@cache
def names() -> tuple[str, ...]:
    """The names of all icons."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))
