"""The picture behind the handreiking: a line that goes out and comes back, once for each phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import look

if TYPE_CHECKING:
    from macros.model import Library

#: Between two lines, and how thick one is, for three phases or fewer; with more they lie closer together.
_STEP, _WIDTH, _ROOM = 26.0, 11.0, 52.0
#: How far outside the picture a line begins and ends, for a band as wide as a screen.
_FAR = 9000


def pictures(library: Library) -> dict[str, str]:
    """The pictures that depend on the data.

    Args:
        library: the records.

    Returns:
        Each as SVG, by its path from the root of the site.
    """
    count = len(library.phases)
    return {"assets/motif.svg": svg(count, dark=False), "assets/motif-dark.svg": svg(count, dark=True)}


def svg(phases: int, *, dark: bool) -> str:
    """Draw it.

    Args:
        phases: how many phases there are.
        dark: whether it stands on a dark ground.

    Returns:
        The picture, as SVG.
    """
    step = min(_STEP, _ROOM / max(phases - 1, 1))
    lines = []
    for index in range(phases):
        inset = index * step
        shade = look.of_phase(index)
        radius = f"{70 - inset:g}"
        # It comes from far outside: a band that is wider than the picture has the lines all over it.
        way = f"M{-_FAR} {20 + inset:g}H265a{radius} {radius} 0 0 1 0 {140 - 2 * inset:g}H{-_FAR}"
        lines.append(f'<path stroke="{shade.dark if dark else shade.light}" d="{way}"/>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180" preserveAspectRatio="xMaxYMid"'
        f' fill="none" stroke-width="{_WIDTH * step / _STEP:g}">{"".join(lines)}</svg>'
    )
