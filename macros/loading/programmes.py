"""Whether every programme fits on the clock: its parts take as long as it lasts, and no part too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.model import Programme, faults
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library


def crowded_programmes(library: Library) -> Iterator[Problem]:
    """The programmes that do not fit.

    Args:
        library: the records.

    Yields:
        A problem for each thing that is wrong, on the line of the parts of the programme.
    """
    for programme in library.of(Programme):
        for message in faults(library, programme):
            yield Problem(*library.place(programme.id, "parts"), message)
