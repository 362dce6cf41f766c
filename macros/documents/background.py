"""Makes the documents anew while the writer already reads the page, where a site is built again and again."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from macros.documents import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from macros.built import Built
    from macros.model import Library

_LOG = logging.getLogger("mkdocs.macros.documents")


class Documents:
    """The documents of every build in one process.

    A first build waits for them, as a page says how long each is. A later one, after an edit, shows those of
    the build before at once; they are made anew when the pages are there. It waits only when a record came or
    went.
    """

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._built: list[Built] = []
        self._records: list[str] = []
        self._stale = False
        self._turn = 0

    def of(self, library: Library) -> list[Built]:
        """The documents to put on the pages.

        Args:
            library: the records.

        Returns:
            All documents; of an earlier state of the texts where that can be.

        Raises:
            Exception: what ``catalogue.build`` raises.
        """
        self._turn += 1  # what is still being made is of no use any more
        self._stale = self._records == list(library.records)
        if not self._stale:
            self._built = catalogue.build(library)
            self._records = list(library.records)
        return self._built

    def write(self, library: Library, folder: Path) -> None:
        """Put the documents in a finished site, and make those anew that ``of`` gave from before.

        Args:
            library: the records.
            folder: the root of the site.
        """
        catalogue.write(self._built, folder)
        if self._stale:
            threading.Thread(target=self._renew, args=(library, folder, self._turn), daemon=True).start()

    def _renew(self, library: Library, folder: Path, turn: int) -> None:
        try:
            built = catalogue.build(library)
        except Exception as error:  # a thread has nobody to raise it to
            _LOG.error("%s", getattr(error, "report", error))
            return
        if turn != self._turn:
            return
        self._built = built
        try:
            catalogue.write(built, folder)
        except FileNotFoundError:
            return  # the next build has just emptied the folder, and will write them
        _LOG.info("documents made anew")
