"""Finds the terms of the begrippenlijst in running text, so that each is linked where it first stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model.records import Term

# A form stands by itself: what comes before or after it is no letter, digit or hyphen.
_WORD = re.compile(r"[\w-]+")


class TermFinder:
    """Knows every form in which a term can stand in a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Prepare the search.

        Args:
            terms: the begrippenlijst.
        """
        ids = {form.lower(): term.id for term in terms for form in (term.term, *term.inflections)}
        # By its first word, so that a long list is no slower than a short one. The longest form first:
        # "opdracht teruggeven" is one term, not "opdracht" and something else.
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for form in sorted(ids, key=lambda form: (-len(form), form)):
            if word := _WORD.match(form):
                self._by_word.setdefault(word[0], []).append((form, ids[form]))

    def split(self, text: str, used: set[str]) -> Iterator[tuple[str, str | None]]:
        """Cut a text at the terms that it uses first.

        Args:
            text: plain text.
            used: the ids of the terms already linked; those found here are added.

        Yields:
            Each piece with the id of its term, or with nothing; the pieces together are the text.
        """
        done = written = 0
        for word in _WORD.finditer(text):
            start = word.start()
            form, term = self._at(text, start, word[0]) if start >= done else ("", "")
            if not form:
                continue
            done = start + len(form)
            if term in used:
                continue
            used.add(term)
            if start > written:
                yield text[written:start], None
            yield text[start:done], term
            written = done
        if written < len(text):
            yield text[written:], None

    def _at(self, text: str, start: int, word: str) -> tuple[str, str]:
        """The longest form that starts where a word does, with the id of its term; or nothing, twice."""
        for form, term in self._by_word.get(word.lower(), ()):
            end = start + len(form)
            if text[start:end].lower() == form and not _WORD.match(text, end):
                return form, term
        return "", ""

    def met(self, text: str) -> set[str]:
        """The terms that a text uses.

        Args:
            text: plain text.

        Returns:
            Their ids.
        """
        used: set[str] = set()
        for _ in self.split(text, used):
            pass
        return used
