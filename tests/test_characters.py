"""A text holds only characters that the typeface can show."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.model.characters import SHOWN
from tests.support.data import Data

ROOT = Path(__file__).parent.parent
FONTS = [*(ROOT / "macros" / "documents" / "typst" / "fonts").glob("*.ttf")]


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_every_font_has_every_character_that_a_text_may_hold(font: Path) -> None:
    missing = {each for each in SHOWN if ord(each) not in TTFont(font).getBestCmap()}

    assert missing == set()


@pytest.mark.parametrize("text", ["Ga → verder", "Goed zo \U0001f44d", "Вопрос", "een\u200bwoord"])
def test_a_character_that_the_typeface_lacks_is_named(data: Data, text: str) -> None:
    where = data.change("phases.yml", "summary", text)
    strange = next(each for each in sorted(text) if each not in SHOWN)
    (problem,) = data.problems()

    assert problem.startswith(f"{where}: ")
    assert f"dit teken zit niet in de letter: {strange} (U+{ord(strange):04X})" in problem


def test_what_dutch_needs_is_there() -> None:
    assert set("“ik” ’s-avonds één coöperatie naïef façade € – …") <= SHOWN
