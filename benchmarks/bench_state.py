"""Readers with three tabs: many random sequences of steps, held against the promise of the tools."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from benchmarks.tables import table
from tests.support.world import ACTS, World, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEQUENCES = 50_000
_STEPS = 30


def run() -> Iterator[str]:
    """Measure.

    Yields:
        The table, with the first sequence that breaks the promise where there is one.
    """
    chance = random.Random(0)  # noqa: S311 - the same sequences each time
    wrong = []
    start = time.perf_counter()
    with World() as world:
        for _ in range(_SEQUENCES):
            steps = [
                (chance.choice(ACTS), chance.randrange(3), chance.randrange(9), chance.random() < 0.6)
                for _ in range(_STEPS)
            ]
            if found := list(broken(world.run([*steps, ("settle", 0, 0, True)]))):
                wrong.append((found[0], steps))
    seconds = time.perf_counter() - start
    yield table(
        "Sequences of steps",
        ["sequences", "steps each", "broken", "a second"],
        [(_SEQUENCES, _STEPS, len(wrong), round(_SEQUENCES / seconds))],
    )
    if wrong:
        yield f"The first: {wrong[0][0]}\n\n    {wrong[0][1]}"
