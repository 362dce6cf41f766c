"""Search in Dutch: what a word finds, in an index made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser

    #: The titles that a question finds, best first, among entries: each a title, or a title and a text.
    Find = Callable[[str, Sequence[str | tuple[str, str]]], list[str]]

_FIND = """async ([query, titles, texts]) => {
    const { prepare } = await import("ot/search/engine.mjs")
    const same = (value) => titles.map(() => value)
    const find = prepare({
        start: [], kinds: { Pagina: 1 }, synonyms: [],
        columns: { to: titles, title: titles, text: texts, kind: same("Pagina"), page: same(""),
                   words: same(""), terms: same([]), title_terms: same([]) },
    })
    return find(query).results.map(({ entry }) => entry.title)
}"""
_OTHERS = ("Wieden", "Water geven", "De sleutel", "Een rondje door de tuin")


@pytest.fixture(scope="module")
def find(browser: Browser, guides_url: str) -> Iterator[Find]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{guides_url}gewoon/privacy/")

    def find(query: str, entries: Sequence[str | tuple[str, str]]) -> list[str]:
        pairs = [(each, "") if isinstance(each, str) else each for each in entries]
        found: list[str] = page.evaluate(_FIND, [query, *map(list, zip(*pairs, strict=True))])
        return found

    yield find
    context.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opdracht", "opdrachten"),
        ("vlag", "vlaggen"),
        ("gesprek", "gesprekken"),
        ("fase", "fasen"),
        ("brief", "brieven"),
        ("lijst", "lijstje"),
        ("lid", "leden"),
        ("uur", "uren"),
        ("foto", "foto's"),
        ("bevoegdheid", "bevoegdheden"),
        ("exitstrategie", "exitstrategieën"),
        ("accounthouder", "accounthouders"),
        ("escalatie", "escaleren"),
        ("gestopt", "stoppen"),
    ],
)
def test_every_form_of_a_word_finds_the_same(find: Find, one: str, other: str) -> None:
    assert find(one, [*_OTHERS, other]) == [other]
    assert find(other, [*_OTHERS, one]) == [one]


@pytest.mark.parametrize(
    ("bare", "accented"), [("beeindigen", "beëindigen"), ("geescaleerd", "geëscaleerd"), ("een", "één")]
)
def test_accents_make_no_difference(find: Find, bare: str, accented: str) -> None:
    for there in (bare, accented):
        assert find(bare, [*_OTHERS[:3], there]) == find(accented, [*_OTHERS[:3], there]) == [there]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("exit", "Exitstrategie"),
        ("strategie", "Exitstrategie"),
        ("houder", "Accounthouder"),
        ("cultuur", "Angstcultuur"),
        ("voorwaarden", "Randvoorwaarden ontbreken"),
        ("contract", "Hercontracteren"),
        ("exit strategie", "Exitstrategie"),
        ("terug geven", "Teruggeven"),
        ("e-mail", "Email"),
        ("integriteitsgesprek", "Integriteit en angst"),
    ],
)
def test_a_compound_is_found_by_its_parts_and_the_other_way_round(find: Find, part: str, whole: str) -> None:
    assert find(part, [*_OTHERS, whole]) == [whole]


@pytest.mark.parametrize("slip", ["escalerne", "escaleeren", "escaleen", "escaleran", "esacleren"])
def test_one_slip_of_the_finger_is_forgiven(find: Find, slip: str) -> None:
    assert find(slip, [*_OTHERS, "Escaleren"]) == ["Escaleren"]


@pytest.mark.parametrize(("slip", "word"), [("esclaern", "Escaleren"), ("hok", "Hek")])
def test_two_slips_or_one_in_a_short_word_are_not(find: Find, slip: str, word: str) -> None:
    assert find(slip, [*_OTHERS, word]) == []


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("kamervragen", "Vragen aan jezelf"),
        ("kamervragen", "De kamer"),
        ("ziek", "Muziek"),
        ("liegt", "Vliegen"),
        ("liegt", "Waar ligt dat aan"),
        ("baas", "Boos"),
        ("druk", "Nadrukkelijk"),
        ("team", "Steam"),
        ("planningsvergadering", "Vergadering"),
    ],
)
def test_a_word_that_only_looks_like_another_is_no_find(find: Find, typed: str, there: str) -> None:
    assert find(typed, [*_OTHERS, there]) == []


@pytest.mark.parametrize(
    ("typed", "there"),
    [("ziek", "Ziekenhuis"), ("druk", "Werkdruk"), ("vragen", "Navragen"), ("team", "Projectteam")],
)
def test_a_real_part_of_a_compound_is_one(find: Find, typed: str, there: str) -> None:
    assert find(typed, [*_OTHERS, there]) == [there]


def test_the_very_words_of_a_question_come_first_however_small_they_are(find: Find) -> None:
    entries = [("Gereedschap", "Wat gemaakt is, gemaakt, is gemaakt."), ("Wie", "Wie heeft dit gemaakt")]

    assert find("wie heeft dit gemaakt", entries)[0] == "Wie"


def test_what_has_all_the_words_comes_before_what_has_some(find: Find) -> None:
    # A title says more than a text, and still comes after it.
    entries = ["Gieter", "Schoffel", ("Allebei", "Een schoffel, en heel ver een gieter.")]

    assert find("gieter schoffel", entries)[0] == "Allebei"
    assert sorted(find("gieter schoffel", entries)) == ["Allebei", "Gieter", "Schoffel"]


def test_small_words_change_nothing(find: Find) -> None:
    entries = ["De opdracht", "Escaleren", "Hoe kan ik de opdracht nu escaleren", "Nu"]

    assert find("hoe kan ik de opdracht nu escaleren", entries) == find("opdracht escaleren", entries)
    assert "Nu" not in find("opdracht nu", entries)
    # Alone they are what the reader asks for.
    assert find("nu", entries) == ["Nu", "Hoe kan ik de opdracht nu escaleren"]


def test_a_word_in_a_title_says_more_than_one_in_a_text(find: Find) -> None:
    assert find("hark", [("Gereedschap", "Een hark."), ("De hark", "Iets.")]) == ["De hark", "Gereedschap"]


def test_the_last_word_may_still_be_typed_and_an_earlier_one_may_not(find: Find) -> None:
    entries = ["Slakken op het perceel"]

    assert find("sl", entries) == entries
    assert find("slakken perc", entries) == entries
    assert find("sl zzz", entries) == []
