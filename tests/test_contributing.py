"""What CONTRIBUTING tells an editor to do works as it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.text import WINDOWS

if TYPE_CHECKING:
    from tests.support.data import Data

TEXT = (Path(__file__).parent.parent / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_example_of_a_new_red_flag_can_be_pasted_as_it_is(data: Data) -> None:
    (example,) = re.findall(r"```yaml\n(- id: .*?)```", TEXT, re.DOTALL)
    # Under an id that nobody has: an editor may have followed the handbook to the letter.
    data.add("red_flags.yml", example.replace("- id: ", "- id: nog-een-", 1))

    assert data.problems() == []


def test_every_data_file_is_explained(data: Data) -> None:
    files = {file.name for file in data.folder.glob("*.yml")}

    assert {file for file in files if f"`data/{file}`" not in TEXT} == set()


def test_the_lengths_that_are_told_are_those_that_are_kept() -> None:
    table = TEXT.partition("| onderdeel | woorden |")[2].partition("\n\n")[0]
    told = {(int(low), int(high)) for low, high in re.findall(r"(\d+) tot en met (\d+)", table)}

    assert set(WINDOWS.values()) - told == set()
