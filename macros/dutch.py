"""How dates, sizes and lists are written in Dutch, the same in every view."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

#: What stays on one line: a number with what it counts, and with what it is the number of.
TOGETHER = re.compile(
    r"\b(?:week|stap|(?:p|art|blz)\.) \d+"
    r"|\b\d+ (?:minuten|minuut|uur|dagen|weken|maanden|jaar|euro|procent)\b"
)

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]

#: What a number belongs to: what it counts, or what it is the number of.
_COUNTED = "minuten|uur|dag|dagen|week|weken|maand|maanden|jaar|mensen|deelnemers|euro|procent"
_UNITS = rf"(?<=\d) (?=(?:{_COUNTED})\b)"
_NUMBERED = r"(?:(?<=\bweek)|(?<=\bfase)|(?<=\bdeel)|(?<=\blid)|(?<=\bmet)|(?<=\bp\.)|(?<=\bartikel)) (?=\d)"
_WITHIN = re.compile(f"{_UNITS}|{_NUMBERED}")


def unbroken(text: str) -> str:
    """Keep a number on one line with its unit, in a text that is set on paper.

    Args:
        text: the text.

    Returns:
        The same with spaces that do not break: ``12 weken``, ``week 15``.
    """
    return _WITHIN.sub("\u00a0", text)


def date(value: datetime.date) -> str:
    """Write a date in full.

    Args:
        value: the date.

    Returns:
        For example ``24 juni 2024``.
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def size(count: int) -> str:
    """Write the size of a file.

    Args:
        count: bytes.

    Returns:
        Whole kilobytes of 1,000 bytes where they are fewer than 1,000, else megabytes with one decimal.
    """
    if (kilobytes := round(count / 1_000)) < 1_000:
        return f"{max(1, kilobytes)} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def count(number: int, one: str, many: str) -> str:
    """Write how many there are.

    Args:
        number: how many.
        one: the word for one of them.
        many: the word for any other number of them.

    Returns:
        For example ``1 pagina`` or ``44 pagina’s``.
    """
    return f"{number} {one if number == 1 else many}"


def lower_first(text: str) -> str:
    """Write a label inside a sentence.

    Args:
        text: a label that starts with a capital.

    Returns:
        The same with a small first letter.
    """
    return text[:1].lower() + text[1:]
