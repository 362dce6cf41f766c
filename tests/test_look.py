"""The look that every view shares: colours that can be read, one scale of type, one family of icons."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from macros import look
from macros.look import drawings
from macros.site import motif

#: What a text has as its colour, and what it lies on.
TEXTS = {name: look.PALETTE[name] for name in ("ink", "soft", "accent", "accent-strong", "flag")} | {
    f"phase {number}": shade for number, shade in enumerate(look.PHASES, 1)
}
GROUNDS = ("ground", "wash", "tint")


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_stands_out_on_every_ground(name: str, scheme: str) -> None:
    for ground in GROUNDS:
        grounds = getattr(look.PALETTE[ground], scheme)
        lighter, darker = sorted(map(luminance, (getattr(TEXTS[name], scheme), grounds)), reverse=True)

        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, ground


def test_the_site_has_the_colours_and_sizes_for_light_dark_and_paper() -> None:
    screen, _, paper = look.sheet().partition("@media print")
    light, _, dark = screen.partition("slate")

    shade = look.PALETTE["flag"]
    told = [f"--ot-flag:{each}" in part for each, part in zip(shade, (light, dark, paper), strict=True)]
    assert told == [True, True, True]
    assert ("--ot-size-text:0.85rem" in light, "--ot-size-text:10pt" in paper) == (True, True)


def test_each_phase_on_the_site_has_its_colour_and_there_is_no_other() -> None:
    told = re.findall(r'\[data-accent="(\d)"\]\{--ot-phase:var\(--ot-phase-(\d)\)\}', look.sheet())

    assert told == [(str(number), str(number)) for number, _ in enumerate(look.PHASES, 1)]


def test_a_colour_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError, match="paars"):
        look.filled('fo:color="$paars"')


@pytest.mark.parametrize("name", drawings.names())
def test_an_icon_is_drawn_on_one_grid_with_one_line_in_the_colour_of_the_text(name: str) -> None:
    drawing = HTMLParser(look.icon(name)).css_first("svg")

    assert drawing is not None
    told = [drawing.attributes.get(key) for key in ("viewBox", "stroke", "stroke-width")]
    assert told == ["0 0 24 24", "currentColor", "2"]


@pytest.mark.parametrize("phases", [1, 3, 5, 12])
def test_the_motif_has_a_line_for_each_phase_and_stays_in_its_frame(phases: int) -> None:
    drawing = motif.svg(phases, dark=False)

    starts = [float(each) for each in re.findall(r'd="M-\d+ ([\d.]+)H', drawing)]
    assert len(starts) == phases
    assert starts[0] > 0
    assert starts[-1] < 90  # the middle, where the way turns back
