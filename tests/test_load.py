"""Each kind of mistake in the data gives its own message, in Dutch, on the line where the mistake is."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import pytest

from macros.loading import extend_published_ids, files, load
from macros.model import Retired
from macros.problems import DataError
from tests.support.data import TERM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.data import Data


def test_the_real_data_is_right(data: Data) -> None:
    assert data.problems() == []


def test_a_new_record_is_in_the_library(data: Data) -> None:
    data.add("terms.yml", TERM)
    assert data.load().records["begrip-nieuw"].name == "splinternieuw"


def test_the_library_knows_where_each_record_and_each_field_stands(data: Data) -> None:
    data.add("terms.yml", TERM)
    item = data.values("interventions.yml", r"^    - id: (.+)$")[0]
    library = data.load()

    assert library.place("begrip-nieuw", "definition") == (
        "data/terms.yml",
        int(data.at("terms.yml", "Iets wat er nog niet was.").rpartition(":")[2]),
        "begrip-nieuw › definition",
    )
    assert {record_id for record_id, *_ in library.places} == {"publication", *library.records}
    assert library.place(item, "text").line == library.place(item, "id").line + 1


# Fields


def test_an_unknown_field_is_named(data: Data) -> None:
    data.add("terms.yml", TERM + "      uitleg: Iets.\n")
    where = data.at("terms.yml", "uitleg: Iets.")
    assert [f"{where}: begrip-nieuw › uitleg: onbekend veld"] == data.problems()


def test_a_mistyped_field_gets_the_name_that_was_probably_meant(data: Data) -> None:
    data.add("terms.yml", TERM + "      sea_also: []\n")
    where = data.at("terms.yml", "sea_also")
    expected = f'{where}: begrip-nieuw › sea_also: onbekend veld (bedoel je "see_also"?)'
    assert [expected] == data.problems()


def test_every_missing_field_is_named_on_the_line_of_its_record(data: Data) -> None:
    data.add("terms.yml", "- id: begrip-nieuw")
    where = data.at("terms.yml", "begrip-nieuw")
    assert [
        f"{where}: begrip-nieuw › definition: dit veld ontbreekt",
        f"{where}: begrip-nieuw › term: dit veld ontbreekt",
    ] == data.problems()


def test_a_field_that_stands_twice_points_to_the_first(data: Data) -> None:
    data.add("terms.yml", TERM + "      term: gloednieuw\n")
    first = data.at("terms.yml", "term: splinternieuw").rpartition(":")[2]
    where = data.at("terms.yml", "term: gloednieuw")
    expected = f'{where}: begrip-nieuw: het veld "term" staat hier twee keer (ook op regel {first})'
    assert [expected] == data.problems()


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("term: 2026", "moet tekst zijn; zet de waarde tussen aanhalingstekens"),
        ("term: yes", "moet tekst zijn; zet de waarde tussen aanhalingstekens"),
        ("term: [nieuw]", "moet tekst zijn; zet de waarde tussen aanhalingstekens"),
        ("term: ''", "mag niet leeg zijn"),
        ("term: '  '", "mag niet leeg zijn"),
        ("definition: ''", "mag niet leeg zijn"),
        (
            "definition: {Let op: dit}",
            "moet tekst zijn; staat er een dubbele punt in, zet de tekst dan tussen aanhalingstekens",
        ),
        ("inflections: nieuwe", "moet een lijst zijn: zet voor elk punt een streepje"),
        ("inflections: 'nieuwe, oude'", "moet een lijst zijn: zet er haken om, zoals [nieuwe, oude]"),
        ("inflections:", "moet een lijst zijn: zet voor elk punt een streepje"),
        ("inflections: ['']", "mag niet leeg zijn"),
    ],
)
def test_a_value_of_the_wrong_kind_is_explained(data: Data, field: str, message: str) -> None:
    name = field.partition(":")[0]
    record = {"id": "begrip-nieuw", "term": "splinternieuw", "definition": "Iets."}
    lines = [f"{key}: {value}" for key, value in record.items() if key != name]
    data.add("terms.yml", "- " + "\n  ".join([*lines, f"{field} # hier"]))
    where = data.at("terms.yml", "# hier")
    assert [f"{where}: begrip-nieuw › {name}: {message}"] == data.problems()


def lasting(*minutes: Any) -> list[dict[str, Any]]:
    """Steps of an exercise that take so long."""
    return [{"text": "Praat samen.", "minutes": each} for each in minutes]


@pytest.mark.parametrize(
    ("file", "field", "value", "message"),
    [
        (
            "exercises.yml",
            "steps",
            lasting(20, 21, 5),
            "de stappen duren samen 46 minuten, en een oefening 15 tot 45",
        ),
        (
            "exercises.yml",
            "steps",
            lasting(5, 5, 4),
            "de stappen duren samen 14 minuten, en een oefening 15 tot 45",
        ),
        ("exercises.yml", "steps", lasting(20, 10), "telt 2 van minstens 3 punten"),
        ("exercises.yml", "group", "iedereen", "moet uit velden bestaan, zoals `id: …`"),
        ("exercises.yml", "group", {"min": 9, "max": 8}, "de kleinste groep is groter dan de grootste"),
        ("forms.yml", "rows", "soms", "moet true of false zijn"),
        ("forms.yml", "rows", [], "moet true of false zijn"),
        ("phases.yml", "when", [], "telt 0 van minstens 2 punten"),
        ("phases.yml", "when", ["a"], "telt 1 van minstens 2 punten"),
        ("phases.yml", "when", list("abcdef"), "telt 6 punten, meer dan de 5 die kunnen"),
        ("terms.yml", "term", "een\ntwee", "heeft niet de goede vorm"),
    ],
)
def test_a_value_that_cannot_be_is_explained(
    data: Data, file: str, field: str, value: Any, message: str
) -> None:
    where = data.change(file, field, value)
    record = data.values(file, r"^- id: (.+)$")[0]
    assert [f"{where}: {record} › {field}: {message}"] == data.problems()


@pytest.mark.parametrize(
    ("minutes", "message"),
    [
        ("20", "moet een heel getal zijn"),
        (20.0, "moet een heel getal zijn"),
        (True, "moet een heel getal zijn"),
        (0, "moet minstens 1 zijn"),
        (10**100, "mag hooguit 45 zijn"),
    ],
)
def test_the_minutes_of_a_step_that_cannot_be_are_told_on_their_line(
    data: Data, minutes: Any, message: str
) -> None:
    steps = data.change("exercises.yml", "steps", lasting(10, 10, minutes))
    file, line = steps.split(":")

    (problem,) = data.problems()
    assert problem.startswith(f"{file}:{int(line) + 6}: ")
    assert problem.endswith(f"minutes: {message}")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "vandaag", "moet een datum zijn, als jjjj-mm-dd"),
        ("date", "24-06-2024", "moet een datum zijn, als jjjj-mm-dd"),
        ("date", "2024-02-30", "2024-02-30 staat niet op de kalender"),
        ("date", datetime.datetime(2024, 6, 24, 12), "moet een datum zijn zonder tijd, als jjjj-mm-dd"),
        ("date", True, "moet een datum zijn, als jjjj-mm-dd"),
        ("version", 1.0, "moet tekst zijn; zet de waarde tussen aanhalingstekens"),
        ("version", "eerste", "heeft niet de goede vorm"),
        ("status", "af", "kan alleen 'concept' of 'vastgesteld' zijn"),
        ("site_url", "www.example.org", "moet een adres zijn dat met https:// begint"),
    ],
)
def test_a_mistake_in_the_publication_needs_no_record(
    data: Data, field: str, value: Any, message: str
) -> None:
    where = data.change("publication.yml", field, value)
    assert [f"{where}: {field}: {message}"] == data.problems()


def test_a_day_that_does_not_exist_is_named_once(data: Data) -> None:
    where = data.replace("publication.yml", "date:", "date: 2026-02-31")
    assert data.problems() == [f"{where}: date: 2026-02-31 staat niet op de kalender"]


def test_a_date_between_quotes_is_a_date(data: Data) -> None:
    written = data.load().publication.date
    data.replace("publication.yml", "date:", f"date: '{written}'")
    assert written == data.load().publication.date


def test_a_wrong_point_does_not_make_the_list_too_short(data: Data) -> None:
    data.change("phases.yml", "when", ["goed", 3])
    phase = data.values("phases.yml", r"^- id: (.+)$")[0]
    message = "moet tekst zijn; zet de waarde tussen aanhalingstekens"
    assert [f"{data.at('phases.yml', '  - 3')}: {phase} › when: {message}"] == data.problems()


def test_a_mistake_in_inline_markup_says_what_to_do(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets wat", "Iets **wat"))
    where = data.at("terms.yml", "Iets **wat")
    message = r"een los sterretje: sluit **vet** of *nadruk* af, of schrijf \*"
    assert [f"{where}: begrip-nieuw › definition: {message}"] == data.problems()


def test_a_mistake_in_a_folded_text_points_to_the_name_of_its_field(data: Data) -> None:
    data.add("terms.yml", TERM.replace("definition:", "definition: >- # hier\n        `Code` en"))
    where = data.at("terms.yml", "# hier")
    assert [f"{where}: begrip-nieuw › definition: code tussen `…` kan hier niet"] == data.problems()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("**Vet** gedrukt", "*"),
        ("Vijf keer * zes", "*"),
        ("Zie [dit](#begrip-nieuw)", "]("),
        ("Het [mandate]{lang=en}", "]{"),
    ],
)
def test_markup_in_a_field_that_has_none_is_refused(data: Data, text: str, mark: str) -> None:
    where = data.change("phases.yml", "label", text)
    phase = data.values("phases.yml", r"^- id: (.+)$")[0]
    message = f'opmaak kan in dit veld niet: een lezer zou "{mark}" gewoon zien staan'

    assert [f"{where}: {phase} › label: {message}"] == data.problems()


@pytest.mark.parametrize(
    ("file", "field", "longest"),
    [
        ("phases.yml", "title", 120),
        ("phases.yml", "label", 60),
        ("interventions.yml", "title", 300),
        ("thoughts.yml", "hindering", 120),
        ("terms.yml", "term", 60),
        ("forms.yml", "title", 120),
    ],
)
def test_a_text_for_a_place_with_little_room_has_a_longest_length(
    data: Data, file: str, field: str, longest: int
) -> None:
    data.change(file, field, "x" * longest)
    assert data.problems() == []
    where = data.change(file, field, "x" * (longest + 1))
    record = data.values(file, r"^- id: (.+)$")[0]

    assert [f"{where}: {record} › {field}: is te lang: hooguit {longest} tekens"] == data.problems()


# Ids and references


@pytest.mark.parametrize(
    "bad", ["Begrip", "begrip nieuw", "begrip_nieuw", "-begrip", "begrip-", "begríp", ""]
)
def test_an_id_of_the_wrong_form_is_explained(data: Data, bad: str) -> None:
    data.add("terms.yml", TERM.replace("begrip-nieuw", f"'{bad}' # hier"))
    where = data.at("terms.yml", "# hier")
    name = bad or " "
    message = "een id bestaat uit kleine letters, cijfers en losse streepjes"
    assert [f"{where}: {name} › id: {message}".replace("  ›", " ›")] == data.problems()


def test_what_refers_to_an_id_of_the_wrong_form_is_not_wrong_itself(data: Data) -> None:
    chapter = data.values("chapters.yml", r"^- id: (.+)$")[0]
    where = data.replace("chapters.yml", "- id: ", f"- id: {chapter.capitalize()}")
    data.add("terms.yml", TERM + "      see_also: [begrip-ander, Begrip-ander]\n")
    data.add("terms.yml", TERM.replace("begrip-nieuw", "Begrip-ander").replace("splinter", "gloed"))
    message = "een id bestaat uit kleine letters, cijfers en losse streepjes"

    assert data.problems() == [
        f"{where}: {chapter.capitalize()} › id: {message}",
        f"{data.at('terms.yml', '- id: Begrip-ander')}: Begrip-ander › id: {message}",
    ]


def test_an_id_has_a_longest_length(data: Data) -> None:
    data.add("terms.yml", TERM.replace("begrip-nieuw", "x" * 61))
    where = data.at("terms.yml", "x" * 61)
    assert [f"{where}: {'x' * 61} › id: is te lang: hooguit 60 tekens"] == data.problems()


def test_an_id_that_stands_twice_in_a_file_points_to_the_first(data: Data) -> None:
    data.add("terms.yml", TERM.replace("begrip-nieuw", "begrip-nieuw # eerst"))
    data.add("terms.yml", TERM.replace("begrip-nieuw", "begrip-nieuw # weer"))
    first, where = data.at("terms.yml", "# eerst"), data.at("terms.yml", "# weer")
    assert [f'{where}: begrip-nieuw › id: de id "begrip-nieuw" bestaat al ({first})'] == data.problems()


def test_an_id_that_stands_in_two_files_points_to_the_other_file(data: Data) -> None:
    taken = data.values("red_flags.yml", r"^- id: (.+)$")[0]
    data.add("terms.yml", TERM.replace("begrip-nieuw", taken))
    where, first = data.at("terms.yml", f"- id: {taken}"), data.at("red_flags.yml", f"- id: {taken}")
    assert [f'{where}: {taken} › id: de id "{taken}" bestaat al ({first})'] == data.problems()


def test_an_id_that_stands_in_two_files_comes_first_and_alone(data: Data) -> None:
    """Whichever of the two was meant, what refers to the id is not what is wrong."""
    flag = data.values("red_flags.yml", r"^- id: (.+)$")[0]
    first = data.at("red_flags.yml", f"- id: {flag}")
    where = data.replace("thoughts.yml", "- id: ", f"- id: {flag}")
    # Chapters are read before the flags, and each of them must be in the reading order.
    before = data.replace("chapters.yml", "- id: ", f"- id: {flag}")
    problems = data.problems()

    assert problems[:2] == [
        f'{first}: {flag} › id: de id "{flag}" bestaat al ({before})',
        f'{where}: {flag} › id: de id "{flag}" bestaat al ({before})',
    ]
    # The ids that the other two had are gone, and that is another matter.
    assert [each for each in problems[2:] if flag in each.partition(": ")[2]] == []


def test_an_item_of_a_checklist_shares_the_ids_of_the_records(data: Data) -> None:
    item = data.values("interventions.yml", r"^    - id: (.+)$")[0]
    data.add("terms.yml", TERM.replace("begrip-nieuw", item))
    where, first = data.at("terms.yml", f"- id: {item}"), data.at("interventions.yml", f"- id: {item}")
    assert [f'{where}: {item} › id: de id "{item}" bestaat al ({first})'] == data.problems()


def test_two_items_of_checklists_cannot_have_one_id(data: Data) -> None:
    item, *_, last = data.values("interventions.yml", r"^    - id: (.+)$")
    owner = data.values("interventions.yml", r"^- id: (.+)$")[-1]
    first = data.at("interventions.yml", f"- id: {item}")
    where = data.replace("interventions.yml", f"    - id: {last}$", f"    - id: {item}")
    expected = f'{where}: {owner} › checklist › {item} › id: de id "{item}" bestaat al ({first})'
    assert [expected] == data.problems()


def test_two_fields_of_a_form_cannot_have_one_id_and_the_second_points_to_the_first(data: Data) -> None:
    form = data.values("forms.yml", r"^- id: (.+)$")[0]
    one, two, three, *_ = data.values("forms.yml", r"^    - id: (.+)$")
    first = data.replace("forms.yml", f"    - id: {one}$", f"    - id: {one}")
    places = [data.replace("forms.yml", f"    - id: {each}$", f"    - id: {one}") for each in (two, three)]

    assert data.problems() == [
        f'{where}: {form} › fields › {one} › id: de id "{one}" bestaat al ({first})' for where in places
    ]


def test_a_dangling_reference_names_the_id_that_was_probably_meant(data: Data) -> None:
    data.add("terms.yml", TERM + "      see_also:\n        - begrip-niew\n")
    where = data.at("terms.yml", "- begrip-niew")
    expected = f'{where}: begrip-nieuw › see_also: onbekende id "begrip-niew" (bedoel je "begrip-nieuw"?)'
    assert [expected] == data.problems()


def test_a_dangling_reference_that_looks_like_nothing_gets_no_suggestion(data: Data) -> None:
    data.add("terms.yml", TERM + "      see_also: [qqqqqqqq]\n")
    where = data.at("terms.yml", "[qqqqqqqq]")
    assert [f'{where}: begrip-nieuw › see_also: onbekende id "qqqqqqqq"'] == data.problems()


def test_a_suggestion_is_of_a_kind_that_fits(data: Data) -> None:
    chapter = data.values("chapters.yml", r"^- id: (.+)$")[0]
    data.add("terms.yml", TERM + f"      see_also: [{chapter}x]\n")
    where = data.at("terms.yml", f"{chapter}x")
    assert [f'{where}: begrip-nieuw › see_also: onbekende id "{chapter}x"'] == data.problems()


def test_a_dangling_link_in_a_text_names_the_id_that_was_probably_meant(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets", "Zie [dit](#begrip-niew)"))
    where = data.at("terms.yml", "#begrip-niew")
    expected = f'{where}: begrip-nieuw › definition: onbekende id "begrip-niew" (bedoel je "begrip-nieuw"?)'
    assert [expected] == data.problems()


def test_a_reference_to_a_record_of_another_kind_names_both_kinds(data: Data) -> None:
    flag = data.values("red_flags.yml", r"^- id: (.+)$")[0]
    data.add("terms.yml", TERM + f"      see_also: [{flag}]\n")
    where = data.at("terms.yml", f"[{flag}]")
    expected = f'de id "{flag}" is een rode vlag, en hier hoort een begrip'
    assert [f"{where}: begrip-nieuw › see_also: {expected}"] == data.problems()


def test_a_reference_to_one_of_more_kinds_names_them_all(data: Data) -> None:
    term = data.values("terms.yml", r"^- id: (.+)$")[0]
    where = data.replace("publication.yml", "  - ", f"  - {term}")
    expected = f'de id "{term}" is een begrip, en hier hoort een hoofdstuk of fase'
    assert f"{where}: reading_order: {expected}" in data.problems()


def test_a_link_in_a_text_may_lead_to_a_record_of_any_kind(data: Data) -> None:
    ids = [each for each, record in data.load().records.items() if not isinstance(record, Retired)]
    data.add("terms.yml", TERM.replace("Iets", "Zie " + " ".join(f"[x](#{each})" for each in ids)))
    assert data.problems() == []


def test_the_id_of_a_record_that_is_wrong_itself_is_known(data: Data) -> None:
    data.add("terms.yml", "- id: begrip-half")
    data.add("terms.yml", TERM + "      see_also: [begrip-half]\n")
    where = data.at("terms.yml", "- id: begrip-half")
    assert all(each.startswith(f"{where}: begrip-half › ") for each in data.problems())


# Files


def test_yaml_that_cannot_be_read_is_reported_with_its_line(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets", "Let op: iets"))
    where = data.at("terms.yml", "Let op: iets")
    (problem,) = data.problems()
    assert problem.startswith(f"{where}: geen geldige YAML (")


def test_a_space_that_is_missing_behind_a_colon_is_named_on_its_line(data: Data) -> None:
    where = data.replace("phases.yml", "  label: ", "  label:Begin")

    assert [f'{where}: geen geldige YAML (achter "label:" ontbreekt een spatie)'] == data.problems()


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("phases.yml", "    one: stap\n    many: stappen\n", "    one:stap\n    many:stappen\n"),
        (
            "interventions.yml",
            "    - id: kennis-vast-moment\n      text: ",
            "    - id:kennis-vast-moment\n      text:",
        ),
    ],
)
def test_fields_that_all_miss_their_space_are_no_texts(
    data: Data, file: str, before: str, after: str
) -> None:
    data.write(file, data.read(file).replace(before, after))
    name = after.split(":")[0].strip(" -")
    where = data.at(file, after.split("\n")[0])
    (problem,) = data.problems()

    assert problem.startswith(f"{where}: ")
    assert problem.endswith(f': achter "{name}:" ontbreekt een spatie')


def test_a_text_may_begin_with_a_word_and_a_colon(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets", "doel:iets"))

    assert data.problems() == []


def test_a_file_that_cannot_be_read_makes_no_reference_dangle(data: Data) -> None:
    data.write("interventions.yml", "- [\n")
    (problem,) = data.problems()
    assert problem.startswith("data/interventions.yml:1: geen geldige YAML (")


def test_a_file_that_is_not_utf_8_is_reported_with_its_line(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets", "Één ding"))
    where = data.at("terms.yml", "Één ding")
    text = data.read("terms.yml").encode()
    (data.folder / "terms.yml").write_bytes(text.replace("Één ding".encode(), "Één ding".encode("cp1252")))
    assert [f"{where}: het bestand is geen UTF-8: bewaar het opnieuw als UTF-8"] == data.problems()


def test_a_file_may_start_with_a_byte_order_mark_and_have_the_line_ends_of_windows(data: Data) -> None:
    for file in files():
        text = data.read(file).replace("\n", "\r\n")
        (data.folder / file).write_bytes(text.encode("utf-8-sig"))
    assert data.problems() == []


#: The files that there must be.
NEEDED = [name for name, file in files().items() if not (file.record and file.record.kind.optional)]


@pytest.mark.parametrize("file", NEEDED)
def test_a_missing_file_is_the_only_problem(data: Data, file: str) -> None:
    (data.folder / file).unlink()
    assert [f"data/{file}:1: het bestand ontbreekt"] == data.problems()


@pytest.mark.parametrize("file", NEEDED)
def test_an_empty_file_is_the_only_problem(data: Data, file: str) -> None:
    data.write(file, "")
    assert [f"data/{file}:1: het bestand is leeg"] == data.problems()


def test_a_file_that_does_not_belong_is_reported_with_the_name_that_was_probably_meant(data: Data) -> None:
    data.write("term.yaml", data.read("terms.yml"))
    data.write("qqqqqqqqqqqqqqqq.yml", "")
    assert data.problems() == [
        "data/qqqqqqqqqqqqqqqq.yml:1: dit bestand hoort hier niet",
        'data/term.yaml:1: dit bestand hoort hier niet (bedoel je "terms.yml"?)',
    ]


def test_an_unknown_id_is_no_problem_while_its_file_may_hold_it(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets", "Zie [dit](#qqqqqqqq)"))
    (data.folder / "forms.yml").unlink()
    assert data.problems() == ["data/forms.yml:1: het bestand ontbreekt"]


def test_a_folder_that_is_not_there_misses_every_file(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path / "weg")
    assert sorted(f"weg/{file}:1: het bestand ontbreekt" for file in NEEDED) == [
        str(each) for each in caught.value.problems
    ]


@pytest.mark.parametrize("content", ["tekst", "12", "naam: waarde", "- tekst", "- 12", "-", "[[]]"])
def test_a_file_of_the_wrong_shape_is_a_problem_and_no_crash(data: Data, content: str) -> None:
    for file in files():
        data.write(file, content)
    problems = data.problems()
    assert all(any(each.startswith(f"data/{file}:1: ") for each in problems) for file in files())


# All together


def test_problems_in_different_files_are_listed_at_once_and_in_order(data: Data) -> None:
    data.add("terms.yml", TERM + "      see_also: [qqqqqqqq]\n      uitleg: nee\n")
    status = data.change("publication.yml", "status", "af")
    items = data.change("exercises.yml", "items", [])
    exercise = data.values("exercises.yml", r"^- id: (.+)$")[0]
    (data.folder / "forms.yml").unlink()
    expected = [
        f"{items}: {exercise} › items: telt 0 van minstens 1 punten",
        "data/forms.yml:1: het bestand ontbreekt",
        f"{status}: status: kan alleen 'concept' of 'vastgesteld' zijn",
        f'{data.at("terms.yml", "qqqqqqqq")}: begrip-nieuw › see_also: onbekende id "qqqqqqqq"',
        f"{data.at('terms.yml', 'uitleg: nee')}: begrip-nieuw › uitleg: onbekend veld",
    ]
    assert expected == data.problems()


def test_the_report_counts_the_problems(data: Data) -> None:
    data.replace("publication.yml", "status:", "status: af")
    with pytest.raises(DataError) as one:
        data.load()
    assert one.value.report.splitlines()[0] == "Er is 1 fout in de gegevens."
    data.replace("publication.yml", "version:", "version: af")
    with pytest.raises(DataError) as two:
        data.load()
    assert ["Er zijn 2 fouten in de gegevens.", *data.problems()] == two.value.report.splitlines()


# The address of the site


@pytest.mark.parametrize("address", ["https://voorbeeld.nl/map", "https://voorbeeld.nl/map/"])
def test_site_url_in_the_environment_goes_before_the_data(
    data: Data, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert data.load().publication.site_url == "https://voorbeeld.nl/map/"


def test_without_site_url_the_address_is_that_of_the_data(
    data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL")
    expected = data.values("publication.yml", r"^site_url: (.+)$")[0]
    assert expected == data.load().publication.site_url


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (
            "https://x.nl/?q=1",
            "moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #",
        ),
        (
            "https://x.nl/#a",
            "moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #",
        ),
        (
            "https://x.nl/?",
            "moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #",
        ),
        (
            "https:///gids/",
            "moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #",
        ),
        (
            "https://x.nl:poort/",
            "moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #",
        ),
        (
            "https://wie@x.nl/",
            "moet het adres van een site zijn, zoals https://voorbeeld.nl/gids/, zonder ? of #",
        ),
        ("voorbeeld.nl", "moet een adres zijn dat met https:// begint"),
        ("http://voorbeeld.nl/", "moet een adres zijn dat met https:// begint"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused_by_one_rule(
    data: Data, address: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert data.problems() == [f"SITE_URL: {reason}"]

    monkeypatch.delenv("SITE_URL")
    where = data.change("publication.yml", "site_url", address)
    assert data.problems() == [f"{where}: site_url: {reason}"]


def test_a_phase_without_interventions_is_named(data: Data) -> None:
    text = data.read("interventions.yml")
    data.write("interventions.yml", re.sub(r"(?m)^  phase: teruggeven$", "  phase: intake", text))
    where = data.at("phases.yml", "- id: teruggeven")

    reason = 'deze fase heeft geen interventie: zet in interventions.yml een met "phase: teruggeven"'
    assert data.problems() == [f"{where}: teruggeven: {reason}"]


# The ids that were ever published


def test_an_id_that_vanished_is_an_error_on_its_line_in_the_list(data: Data) -> None:
    data.add("terms.yml", TERM)
    extend_published_ids(data.load(), data.folder)
    where = data.at("published_ids.txt", "begrip-nieuw")
    data.write("terms.yml", data.read("terms.yml").replace("id: begrip-nieuw", "id: begrip-anders"))

    (problem,) = data.problems()
    assert problem.startswith(f"{where}: begrip-nieuw: deze id is weg, en er hangen links aan: ")


def test_new_ids_are_put_on_the_list_in_order_and_old_ones_stay(data: Data) -> None:
    before = data.read("published_ids.txt").split()
    assert extend_published_ids(data.load(), data.folder) == []
    data.add("terms.yml", TERM)

    assert extend_published_ids(data.load(), data.folder) == ["begrip-nieuw"]
    assert data.read("published_ids.txt").split() == sorted([*before, "begrip-nieuw"])


def test_a_list_that_is_not_there_is_made(data: Data) -> None:
    (data.folder / "published_ids.txt").unlink()

    assert extend_published_ids(data.load(), data.folder) == sorted(data.load().records)


# The reading order and what chapters show


def test_a_part_that_is_missing_from_the_reading_order_is_named(data: Data) -> None:
    text = data.read("publication.yml")
    data.write("publication.yml", text.replace("  - voorwoord\n", ""))
    where = data.at("publication.yml", "reading_order:")

    assert [f"{where}: reading_order: hier ontbreekt nog: voorwoord"] == data.problems()


def test_a_part_that_stands_twice_in_the_reading_order_is_named(data: Data) -> None:
    text = data.read("publication.yml")
    data.write("publication.yml", text.replace("  - voorwoord\n", "  - voorwoord\n  - voorwoord\n"))
    where = data.at("publication.yml", "reading_order:")

    assert [f"{where}: reading_order: staat er twee keer in: voorwoord"] == data.problems()


def test_every_kind_of_record_is_shown_by_one_chapter(data: Data) -> None:
    text = data.read("chapters.yml")
    data.write("chapters.yml", text.replace("  shows: forms\n", ""))
    where = data.at("chapters.yml", "- id: voorwoord")

    assert [f'{where}: precies één hoofdstuk heeft "shows: forms", en nu zijn het er 0'] == data.problems()


def test_a_thought_of_ones_own_has_three_questions(data: Data) -> None:
    point = "        - Wat zou ik zeggen tegen een collega die dit denkt?\n"
    data.write("chapters.yml", data.read("chapters.yml").replace(point, ""))

    (problem,) = data.problems()
    assert problem.endswith('met "component: own_thought" heeft een deel 3 punten, en geen 2')


def test_a_component_stands_in_one_place(data: Data) -> None:
    text = data.read("chapters.yml")
    start = text.index("    - title: Draai je eigen gedachte om")
    section = text[start : text.index("  shows: thoughts")]
    data.write("chapters.yml", text.replace(section, section * 2))

    (problem,) = data.problems()
    assert problem.endswith('hooguit één deel heeft "component: own_thought", en nu zijn het er 2')


def test_a_file_without_a_record_is_refused(data: Data) -> None:
    data.write("exercises.yml", "[]\n")

    assert "data/exercises.yml:1: telt 0 van minstens 1 punten" in data.problems()


# What YAML itself would let pass


def test_a_text_that_yaml_cuts_off_at_a_hash_is_an_error(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets wat er nog niet was.", "Wat hoort er #1 niet bij?"))
    where = data.at("terms.yml", "#1")
    message = "wat achter # staat, valt weg: zet de tekst tussen aanhalingstekens"

    assert [f"{where}: begrip-nieuw › definition: {message}"] == data.problems()


def test_a_comment_behind_the_name_of_a_field_is_allowed(data: Data) -> None:
    text = data.read("red_flags.yml").replace("  signs:\n", "  signs: # drie tot vijf\n", 1)
    data.write("red_flags.yml", text)

    assert data.problems() == []


def test_a_point_that_is_indented_too_far_is_an_error(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets wat er nog niet was.", "Iets nieuws.\n          - Nog iets."))
    (problem,) = data.problems()

    assert "een streepje midden in een tekst: spring elk punt van een lijst even ver in" in problem


def test_a_quote_that_is_not_closed_is_reported_where_it_opens(data: Data) -> None:
    data.add("terms.yml", TERM.replace("Iets wat er nog niet was.", "'Iets wat er nog niet was."))
    where = data.at("terms.yml", "'Iets wat er")
    data.add("terms.yml", "- id: begrip-ander")

    assert f"{where}: geen geldige YAML (een aanhalingsteken wordt niet gesloten)" in data.problems()


def test_the_address_of_the_site_ends_with_a_slash_whatever_the_editor_wrote(
    data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL")
    data.change("publication.yml", "site_url", "https://voorbeeld.nl/hulp")

    assert data.load().publication.site_url == "https://voorbeeld.nl/hulp/"


@pytest.mark.parametrize("field", ["term: Splinternieuw", "inflections: [splinternieuw]"])
def test_a_word_that_belongs_to_two_terms_names_the_other(data: Data, field: str) -> None:
    data.add("terms.yml", TERM)
    other = "" if field.startswith("term") else "  term: ander\n"
    data.add("terms.yml", f"- id: begrip-ander\n  definition: Iets.\n{other}  {field}")
    where, first = data.at("terms.yml", field), data.at("terms.yml", "- id: begrip-nieuw")
    name, _, word = field.partition(": ")

    assert data.problems() == [
        f'{where}: begrip-ander › {name}: "{word.strip("[]")}" hoort al bij "begrip-nieuw" ({first}):'
        " een woord leidt naar één begrip"
    ]


def test_a_conflict_that_git_left_is_said_with_its_lines(data: Data) -> None:
    lines = data.read("terms.yml").splitlines()
    number = next(index for index, line in enumerate(lines, 1) if line.startswith("  definition:"))
    lines[number - 1 : number] = [
        "<<<<<<< HEAD",
        lines[number - 1],
        "=======",
        "  definition: b",
        ">>>>>>> x",
    ]
    data.write("terms.yml", "\n".join(lines) + "\n")

    assert data.problems() == [
        f"data/terms.yml:{number}: hier staan twee versies onder elkaar, tot en met regel {number + 4} (een"
        " conflict in Git): kies er een, en haal de regels met <<<<<<<, ======= en >>>>>>> weg"
    ]
