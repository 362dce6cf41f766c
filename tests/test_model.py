from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from macros.model import (
    Form,
    GroupSize,
    Intervention,
    Library,
    Phase,
    Publication,
    RedFlag,
    Say,
    Term,
    Words,
)

TEXTS = ["Een.", "Twee.", "Drie."]


def _phase(phase_id: str) -> Phase:
    return Phase.model_validate(
        {
            "id": phase_id,
            "title": "Fase",
            "label": phase_id.capitalize(),
            "question": "Wat?",
            "summary": "Dit.",
            "introduction": TEXTS,
            "when": TEXTS,
            "good_enough": TEXTS,
            "unit": {"one": "stap", "many": "stappen"},
        }
    )


def _intervention(intervention_id: str, phase: str, forms: list[str] | None = None) -> Intervention:
    return Intervention.model_validate(
        {
            "id": intervention_id,
            "phase": phase,
            "title": "Doe dit.",
            "label": "Doen",
            "summary": "Dit.",
            "why": TEXTS,
            "how": TEXTS,
            "phrases": TEXTS,
            "pitfalls": TEXTS,
            "otherwise": {"text": "Dan dat.", "interventions": [intervention_id]},
            "forms": forms or [],
            "checklist": [{"id": f"{intervention_id}-{each}", "text": "Gedaan."} for each in "ab"],
        }
    )


def _flag(flag_id: str, *interventions: str) -> RedFlag:
    return RedFlag.model_validate(
        {
            "id": flag_id,
            "title": "Vlag.",
            "label": "Vlag",
            "meaning": TEXTS,
            "phrases": TEXTS,
            "signs": TEXTS,
            "questions_self": TEXTS,
            "questions_client": TEXTS,
            "interventions": interventions,
            "giving_back": TEXTS,
        }
    )


def _form(
    form_id: str = "blad",
    *,
    rows: bool = False,
    named: bool | None = None,
    examples: tuple[int, ...] = (1, 1, 1),
    **field: Any,
) -> Form:
    """A form with a field for each number of examples, and with a name for its rows where it has them."""
    unit = {"one": "rij", "many": "rijen"} if (rows if named is None else named) else None
    return Form.model_validate(
        {
            "id": form_id,
            "title": "Blad",
            "summary": "Dit.",
            "introduction": TEXTS,
            "rows": rows,
            "unit": unit,
            "fields": [
                {"id": f"veld-{index}", "label": "Veld", "help": "Zo.", "examples": ["Iets."] * count} | field
                for index, count in enumerate(examples)
            ],
        }
    )


START, END = _phase("begin"), _phase("eind")
FIRST, SECOND = _intervention("eerste", "begin"), _intervention("tweede", "begin", ["blad"])
LAST = _intervention("laatste", "eind", ["blad"])
BOTH, LATE = _flag("allebei", "laatste", "tweede", "eerste"), _flag("laat", "laatste")
FORM, UNUSED = _form(), _form("ongebruikt")


@pytest.fixture
def small() -> Library:
    """Just enough records to see which belong together; not a publication that could be read."""
    return Library(
        Publication.model_construct(reading_order=("begin", "eind")),
        {
            Phase: (START, END),
            Intervention: (FIRST, LAST, SECOND),
            RedFlag: (BOTH, LATE),
            Form: (FORM, UNUSED),
        },
        Say({}, Words.model_construct()),
    )


# Look-ups and back-references


def test_the_interventions_of_a_phase_keep_their_order(small: Library) -> None:
    assert small.interventions_of(START) == (FIRST, SECOND)


def test_a_flag_is_answered_in_each_phase_in_the_order_of_the_interventions(small: Library) -> None:
    assert small.fitting(BOTH, START) == (FIRST, SECOND)
    assert small.fitting(BOTH, END) == (LAST,)
    assert small.fitting(LATE, START) == ()


def test_an_intervention_knows_the_flags_that_it_answers(small: Library) -> None:
    assert small.answered_by(LAST) == (BOTH, LATE)
    assert small.answered_by(FIRST) == (BOTH,)


def test_a_form_knows_the_interventions_that_use_it(small: Library) -> None:
    assert small.using(FORM) == (LAST, SECOND)
    assert small.using(UNUSED) == ()


def test_a_phase_is_followed_by_the_next_in_the_reading_order(small: Library) -> None:
    assert small.following(START) == END
    assert small.following(END) is None


def test_an_item_of_a_checklist_knows_its_intervention(small: Library) -> None:
    assert {item.partition("-")[0]: owner for item, owner in small.owners.items()} == {
        "eerste": FIRST,
        "tweede": SECOND,
        "laatste": LAST,
    }


def test_every_record_is_found_by_its_id_but_the_fields_of_a_form_are_not(small: Library) -> None:
    expected = {"begin", "eind", "eerste", "tweede", "laatste", "allebei", "laat", "blad", "ongebruikt"}
    expected |= {f"{each}-{item}" for each in ("eerste", "tweede", "laatste") for item in "ab"}
    assert expected == set(small.records)
    assert all(record_id == record.id for record_id, record in small.records.items())


def test_back_references_of_the_real_data_are_references_turned_around(library: Library) -> None:
    flags = {(flag.id, each) for flag in library.red_flags for each in flag.interventions}
    forms = {(form, each.id) for each in library.interventions for form in each.forms}
    assert flags == {
        (flag.id, each.id) for each in library.interventions for flag in library.answered_by(each)
    }
    assert flags == {
        (flag.id, each.id)
        for flag in library.red_flags
        for phase in library.phases
        for each in library.fitting(flag, phase)
    }
    assert forms == {(form.id, each.id) for form in library.forms for each in library.using(form)}


def test_the_reading_order_is_a_chain_from_the_first_chapter_to_the_last(library: Library) -> None:
    order = library.publication.reading_order
    followers = [library.following(library.records[each]) for each in order]
    assert [*order[1:], None] == [each.id if each else None for each in followers]


# Names


def test_a_record_is_named_by_what_links_to_it_say() -> None:
    term = Term.model_validate({"id": "begrip", "term": "mandaat", "definition": "Iets."})
    named = {
        START: "Begin",
        FIRST: "Doen",
        BOTH: "Vlag",
        FORM: "Blad",
        FIRST.checklist[0]: "Gedaan.",
        term: "mandaat",
    }
    assert list(named.values()) == [record.name for record in named]


@pytest.mark.parametrize(
    ("title", "headline", "continuation"),
    [
        ("Eén zin.", "Eén zin.", ""),
        ("Zonder punt", "Zonder punt", ""),
        ("Vraag door. Neem niets aan. Nooit.", "Vraag door.", "Neem niets aan. Nooit."),
        ("Wat nu? Stop!", "Wat nu?", "Stop!"),
        ("Schrijf bijv. een brief.", "Schrijf bijv. een brief.", ""),
    ],
)
def test_a_title_of_more_sentences_has_the_first_as_its_headline(
    title: str, headline: str, continuation: str
) -> None:
    form = FORM.model_copy(update={"title": title})
    assert (headline, continuation) == (form.headline, form.continuation)


# Rules


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        START.title = "Anders"


def test_a_form_without_rows_has_one_example_for_each_field() -> None:
    with pytest.raises(ValidationError, match="een formulier zonder rijen heeft één voorbeeld per veld"):
        _form(examples=(1, 2, 1))
    with pytest.raises(ValidationError, match="een formulier zonder rijen heeft één voorbeeld per veld"):
        _form(examples=(2, 2, 2))


def test_a_form_with_rows_has_as_many_examples_for_each_field() -> None:
    assert [len(field.examples) for field in _form(rows=True, examples=(2, 2, 2)).fields] == [2, 2, 2]
    with pytest.raises(ValidationError, match="elk veld heeft evenveel voorbeelden: één per rij"):
        _form(rows=True, examples=(2, 1, 2))


def test_a_form_names_its_rows_if_it_has_them() -> None:
    with pytest.raises(ValidationError, match='een formulier met rijen zegt met "unit" hoe een rij heet'):
        _form(rows=True, named=False)
    with pytest.raises(ValidationError, match='alleen een formulier met "rows: true" heeft een "unit"'):
        _form(named=True)


def test_two_forms_may_have_a_field_with_the_same_id() -> None:
    assert [field.id for field in _form("een").fields] == [field.id for field in _form("twee").fields]


@pytest.mark.parametrize("lines", [0, 13, "3", 2.5])
def test_a_field_has_room_for_one_to_twelve_lines(lines: Any) -> None:
    with pytest.raises(ValidationError, match="lines"):
        _form(lines=lines)


def test_a_group_has_a_smallest_and_a_largest_size_in_that_order() -> None:
    assert GroupSize(min=4, max=4).max == 4
    with pytest.raises(ValidationError, match="de kleinste groep is groter dan de grootste"):
        GroupSize(min=5, max=4)
