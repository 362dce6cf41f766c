"""Cuts the content of a page at its headings, for what can be found there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# A heading without an id is a label that stands in every record of its kind.
_NO_TEXT = _HEADINGS | {"button", "nav", "script", "style", "svg", "template"}
_HIDDEN = frozenset(["data-search-exclude", "hidden"])
#: Between names that stand below each other.
_BETWEEN = " · "
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "q", "span", "strong", "wbr"])


class Section:
    """A heading and what stands below it.

    Attributes:
        id: the id of the heading.
        left_out: whether search leaves it out.
    """

    def __init__(self, heading: LexborNode) -> None:
        """Begin a section.

        Args:
            heading: its heading.
        """
        self.id = heading.attributes["id"] or ""
        # A heading that is left out takes what stands below it along.
        self.left_out = "data-search-exclude" in heading.attributes
        self.title = _plain(_read(heading))
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        """What stands below it, a line for each block."""
        return _plain(self.pieces)


@lru_cache(maxsize=256)
def sections_of(html: str) -> tuple[Section, ...]:
    """The sections of a page; under `make serve` most pages are those of the build before.

    Args:
        html: the page.

    Returns:
        A section for each heading in its content that has an id, in order.
    """
    sections: list[Section] = []
    article = LexborHTMLParser(html).css_first("article")
    for each in _read(article) if article else ():
        if not isinstance(each, str):
            sections.append(Section(each))
        elif sections:
            sections[-1].pieces.append(each)
    return tuple(sections)


def _read(node: LexborNode) -> Iterator[str | LexborNode]:
    """The text in an element, with a line break around each block, and each heading that has an id."""
    for each in node.iter(include_text=True):
        if each.is_text_node:
            yield re.sub(r"\s+", " ", each.text_content or "")
        elif each.tag in _HEADINGS and each.attributes.get("id"):
            yield each
        elif each.is_element_node and each.tag not in _NO_TEXT and not _HIDDEN & each.attributes.keys():
            around = "" if each.tag in _INLINE else "\n"
            yield _BETWEEN if _goes_on(each) else around
            yield from _read(each)
            yield around


def _goes_on(item: LexborNode) -> bool:
    """Whether an item of a list of links follows another: they are names, and no sentences of their own."""
    before = item.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is not None and _is_way(item) and _is_way(before)


def _is_way(item: LexborNode) -> bool:
    """Whether there is nothing in it but a link."""
    parts = [each for each in item.iter(include_text=True) if (each.text_content or "").strip()]
    return item.tag == "li" and [each.tag for each in parts] == ["a"]


def _plain(pieces: Iterable[str | LexborNode]) -> str:
    text = "".join(each for each in pieces if isinstance(each, str))
    lines = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text)).strip()
    return lines.replace(f"\n{_BETWEEN.lstrip()}", _BETWEEN)


def forget() -> None:
    """Forget what was read of each page, so that it is read again."""
    sections_of.cache_clear()
