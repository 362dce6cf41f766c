"""The picture behind the handreiking: a line that goes out and comes back, once for each phase."""

from __future__ import annotations

from typing import NamedTuple

#: Between two lines, and how thick one is, for three phases or fewer; with more they lie closer together.
_STEP, _WIDTH, _ROOM = 26.0, 11.0, 52.0
#: How wide and how high the picture is.
MOTIF_SIZE = (360, 180)


class Way(NamedTuple):
    """The line of a phase.

    Attributes:
        path: its way, as SVG writes it.
        width: how thick it is.
    """

    path: str
    width: float


def ways(phases: int, *, mirrored: bool = False, far: int = 0) -> list[Way]:
    """The lines of the picture.

    Args:
        phases: how many phases there are.
        mirrored: whether the lines come from the right.
        far: how far outside the picture they begin and end.

    Returns:
        The line of each phase, in order.
    """
    step = min(_STEP, _ROOM / max(phases - 1, 1))
    start, bend, turn = (MOTIF_SIZE[0] + far, MOTIF_SIZE[0] - 265, 0) if mirrored else (-far, 265, 1)
    found = []
    for index in range(phases):
        inset = index * step
        radius = f"{70 - inset:g}"
        out = f"M{start} {20 + inset:g}H{bend}"
        path = f"{out}a{radius} {radius} 0 0 {turn} 0 {140 - 2 * inset:g}H{start}"
        found.append(Way(path, _WIDTH * step / _STEP))
    return found
