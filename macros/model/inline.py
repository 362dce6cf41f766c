"""The inline markup that texts in ``data/`` may use, parsed once.

Five things, written as in Markdown: ``**strong**``, ``*emphasis*``, a link to a web page
``[text](https://...)``, a link to another record ``[text](#id)``, and a phrase in another
language ``[text]{lang=en}``, so that a screen reader can say it. Everything else that Markdown
knows is refused, so that every view can render every text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NotRequired

from markdown_it import MarkdownIt
from pydantic import Field
from pydantic_core import CoreSchema, core_schema

# Pydantic, whose dependency it is, asks for this one before Python 3.12.
from typing_extensions import TypedDict

from macros.model.characters import refuse_unknown
from macros.model.references import check_reference, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from pydantic import GetCoreSchemaHandler, ValidationInfo

# "zero" switches every rule off; only what the subset needs is switched on again. "image", "autolink",
# "html_inline" and "backticks" are on as well, so that they are recognised and refused rather than printed.
_PARSER = MarkdownIt("zero").enable(
    ["emphasis", "link", "image", "autolink", "backticks", "escape", "entity", "html_inline"]
)
_LANGUAGE = re.compile(r"\{lang=([a-z]{2})\}")


def _foreign(state: StateInline, silent: bool) -> bool:
    """The rule for ``[text]{lang=en}``, which Markdown itself does not know."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = _LANGUAGE.match(state.src, end + 1) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        after, state.pos, state.posMax = state.posMax, state.pos + 1, end
        state.push("lang_open", "i", 1).attrSet("lang", match[1])
        state.md.inline.tokenize(state)
        state.push("lang_close", "i", -1)
        state.posMax = after
    state.pos = match.end()
    return True


_PARSER.inline.ruler.before("link", "lang", _foreign)
# An escaped \* stays a token of its own, so that it can be told from a stray one.
_PARSER.disable("text_join").options["html"] = True
_REFUSED = {
    "image": "een afbeelding kan hier niet",
    "code_inline": "code tussen `…` kan hier niet",
    "html_inline": "HTML kan hier niet",
}


class MarkupError(ValueError):
    """The text uses markup outside the subset; the message is Dutch and meant for an editor."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style.

    Attributes:
        text: the characters themselves, never markup.
        strong: whether the run is strong.
        emphasis: whether the run is emphasised.
        href: where the run links to: ``#id`` of a record, an ``https:`` address, or nothing.
        lang: the code of the language that the run is in, such as ``en``, where it is not Dutch.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    lang: str | None = None


class PlainAndMarkup(TypedDict):
    """A text as data for others: always plain, and once more with its markup where it has any."""

    text: Annotated[str, Field(description="De tekst zonder opmaak.")]
    markdown: NotRequired[
        Annotated[
            str,
            Field(
                description="Dezelfde tekst in Markdown, alleen als er opmaak is: **vet**, *nadruk*, "
                "[link](https://…) of [link](#id) naar een ander onderdeel."
            ),
        ]
    ]


@dataclass(frozen=True, slots=True)
class Inline:
    """A text with inline markup: what the editor wrote, and what it means.

    As a pydantic field it is read from a plain string, and written as ``PlainAndMarkup``.
    """

    source: str
    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, source: str) -> Inline:
        """Parse one text.

        Args:
            source: the text as written in the data.

        Returns:
            The text with its spans.

        Raises:
            MarkupError: where the text holds markup that is not in the subset.
        """
        return cls(source, tuple(_spans(source)))

    @property
    def text(self) -> str:
        """The text without its markup."""
        return "".join(span.text for span in self.spans)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(min_length=1, strip_whitespace=True)
        written = core_schema.plain_serializer_function_ser_schema(
            _published, return_schema=handler.generate_schema(PlainAndMarkup)
        )
        return core_schema.with_info_after_validator_function(_validated, text, serialization=written)


def _published(inline: Inline) -> PlainAndMarkup:
    if inline.source == inline.text:
        return {"text": inline.text}
    return {"text": inline.text, "markdown": inline.source}


def _validated(source: str, info: ValidationInfo) -> Inline:
    try:
        inline = Inline.parse(source)
    except MarkupError as error:
        raise wrong(str(error)) from error
    refuse_unknown(inline.text)
    for span in inline.spans:
        if span.href and span.href.startswith("#"):
            check_reference(span.href[1:], info.context)
    return inline


def _spans(source: str) -> Iterator[Span]:
    if "\n" in source:
        raise MarkupError("een tekst is één alinea: maak van een witregel een nieuw punt in de lijst")
    strong = emphasis = 0
    href: str | None = None
    lang: Any = None
    for token in _tokens(source):
        match token.type:
            case "text" | "text_special":
                _refuse_stray_markup(token)
                if token.content:
                    yield Span(token.content, strong > 0, emphasis > 0, href, lang)
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                href = _href(token)
            case "link_close":
                href = None
            case "lang_open" | "lang_close":
                lang = token.attrGet("lang")
            case refused:
                raise MarkupError(_REFUSED.get(refused, f"opmaak die hier niet kan ({refused})"))


def _tokens(source: str) -> list[Token]:
    tokens = [child for block in _PARSER.parseInline(source) for child in block.children or []]
    if ("link_open", "link_close") in pairwise(token.type for token in tokens):
        raise MarkupError("een link zonder tekst: schrijf [tekst](#id) of [tekst](https://…)")
    return tokens


def _refuse_stray_markup(token: Token) -> None:
    # An escaped \* is meant; a bare one is nearly always a marker whose other half is missing.
    if token.type == "text" and "*" in token.content:
        raise MarkupError("een los sterretje: sluit **vet** of *nadruk* af, of schrijf \\*")
    if token.type == "text" and "]{" in token.content:
        raise MarkupError("een onafgemaakte taal: schrijf [tekst]{lang=en}, met de twee letters van de taal")
    if token.type == "text" and "](" in token.content:
        raise MarkupError("een onafgemaakte link: schrijf [tekst](#id) of [tekst](https://…)")


def _href(token: Token) -> str:
    href = str(token.attrGet("href") or "")
    if token.markup == "autolink":
        raise MarkupError(f"een kaal adres tussen < en >: schrijf [tekst]({href})")
    if token.attrGet("title"):
        raise MarkupError("een link heeft hier geen titel: schrijf alleen [tekst](adres)")
    if href.startswith("https://") or (href.startswith("#") and len(href) > 1):
        return href
    raise MarkupError(f'link naar "{href}": gebruik #id van een onderdeel of een adres met https://')
