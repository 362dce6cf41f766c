"""Whether every record that names steps names them in the one order in which they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from macros.model import Inline, Mail, Step
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model import Library


def out_of_order(library: Library) -> Iterator[Problem]:
    """The records, and the lists in them, in which steps stand in another order than in steps.yml.

    Args:
        library: the records.

    Yields:
        A problem for each list, with the two steps that change places. A step that goes before all others
        does so everywhere.
    """
    steps = library.of(Step)
    ranks = {step.id: (not step.before_all, place) for place, step in enumerate(steps)}
    if not ranks:
        return
    if turned := _turned([step.id for step in steps], ranks):
        first, then = turned
        message = f'"{then}" gaat voor alle andere stappen (before_all): zet die boven "{first}"'
        yield Problem(*library.place(then), message)
    if turned := _turned((mail.step for mail in library.of(Mail)), ranks):
        first, then = turned
        mail = [each for each in library.of(Mail) if each.step == then][-1]
        yield Problem(*library.place(mail.id, "step"), _message(first, then))
    for record in library.records.values():
        if record.id not in library.owners:
            for field, steps_named in _lists(record):
                if turned := _turned(steps_named, ranks):
                    yield Problem(*library.place(record.id, field), _message(*turned))


def _message(first: str, then: str) -> str:
    return f'"{then}" staat hier na "{first}", en in steps.yml ervoor: houd die volgorde aan'


def _turned(ids: Iterable[str | None], ranks: dict[str, tuple[bool, int]]) -> tuple[str, str] | None:
    """The first two steps behind each other of which the second comes first; other ids count for nothing."""
    before: str | None = None
    for each in ids:
        if each in ranks:
            if before and ranks[each] < ranks[before]:
                return before, each
            before = each
    return None


def _lists(part: BaseModel, field: str = "") -> Iterator[tuple[str, list[str]]]:
    """What each list in a record names, in order, behind the field of the record that holds it."""
    for name in type(part).model_fields:
        value, top = getattr(part, name), field or name
        if isinstance(value, BaseModel):
            yield from _lists(value, top)
        elif isinstance(value, tuple):
            yield top, [each for item in value for each in _named(item)]
            for item in value:
                if isinstance(item, BaseModel):
                    yield from _lists(item, top)


def _named(item: object) -> Iterator[str]:
    """The ids that a point of a list names: itself, in its links, or in a field of its own."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, Inline):
        yield from (span.href[1:] for span in item.spans if span.href and span.href.startswith("#"))
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            if not isinstance(value := getattr(item, name), tuple):
                yield from _named(value)
