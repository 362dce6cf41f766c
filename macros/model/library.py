"""All records together, with the look-ups and back-references that views need."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from macros.model.records import (
    Chapter,
    Confirmed,
    Exercise,
    Form,
    Intervention,
    Phase,
    Question,
    Record,
    RedFlag,
    Retired,
    Term,
    Thought,
    kinds,
)
from macros.model.talks import Conversation
from macros.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.model.advice import Citation
    from macros.model.publication import Publication
    from macros.model.release import Release
    from macros.model.say import Say

R = TypeVar("R", bound=Record)
K = TypeVar("K")
V = TypeVar("V")


class _All(Generic[R]):
    """The records of a kind as an attribute, for templates and for who would write ``of`` time and again."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind

    def __get__(self, library: Library, _: type[Library]) -> tuple[R, ...]:
        return library.of(self._kind)


@dataclass(frozen=True, eq=False)
class Library:
    """Every record.

    The references inside are valid: ``load`` refuses a library in which one dangles.

    Attributes:
        publication: what holds for the whole.
        held: the records of each kind that has a file, by their class.
        say: what the interface says around the records, in the words of the subject.
        places: where each record stands in the data, by its id, each field of it, by the id and its name, and
            behind those each part with an id of its own, such as the field of a form.
        releases: what was released, from old to new.
    """

    publication: Publication
    held: Mapping[type[Record], tuple[Record, ...]]
    say: Say
    places: Mapping[tuple[str, ...], Place] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()

    chapters = _All(Chapter)
    phases = _All(Phase)
    interventions = _All(Intervention)
    red_flags = _All(RedFlag)
    thoughts = _All(Thought)
    questions = _All(Question)
    forms = _All(Form)
    terms = _All(Term)
    exercises = _All(Exercise)
    talks = _All(Conversation)
    retired = _All(Retired)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind that has a file, in the order of the data."""
        return cast("tuple[R, ...]", self.held.get(kind, ()))

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record that has a public name, by its id; form fields are not among them."""
        own = [record for kind in kinds() for record in self.of(kind)]
        within = [self._within[record_id][1] for record_id in self._within]
        return {record.id: record for record in (*own, *within)}

    @cached_property
    def owners(self) -> dict[str, Record]:
        """What each record within another stands in, such as an item of a checklist, by its id."""
        return {record_id: owner for record_id, (owner, _) in self._within.items()}

    @cached_property
    def _within(self) -> dict[str, tuple[Record, Record]]:
        """The records within others, by their id, each behind its owner."""
        return {
            record.id: (owner, record)
            for kind in kinds()
            for name, of in kind.records_within().items()
            if of in kinds()
            for owner in self.of(kind)
            for record in getattr(owner, name)
        }

    def find(self, record_id: str, kind: type[R]) -> R:
        """Look up a record of a kind.

        Args:
            record_id: its id.
            kind: the kind it must be, such as ``Phase``.

        Returns:
            The record.

        Raises:
            LookupError: where there is none; the message is Dutch, for whoever writes a page.
        """
        record = self.records.get(record_id)
        if not isinstance(record, kind):
            raise LookupError(f'er is geen {kind.kind.one} met de id "{record_id}"')
        return record

    def place(self, record_id: str, *field: str) -> Place:
        """Where a record, or a field of it, stands in the data, for a message about what is in it.

        Args:
            record_id: the id of the record.
            *field: the name of the field, if it is about one, and the id of a part of it.

        Returns:
            The place; the data as a whole for a record that does not come from a file.
        """
        unknown = Place("data", 1, " › ".join((record_id, *field)))
        return self.places.get((record_id, *field), unknown)

    @cached_property
    def showing(self) -> dict[str, Chapter]:
        """The chapter that shows something, by what it shows, such as ``red_flags``."""
        return {chapter.shows: chapter for chapter in self.chapters if chapter.shows}

    def shown_by(self, chapter: Chapter) -> tuple[Record, ...]:
        """The records that a chapter shows; none for one that shows something else, or nothing."""
        shown = (each for each in kinds() if each.kind.shown and each.kind.collection == chapter.shows)
        return next(map(self.of, shown), ())

    def interventions_of(self, phase: Phase) -> tuple[Intervention, ...]:
        """The interventions of a phase, in the order of the data."""
        return self._by_phase.get(phase.id, ())

    def fitting(self, flag: RedFlag, phase: Phase) -> tuple[Intervention, ...]:
        """The interventions of a phase that answer a red flag."""
        return self._by_flag_and_phase.get((flag.id, phase.id), ())

    def answered_by(self, intervention: Intervention) -> tuple[RedFlag, ...]:
        """The red flags that an intervention answers."""
        return self._flags_of.get(intervention.id, ())

    def using(self, form: Form) -> tuple[Intervention, ...]:
        """The interventions that use a form."""
        return self._users_of.get(form.id, ())

    def leaning_on(self, citation: Citation) -> tuple[Record, ...]:
        """The records that lean on a source."""
        return self._leaning.get(citation.id, ())

    # The back-references, each made once: a page asks for many of them.

    @cached_property
    def _by_phase(self) -> dict[str, tuple[Intervention, ...]]:
        return _grouped((each.phase, each) for each in self.interventions)

    @cached_property
    def _by_flag_and_phase(self) -> dict[tuple[str, str], tuple[Intervention, ...]]:
        return _grouped(
            ((flag.id, each.phase), each) for each in self.interventions for flag in self.answered_by(each)
        )

    @cached_property
    def _flags_of(self) -> dict[str, tuple[RedFlag, ...]]:
        return _grouped((each, flag) for flag in self.red_flags for each in dict.fromkeys(flag.interventions))

    @cached_property
    def _users_of(self) -> dict[str, tuple[Intervention, ...]]:
        return _grouped((form, each) for each in self.interventions for form in dict.fromkeys(each.forms))

    @cached_property
    def _leaning(self) -> dict[str, tuple[Record, ...]]:
        leaning = (each for each in self.records.values() if isinstance(each, Confirmed))
        return _grouped((source, each) for each in leaning for source in dict.fromkeys(each.citations))

    def following(self, record: Record) -> Record | None:
        """What comes after a chapter or a phase in the reading order, or nothing after the last."""
        order = self.publication.reading_order
        position = order.index(record.id) + 1
        return self.records[order[position]] if position < len(order) else None


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by their keys, in order."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
