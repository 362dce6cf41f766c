"""Every way through a practice talk leads somewhere, and every way ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.support.data import Data

FILE = "conversations.yml"


def choice(to: str) -> dict[str, str]:
    return {"say": "Goed.", "effect": "Het is goed.", "then": to}


def moment(name: str, *ways: str) -> dict[str, Any]:
    return {"id": name, "says": "En nu?", "choices": [choice(each) for each in ways]}


def end(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": "Uit",
        "text": "Het is uit.",
        "kept": ["A."],
        "gave": ["B."],
        "items": ["keuze"],
    }


WHOLE = [moment("een", "twee", "uit"), moment("twee", "een", "uit")]


@pytest.mark.parametrize(
    ("moments", "ends", "told"),
    [
        (WHOLE, ["uit"], []),
        (
            [moment("een", "drie", "uit"), moment("twee", "een", "uit")],
            ["uit"],
            ['een: een keuze leidt naar "drie", en dat is er niet'],
        ),
        ([*WHOLE, moment("los", "een", "uit")], ["uit"], ["los: geen keuze leidt hierheen"]),
        (WHOLE, ["uit", "ver"], ["ver: geen keuze leidt hierheen"]),
        (
            [moment("een", "twee", "uit"), moment("twee", "drie", "drie"), moment("drie", "twee", "twee")],
            ["uit"],
            [f"{each}: vanaf hier komt er nooit een einde" for each in ("twee", "drie")],
        ),
        (WHOLE, ["uit", "twee"], ['twee: de id "twee" is ook die van een moment']),
    ],
    ids=["whole", "nowhere", "unreached", "unreached end", "no way out", "twice"],
)
def test_a_broken_way_is_told_on_its_line(
    garden: Data, moments: list[dict[str, Any]], ends: list[str], told: list[str]
) -> None:
    garden.change(FILE, "opening", "een")
    garden.change(FILE, "moments", moments)
    garden.change(FILE, "ends", [end(each) for each in ends])

    problems = garden.problems()
    assert [each.split(" › ")[-1] for each in problems] == told
    assert all(each.startswith("data/conversations.yml:") for each in problems)


def test_an_opening_that_is_not_there_is_told_with_what_was_probably_meant(garden: Data) -> None:
    at = garden.change(FILE, "opening", "hekk")

    (problem,) = garden.problems()
    assert problem.startswith(f"{at}: ")
    assert problem.endswith('er is geen moment "hekk" (bedoel je "hek"?)')


def test_an_answer_that_neither_says_nor_does_anything_is_told(garden: Data) -> None:
    empty = {"effect": "Stil.", "then": "later"}
    garden.change(FILE, "moments", [{"id": "hek", "says": "En?", "choices": [empty, choice("later")]}])

    (problem,) = garden.problems()
    assert problem.endswith('een keuze heeft "say", "do" of allebei')
