"""Every phrase to say, by the moment that it is for and by the reaction that it answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from macros.model import Intervention, Reaction, kinds, spoken_in

if TYPE_CHECKING:
    from macros.model import Inline, Library, Record


class Phrase(NamedTuple):
    """Something to say.

    Attributes:
        text: its words.
        records: where it stands.
        groups: the ids of the groups that it belongs to; it is listed in the first.
    """

    text: Inline
    records: list[Record]
    groups: list[str]


class Group(NamedTuple):
    """A moment, or a reaction of the other.

    Attributes:
        id: its name in an address.
        title: what stands above its phrases.
        phrases: those that are listed here.
    """

    id: str
    title: str
    phrases: list[Phrase]


class Bank(NamedTuple):
    """All of them, each once.

    Attributes:
        moments: each phase, and each kind of record that has phrases besides.
        reactions: each reaction.
    """

    moments: list[Group]
    reactions: list[Group]


def bank(library: Library) -> Bank:
    """Put every phrase in its group.

    Args:
        library: the records.

    Returns:
        The groups that have phrases or share one, phases first.
    """
    moments = {phase.id: Group(phase.id, phase.label, []) for phase in library.phases}
    reactions: dict[str, Group] = {}
    phrases: dict[str, Phrase] = {}
    # What stands in the reading order itself is said of no moment, and comes last.
    for of in sorted(kinds(), key=lambda of: of.kind.reading):
        for record in library.of(of):
            for text in spoken_in(record):
                group = _group(library, record)
                (reactions if isinstance(record, Reaction) else moments).setdefault(group.id, group)
                phrase = phrases.get(text.text)
                if phrase is None:
                    phrase = phrases[text.text] = Phrase(text, [], [])
                    {**reactions, **moments}[group.id].phrases.append(phrase)
                if record not in phrase.records:
                    phrase.records.append(record)
                if group.id not in phrase.groups:
                    phrase.groups.append(group.id)
    used = {each for phrase in phrases.values() for each in phrase.groups}
    return Bank(*([each for each in groups.values() if each.id in used] for groups in (moments, reactions)))


def _group(library: Library, record: Record) -> Group:
    if isinstance(record, Intervention):
        return Group(record.phase, "", [])  # each phase is there already
    if isinstance(record, Reaction):
        return Group(record.id, record.name, [])
    kind = record.kind
    many = library.say.kind(kind).many
    title = library.say.filled(kind.overview) if kind.overview else many.capitalize()
    return Group(re.sub(r"\W+", "-", many.lower()), title, [])
