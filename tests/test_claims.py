"""What is said of law, or of what an organisation does, has its source in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.model import Citation, law_in

if TYPE_CHECKING:
    from tests.support.data import Data

LEANS = "  citations: [bron-tuinregels]\n"
ANOTHER = """
    - id: bron-hek
      title: Regels van het hek
      part: Wie het hek sluit.
      dated: maart 2020
      looked_on: 2026-02-01
      named_by: [tuinregels, het hek van de tuin]
"""


def says(garden: Data, text: str, *, leans: str = "") -> str:
    """Let the first thought say something; return where it stands."""
    at = garden.change("thoughts.yml", "cost", [text])
    if leans:
        garden.write("thoughts.yml", garden.read("thoughts.yml").replace("  cost:", f"{leans}  cost:", 1))
        at = f"data/thoughts.yml:{int(at.rpartition(':')[2]) + leans.count(chr(10))}"
    return at


@pytest.mark.parametrize("word", ["tuinregels", "Tuinregels", "TUINREGELS", "“tuinregels”"])
def test_a_word_of_a_source_asks_for_that_source(garden: Data, word: str) -> None:
    at = says(garden, f"Dat staat in de {word}, zegt men.")

    bare = word.strip("“”")
    assert garden.problems() == [
        f'{at}: alles-zelf › cost: noemt "{bare}" zonder bron: zet "bron-tuinregels" bij citations'
    ]


def test_with_the_source_it_may_stand_there(garden: Data) -> None:
    says(garden, "Dat staat in de tuinregels.", leans=LEANS)

    assert garden.problems() == []


@pytest.mark.parametrize("text", ["Moestuinregels gelden overal.", "Wie tuinregelstukken maakt."])
def test_a_part_of_a_longer_word_is_another_word(garden: Data, text: str) -> None:
    says(garden, text)

    assert garden.problems() == []


def test_one_of_the_sources_that_share_a_word_is_enough(garden: Data) -> None:
    garden.add("citations.yml", ANOTHER)
    at = says(garden, "De tuinregels gelden.")

    assert garden.problems() == [
        f'{at}: alles-zelf › cost: noemt "tuinregels" zonder bron: zet "bron-tuinregels" of "bron-hek" bij'
        " citations"
    ]
    says(garden, "De tuinregels gelden.", leans=LEANS)
    assert garden.problems() == []


def test_another_source_is_not_the_one_that_is_meant(garden: Data) -> None:
    garden.add("citations.yml", ANOTHER)
    at = says(garden, "Zie het hek van de tuin.", leans=LEANS)

    (problem,) = garden.problems()
    assert problem == (
        f'{at}: alles-zelf › cost: noemt "het hek van de tuin" zonder bron: zet "bron-hek" bij citations'
    )


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Zie artikel 3 lid 2.", "artikel 3"),
        ("Lees de artikelen 3 en 4.", "artikelen 3"),
        ("Zie art. 12.", "art. 12"),
        ("Dat staat in de wet.", "wet"),
        ("De Wet open tuinen.", "Wet"),
        ("Schrijf een artikel over 3 tuinen.", None),
        ("Je weet het, en een wethouder ook.", None),
        ("De wetten van de tuin.", None),
    ],
)
def test_law_is_known_by_an_article_or_by_its_own_word(text: str, law: str | None) -> None:
    assert law_in(text) == law


def test_who_names_law_leans_on_something(garden: Data) -> None:
    at = says(garden, "Het staat in de wet, in artikel 3.")

    assert garden.problems() == [
        f'{at}: alles-zelf › cost: noemt "wet" zonder bron: zet de id van een bron bij citations'
    ]
    says(garden, "Het staat in de wet, in artikel 3.", leans=LEANS)
    assert garden.problems() == []


def test_a_source_itself_may_name_what_it_is(garden: Data) -> None:
    garden.change("citations.yml", "part", "Artikel 2 van de wet zegt wat de tuinregels zijn.")

    assert garden.problems() == []


def test_words_to_find_a_record_by_are_no_claim(garden: Data) -> None:
    garden.change("thoughts.yml", "found_by", ["tuinregels", "de wet"])

    assert garden.problems() == []


def test_each_record_is_told_at_once(garden: Data) -> None:
    says(garden, "Dat staat in de wet.")
    garden.change("questions.yml", "explanation", "Dat staat in de tuinregels.")
    garden.change("chapters.yml", "paragraphs", ["Zie artikel 3."])

    assert [problem.partition(":")[0] for problem in garden.problems()] == [
        "data/chapters.yml", "data/questions.yml", "data/thoughts.yml",
    ]  # fmt: skip


def test_what_leans_on_a_source_is_known(garden: Data) -> None:
    library = garden.load()
    (source,) = library.of(Citation)

    assert [each.id for each in library.leaning_on(source)] == ["plek-huur"]
