"""The colours of the phases, for every view. A thin sign beside the words, never instead of them."""

from __future__ import annotations

from typing import NamedTuple


class Shade(NamedTuple):
    """A colour as six hexadecimal digits.

    Attributes:
        light: on a light ground, and on paper.
        dark: on a dark ground.
    """

    light: str
    dark: str


#: One for each phase, in order; with more phases than colours they come round again. The style sheets have
#: them too, in ``docs/stylesheets/tokens.css``; a test compares the two, and measures the contrast.
PHASES = (
    Shade("#2a6099", "#86b6ea"),
    Shade("#96600a", "#e0b264"),
    Shade("#83386a", "#e09ac9"),
    Shade("#2f6b3a", "#8ccf98"),
    Shade("#574aa6", "#b6acf2"),
    Shade("#8f3a2b", "#ee9f8e"),
)


def of_phase(index: int) -> Shade:
    """The colour of a phase, by its place among the phases, counted from 0."""
    return PHASES[index % len(PHASES)]
