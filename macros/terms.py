"""Finds the terms of the begrippenlijst in running text, so that each is linked where it first stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model import Term


class TermFinder:
    """Knows every form in which a term can stand in a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Prepare the search.

        Args:
            terms: the begrippenlijst.
        """
        self._ids = {form.lower(): term.id for term in terms for form in (term.term, *term.forms)}
        # The longest form first: "opdracht teruggeven" is one term, not "opdracht" and something else.
        forms = sorted(self._ids, key=lambda form: (-len(form), form))
        alternatives = "|".join(map(re.escape, forms)) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)

    def split(self, text: str, used: set[str]) -> Iterator[tuple[str, str | None]]:
        """Cut a text at the terms that it uses first.

        Args:
            text: plain text.
            used: the ids of the terms already linked; those found here are added.

        Yields:
            Each piece with the id of its term, or with nothing; the pieces together are the text.
        """
        done = 0
        for match in self._pattern.finditer(text):
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
