"""The colours of every view: site, documents and editable files. A sign beside the words, never alone."""

from __future__ import annotations

from typing import NamedTuple


class Shade(NamedTuple):
    """A colour as six hexadecimal digits.

    Attributes:
        light: on a light ground, and in the documents.
        dark: on a dark ground.
        paper: where a page of the site is printed.
    """

    light: str
    dark: str
    paper: str = "#000000"


_WHITE = "#ffffff"

#: By what a colour is for. A test measures that a text can be read on each ground.
PALETTE = {
    "ink": Shade("#1c2b30", "#e6ecec"),
    "soft": Shade("#4b5b62", "#b3c0c3", "#333333"),
    "accent": Shade("#0d5a66", "#7fd0d8"),
    "accent-strong": Shade("#08434c", "#a6e3e9"),
    "on-accent": Shade(_WHITE, "#0b2126", _WHITE),
    "ground": Shade(_WHITE, "#12191c", _WHITE),
    "wash": Shade("#f6f3ec", "#1a2327", _WHITE),
    "tint": Shade("#eaf2f2", "#17303a", _WHITE),
    "line": Shade("#cfd6d4", "#35434a", "#999999"),
    "edge": Shade("#6c7b80", "#8a9a9f", "#333333"),
    "flag": Shade("#a3362c", "#f0a097"),
    "mark": Shade("#ffe9a8", "#5a4a10", _WHITE),
}

#: One for each phase, in order; with more phases than colours they come round again. They mean a phase, and
#: nothing else, on paper too.
PHASES = tuple(
    Shade(light, dark, light)
    for light, dark in (
        ("#2a6099", "#86b6ea"),
        ("#96600a", "#e0b264"),
        ("#83386a", "#e09ac9"),
        ("#2f6b3a", "#8ccf98"),
        ("#574aa6", "#b6acf2"),
        ("#8f3a2b", "#ee9f8e"),
    )
)


def accent(index: int) -> int:
    """The number of a phase's colour, counted from 1, by its place among the phases, counted from 0."""
    return index % len(PHASES) + 1


def of_phase(index: int) -> Shade:
    """The colour of a phase, by its place among the phases, counted from 0."""
    return PHASES[accent(index) - 1]
