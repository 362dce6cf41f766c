"""The colours of the phases: the same in every view, and to be told from the ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros import colours
from macros.site import motif

STYLES = Path(__file__).parent.parent / "docs" / "stylesheets"
TOKENS = (STYLES / "tokens.css").read_text("utf-8")


def token(name: str, scheme: str) -> str:
    """The value of a token on a light or a dark ground."""
    light, dark = TOKENS.split('[data-md-color-scheme="slate"]', 1)
    return re.findall(rf"--ot-{name}: (#\w+);", dark if scheme == "dark" else light)[0]


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("index", range(len(colours.PHASES)))
def test_a_colour_is_that_of_the_style_sheet_and_stands_out_on_every_ground(index: int, scheme: str) -> None:
    colour = getattr(colours.PHASES[index], scheme)

    assert token(f"phase-{index + 1}", scheme) == colour
    for ground in ("ground", "wash", "tint"):
        lighter, darker = sorted((luminance(colour), luminance(token(ground, scheme))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, ground


def test_the_style_sheet_has_each_colour_for_a_phase_and_no_other() -> None:
    records = (STYLES / "records.css").read_text("utf-8")

    assert re.findall(r'\[data-accent="(\d)"\] \{\n  --ot-phase: var\(--ot-phase-(\d)\);', records) == [
        (str(number), str(number)) for number in range(1, len(colours.PHASES) + 1)
    ]


@pytest.mark.parametrize("phases", [1, 3, 5, 12])
def test_the_motif_has_a_line_for_each_phase_and_stays_in_its_frame(phases: int) -> None:
    drawing = motif.svg(phases, dark=False)

    starts = [float(each) for each in re.findall(r'd="M0 ([\d.]+)h', drawing)]
    assert len(starts) == phases
    assert starts[0] > 0
    assert starts[-1] < 90  # the middle, where the way turns back
