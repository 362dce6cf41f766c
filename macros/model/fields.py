"""The types that fields of records have: texts, dates, addresses, and ids of other records."""

from __future__ import annotations

import datetime
import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from macros.model.characters import refuse_unknown
from macros.model.inline import Inline
from macros.model.references import Reference, wrong


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


def _of_a_site(address: str) -> str:
    """Refuse what no path can be put behind, and give the rest the slash that it is put behind."""
    try:
        parts = urlsplit(address)
        whole = parts.hostname and parts.port != 0 and address == f"https://{parts.netloc}{parts.path}"
    except ValueError:  # a port that is no number, half an IPv6 address
        whole = False
    if not whole or "@" in parts.netloc or ".." in parts.netloc:
        raise wrong("moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #")
    return address.rstrip("/") + "/"


_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=60)]
#: A text is one line; what else has a pattern is no text but an id or an address.
LINE = StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^[^\n]*$")
_PLAIN = AfterValidator(_plain)
Text = Annotated[str, LINE, _PLAIN]
#: Texts for a place with little room: a name in a menu, a heading, a few sentences.
Label = Annotated[str, StringConstraints(max_length=60), LINE, _PLAIN]
Title = Annotated[str, StringConstraints(max_length=120), LINE, _PLAIN]
Sentences = Annotated[str, StringConstraints(max_length=300), LINE, _PLAIN]
#: Every kind of text that has no markup.
PLAIN = (Text, Label, Title, Sentences)
Date = Annotated[datetime.date, BeforeValidator(_refuse_number)]
Url = Annotated[str, StringConstraints(pattern=r'^https://[^\s"<>\\^`{|}]+$')]
#: No mark that means something in an address or in a page.
Email = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
SiteUrl = Annotated[Url, AfterValidator(_of_a_site)]
#: The path of a page from the root of the site; nothing is the home page.
PagePath = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)*$")]
Paragraphs = Annotated[tuple[Inline, ...], Field(min_length=1)]


class _Mark:
    """Says of a field what its values are for, beside its type."""


#: A field whose words a record is found and linked by; no reader sees them in the record.
SEARCHED = _Mark()
#: A field with what a reader can say to somebody.
SPOKEN = _Mark()
#: A field that says where and how the site shows a record; it is no part of what the record says.
LAYOUT = _Mark()

#: The name of a kind of record, such as ``red_flag``.
KEY = StringConstraints(pattern=r"^[a-z_]+$")
#: A version of the content.
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]

PhaseId = Annotated[Id, Reference(lambda kind: kind.key == "phase")]
InterventionId = Annotated[Id, Reference(lambda kind: kind.key == "intervention")]
FormId = Annotated[Id, Reference(lambda kind: kind.key == "form")]
TermId = Annotated[Id, Reference(lambda kind: kind.key == "term")]
CitationId = Annotated[Id, Reference(lambda kind: kind.key == "citation")]
PositionId = Annotated[Id, Reference(lambda kind: kind.key == "position")]
StepId = Annotated[Id, Reference(lambda kind: kind.key == "step")]
#: What the reading order of the handreiking is made of.
ReadingId = Annotated[Id, Reference(lambda kind: kind.reading)]
#: Any record that another can refer to for more help.
RecordId = Annotated[Id, Reference(lambda kind: kind.linked)]


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return re.fullmatch(_ID, text) is not None
