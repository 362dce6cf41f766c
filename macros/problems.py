"""What is wrong in the data, said in Dutch to the editor who can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_MESSAGES = {
    "missing": "dit veld ontbreekt",
    "extra_forbidden": "onbekend veld",
    "string_type": "moet tekst zijn; zet de waarde tussen aanhalingstekens",
    "string_too_short": "mag niet leeg zijn",
    "string_too_long": "is te lang: hooguit {max_length} tekens",
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "int_type": "moet een heel getal zijn",
    "bool_type": "moet true of false zijn",
    "bool_parsing": "moet true of false zijn",
    "date_type": "moet een datum zijn, als jjjj-mm-dd",
    "date_parsing": "moet een datum zijn, als jjjj-mm-dd",
    "date_from_datetime_parsing": "moet een datum zijn, als jjjj-mm-dd",
    "date_from_datetime_inexact": "moet een datum zijn zonder tijd, als jjjj-mm-dd",
    "tuple_type": "moet een lijst zijn: zet voor elk punt een streepje",
    "model_type": "moet uit velden bestaan, zoals `id: …`",
    "model_attributes_type": "moet uit velden bestaan, zoals `id: …`",
    "too_short": "telt {actual_length} van minstens {min_length} punten",
    "too_long": "telt {actual_length} punten, meer dan de {max_length} die kunnen",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hooguit {le} zijn",
    "literal_error": "kan alleen {expected} zijn",
    "dutch": "{reason}",
}
# An address has its colon in front of a slash.
_UNSPACED = re.compile(r"[ -]*([A-Za-z_]+):(?=[^\s/:])")


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
        line: the line in it, counted from 1.
        where: the record and the field, such as ``intake › title``; may be empty.
        message: what is wrong, in Dutch.
    """

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: "
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


class DocumentError(DataError):
    """Texts do not fit in their place in a document; holds every problem that was found."""

    _heads = (
        "De documenten zijn niet gemaakt: een tekst past niet.",
        "De documenten zijn niet gemaakt: {} teksten passen niet.",
    )


def unspaced(text: str) -> str | None:
    """Say that a text was meant as a field, such as ``label:Intake``: only a space makes it one.

    Args:
        text: a text, or a line of a file.

    Returns:
        One clause without a full stop; nothing where the text does not begin with the name of a field.
    """
    field = _UNSPACED.match(text)
    return f'achter "{field[1]}:" ontbreekt een spatie' if field else None


def explain(error_type: str, context: dict[str, Any], value: object = None) -> str:
    """Say a validation error in Dutch.

    Args:
        error_type: pydantic's name for the error, such as ``missing``.
        context: the values that belong to it.
        value: what the editor wrote.

    Returns:
        One clause without a full stop.
    """
    if "pattern" in context and context["pattern"].startswith(r"^[a-z0-9]"):
        return "een id bestaat uit kleine letters, cijfers en losse streepjes"
    if "pattern" in context and context["pattern"].startswith("^https"):
        return "moet een adres zijn dat met https:// begint"
    if error_type.startswith("model_") and isinstance(value, str) and (reason := unspaced(value)):
        return reason
    if error_type == "string_type" and isinstance(value, dict):
        return "moet tekst zijn; staat er een dubbele punt in, zet de tekst dan tussen aanhalingstekens"
    template = _MESSAGES.get(error_type, "heeft een waarde die hier niet kan ({error_type})")
    values = {key: str(value).replace(" or ", " of ") for key, value in context.items()}
    return template.format(**values, error_type=error_type)
