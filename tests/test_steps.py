"""There is one order of steps, and whatever names steps follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from typing import Any

    from tests.support.data import Data

BUUR, SLEUTEL, GEVAAR = "[praat](#stap-buur)", "[geef](#stap-sleutel)", "[ga weg](#stap-gevaar)"
TURNED = '"stap-buur" staat hier na "stap-sleutel", en in steps.yml ervoor: houd die volgorde aan'
MAIL = """
    - id: mail-buur
      title: Vraag een buur
      label: Vraag
      summary: Je vraagt om een half uur.
      step: stap-buur
      gaps: [{id: naam, label: Naam, example: Bo}]
      subject: Heb je even
      body: ['Dag {naam},', Groet]
      before_sending: [Is het de goede buur?]
"""


@pytest.mark.parametrize(
    ("file", "field", "value"),
    [
        ("interventions.yml", "how", [f"Eerst {SLEUTEL}.", "Wacht.", f"Dan {BUUR}."]),
        ("interventions.yml", "why", [f"Eerst {SLEUTEL}, dan {BUUR}."]),
        ("chapters.yml", "paragraphs", [f"Eerst {SLEUTEL}.", f"Dan {BUUR}."]),
        ("chapters.yml", "sections", [{"title": "Zo", "points": [f"{SLEUTEL}.", f"{BUUR}."]}]),
        ("situations.yml", "do", [f"{SLEUTEL}.", f"{BUUR}."]),
        ("situations.yml", "items", ["stap-sleutel", "plek-hulp", "stap-buur"]),
        ("paths.yml", "parts", [{"title": "Zo", "points": [f"{SLEUTEL}.", f"{BUUR}."]}]),
        ("paths.yml", "items", [{"item": each, "reason": "Zo."} for each in ("stap-sleutel", "stap-buur")]),
        ("positions.yml", "call_first", [f"{SLEUTEL}.", f"{BUUR}."]),
    ],
)
def test_a_list_that_turns_two_steps_round_is_named(
    garden: Data, file: str, field: str, value: list[Any]
) -> None:
    at = garden.change(file, field, value)

    (problem,) = garden.problems()
    assert problem.startswith(f"{at}: ")
    assert problem.endswith(f" › {field}: {TURNED}")


@pytest.mark.parametrize(
    "value",
    [
        [f"Eerst {BUUR}.", "Wacht.", f"Dan {SLEUTEL}."],
        [f"Bij gevaar {GEVAAR}.", f"Eerst {BUUR}.", f"Nog eens {BUUR}."],
        ["Niets.", "Nog niets.", f"Alleen {SLEUTEL}."],
    ],
)
def test_a_list_in_the_order_of_the_steps_may_stand(garden: Data, value: list[str]) -> None:
    garden.change("interventions.yml", "how", value)

    assert garden.problems() == []


def test_a_step_that_goes_before_all_does_so_in_every_list(garden: Data) -> None:
    garden.change("interventions.yml", "how", [f"Eerst {BUUR}.", f"Dan {GEVAAR}.", "Klaar."])

    (problem,) = garden.problems()
    assert '"stap-gevaar" staat hier na "stap-buur"' in problem


def test_two_lists_of_a_record_have_each_an_order_of_their_own(garden: Data) -> None:
    garden.change("interventions.yml", "why", [f"Want later {SLEUTEL}."])
    garden.change("interventions.yml", "how", [f"Nu {BUUR}.", "Wacht.", "Klaar."])

    assert garden.problems() == []


def test_a_step_that_goes_before_all_stands_before_the_others(garden: Data) -> None:
    text = garden.read("steps.yml").replace("  before_all: true\n", "")
    garden.write("steps.yml", f"{text.rstrip()}\n  before_all: true\n")

    (problem,) = garden.problems()
    assert problem == (
        f"{garden.at('steps.yml', '- id: stap-sleutel')}: stap-sleutel: "
        '"stap-sleutel" gaat voor alle andere stappen (before_all): zet die boven "stap-buur"'
    )


def test_mails_stand_in_the_order_of_their_steps(garden: Data) -> None:
    garden.add("mails.yml", MAIL)

    (problem,) = garden.problems()
    assert problem == f"{garden.at('mails.yml', 'step: stap-buur')}: mail-buur › step: {TURNED}"


def test_a_mail_that_belongs_to_no_step_stands_anywhere(garden: Data) -> None:
    garden.add("mails.yml", MAIL.replace("      step: stap-buur\n", ""))

    assert garden.problems() == []


def test_a_question_names_a_step_that_is_there(garden: Data) -> None:
    at = garden.change("questions.yml", "first", "stap-buren")

    (problem,) = garden.problems()
    assert problem.startswith(at)
    assert 'onbekende id "stap-buren" (bedoel je "stap-buur"?)' in problem


def test_without_steps_nothing_is_asked(garden: Data) -> None:
    (garden.folder / "steps.yml").unlink()
    garden.write("mails.yml", garden.read("mails.yml").replace("  step: stap-sleutel\n", ""))

    assert garden.problems() == []
