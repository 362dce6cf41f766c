"""Finds tags and scripts in a page, so that a step can change them and leave every other byte alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Quoted values are taken whole, so that nothing inside them is seen as an attribute.
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a page to replace.

    Attributes:
        start: where it starts, in characters.
        end: where it ends.
        text: what comes instead.
    """

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Tag:
    """A start tag.

    Attributes:
        name: its name in lower case.
        attributes: its attributes, with the values as a browser sees them.
        start: where it starts in the page, in characters.
        source: the tag as it is written.
        content: the text inside, of a script or a style.
    """

    name: str
    attributes: dict[str, str]
    start: int
    source: str
    content: str = field(default="")

    @property
    def end(self) -> int:
        """Where it ends in the page."""
        return self.start + len(self.source)

    def values(self) -> Iterable[tuple[str, int, int]]:
        """Each value of an attribute, with where it starts and ends in the page, without its quotes."""
        for match in _ATTRIBUTE.finditer(self.source):
            quote = match[2][0] in "\"'"
            value = match[2][1:-1] if quote else match[2]
            start = self.start + match.start(2) + quote
            yield unescape(value), start, start + len(value)

    @property
    def is_inline_script(self) -> bool:
        """Whether a browser runs its content; a block of data such as JSON is no script."""
        kind = self.attributes.get("type", "")
        return self.name == "script" and "src" not in self.attributes and kind in _RUN


_RUN = frozenset(["", "importmap", "module", "text/javascript", "application/javascript"])


def tags(html: str) -> list[Tag]:
    """Find the start tags in a page.

    Args:
        html: the page.

    Returns:
        The tags in order.
    """
    parser = _Parser(html)
    parser.feed(html)
    parser.close()
    return parser.tags


def apply(html: str, edits: Iterable[Edit]) -> str:
    """Change a page.

    Args:
        html: the page.
        edits: what to change, in order, without overlap.

    Returns:
        The page, the same but for the edits.
    """
    pieces = []
    done = 0
    for edit in edits:
        pieces += [html[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, html[done:]])


class _Parser(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[Tag] = []
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]
        self._open: Tag | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        # The line ends before this one are characters too.
        start = self._lines[line - 1] + line - 1 + column
        found = Tag(tag, {name: value or "" for name, value in attrs}, start, self.get_starttag_text() or "")
        self.tags.append(found)
        self._open = found if tag in ("script", "style") else None

    def handle_endtag(self, _tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.content += data
