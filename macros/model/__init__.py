"""The records of the handreiking and the library that holds them.

No input or output and no HTML: ``loading`` makes a ``Library`` out of YAML, the views make pages out of it.
"""

from macros.model.advice import (
    Case,
    Change,
    Citation,
    Gap,
    Mail,
    PathItem,
    PathPart,
    Position,
    Reaction,
    ReadingPath,
    Situation,
    Step,
    law_in,
)
from macros.model.fields import LAYOUT, Id, SiteUrl, is_id
from macros.model.inline import Inline, PlainAndMarkup
from macros.model.kinds import Card, Kind
from macros.model.library import Library
from macros.model.publication import MenuEntry, Owner, Publication, Source
from macros.model.records import (
    COLOPHON,
    Chapter,
    ChecklistItem,
    Confirmed,
    Exercise,
    ExerciseStep,
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
from macros.model.release import Release
from macros.model.say import SENTENCES, Say
from macros.model.talks import Choice, Conversation, End, Moment
from macros.model.term_finder import TermFinder
from macros.model.texts import spoken_in, texts_of
from macros.model.words import Noun, RedFlagNoun, Words

__all__ = [
    "COLOPHON",
    "LAYOUT",
    "SENTENCES",
    "Card",
    "Case",
    "Change",
    "Chapter",
    "ChecklistItem",
    "Choice",
    "Citation",
    "Confirmed",
    "Conversation",
    "End",
    "Exercise",
    "ExerciseStep",
    "Findable",
    "Form",
    "FormField",
    "Gap",
    "GroupSize",
    "Id",
    "Inline",
    "Intervention",
    "Kind",
    "KnownIds",
    "Library",
    "Mail",
    "MenuEntry",
    "Moment",
    "Noun",
    "Owner",
    "Part",
    "PathItem",
    "PathPart",
    "Phase",
    "PlainAndMarkup",
    "Position",
    "Publication",
    "Question",
    "Reaction",
    "ReadingPath",
    "Record",
    "RedFlag",
    "RedFlagNoun",
    "Release",
    "Retired",
    "Say",
    "SiteUrl",
    "Situation",
    "Source",
    "Step",
    "Term",
    "TermFinder",
    "Thought",
    "UnitName",
    "Words",
    "is_id",
    "kinds",
    "law_in",
    "spoken_in",
    "texts_of",
]
