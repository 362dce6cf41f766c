"""A device with some tabs, and what a reader may expect of it whatever is done in which order.

``world.mjs`` does the steps with the real modules of the tools; ``broken`` holds what came of them against
the promise: a word that was acknowledged is never lost, one that was erased is never shown, and what belongs
to one assignment never stands in another.
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
    *("type", "type", "type", "type", "pause", "pause", "keep", "keep", "forget", "empty", "empty", "unrow"),
    *(
        "row",
        "tick",
        "add",
        "switch",
        "switch",
        "rename",
        "remove",
        "undo",
        "undo",
        "undo",
        "export",
        "import",
        "erase_all",
    ),
    *("fill", "room", "away", "back", "reload", "open", "clock"),
)


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


@dataclass
class _Erased:
    """What a step took away that can be undone.

    Attributes:
        step: which step.
        words: what it took.
        form: the form that it was in; empty for all of an assignment, and none where it was not kept.
        shown: the assignment that the tab showed.
    """

    step: int
    words: set[str]
    form: str | None
    shown: str


class _Promise:
    """Follows the steps, and says what does not hold."""

    def __init__(self, tabs: int) -> None:
        self.words: dict[str, _Word] = {}
        self.erased: dict[int, _Erased] = {}
        #: Tabs that still have to hear that all was erased.
        self.unheard: set[int] = set()
        self.before: dict[str, Any] = {"stored": {}, "tabs": [{"shown": "", "screen": []}] * tabs}

    def follow(self, number: int, now: dict[str, Any]) -> Iterator[str]:
        """One step, and what came of it."""
        self.number, self.now, self.out = number, now, now["out"]
        act, place, arg, _ = now["step"]
        self.act, self.place = act, place % len(now["tabs"])
        self.form = "form/rijen" if act == "unrow" else ("form/plat", "form/rijen")[arg % 2]
        self.tab, self.stored = now["tabs"][self.place], now["stored"]
        if not self.out.get("skipped"):
            if step := getattr(self, f"_{act}", None):
                yield from step() or ()
            yield from self._others()
        if self.act == "erase_all":
            self.unheard = set(range(len(now["tabs"])))
        self.unheard = {each for each in self.unheard if now["tabs"][each]["behind"] or each != self.place}
        for name, word in self.words.items():
            yield from self._kept(name, word)
        self.before = now

    @property
    def _behind(self) -> bool:
        return bool(self.before["tabs"][self.place].get("behind"))

    def _erase(self, words: set[str], form: str | None) -> None:
        self.erased[self.place] = _Erased(self.number, words, form, self.out["shown"])
        for each in words:
            was = each in self.before["stored"] and each not in self.stored
            if form is not None and self.tab["keeps"] and was:
                self.words[each].erased.add(self.number)
            else:
                self.words[each].free = True

    def _type(self) -> None:
        # Where all was erased, a tab that did not hear of it yet begins anew.
        home = set() if self._behind else {self.out["shown"]} - {""}
        self.words[self.out["word"]] = _Word(home)

    def _pause(self) -> Iterator[str]:
        lost = set(self.out["seen"]) - set(self.stored)
        if lost and self.tab["keeps"] and not self.tab["behind"] and self.tab["kept"][self.form]:
            yield f"kept, but not stored: {sorted(lost)}"

    _keep = _pause

    def _empty(self) -> None:
        self._erase(set(self.out["seen"]), self.form if self.out["kept"] else None)

    def _unrow(self) -> None:
        self._erase(set(self.out["lost"]), self.form if self.out["kept"] else None)

    def _remove(self) -> Iterator[str]:
        under = set(self.out["under"])
        self._erase(under, "")
        for each in set(self.out["screen"]) - under:
            self.words[each].free = True
        if (set(self.tab["screen"]) & under) - set(self.stored) and self.tab["keeps"]:
            yield "what was removed is still on the screen"

    def _forget(self) -> Iterator[str]:
        screens = {each for tab in self.before["tabs"] for each in tab["screen"]}
        for each in screens | (set(self.before["stored"]) - set(self.stored)):
            self.words[each].free = True
        shown = self.out["shown"]
        if self.tab["keeps"] and any(shown in self.stored.get(each, []) for each in self.out["seen"]):
            yield "what was switched off is still stored"

    def _undo(self) -> Iterator[str]:
        was = self.erased.pop(self.place, None)
        if not was:
            return
        if was.form and self.tab["shown"] != was.shown:
            elsewhere = was.words & (set(self.tab["screen"]) - set(self.out["screen"]))
            if elsewhere:
                yield f"undone in another assignment: {sorted(elsewhere)}"
        kept = was.form == "" or (was.form and self.tab["kept"][was.form])
        alone = all(self.words[each].erased == {was.step} for each in was.words)
        if self.out["whole"] and kept and alone and self.tab["keeps"] and self.tab["shown"] == was.shown:
            gone = {each for each in was.words - set(self.stored) if not self.words[each].free}
            if gone:
                yield f"undone, but not back: {sorted(gone)}"
        for each in was.words:
            self.words[each].erased.discard(was.step)
            self.words[each].free |= each not in self.stored

    def _import(self) -> Iterator[str]:
        self.erased.pop(self.place, None)
        if self.out.get("failed") and self.out["changed"] and not self._behind:
            yield "an import that failed changed something"
        if (
            not self.out.get("failed")
            and self.before["tabs"][self.place].get("keeps")
            and not self.tab["keeps"]
        ):
            yield "an import said that it worked, and is not kept"
        for each in self.out.get("came", []):
            self.words[each].free = True

    def _erase_all(self) -> Iterator[str]:
        if self.stored:
            yield f"erased, but stored: {sorted(self.stored)}"
        for name, each in self.words.items():
            each.free |= name not in self.before["stored"] and not each.erased
            each.erased.add(self.number)
        self.erased.clear()

    def _away(self) -> None:
        self.erased.pop(self.place, None)

    def _back(self) -> Iterator[str]:
        self._away()
        left = set(self.tab["screen"]) - set(self.stored)
        if self.tab["keeps"] and left:
            yield f"not kept, and there again: {sorted(left)}"

    _reload = _open = _back

    def _others(self) -> Iterator[str]:
        """A tab keeps the assignment that it shows, whatever it hears and whatever is done in another."""
        names = {each: name for tab in self.before["tabs"] for each, name in tab.get("named", [])}
        shown, heard = self.before["tabs"][self.place]["shown"], self.out["shown"]
        if shown != heard and names.get(shown) and names.get(heard) and self.place not in self.unheard:
            yield f"it heard of another tab, and went from {shown} to {heard}"
        for other, (was, now) in enumerate(zip(self.before["tabs"], self.now["tabs"], strict=True)):
            moved = was["shown"] and was["shown"] != now["shown"]
            if moved and other != self.place and self.act not in {"erase_all", "settle"}:
                yield f"another tab went from {was['shown']} to {now['shown']}"

    def _kept(self, name: str, word: _Word) -> Iterator[str]:
        homes = set(self.stored.get(name, []))
        if word.free or self._joined(homes, word):
            word.homes |= homes
        if word.free:
            return
        word.homes = word.homes or homes
        if homes - word.homes:
            yield f"{name} of {sorted(word.homes)} stands in {sorted(homes)}"
        word.acknowledged |= bool(homes) and not word.erased
        if not word.acknowledged:
            return
        if not word.erased and not homes:
            yield f"{name} was kept, and is lost"
        if word.erased and homes:
            yield f"{name} was erased, and is stored"
        calm = (tab for tab in self.now["tabs"] if not tab["frozen"] and not tab["behind"] and tab["keeps"])
        if word.erased and any(name in tab["screen"] for tab in calm):
            yield f"{name} was erased, and is on a screen"

    def _joined(self, homes: set[str], word: _Word) -> bool:
        """Whether two tabs began at the same moment, and the one went on in the other."""
        tabs = self.before["tabs"]
        named = {each for tab in tabs for each, name in tab.get("named", []) if name}
        return bool(homes) and not homes & word.homes and not (homes | word.homes) & named


def broken(trace: list[dict[str, Any]]) -> Iterator[str]:
    """What does not hold of the promise.

    Args:
        trace: what came of each step.

    Yields:
        What is wrong, each with the step.
    """
    promise = _Promise(len(trace[0]["tabs"]))
    for number, now in enumerate(trace):
        yield from (f"{number} {now['step'][0]}: {each}" for each in promise.follow(number, now))
