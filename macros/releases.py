"""What changed between versions, and how views call a version whose texts changed since it was released.

Pure functions of the records and of what was released, which ``loading`` read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from macros import dutch, open_data
from macros.built import EARLIER, Built
from macros.model import Retired

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.model import Library, Publication, Say

#: What readers see of the publication as a whole. The rest is for who publishes it.
_PUBLICATION = ("title", "subtitle", "description", "status", "status_note")
#: No text of a record: where the site stands, and who looked after it and when.
_NOT_TEXT = frozenset({"url", "confirmed_on", "confirmed_by", "review_by"})
_EDITED, _AHEAD = "edited", "ahead"


@dataclass(frozen=True, slots=True)
class Item:
    """A record that changed.

    Attributes:
        id: its id.
        kind: the key of its kind.
        name: what links call it; of one that is gone, what they called it.
    """

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions, in the order of the data.

    Attributes:
        new: what came.
        changed: what has another text.
        gone: what went.
    """

    new: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def counted(self, say: Say) -> str:
        """How many of each there are, in words; nothing where nothing differs."""
        counts = (
            (say.changes.count_new, self.new),
            (say.changes.count_changed, self.changed),
            (say.changes.count_gone, self.gone),
        )
        return ", ".join(counted.format(count=len(items)) for counted, items in counts if items)

    def by_kind(self, say: Say) -> dict[str, dict[str, list[Item]]]:
        """The items by the key of their kind, and then by what readers call what happened to them."""
        kinds: dict[str, dict[str, list[Item]]] = {}
        happened = (
            (say.changes.new, self.new),
            (say.changes.changed, self.changed),
            (say.changes.gone, self.gone),
        )
        for word, items in happened:
            for item in items:
                kinds.setdefault(item.kind, {}).setdefault(word, []).append(item)
        return kinds


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """Which records differ.

    Args:
        before: the open data of a version.
        after: that of a later one.

    Returns:
        The records that came, changed and went; those within another count for themselves.
    """
    old, new = dict(_flat(before["records"])), dict(_flat(after["records"]))
    return Changes(
        tuple(item for item, _ in (new[each] for each in new if each not in old)),
        tuple(new[each][0] for each in new if each in old and new[each][1] != old[each][1]),
        tuple(item for item, _ in (old[each] for each in old if each not in new)),
    )


def differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a reader of a later version reads something else, if only in another order.

    Args:
        before: the open data of a version.
        after: that of a later one.

    Returns:
        Whether the texts differ. A field that one of them has not yet is no difference while it is empty.
    """
    return _texts(before) != _texts(after)


def edited(library: Library) -> bool:
    """Whether the texts differ from what was released under the same version.

    Args:
        library: the records, and what was released.

    Returns:
        False also where this version was never released.
    """
    return _state(library) == _EDITED


def released(library: Library) -> bool:
    """Whether the texts are precisely those that were released under their version.

    Args:
        library: the records, and what was released.

    Returns:
        False also where nothing was ever released.
    """
    return bool(library.releases) and not _state(library)


def shown(library: Library) -> Publication:
    """The publication as views show it.

    Args:
        library: the records, and what was released.

    Returns:
        The same, with a version that says whether it is still what was released under that name, such as
        ``0.1.0 (sindsdien gewijzigd)``.
    """
    publication, state = library.publication, _state(library)
    if not state:
        return publication
    said = library.say.changes.edited if state == _EDITED else library.say.changes.ahead
    return publication.model_copy(update={"version": f"{publication.version} ({said})"})


def history(library: Library) -> dict[str, Changes]:
    """What changed in each version.

    Args:
        library: the records, and what was released.

    Returns:
        The changes since the version before, by version; for the first all is new, and nothing is said. What
        changed since the last release stands under the empty name, or under a version that is on its way.
    """
    found = {
        later.version: changes(earlier.content, later.content)
        for earlier, later in pairwise(library.releases)
    }
    if library.releases and _state(library):
        name = library.publication.version if _state(library) == _AHEAD else ""
        found[name] = changes(library.releases[-1].content, _present(library))
    return found


def earlier(library: Library) -> list[Built]:
    """The documents of earlier versions, also of this one if its texts changed since.

    Args:
        library: the records, and what was released.

    Returns:
        The documents, from new to old; each is called after its version.
    """
    return [
        Built(
            name=release.version,
            group="earlier",
            title=library.say.changes.version.format(version=release.version, date=dutch.date(release.date)),
            purpose="",
            file=file,
            twin="",
            content=content,
            pages=None,
            seconds=0,
            folder=f"{EARLIER}/{release.version}",
        )
        for release in reversed(library.releases)
        if release.version != library.publication.version or edited(library)
        for file, content in release.files.items()
    ]


@lru_cache(maxsize=1)  # each document asks for it
def _state(library: Library) -> str:
    """How the version stands to what was released: nothing where it is just that."""
    if not library.releases:
        return ""
    version = library.publication.version
    released = next((each for each in library.releases if each.version == version), None)
    if released is None:
        return _AHEAD
    return _EDITED if differs(released.content, _present(library)) else ""


def _present(library: Library) -> dict[str, Any]:
    return open_data.data(library)


def _texts(tree: Mapping[str, Any]) -> tuple[Any, Any]:
    publication = tree["publication"]
    return {name: _plain(publication.get(name)) for name in _PUBLICATION}, _plain(tree["records"])


def _plain(value: Any) -> Any:
    """A value without what is no text, and without empty fields: a later model may have more of them."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    fields = {name: _plain(each) for name, each in value.items() if name not in _NOT_TEXT}
    return {name: each for name, each in fields.items() if each not in (None, "", [], {})}


def _flat(records: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[Item, dict[str, Any]]]]:
    """Each record by its id, with its own fields; those within another after it."""
    for record in records:
        if record["kind"] == Retired.kind.key:
            continue  # it is there for old links, and what it was is gone
        within = {name for name, value in record.items() if _is_records(value)}
        own = {name: value for name, value in record.items() if name not in within}
        yield record["id"], (Item(record["id"], record["kind"], record["name"]), _plain(own))
        for name in record:
            if name in within:
                yield from _flat(record[name])


def _is_records(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and isinstance(value[0], dict)
        and {"id", "kind"} <= value[0].keys()
    )
