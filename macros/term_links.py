"""A Markdown extension that links each term on its first use on a page, in prose and components alike."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from macros.terms import TermFinder

# A link in a link is not HTML; in headings, controls and definitions it would distract; speech stays speech;
# and what is in another language is no term of ours.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTROLS = ("button", "label", "legend", "select", "summary", "textarea")
_LEFT_ALONE = frozenset(
    (*_HEADINGS, *_CONTROLS, "a", "code", "dt", "i", "nav", "pre", "q", "script", "style", "th")
)


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
    rewriter = _Rewriter(finder, address)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.output)


class _Rewriter(HTMLParser):
    """Gives back what it reads to the letter, save for text in which a term is used first."""

    def __init__(self, finder: TermFinder, address: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.output: list[str] = []
        self._finder = finder
        self._address = address
        self._used: set[str] = set()
        self._inside = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag in _LEFT_ALONE
        self.output.append(self.get_starttag_text() or "")

    def handle_startendtag(self, _tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.output.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in _LEFT_ALONE
        self.output.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._inside or not data.strip():
            self.output.append(data)
            return
        for text, term in self._finder.split(data, self._used):
            link = f'<a class="ot-term" href="{escape(self._address(term))}">{text}</a>' if term else text
            self.output.append(link)

    def handle_entityref(self, name: str) -> None:
        self.output.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.output.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.output.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.output.append(f"<!{decl}>")
