"""The headings of a page, for its table of contents: those of Markdown, and those of HTML that ask for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How a heading of HTML asks for a place in the contents: by this name, or by its text where that is empty.
_ASKS = "data-contents"


def contents(html: str, known: Mapping[str, str]) -> list[Any]:
    """The headings of a page, each with those below it.

    Args:
        html: the content of the page.
        known: the headings of Markdown: the name of each, as HTML, by its id.

    Returns:
        For each heading its ``level``, ``id``, ``name`` and ``children``, as Python-Markdown has them.
    """
    top: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for heading in LexborHTMLParser(html).css("h1[id], h2[id], h3[id]"):
        anchor = heading.attributes["id"] or ""
        if anchor in known or _ASKS in heading.attributes:
            name = known.get(anchor) or escape(heading.attributes[_ASKS] or heading.text(), quote=False)
            token = {"level": int((heading.tag or "h1")[1]), "id": anchor, "name": name, "children": []}
            above = [each for each in above if each["level"] < token["level"]]
            (above[-1]["children"] if above else top).append(token)
            above.append(token)
    return top
