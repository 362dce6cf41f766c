"""Practice talks: a hard conversation to rehearse, moment by moment, with what each answer does.

Optional: a handreiking without them has no such file, page or chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from macros.model.fields import Id, Label, RecordId, Sentences, Title
from macros.model.inline import Inline
from macros.model.kinds import Kind
from macros.model.records import Findable, Part, Record
from macros.model.references import wrong
from macros.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self


class Choice(Part):
    """Something that one could say or do, and what it does."""

    say: Inline | None = None
    """Wat je zou kunnen zeggen, zonder aanhalingstekens."""
    do: Inline | None = None
    """Wat je zou kunnen doen, zoals zwijgen of een pauze vragen. Kan ook bij 'say' staan."""
    effect: Inline
    """Wat het doet, zonder oordeel, in één of twee zinnen."""
    then: Id
    """Id van het moment dat volgt, of van het einde."""

    @model_validator(mode="after")
    def _says_or_does(self) -> Self:
        if not (self.say or self.do):
            raise wrong('een keuze heeft "say", "do" of allebei')
        return self


class Moment(Record):
    """Something that the other says or does, and what one could answer."""

    does: Inline | None = None
    """Wat de ander doet: toon, houding, stilte. In één zin."""
    says: Inline | None = None
    """Wat de ander zegt, zonder aanhalingstekens."""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=3)]
    """Twee of drie dingen die je zou kunnen zeggen of doen; allemaal iets wat mensen echt zeggen."""

    @model_validator(mode="after")
    def _says_or_does(self) -> Self:
        if not (self.says or self.does):
            raise wrong('een moment heeft "says", "does" of allebei')
        return self


class End(Record):
    """Where a talk ends: no score and no verdict, but what was kept and what was given away."""

    title: Title
    """Hoe het gesprek eindigt, neutraal."""
    text: Inline
    """Waar je nu staat, in één of twee zinnen."""
    kept: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=3)]
    """Wat je hield."""
    gave: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=3)]
    """Wat je weggaf of openliet."""
    items: Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=4)]
    """Id's van de onderdelen die nu helpen."""


class Conversation(Findable):
    """A talk to rehearse: alone, or aloud with a colleague."""

    kind = Kind(
        key="conversation",
        contents=False,
        one="oefengesprek",
        many="oefengesprekken",
        collection="conversations",
        page="{chapter}{slug}/",
        paged=True,
        lead="summary",
        weight=0.9,
        linked=True,
        listed=True,
        overview="Oefengesprekken",
        shown=True,
        optional=True,
    )

    _name_field = "label"

    label: Label
    """Korte naam."""
    title: Title
    """Wat je oefent."""
    summary: Inline
    """Wanneer is dit gesprek voor jou? In één zin."""
    you: Sentences
    """Wie ben jij in dit gesprek?"""
    other: Label
    """Wie is de ander? Een functie, nooit een naam."""
    setting: Inline
    """Waar en wanneer het is, en wat eraan voorafging, in twee tot vier zinnen."""
    before: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=4)]
    """Wat je klaar hebt voor je begint."""
    items: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    """Id's van de onderdelen die erbij horen."""
    opening: Id
    """Id van het moment waarmee het begint."""
    moments: Annotated[tuple[Moment, ...], Field(min_length=2)]
    """De momenten. Elk leidt door zijn keuzes naar een ander moment of naar een einde."""
    ends: Annotated[tuple[End, ...], Field(min_length=1)]
    """Hoe het kan eindigen."""

    @property
    def slug(self) -> str:
        """Its name in an address, in the folder of the talks."""
        return self.id.removeprefix("gesprek-")

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each moment, by its id, for who reads the talk as a script."""
        return {moment.id: number for number, moment in enumerate(self.moments, 1)}

    def moment(self, moment_id: str) -> Moment:
        """One of its moments, by its id."""
        return next(each for each in self.moments if each.id == moment_id)

    def end(self, end_id: str) -> End:
        """One of its ends, by its id."""
        return next(each for each in self.ends if each.id == end_id)

    def faults(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Where the way through the talk is broken.

        Yields:
            The field, behind it the id of the moment or end within it, and in Dutch what is wrong: a way
            that leads nowhere, what nobody comes to, and what nobody gets out of.
        """
        loose = list(self._loose_ways())
        yield from loose or self._unreachable()

    def _loose_ways(self) -> Iterator[tuple[tuple[str, ...], str]]:
        moments, ends = ({each.id for each in parts} for parts in (self.moments, self.ends))
        for each in sorted(ends & moments):
            yield ("ends", each), f'de id "{each}" is ook die van een moment'
        if self.opening not in moments:
            yield ("opening",), f'er is geen moment "{self.opening}"{suggestion(self.opening, moments)}'
        for moment in self.moments:
            for choice in moment.choices:
                if choice.then not in moments | ends:
                    there = f"en dat is er niet{suggestion(choice.then, moments | ends)}"
                    yield ("moments", moment.id), f'een keuze leidt naar "{choice.then}", {there}'

    def _unreachable(self) -> Iterator[tuple[tuple[str, ...], str]]:
        ways = {(each.id, choice.then) for each in self.moments for choice in each.choices}
        reached = _closure({self.opening}, ways)
        ending = _closure({each.id for each in self.ends}, {(to, place) for place, to in ways})
        for place in (("moments", each.id) for each in self.moments):
            if place[1] not in reached:
                yield place, "geen keuze leidt hierheen"
            elif place[1] not in ending:
                yield place, "vanaf hier komt er nooit een einde"
        for place in (("ends", each.id) for each in self.ends):
            if place[1] not in reached:
                yield place, "geen keuze leidt hierheen"


def _closure(start: set[str], ways: set[tuple[str, str]]) -> set[str]:
    """All that can be reached from somewhere, with the start itself."""
    reached: set[str] = set()
    while fresh := start - reached:
        reached |= fresh
        start = {to for place, to in ways if place in fresh}
    return reached
