"""The words of a subject: what its assignments and signals are called in the sentences around the records."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from macros.model.fields import Label
from macros.model.kinds import Kind, by_key
from macros.model.records import Part

#: A word stands in attributes, headings and documents alike, so it holds nothing that is markup in one.
Word = Annotated[Label, StringConstraints(pattern=r"^[\w’,.() /-]+$")]


class Noun(Part):
    """What something is called."""

    one: Word
    """Enkelvoud, zonder hoofdletter."""
    many: Word
    """Meervoud, zonder hoofdletter."""
    article: Literal["de", "het"] = "de"
    """Het lidwoord van het enkelvoud. Daaruit volgt ook 'deze' of 'dit' en 'nieuwe' of 'nieuw'."""


class RedFlagNoun(Noun):
    """What a red flag is called; in the middle of a sentence it has a shorter name."""

    short: Noun | None = None
    """Een korter woord voor hetzelfde, voor midden in een zin. Zonder dit staat daar het gewone woord."""


class Words(Part):
    """The words of the subject."""

    assignment: Noun
    """Waar een lezer aan werkt, bijvoorbeeld 'opdracht'. Een lezer kan er meer uit elkaar houden."""
    giving_back: Word
    """Hoe het heet als een lezer ermee stopt: maakt 'Wanneer komt … in beeld?' af."""
    client: Word | None = None
    """Voor wie een lezer dat doet. Laat het weg als er zo iemand niet is: dan gaat geen zin over hem."""
    red_flag: RedFlagNoun | None = None
    """Hoe een signaal heet, als dat geen 'rode vlag' is."""
    scan: Word | None = None
    """Hoe het langslopen van alle signalen heet. Zonder dit: het meervoud met 'scan' erachter."""
    intervention: Noun | None = None
    """Hoe iets heet wat je in een fase doet, als dat geen 'interventie' is."""
    trainer: Noun = Noun(one="trainer", many="trainers")
    """Wie met een groep oefent."""
    organisation: Word | None = None
    """Korte naam van wie de bron uitgaf. Zonder dit: de naam bij source."""
    search_example: Label | None = None
    """Een voorbeeld van wat een lezer in het zoekveld tikt. Zonder dit: de naam van het eerste signaal."""

    def of(self, kind: Kind) -> Noun:
        """What readers call a kind of record: its name in the data, or else its own."""
        own: Noun | None = getattr(self, kind.key, None)
        return own or Noun.model_construct(one=kind.one, many=kind.many, article="de")

    @property
    def as_gaps(self) -> dict[str, str]:
        """The words by the names that sentences have for them, such as ``this_assignment``."""
        flag = self.red_flag or self.of(by_key("red_flag"))
        gaps = {
            **_forms("assignment", self.assignment),
            **_forms("red_flag", flag),
            **_forms("flag", (self.red_flag and self.red_flag.short) or flag),
            **_forms("intervention", self.of(by_key("intervention"))),
            **_forms("trainer", self.trainer),
            "giving_back": self.giving_back,
            "scan": self.scan or f"{flag.many.replace(' ', '')}scan",
        }
        return gaps | ({"client": self.client} if self.client else {})


def _forms(name: str, noun: Noun) -> dict[str, str]:
    de = noun.article == "de"
    return {
        name: noun.one,
        f"{name}s": noun.many,
        f"the_{name}": f"{noun.article} {noun.one}",
        f"this_{name}": f"{'deze' if de else 'dit'} {noun.one}",
        f"new_{name}": f"{'nieuwe' if de else 'nieuw'} {noun.one}",
        f"each_{name}": f"{'elke' if de else 'elk'} {noun.one}",
    }
