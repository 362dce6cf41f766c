"""What runs out is said a month before."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import pytest

from macros import dutch
from tests.support.data import changed
from tools import due

if TYPE_CHECKING:
    from macros.model import Library


def before(library: Library, days: int) -> datetime.date:
    return library.publication.security_expires - datetime.timedelta(days)


@pytest.mark.parametrize("days", [29, 0, -9])
def test_from_a_month_before_its_end_security_txt_is_due(library: Library, days: int) -> None:
    (sentence,) = due.due(library, before(library, days))

    assert f"security.txt loopt af op {dutch.date(library.publication.security_expires)}. " in sentence
    assert "Zet dan date op vandaag en security_expires op een dag binnen een jaar" in sentence


def test_until_then_nothing_is(library: Library) -> None:
    assert due.due(library, before(library, 30)) == []


def test_a_record_is_due_a_month_before_it_has_to_be_read_again(library: Library) -> None:
    today = before(library, 90)
    first, second, third, *_ = library.red_flags
    dated = [
        flag.model_copy(update={"review_by": today + datetime.timedelta(days)})
        for flag, days in ((first, 29), (second, 30), (third, -5))
    ]

    said = due.due(changed(library, red_flags=tuple(dated)), today)

    assert [each.partition(": ")[2] for each in said] == [
        f'lees "{record.name}" opnieuw, uiterlijk {dutch.date(today + datetime.timedelta(days))}.'
        for record, days in ((third, -5), (first, 29))
    ]


@pytest.mark.parametrize(("days", "code", "said"), [(30, 0, "niets af"), (29, 1, "security.txt loopt af")])
def test_the_command_says_it_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    library: Library,
    days: int,
    code: int,
    said: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["tools.due", "--date", before(library, days).isoformat()])

    assert due.main() == code
    assert said in capsys.readouterr().out
