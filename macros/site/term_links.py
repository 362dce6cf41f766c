"""A Markdown extension that links each term on its first use on a page, in prose and components alike."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from macros.model import TermFinder

# A link in a link is not HTML; in headings, controls and definitions it would distract; speech and mails
# stay what somebody says, a name is a name; and what is in another language is no term of ours.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTROLS = ("button", "label", "legend", "select", "summary", "textarea")
_NAMES = ("a", "b", "code", "dt", "i", "nav", "th")
LEFT_ALONE = frozenset((*_HEADINGS, *_CONTROLS, *_NAMES, "blockquote", "pre", "q", "script", "style"))


class TermLinks(Extension):
    """Links terms in every page that is rendered with it."""

    def __init__(self, finder: TermFinder, address: Callable[[str], str]) -> None:
        """Prepare the extension.

        Args:
            finder: finds the terms.
            address: gives the address of a term, by its id, as seen from the page that is being rendered.
        """
        super().__init__()
        self._finder = finder
        self._address = address

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the last postprocessor, which sees the page with the raw HTML back in its place."""
        md.postprocessors.register(_Linker(self._finder, self._address), "term_links", -10)


class _Linker(Postprocessor):
    def __init__(self, finder: TermFinder, address: Callable[[str], str]) -> None:
        super().__init__()
        self._finder = finder
        self._address = address

    def run(self, text: str) -> str:
        return link_terms(text, self._finder, self._address)


def link_terms(html: str, finder: TermFinder, address: Callable[[str], str]) -> str:
    """Link the first use of each term in a page.

    Args:
        html: the content of the page.
        finder: finds the terms.
        address: gives the address of a term by its id.

    Returns:
        The page, the same but for the links.
    """
    linker = _Linked(html, finder, address)
    linker.feed(html)
    linker.close()
    return "".join([*linker.pieces, html[linker.copied :]])


class _Linked(HTMLParser):
    """Copies a page to the letter, save for text in which a term is used first.

    Attributes:
        pieces: the page as far as it is copied.
        copied: how far that is.
    """

    def __init__(self, html: str, finder: TermFinder, address: Callable[[str], str]) -> None:
        # A character reference is none of the text, so that what is found stands in the page like that.
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self.copied = 0
        self._html = html
        self._lines = [0, *(line.end() for line in re.finditer("\n", html))]
        self._finder = finder
        self._address = address
        self._used: set[str] = set()
        self._inside = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag in LEFT_ALONE

    def handle_startendtag(self, _tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands in it."""

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in LEFT_ALONE

    def handle_data(self, data: str) -> None:
        if self._inside:
            return
        line, column = self.getpos()
        place = self._lines[line - 1] + column
        for text, term in self._finder.split(data, self._used):
            if term:
                link = f'<a class="ot-term" href="{escape(self._address(term))}">{text}</a>'
                self.pieces += [self._html[self.copied : place], link]
                self.copied = place + len(text)
            place += len(text)
