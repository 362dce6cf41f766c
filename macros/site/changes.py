"""What the page with changes shows: each section of the list, with the records that changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from macros import releases
from macros.changelog import UNRELEASED
from macros.model import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.changelog import Section
    from macros.model import Library
    from macros.releases import Changes, Item


class Shown(NamedTuple):
    """A section of the page.

    Attributes:
        title: its heading.
        text: what people wrote, as Markdown.
        version: the version it is about; nothing for what is not released.
        changes: the records that changed, or nothing where that is not known.
        groups: the same by what a reader calls their kind, and then by what happened to them.
    """

    title: str
    text: str
    version: str
    changes: Changes | None
    groups: list[tuple[str, dict[str, list[Item]]]]


def changes(library: Library, sections: Iterable[Section]) -> list[Shown]:
    """Put what the data says behind what people wrote.

    Args:
        library: the records, and what was released.
        sections: the sections of the list of changes.

    Returns:
        The sections in their order. What changed since the last release, and what nobody wrote about, have a
        section of their own: the first before all others, the second in the order of the versions.
    """
    history = releases.history(library)
    if "" in history:
        history[UNRELEASED] = history.pop("")
    written = {each.version: each for each in sections}
    # Newest first, as in the list; what is not released comes last in the history.
    missing = [name for name in reversed(history) if name not in written]
    shown = [_shown(library, name, name, "", history) for name in missing]
    return shown + [_shown(library, name, each.title, each.text, history) for name, each in written.items()]


def _shown(library: Library, name: str, title: str, text: str, history: dict[str, Changes]) -> Shown:
    found = history.get(name)
    by_kind = found.by_kind(library.say) if found else {}
    order = {of.kind.key: library.say.kind(of.kind).many.capitalize() for of in kinds()}
    # A kind that is no more comes last, under the name that its records had.
    groups = [(title, by_kind.pop(key)) for key, title in order.items() if key in by_kind]
    return Shown(title, text, "" if name == UNRELEASED else name, found, groups + list(by_kind.items()))
