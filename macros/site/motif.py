"""The picture behind the handreiking: a line that goes out and comes back, once for each phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import look

if TYPE_CHECKING:
    from macros.model import Library


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
    lines = []
    for index, way in enumerate(look.ways(phases)):
        shade = look.of_phase(index)
        colour = shade.dark if dark else shade.light
        lines.append(f'<path stroke="{colour}" d="{way.path}"/>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180" fill="none"'
        f' stroke-width="{look.ways(phases)[0].width:g}">{"".join(lines)}</svg>'
    )
