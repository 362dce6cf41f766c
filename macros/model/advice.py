"""The kinds of records that say what to do around the phases: may I, who first, what to write, who else.

All of them are optional: a handreiking without them has no such file, page or chapter.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from macros.model.fields import (
    SEARCHED,
    SPOKEN,
    Date,
    Id,
    Label,
    Paragraphs,
    PositionId,
    RecordId,
    Sentences,
    StepId,
    Text,
    Title,
    Url,
)
from macros.model.inline import Inline
from macros.model.kinds import Kind
from macros.model.records import Confirmed, Findable, Part
from macros.model.references import wrong

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

#: How a text names law: an article by its number, or a "wet" as a word of its own.
_LAW = re.compile(r"\b(?:artikel(?:en)?|art\.)\s*\d+|\bwet\b", re.IGNORECASE)
#: What each kind here is, but the sources: on a chapter's page, to refer to, to share, and missing where a
#: guide has none.
_kind = partial(Kind, page="{chapter}", linked=True, listed=True, shown=True, optional=True)
_GAP = re.compile(r"\{([a-z0-9-]*)\}")


def law_in(text: str) -> str | None:
    """What a text names law by, such as ``artikel 3``; nothing where it names none."""
    law = _LAW.search(text)
    return law and law[0]


class Citation(Confirmed):
    """Where a claim of law, or of what an organisation does, can be read."""

    kind = Kind(
        key="citation",
        one="bron",
        many="bronnen",
        collection="citations",
        page="{chapter}",
        weight=0.6,
        overview="Bronnen",
        shown=True,
        optional=True,
    )

    title: Title
    """Naam van de wet, de regeling of de pagina."""
    part: Inline
    """Welk artikel of welk deel, en wat daar staat, in één of twee zinnen."""
    dated: Label
    """Van wanneer is wat er staat, zoals 'in werking sinds 18 februari 2023'."""
    looked_on: Date
    """Op welke dag iemand keek of het klopt, als jjjj-mm-dd."""
    link: Url | None = None
    """Adres waar iedereen het kan lezen. Geen url: zo heet in de open data het adres van het onderdeel."""
    named_by: Annotated[tuple[Label, ...], SEARCHED] = ()
    """Woorden waaraan je ziet dat een tekst hierop steunt, zoals 'klokkenluider'. Staat zo'n woord in een
    onderdeel, dan hoort deze bron bij zijn citations."""


class Change(Part):
    """What changes for somebody who stops."""

    about: Label
    """Waarover gaat het, zoals 'Je loon'?"""
    text: Inline
    """Wat er verandert, of wie je het vraagt."""


class Position(Findable):
    """How somebody is bound to an assignment, and so who may end it."""

    kind = _kind(
        key="position",
        contents=False,
        one="positie",
        many="posities",
        collection="positions",
        weight=1.2,
        overview="Posities",
    )

    _name_field = "label"

    title: Title
    """Hoe de lezer zichzelf herkent, zoals 'Je bent ingehuurd'."""
    label: Label
    """Korte naam."""
    summary: Inline
    """Het antwoord in één of twee zinnen: mag je stoppen?"""
    decides: Paragraphs
    """Wie mag het beëindigen?"""
    read_first: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=6)]
    """Wat lees je eerst?"""
    call_first: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=4)]
    """Wie bel je eerst, in volgorde?"""
    phrases: Annotated[tuple[Inline, ...], SPOKEN, Field(min_length=2, max_length=4)]
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    avoid: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=5)]
    """Wat teken of beloof je nog niet?"""
    on_paper: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=5)]
    """Wat zet je op papier?"""
    changes: Annotated[tuple[Change, ...], Field(min_length=2, max_length=6)]
    """Wat verandert er voor je?"""


class Step(Findable):
    """A step in the one order in which people hear of it, from the first doubt to what comes after."""

    kind = _kind(
        key="step",
        one="stap in de volgorde",
        many="stappen in de volgorde",
        collection="steps",
        weight=1.1,
        found_as="volgorde",
        overview="De volgorde",
    )

    _name_field = "label"

    title: Title
    """Wat je in deze stap doet."""
    label: Label
    """Korte naam, voor de tijdlijn en het blad."""
    hears: Inline
    """Wie hoort het nu?"""
    when: Inline
    """Wanneer doe je dit?"""
    do: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=4)]
    """Wat je doet."""
    say: Annotated[Inline, SPOKEN]
    """De zin om te zeggen, zonder aanhalingstekens; die staat ook op het blad."""
    items: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    """Id's van de onderdelen die bij deze stap helpen. Het eerste staat op het blad."""
    before_all: bool = False
    """'true' voor een stap die vóór alle andere gaat als er iets ernstigs speelt."""


class _Turn(Findable):
    """Something that happens, and what helps then; what to say comes first."""

    title: Title
    """Wat er gebeurt."""
    summary: Inline
    """Wat je dan het beste doet, in één of twee zinnen."""
    phrases: Annotated[tuple[Inline, ...], SPOKEN, Field(min_length=2, max_length=4)]
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    meaning: Paragraphs
    """Wat er kan spelen."""
    do: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=6)]
    """Wat je doet."""
    avoid: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=3)]
    """Wat je beter laat."""
    items: tuple[RecordId, ...] = ()
    """Id's van de onderdelen die verder helpen."""


class Reaction(_Turn):
    """What the other may do on hearing it."""

    kind = _kind(
        key="reaction",
        one="reactie",
        many="reacties",
        collection="reactions",
        weight=1.2,
        overview="Reacties",
    )


class Situation(_Turn):
    """How an assignment can lie differently from most."""

    kind = _kind(
        key="situation",
        one="situatie",
        many="situaties",
        collection="situations",
        weight=1.2,
        overview="Situaties",
    )


class Gap(Part):
    """What a reader fills in in a mail."""

    id: Id
    """De naam van het gat, zoals 'naam' voor {naam}."""
    label: Label
    """Wat vul je hier in?"""
    example: Text
    """Een voorbeeld."""


class Mail(Findable):
    """A mail to adapt."""

    kind = _kind(
        key="mail",
        one="voorbeeldmail",
        many="voorbeeldmails",
        collection="mails",
        weight=1.1,
        overview="Voorbeeldmails",
    )

    _name_field = "label"

    title: Title
    """Wat je met deze mail doet."""
    label: Label
    """Korte naam."""
    summary: Inline
    """Wanneer stuur je deze mail?"""
    step: StepId | None = None
    """Id van de stap in de volgorde waar de mail bij hoort."""
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1)]
    """Wat de lezer invult. In de tekst staat het als {id}."""
    subject: Text
    """De onderwerpregel."""
    body: Annotated[tuple[Text, ...], Field(min_length=2)]
    """De mail, een alinea per punt; de groet staat erin."""
    before_sending: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=4)]
    """Waar je op let voor je hem verstuurt."""

    @model_validator(mode="after")
    def _gaps_agree(self) -> Self:
        used = {name for text in (self.subject, *self.body) for name in _GAP.findall(text)}
        declared = {gap.id for gap in self.gaps}
        if unknown := sorted(used - declared):
            raise wrong(f"in de mail staat {{{unknown[0]}}}, en dat staat niet onder gaps")
        if unused := sorted(declared - used):
            raise wrong(f"{{{unused[0]}}} staat onder gaps, en niet in de mail")
        return self

    @staticmethod
    def pieces(text: str) -> Iterator[tuple[Literal["text", "gap"], str]]:
        """A line of the mail in its pieces.

        Args:
            text: the subject, or a paragraph of the body.

        Yields:
            Each piece that is there, in order: text as it is, or the id of a gap.
        """
        for number, piece in enumerate(_GAP.split(text)):
            if piece:
                yield ("gap" if number % 2 else "text"), piece


class PathPart(Part):
    """A part of a path, under a heading of its own."""

    title: Title
    """Tussenkop."""
    points: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=7)]
    """Wat je doet, vraagt of laat."""


class PathItem(Part):
    """A record to read on a path."""

    item: RecordId
    """Id van het onderdeel."""
    reason: Inline
    """Waarom lees je dit? In één zin."""


class ReadingPath(Findable):
    """A way through the handreiking for somebody in another chair, short enough to send as a link."""

    kind = _kind(
        key="path",
        contents=False,
        one="pad",
        many="paden",
        collection="paths",
        page="{chapter}{slug}/",
        paged=True,
        lead="summary",
        weight=1.2,
        overview="Voor wie ernaast staat",
    )

    _name_field = "label"

    title: Title
    """De kop van de pagina."""
    label: Label
    """Voor wie het is, zoals 'Voor de leidinggevende'."""
    summary: Inline
    """Eén of twee zinnen: voor wie, en wat heb je eraan?"""
    introduction: Paragraphs
    """Inleiding."""
    parts: Annotated[tuple[PathPart, ...], Field(min_length=1, max_length=4)]
    """Wat je doet, vraagt of laat."""
    phrases: Annotated[tuple[Inline, ...], SPOKEN, Field(max_length=4)] = ()
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    items: Annotated[tuple[PathItem, ...], Field(min_length=2)]
    """Wat je leest, in volgorde, en waarom."""

    @property
    def slug(self) -> str:
        """Its name in an address, in the folder of the paths."""
        return self.id.removeprefix("pad-")


class Case(Findable):
    """A worked story, plainly made up, to recognise oneself in and to talk about."""

    kind = _kind(
        key="case",
        one="verhaal",
        many="verhalen",
        collection="cases",
        weight=0.9,
        overview="Verhalen",
    )

    title: Title
    """Titel van het verhaal."""
    position: PositionId
    """Id van de positie van wie het vertelt."""
    ending: Sentences
    """Hoe het afloopt, in één zin."""
    story: Annotated[tuple[Inline, ...], Field(min_length=3)]
    """Het verhaal, in alinea's."""
    items: Annotated[tuple[RecordId, ...], Field(min_length=2)]
    """Id's van de onderdelen die het verhaal laat zien."""
    questions: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=3)]
    """Drie vragen voor een groep."""
