"""What is wrong in the data, said in Dutch to the editor who can mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Place(NamedTuple):
    """Where something stands in the data; the attributes are those of ``Problem``."""

    file: str
    line: int
    where: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        file: the file, as the editor knows it, such as ``data/phases.yml``.
        line: the line in it, counted from 1; 0 for what is no file, such as a variable of the environment.
        where: the record and the field, such as ``intake › title``; may be empty.
        message: what is wrong, in Dutch.
    """

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        return place + (f"{self.where}: " if self.where else "") + self.message


class DataError(Exception):
    """The data is wrong; holds every problem that was found."""

    _heads: ClassVar = ("Er is 1 fout in de gegevens.", "Er zijn {} fouten in de gegevens.")

    def __init__(self, problems: Iterable[Problem], causes: Iterable[Problem] = ()) -> None:
        """Sort the problems by file and line and drop those said twice.

        Args:
            problems: what was found.
            causes: what may have caused others of them, and so comes first.
        """
        self.problems = list(dict.fromkeys([*sorted(causes), *sorted(problems)]))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def report(self) -> str:
        """Every problem on a line of its own, below a line that counts them."""
        one, more = self._heads
        head = one if len(self.problems) == 1 else more.format(len(self.problems))
        return "\n".join([head, *map(str, self.problems)])


class MissingError(DataError):
    """A kind of record cannot be shown yet; holds every file that has to be made for it."""

    _heads = ("Er ontbreekt 1 bestand.", "Er ontbreken {} bestanden.")


class DocumentError(DataError):
    """Texts do not fit in their place in a document; holds every problem that was found."""

    _heads = (
        "De documenten zijn niet gemaakt: een tekst past niet.",
        "De documenten zijn niet gemaakt: {} teksten passen niet.",
    )


def suggestion(value: str, known: Iterable[str]) -> str:
    """The known name that is most like a wrong one.

    Args:
        value: what was written.
        known: what could have been meant.

    Returns:
        `` (bedoel je "…"?)``, or nothing where no name comes near.
    """
    close = difflib.get_close_matches(value, list(known), n=1, cutoff=0.7)
    return f' (bedoel je "{close[0]}"?)' if close else ""
