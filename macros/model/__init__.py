"""The records of the handreiking and the library that holds them.

No input or output and no HTML: ``loading`` makes a ``Library`` out of YAML, the views make pages out of it.
"""

from macros.model.inline import Inline
from macros.model.kinds import Card, Kind, kinds
from macros.model.library import Library
from macros.model.publication import Publication, Source
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
    Term,
    Thought,
)
from macros.model.term_finder import TermFinder
from macros.model.texts import texts_of

__all__ = [
    "COLOPHON",
    "Card",
    "Chapter",
    "ChecklistItem",
    "Exercise",
    "Findable",
    "Form",
    "FormField",
    "GroupSize",
    "Inline",
    "Intervention",
    "Kind",
    "Library",
    "Part",
    "Phase",
    "Publication",
    "Question",
    "Record",
    "RedFlag",
    "Source",
    "Term",
    "TermFinder",
    "Thought",
    "kinds",
    "texts_of",
]
