"""The records of the handreiking and the library that holds them.

No input or output and no HTML: ``loading`` makes a ``Library`` out of YAML, the views make pages out of it.
"""

from macros.model.fields import LAYOUT, Id, SiteUrl
from macros.model.inline import Inline, PlainAndMarkup
from macros.model.kinds import Card, Kind
from macros.model.library import Library
from macros.model.publication import MenuEntry, Publication, Source
from macros.model.records import (
    COLOPHON,
    Chapter,
    ChecklistItem,
    Exercise,
    Findable,
    Form,
    FormField,
    GroupSize,
    Intervention,
    Part,
    Phase,
    Question,
    Record,
    RedFlag,
    Retired,
    Term,
    Thought,
    UnitName,
    kinds,
)
from macros.model.references import KnownIds
from macros.model.say import Say
from macros.model.term_finder import TermFinder
from macros.model.texts import texts_of
from macros.model.words import Noun, RedFlagNoun, Words

__all__ = [
    "COLOPHON",
    "LAYOUT",
    "Card",
    "Chapter",
    "ChecklistItem",
    "Exercise",
    "Findable",
    "Form",
    "FormField",
    "GroupSize",
    "Id",
    "Inline",
    "Intervention",
    "Kind",
    "KnownIds",
    "Library",
    "MenuEntry",
    "Noun",
    "Part",
    "Phase",
    "PlainAndMarkup",
    "Publication",
    "Question",
    "Record",
    "RedFlag",
    "RedFlagNoun",
    "Retired",
    "Say",
    "SiteUrl",
    "Source",
    "Term",
    "TermFinder",
    "Thought",
    "UnitName",
    "Words",
    "kinds",
    "texts_of",
]
