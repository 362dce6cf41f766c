"""Finds the terms of the begrippenlijst in running text, so that each is linked where it first stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model import Term


_HEAD = re.compile(r"[\w-]+")


def _head(form: str) -> str:
    """What a form begins with: its first word, or the sign that stands there."""
    word = _HEAD.match(form)
    return word[0] if word else form[0]


class TermFinder:
    """Knows every form in which a term can stand in a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Prepare the search.

        Args:
            terms: the begrippenlijst.
        """
        self._ids = {form.lower(): term.id for term in terms for form in (term.term, *term.forms)}
        heads: dict[str, list[str]] = {}
        # The longest form first: "opdracht teruggeven" is one term, not "opdracht" and something else.
        for form in sorted(self._ids, key=lambda form: (-len(form), form)):
            heads.setdefault(_head(form), []).append(form)
        self._patterns = {
            head: re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
            for head, forms in heads.items()
        }
        odd = "".join(re.escape(head) for head in sorted(heads) if not _HEAD.match(head))
        # Where a form can begin. Each word is looked up, so that the number of terms makes no difference.
        self._starts = re.compile(rf"(?<![\w-])(?:[\w-]+{f'|[{odd}]' if odd else ''})")

    def split(self, text: str, used: set[str]) -> Iterator[tuple[str, str | None]]:
        """Cut a text at the terms that it uses first.

        Args:
            text: plain text.
            used: the ids of the terms already linked; those found here are added.

        Yields:
            Each piece with the id of its term, or with nothing; the pieces together are the text.
        """
        done = 0
        for match in self._matches(text):
            # A letter may match without case and still have a lower case of its own, such as the long s.
            term = self._ids.get(match[0].lower())
            if term is None or term in used:
                continue
            used.add(term)
            if match.start() > done:
                yield text[done : match.start()], None
            yield match[0], term
            done = match.end()
        if done < len(text):
            yield text[done:], None

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Every form in a text, from the first on, none within another."""
        place = 0
        while start := self._starts.search(text, place):
            pattern = self._patterns.get(start[0].lower())
            match = pattern.match(text, start.start()) if pattern else None
            place = match.end() if match else start.end()
            if match:
                yield match
