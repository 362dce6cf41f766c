"""The picture behind the handreiking: a line that goes out and comes back, once for each phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import look

if TYPE_CHECKING:
    from macros.model import Library

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
    ways = look.ways(phases, far=_FAR)
    shades = [look.of_phase(index) for index in range(phases)]
    lines = [
        f'<path stroke="{shade.dark if dark else shade.light}" d="{way.path}"/>'
        for shade, way in zip(shades, ways, strict=True)
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180" preserveAspectRatio="xMaxYMid"'
        f' fill="none" stroke-width="{ways[0].width:g}">{"".join(lines)}</svg>'
    )
