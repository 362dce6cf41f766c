"""`make new` writes a record to fill in, and the build asks for what is left empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from macros.model import kinds
from tools import new

if TYPE_CHECKING:
    from tests.support.data import Data

WITH_A_FILE = [of for of in kinds() if of.kind.file]


@pytest.mark.parametrize("of", WITH_A_FILE, ids=lambda of: of.kind.key)
def test_a_new_record_has_every_field_that_it_needs_at_the_end_of_its_file(data: Data, of: type) -> None:
    file = of.kind.file  # type: ignore[attr-defined]  # parametrize says too little
    before = data.read(file)

    place = new.add(of.kind.key, "splinternieuw", data.folder)  # type: ignore[attr-defined]

    after = data.read(file)
    assert after.startswith(before)
    assert place == data.at(file, "- id: splinternieuw")
    record = yaml.safe_load(after)[-1]
    assert list(record) == [name for name, field in of.model_fields.items() if field.is_required()]  # type: ignore[attr-defined]


def test_each_field_says_what_it_is_for_and_how_many(data: Data) -> None:
    new.add("red_flag", "splinternieuw", data.folder)
    _, _, skeleton = data.read("red_flags.yml").partition("- id: splinternieuw\n")

    assert "  signs: # Waaraan merk je het? 3 tot 5.\n    - ''\n    - ''\n    - ''\n" in skeleton
    assert skeleton.endswith(
        "  # Kan ook: confirmed_on, confirmed_by, review_by, citations, found_by, addition, routes.\n"
    )


def test_the_build_asks_for_each_field_that_is_left_empty(data: Data) -> None:
    new.add("red_flag", "splinternieuw", data.folder)

    problems = data.problems()
    fields = {each.split(" › ")[1].split(":")[0] for each in problems if "splinternieuw" in each}
    assert fields >= {"title", "label", "meaning", "signs", "interventions", "giving_back"}


@pytest.mark.parametrize(
    ("kind", "record_id", "reason"),
    [
        ("red_flga", "iets", 'onbekende soort "red_flga" (bedoel je "red_flag"?)'),
        ("item", "iets", 'onbekende soort "item"'),
        ("red_flag", "Twee Woorden", "een id bestaat uit kleine letters, cijfers en losse streepjes"),
        ("red_flag", "x" * 61, "is te lang: hooguit 60 tekens"),
        ("red_flag", "intake", 'de id "intake" bestaat al'),
        ("red_flag", "ooit-gepubliceerd", 'de id "ooit-gepubliceerd" bestaat al, of heeft ooit bestaan'),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    data: Data, kind: str, record_id: str, reason: str
) -> None:
    data.write("published_ids.txt", data.read("published_ids.txt") + "ooit-gepubliceerd\n")
    before = data.read("red_flags.yml")

    with pytest.raises(ValueError, match=re.escape(reason)):
        new.add(kind, record_id, data.folder)

    assert data.read("red_flags.yml") == before


def test_the_command_says_in_dutch_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main([]) == 1
    assert "make new KIND=red_flag ID=twee-opdrachtgevers" in capsys.readouterr().err
