"""What pydantic says of a wrong value, in Dutch."""

from __future__ import annotations

import datetime
import re
from typing import Any

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
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# An address has its colon in front of a slash.
_UNSPACED = re.compile(r"[ -]*([A-Za-z_]+):(?=[^\s/:])")


def unspaced(text: str) -> str | None:
    """Say that a text was meant as a field, such as ``label:Intake``: only a space makes it one.

    Args:
        text: a text, or a line of a file.

    Returns:
        One clause without a full stop; nothing where the text does not begin with the name of a field.
    """
    field = _UNSPACED.match(text)
    return f'achter "{field[1]}:" ontbreekt een spatie' if field else None


def no_such_day(text: str) -> str | None:
    """Say of what has the form of a date that no such day exists, such as 31 February.

    Args:
        text: what the editor wrote.

    Returns:
        One clause without a full stop; nothing for a day that exists, and for what is no date.
    """
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return f"{text} staat niet op de kalender" if _DATE.fullmatch(text) else None
    return None


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
    if "@" in context.get("pattern", ""):
        return "moet een e-mailadres zijn, zoals vraag@voorbeeld.nl"
    if error_type.startswith("model_") and isinstance(value, str) and (reason := unspaced(value)):
        return reason
    if error_type == "string_type" and isinstance(value, dict):
        return "moet tekst zijn; staat er een dubbele punt in, zet de tekst dan tussen aanhalingstekens"
    if error_type == "tuple_type" and isinstance(value, str) and "," in value:
        return f"moet een lijst zijn: zet er haken om, zoals [{value}]"
    if error_type.startswith("date_") and isinstance(value, str) and (reason := no_such_day(value)):
        return reason
    template = _MESSAGES.get(error_type, "heeft een waarde die hier niet kan ({error_type})")
    values = {key: str(value).replace(" or ", " of ") for key, value in context.items()}
    return template.format(**values, error_type=error_type)
