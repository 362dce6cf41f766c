"""What a trainer can show on a big screen: short texts of each record that somebody can link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.model import Conversation, Exercise, Thought, spoken_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library, Record

#: What the browser asks to show a text on a big screen.
SCREENS_PATH = "data/screens.json"


def screens(library: Library, record: Record) -> list[list[str | int]]:
    """The texts of a record for a big screen, one at a time.

    Args:
        library: the records.
        record: the record.

    Returns:
        For each text what stands small above it and the text itself; behind them the minutes, for what has
        a time of its own. First what the record is called, then what can be said; an exercise has its steps.
    """
    return list(map(list, _texts(library, record)))


def _texts(library: Library, record: Record) -> Iterator[tuple[str, str] | tuple[str, str, int]]:
    say = library.say
    kind = say.kind(record.kind).one.capitalize()
    match record:
        case Exercise():
            for number, step in enumerate(record.steps, 1):
                name = say.projector.step.format(title=record.title, number=number)
                yield name, step.text.text, step.minutes
        case Thought():
            yield say.projector.hindering, record.hindering
            yield say.projector.helping, record.helping
        case Conversation():
            yield kind, record.title
            opening = record.moment(record.opening)
            if opening.says:
                yield say.projector.opening.format(other=record.other), opening.says.text
        case _:
            yield kind, getattr(record, "title", record.name)
            for text in dict.fromkeys(each.text for each in spoken_in(record)):
                yield say.projector.phrase, text
