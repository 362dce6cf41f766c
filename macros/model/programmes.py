"""Programmes of a training: exercises and practice talks in order, with the times of a clock.

Optional: a handreiking without them has no such file, page or chapter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, cast

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from macros.model.fields import Id, Title
from macros.model.inline import Inline
from macros.model.kinds import Kind
from macros.model.records import Exercise, Findable, GroupSize, Part
from macros.model.references import Reference, wrong
from macros.model.talks import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from macros.model.library import Library
    from macros.model.records import Record

_HOUR, _DAY = 60, 24 * 60
_TRAINED = (Exercise, Conversation)


def _quoted(value: object) -> object:
    if isinstance(value, int | float):
        # YAML reads 9:30 as a number of minutes.
        raise wrong("moet een tijd zijn tussen aanhalingstekens, zoals '09:30'")
    return value


Time = Annotated[str, BeforeValidator(_quoted), StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class ProgrammePart(Part):
    """A part of a programme: an exercise, a practice talk, or something of its own, such as a pause."""

    item: Annotated[Id, Reference(lambda kind: kind in [each.kind for each in _TRAINED])] | None = None
    """Id van een oefening of een oefengesprek. Of laat dit weg, en geef het deel zelf een id en een titel."""
    id: Id | None = None
    """Naam van een eigen deel, zoals 'pauze'. Verandert niet: gedeelde links hangen eraan."""
    title: Title | None = None
    """Titel van een eigen deel."""
    text: Inline | None = None
    """Wat er in een eigen deel gebeurt."""
    materials: tuple[Inline, ...] = ()
    """Wat er voor een eigen deel klaarligt."""
    minutes: Annotated[int, Field(strict=True, ge=1, le=240)] | None = None
    """Hoeveel minuten. Bij een oefening mag dit weg: dan is het de tijd van haar stappen."""

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        own = (self.id, self.title, self.text, *self.materials)
        if self.item and any(own):
            raise wrong('een deel met "item" heeft geen eigen id, titel, tekst of materiaal')
        if not self.item and not (self.id and self.title and self.minutes):
            raise wrong('een deel heeft "item", of een eigen "id", "title" en "minutes"')
        return self


class Programme(Findable):
    """What fills a part of a day, for who gives a training."""

    kind = Kind(
        key="programme",
        one="draaiboek",
        many="draaiboeken",
        collection="programmes",
        page="{chapter}{slug}/",
        paged=True,
        contents=False,
        lead="summary",
        weight=0.7,
        overview="Draaiboeken",
        shown=True,
        optional=True,
    )

    title: Title
    """Titel van het draaiboek."""
    summary: Inline
    """Voor welke groep en welk doel is dit? In één zin."""
    form: Literal["room", "online"]
    """'room' in een zaal, 'online' op een scherm."""
    start: Time
    """Begintijd, zoals '09:30', tussen aanhalingstekens."""
    end: Time
    """Eindtijd. De delen tellen op van begin tot eind."""
    parts: Annotated[tuple[ProgrammePart, ...], Field(min_length=2)]
    """De delen, op volgorde."""

    @property
    def slug(self) -> str:
        """Its name in an address, in the folder of the programmes."""
        return self.id.removeprefix("draaiboek-")


@dataclass(frozen=True, slots=True)
class Spell:
    """When a part of a programme, or a step in it, begins, and how many minutes it takes."""

    time: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a programme on the clock.

    Attributes:
        spell: when it is.
        part: the part.
        record: the exercise or the talk, where it is one.
        steps: when each step of an exercise is, in their order.
    """

    spell: Spell
    part: ProgrammePart
    record: Exercise | Conversation | None
    steps: tuple[Spell, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.record.name if self.record else str(self.part.title)


def timetable(library: Library, programme: Programme) -> tuple[Slot, ...]:
    """Put the parts of a programme on the clock.

    Args:
        library: the records.
        programme: the programme; ``faults`` found nothing wrong with it.

    Returns:
        Its parts, in order.
    """
    now, slots = _minutes(programme.start), []
    for part in programme.parts:
        record = _record(library, part)
        length = _length(part, record)
        steps, at = [], now
        for step in record.steps if isinstance(record, Exercise) else ():
            steps.append(Spell(_clock(at), step.minutes))
            at += step.minutes
        slots.append(Slot(Spell(_clock(now), length), part, record, tuple(steps)))
        now += length
    return tuple(slots)


def materials_of(slots: tuple[Slot, ...]) -> tuple[Inline, ...]:
    """All that must be ready for a programme, each thing once, in the order in which it is needed."""
    texts = (
        text
        for slot in slots
        for text in (slot.record.materials if isinstance(slot.record, Exercise) else slot.part.materials)
    )
    return tuple(dict.fromkeys(texts))


def group_of(library: Library, programme: Programme) -> GroupSize | None:
    """How many people all exercises of a programme are for; nothing where no number fits all."""
    groups = [each.group for part in programme.parts if isinstance(each := _record(library, part), Exercise)]
    least, most = max((each.min for each in groups), default=1), min((each.max for each in groups), default=0)
    return GroupSize(min=least, max=most) if least <= most else None


def faults(library: Library, programme: Programme) -> Iterator[str]:
    """What does not fit in a programme.

    Args:
        library: the records.
        programme: the programme.

    Yields:
        In Dutch: a talk without minutes, an exercise that gets less time than its steps take, groups that
        do not go together, and parts that do not add up.
    """
    total = 0
    for part in programme.parts:
        record = _record(library, part)
        if isinstance(record, Exercise) and part.minutes and part.minutes < record.minutes:
            yield f'"{record.id}" duurt {record.minutes} minuten, en krijgt er hier {part.minutes}'
        if isinstance(record, Conversation) and not part.minutes:
            yield f'"{record.id}" is een oefengesprek: zeg met "minutes" hoelang het duurt'
        total += _length(part, record)
    exercises = [part.item for part in programme.parts if isinstance(_record(library, part), Exercise)]
    if exercises and not group_of(library, programme):
        yield f"geen groep past bij al deze oefeningen: {', '.join(map(str, exercises))}"
    there = (_minutes(programme.end) - _minutes(programme.start)) % _DAY
    if total != there:
        span = f"van {programme.start} tot {programme.end} zijn het er {there}"
        yield f"de delen duren samen {total} minuten, en {span}"


def _record(library: Library, part: ProgrammePart) -> Exercise | Conversation | None:
    return cast("Exercise | Conversation", library.records[part.item]) if part.item else None


def _length(part: ProgrammePart, record: Record | None) -> int:
    return part.minutes or (record.minutes if isinstance(record, Exercise) else 0)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * _HOUR + int(minutes)


def _clock(minutes: int) -> str:
    return f"{minutes % _DAY // _HOUR:02}:{minutes % _HOUR:02}"
