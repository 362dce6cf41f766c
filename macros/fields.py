"""The types that fields of records have: texts, dates, addresses, and ids of other records."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from macros.characters import refuse_unknown
from macros.inline import Inline
from macros.references import Reference, wrong


def _refuse_number(value: object) -> object:
    if isinstance(value, int | float):
        # Pydantic would count it as seconds since 1970.
        raise wrong("moet een datum zijn, als jjjj-mm-dd")
    return value


def _plain(text: str) -> str:
    """Refuse markup as well: in a field that is not ``Inline`` nothing reads it."""
    if mark := re.search(r"\*|\][({]", text):
        raise wrong(f'opmaak kan in dit veld niet: een lezer zou "{mark[0]}" gewoon zien staan')
    return refuse_unknown(text)


def with_slash(address: str) -> str:
    """Give the address of a site the slash at the end that the addresses of pages are put behind.

    Args:
        address: an address, with or without one.

    Returns:
        The address with one.
    """
    return address.rstrip("/") + "/"


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Field(description="Blijvende naam in kleine letters en streepjes. Verandert nooit en komt nooit terug."),
]
_LINE = StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^[^\n]*$")
_PLAIN = AfterValidator(_plain)
Text = Annotated[str, _LINE, _PLAIN]
#: Texts for a place with little room: a name in a menu, a heading, a few sentences.
Label = Annotated[str, StringConstraints(max_length=60), _LINE, _PLAIN]
Title = Annotated[str, StringConstraints(max_length=120), _LINE, _PLAIN]
Sentences = Annotated[str, StringConstraints(max_length=300), _LINE, _PLAIN]
#: Every kind of text that has no markup.
PLAIN = (Text, Label, Title, Sentences)
Date = Annotated[datetime.date, BeforeValidator(_refuse_number)]
Url = Annotated[str, StringConstraints(pattern=r'^https://[^\s"<>\\^`{|}]+$')]
SiteUrl = Annotated[Url, AfterValidator(with_slash)]
Paragraphs = Annotated[tuple[Inline, ...], Field(min_length=1)]

#: The kinds of record that the reading order of the handreiking is made of.
READABLE = ("chapter", "phase")

PhaseId = Annotated[Id, Reference(("phase",))]
InterventionId = Annotated[Id, Reference(("intervention",))]
FormId = Annotated[Id, Reference(("form",))]
TermId = Annotated[Id, Reference(("term",))]
ChapterId = Annotated[Id, Reference(READABLE)]
ItemId = Annotated[
    Id, Reference(("phase", "intervention", "red_flag", "thought", "form", "question", "chapter"))
]
