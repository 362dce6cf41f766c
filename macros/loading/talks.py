"""Whether every practice talk can be walked through: no way leads nowhere, and each way ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.model import Conversation
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library


def broken_talks(library: Library) -> Iterator[Problem]:
    """The places where the way through a talk is broken.

    Args:
        library: the records.

    Yields:
        A problem for each moment, end or field that is wrong, on its own line.
    """
    for talk in library.of(Conversation):
        for field, message in talk.faults():
            yield Problem(*library.place(talk.id, *field), message)
