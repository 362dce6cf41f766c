"""The fonts of the site are those of the documents, smaller."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from macros.model.characters import SHOWN
from tools import fonts


def test_the_files_are_what_the_tool_makes() -> None:
    made = fonts.subsets()

    assert sorted(made) == sorted(file.name for file in fonts.FONTS.glob("*.woff2"))
    for name, content in made.items():
        assert (fonts.FONTS / name).read_bytes() == content, f"{name}: draai python -m tools.fonts"
    assert fonts.STYLES.read_text(encoding="utf-8") == fonts.styles()


def test_each_face_has_every_character_that_a_text_may_hold() -> None:
    for face in fonts.FACES:
        parts = [fonts.FONTS / f"fira-sans-{part}-{face}.woff2" for part in ("dutch", "rest")]
        held = {code for part in parts for code in TTFont(part).getBestCmap()}

        assert {each for each in SHOWN if ord(each) not in held} == set()


def test_dutch_text_needs_only_the_first_part() -> None:
    assert set("“ik” ’s-avonds één coöperatie naïef façade € – … Ïe") <= fonts.DUTCH
