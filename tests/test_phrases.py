"""Every phrase of the data stands in the bank, in the group of its moment or of its reaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.loading import load
from macros.model import Chapter, Intervention, Reaction, Step, kinds, spoken_in
from macros.model.fields import SPOKEN
from macros.site import phrases
from tests.support import guides

if TYPE_CHECKING:
    from macros.model import Library

#: What is called like something to say, in any class of the model.
NAMES = {"phrases", "say"}


@pytest.fixture(scope="module")
def guide() -> Library:
    return load(guides.GUIDE)


@pytest.fixture(scope="module")
def bank(guide: Library) -> phrases.Bank:
    return phrases.bank(guide)


def listed(groups: list[phrases.Group]) -> dict[str, list[str]]:
    return {group.id: [str(each.text) for each in group.phrases] for group in groups}


def test_every_field_that_is_called_like_something_to_say_is_one() -> None:
    unmarked = {
        (of.kind.key, name)
        for of in kinds()
        for name, field in of.model_fields.items()
        if name in NAMES and SPOKEN not in field.metadata
    }

    assert unmarked == set()


def test_what_can_be_said_is_found_in_a_record_and_in_its_parts(guide: Library) -> None:
    step = guide.find("stap-buur", Step)
    chapter = guide.find("aanpak", Chapter)

    assert [str(each) for each in spoken_in(step)] == ["Heb je even?"]
    assert [str(each) for each in spoken_in(chapter)] == ["Hoe staat de tuin erbij?"]


def test_the_phrases_of_a_phase_stand_together_and_those_of_other_kinds_by_kind(bank: phrases.Bank) -> None:
    moments = listed(bank.moments)

    assert list(moments)[:3] == ["zaaien", "groeien", "oogsten"]
    assert moments["groeien"] == ["Help je even?", "Welke is onkruid?", "Wie geeft morgen?", "Is het genoeg?"]
    assert "posities" in moments
    assert moments["situaties"] == ["Ik ben ziek.", "Wil jij vandaag gieten?"]


def test_each_reaction_is_a_group_of_its_own(guide: Library, bank: phrases.Bank) -> None:
    assert list(listed(bank.reactions)) == [each.id for each in guide.of(Reaction)]


def test_a_phrase_that_is_said_twice_is_listed_once_with_both_places(bank: phrases.Bank) -> None:
    every = [each for groups in bank for group in groups for each in group.phrases]
    (twice,) = (each for each in every if str(each.text) == "Hier is de sleutel.")

    assert [record.id for record in twice.records] == ["sleutel-geven", "stap-sleutel"]
    assert twice.groups == ["oogsten", "stappen-in-de-volgorde"]


def test_every_phrase_of_the_real_data_stands_in_the_bank(library: Library) -> None:
    there = {str(each) for of in kinds() for record in library.of(of) for each in spoken_in(record)}
    shown = [str(each.text) for groups in phrases.bank(library) for group in groups for each in group.phrases]

    assert sorted(shown) == sorted(there)
    assert {str(text) for each in library.of(Intervention) for text in each.phrases} <= there
