from __future__ import annotations

import datetime

import pytest

from macros import dutch


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2024-06-24", "24 juni 2024"),
        ("2026-01-01", "1 januari 2026"),
        ("2026-03-09", "9 maart 2026"),
        ("2026-12-31", "31 december 2026"),
    ],
)
def test_a_date_is_written_in_full(day: str, text: str) -> None:
    assert text == dutch.date(datetime.date.fromisoformat(day))


def test_every_month_has_a_name_of_its_own() -> None:
    assert len({dutch.date(datetime.date(2026, month, 1)) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "1 kB"),
        (1, "1 kB"),
        (1_499, "1 kB"),
        (350_600, "351 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_000_000, "1,0 MB"),
        (1_250_001, "1,3 MB"),
        (12_300_000, "12,3 MB"),
    ],
)
def test_a_size_has_a_unit_and_a_decimal_comma(count: int, text: str) -> None:
    assert text == dutch.size(count)


@pytest.mark.parametrize(
    ("label", "text"), [("Kennismaken", "kennismaken"), ("Één plan", "één plan"), ("", "")]
)
def test_a_label_inside_a_sentence_starts_with_a_small_letter(label: str, text: str) -> None:
    assert text == dutch.lower_first(label)
