"""A device with some tabs, and what a reader may expect of it whatever is done in which order.

``world.mjs`` does the steps with the real modules of the tools; ``broken`` holds what came of them against the
promise: a word that was acknowledged is never lost, one that was erased is never shown, and what belongs to one
assignment never stands in another.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tools import programs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    #: What a reader does: what, in which tab, with which of the things there are, and whether the tab
    #: heard of the others before it.
    Step = tuple[str, int, int, bool]

_HERE = Path(__file__).parent
#: What a reader can do; what is typed and kept comes more often than the rest.
ACTS = (
    "type", "type", "type", "type", "pause", "pause", "keep", "keep", "forget", "empty", "row", "unrow", "tick", "add",
    "switch", "switch", "rename", "remove", "undo", "undo", "export", "import", "erase", "fill", "room", "away", "back",
    "reload", "open", "clock",
)  # fmt: skip


class World:
    """The modules, waiting for steps."""

    def __enter__(self) -> Self:
        """Start."""
        node = programs.find("node")
        assert node, programs.help_for("node")
        self._node = subprocess.Popen(
            [node, "--import", str(_HERE / "modules.mjs"), str(_HERE / "world.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self._node.terminate()
        self._node.wait()

    def run(self, steps: list[Step]) -> list[dict[str, Any]]:
        """Do steps on a new device.

        Args:
            steps: in order.

        Returns:
            For each step what came of it: what is stored, and what stands in each tab.
        """
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(json.dumps(steps) + "\n")
        self._node.stdin.flush()
        answer: dict[str, Any] = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer["error"]
        trace: list[dict[str, Any]] = answer["trace"]
        return trace


@dataclass
class _Word:
    """What the reader may expect of a word.

    Attributes:
        homes: the assignments that it may stand in.
        acknowledged: whether the form said that it is kept.
        erased: by which steps.
        free: whether it may come and go: the reader did something after which both are right.
    """

    homes: set[str] = field(default_factory=set)
    acknowledged: bool = False
    erased: set[int] = field(default_factory=set)
    free: bool = False


def broken(trace: list[dict[str, Any]]) -> Iterator[str]:
    """What does not hold of the promise.

    Args:
        trace: what came of each step.

    Yields:
        What is wrong, each with the step.
    """
    words: dict[str, _Word] = {}
    erasing: dict[int, tuple[int, set[str], str, str]] = {}
    files: list[set[str]] = []
    before: dict[str, Any] = {"stored": {}, "tabs": [{"shown": "", "screen": []} for _ in trace[0]["tabs"]]}
    for number, now in enumerate(trace):
        act, place, arg, _ = now["step"]
        place %= len(now["tabs"])
        out, tab = now["out"], now["tabs"][place]
        if not out.get("skipped"):
            yield from (
                f"{number} {act}: {each}"
                for each in _step(number, act, place, arg, out, tab, now, before, words, erasing, files)
            )
        yield from (f"{number} {act}: {each}" for each in _kept(now, before, words))
        before = now


def _step(
    number: int, act: str, place: int, arg: int, out: dict[str, Any], tab: dict[str, Any], now: dict[str, Any],
    before: dict[str, Any], words: dict[str, _Word], erasing: dict[int, tuple[int, set[str], str, str]], files: list[set[str]],
) -> Iterator[str]:  # fmt: skip
    stored = now["stored"]
    form = "form/rijen" if act == "unrow" else ("form/plat", "form/rijen")[arg % 2]

    def erase(lost: set[str], *, kept: bool, of: str = "") -> None:
        erasing[place] = (number, lost, of if kept else "nowhere", out["shown"])
        for each in lost:
            if not kept or not tab["keeps"] or each in stored or each not in before["stored"]:
                words[each].free = True
            else:
                words[each].erased.add(number)

    if act == "type":
        # Where all was erased, a tab that did not hear of it yet begins anew.
        words[out["word"]] = _Word(set() if before["tabs"][place].get("behind") else {out["shown"]} - {""})
    elif act in {"pause", "keep"} and tab["keeps"] and not tab["behind"]:
        seen = set(out["seen"])
        lost = {each for each in seen if each not in stored}
        if tab["kept"][form] and lost:
            yield f"kept, but not stored: {sorted(lost)}"
    elif act in {"empty", "unrow"}:
        erase(set(out["lost"] if act == "unrow" else out["seen"]), kept=out["kept"], of=form)
    elif act == "remove":
        erase(set(out["under"]), kept=True)
        for each in set(out["screen"]) - set(out["under"]):
            words[each].free = True
        if (set(tab["screen"]) & set(out["under"])) - set(stored) and tab["keeps"]:
            yield "what was removed is still on the screen"
    elif act == "forget":
        on_screens = {each for other in before["tabs"] for each in other["screen"]}
        for each in on_screens | (set(before["stored"]) - set(stored)):
            words[each].free = True
        if tab["keeps"] and any(out["shown"] in stored.get(each, []) for each in out["seen"]):
            yield "what was switched off is still stored"
    elif act == "undo" and place in erasing:
        step, lost, of, shown = erasing.pop(place)
        if out["whole"] and tab["shown"] == shown and tab["kept"].get(of, not of) and tab["keeps"] and all(words[each].erased == {step} for each in lost):
            gone = {each for each in lost if each not in stored and not words[each].free}
            if gone:
                yield f"undone, but not back: {sorted(gone)}"
        for each in lost:
            words[each].erased.discard(step)
            words[each].free |= each not in stored
    elif act == "export":
        files.append(set(stored))
    elif act == "import":
        erasing.pop(place, None)
        if out.get("failed") and out["changed"] and not before["tabs"][place].get("behind"):
            yield "an import that failed changed something"
        for each in out.get("came", []):
            words[each].free = True
            words[each].homes |= set(stored.get(each, []))
    elif act == "erase":
        if stored:
            yield f"erased, but stored: {sorted(stored)}"
        for name, each in words.items():
            each.free |= name not in before["stored"] and not each.erased
            each.erased.add(number)
        erasing.clear()
    elif act == "away":
        erasing.pop(place, None)
    elif act in {"back", "reload", "open"}:
        if tab["keeps"] and (left := set(tab["screen"]) - set(stored)):
            yield f"not kept, and there again: {sorted(left)}"
        erasing.pop(place, None)
    for other, (was, each) in enumerate(zip(before["tabs"], now["tabs"], strict=True)):
        if other != place and was["shown"] != each["shown"] and was["shown"] and act not in {"erase", "settle"}:
            yield f"another tab went from {was['shown']} to {each['shown']}"


def _kept(now: dict[str, Any], before: dict[str, Any], words: dict[str, _Word]) -> Iterator[str]:
    stored: dict[str, list[str]] = now["stored"]
    named = {each for tab in before["tabs"] for each, name in tab.get("named", []) if name}
    for name, word in words.items():
        homes = set(stored.get(name, []))
        if word.free:
            word.homes |= homes
            continue
        if homes and not word.homes:
            word.homes = homes
        if homes - word.homes and not homes & word.homes and not (homes | word.homes) & named:
            word.homes = homes  # two tabs began at the same moment: the one goes on in the other
        if homes - word.homes:
            yield f"{name} of {sorted(word.homes)} stands in {sorted(homes)}"
        if homes and not word.erased:
            word.acknowledged = True
        if word.acknowledged and not word.erased and not homes:
            yield f"{name} was kept, and is lost"
        if word.erased and word.acknowledged and homes:
            yield f"{name} was erased, and is stored"
        for tab in now["tabs"]:
            calm = not tab["frozen"] and not tab["behind"] and tab["keeps"]
            if word.erased and word.acknowledged and calm and name in tab["screen"]:
                yield f"{name} was erased, and is on a screen"
