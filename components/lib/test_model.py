"""Whatever a reader does in whichever tab: no word is lost, none comes back, no assignment mixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.support.world import ACTS, World, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.world import Step

import pytest


class Reader(RuleBasedStateMachine):
    """Does steps, and holds what came of them against the promise once all are done."""

    world: ClassVar[World]

    def __init__(self) -> None:
        """Begin with nothing done."""
        super().__init__()
        self.steps: list[Step] = []

    @rule(act=st.sampled_from(ACTS), tab=st.integers(0, 2), arg=st.integers(0, 8), heard=st.booleans())
    def act(self, act: str, tab: int, arg: int, *, heard: bool) -> None:
        """Something a reader does."""
        self.steps.append((act, tab, arg, heard))

    def teardown(self) -> None:
        """Do it all at once: a step at a time would wait more than it works."""
        if self.steps:
            trace = self.world.run([*self.steps, ("settle", 0, 0, True)])
            assert list(broken(trace)) == []


@pytest.fixture(scope="module", autouse=True)
def _world() -> Iterator[None]:
    with World() as world:
        Reader.world = world
        yield


Reader.TestCase.settings = settings(
    max_examples=1000,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
TestReader = Reader.TestCase
