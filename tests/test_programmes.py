"""A programme of a training fits on the clock, and its document says when what is."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from pypdf import PdfReader

from macros import documents, model, open_data
from macros.loading import load
from tests.support import guides, hostile, office, pdf
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.data import Data

FILE = "programmes.yml"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ROUND = {"item": "oefening-rondje"}
TALK = {"item": "gesprek-buur", "minutes": 40}
BREAK = {"id": "pauze", "title": "Pauze", "minutes": 30}


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


# On the clock


def test_each_part_and_each_step_of_an_exercise_has_its_time(guide: model.Library) -> None:
    slots = model.timetable(guide, guide.of(model.Programme)[0])

    assert [(slot.spell.time, slot.spell.minutes, slot.title) for slot in slots] == [
        ("09:30", 10, "Welkom"),
        ("09:40", 20, "Een rondje door de tuin"),
        ("10:00", 10, "Pauze"),
        ("10:10", 40, "De buur"),
        ("10:50", 10, "Slot"),
    ]
    assert [(spell.time, spell.minutes) for spell in slots[1].steps] == [
        ("09:40", 8),
        ("09:48", 4),
        ("09:52", 8),
    ]


def test_after_midnight_the_clock_begins_again(guide: model.Library) -> None:
    slots = model.timetable(guide, guide.of(model.Programme)[1])

    assert [slot.spell.time for slot in slots] == ["23:30", "23:50"]
    assert slots[1].steps[-1].time == "00:02"


def test_all_materials_stand_together_each_once(guide: model.Library) -> None:
    slots = model.timetable(guide, guide.of(model.Programme)[0])

    assert list(map(str, model.materials_of(slots))) == ["Koffie", "Een tuin", "Een stok"]


def test_an_exercise_takes_as_long_as_its_steps_also_in_the_open_data(guide: model.Library) -> None:
    (entry,) = (each for each in open_data.data(guide)["records"] if each["id"] == "oefening-rondje")

    assert entry["minutes"] == 20
    assert entry["materials"] == [{"text": "Een tuin"}, {"text": "Een stok"}]
    assert entry["steps"][1] == {
        "text": {"text": "Wijs aan."},
        "minutes": 4,
        "materials": [{"text": "Een stok"}, {"text": "Een tuin"}],
        "roles": ["wijzer", "kijker"],
        "online": None,
    }


# What cannot be


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([ROUND, TALK, BREAK], []),
        ([ROUND, TALK], ["de delen duren samen 60 minuten, en van 09:30 tot 11:00 zijn het er 90"]),
        (
            [{**ROUND, "minutes": 19}, TALK, {**BREAK, "minutes": 31}],
            ['"oefening-rondje" duurt 20 minuten, en krijgt er hier 19'],
        ),
        (
            [{"item": "gesprek-buur"}, {**BREAK, "minutes": 90}],
            ['"gesprek-buur" is een oefengesprek: zeg met "minutes" hoelang het duurt'],
        ),
        ([{"item": "droogte"}, BREAK], ["een rode vlag, en hier hoort een oefening of oefengesprek"]),
        ([{**ROUND, "title": "Rond"}, BREAK], ["geen eigen id, titel, tekst of materiaal"]),
        ([{"title": "Pauze"}, BREAK], ['of een eigen "id", "title" en "minutes"']),
    ],
    ids=["fits", "too short", "too little time", "talk without minutes", "no exercise", "both", "neither"],
)
def test_what_does_not_fit_is_told_with_file_and_line(
    garden: Data, parts: list[dict[str, Any]], told: list[str]
) -> None:
    at = garden.change(FILE, "parts", parts)

    problems = garden.problems()
    assert len(problems) == len(told)
    for problem, text in zip(problems, told, strict=True):
        assert problem.endswith(text)
        assert int(problem.split(":")[1]) >= int(at.split(":")[1])


def test_exercises_for_groups_of_different_sizes_do_not_go_together(garden: Data) -> None:
    garden.add(
        "exercises.yml",
        """
        - id: oefening-vol
          title: Vol
          goal: Je kent de drukte.
          group: {min: 9, max: 20}
          steps: [{text: A., minutes: 10}, {text: B., minutes: 10}, {text: C., minutes: 10}]
          debrief: ['Wat?', 'Wie?']
          items: [zaaien]
        """,
    )
    garden.change(FILE, "parts", [ROUND, TALK, {"item": "oefening-vol"}])

    (problem,) = garden.problems()
    assert problem.endswith("geen groep past bij al deze oefeningen: oefening-rondje, oefening-vol")


@pytest.mark.parametrize(
    ("start", "message"),
    [
        (570, "moet een tijd zijn tussen aanhalingstekens, zoals '09:30'"),
        ("9:30", "heeft niet de goede vorm"),
        ("24:00", "heeft niet de goede vorm"),
    ],
)
def test_a_start_that_is_no_time_is_told_on_its_line(garden: Data, start: object, message: str) -> None:
    at = garden.change(FILE, "start", start)

    assert garden.problems() == [f"{at}: draaiboek-ochtend › start: {message}"]


# As a document


def made(guide: model.Library) -> bytes:
    return documents.build(guide, ["programmes"])[0].content


def table(content: bytes) -> list[list[str]]:
    """The cells of each row of the table, below its head."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("content.xml"))
    rows = root.findall(f".//{TABLE}table/{TABLE}table-row")
    return [
        ["|".join("".join(line.itertext()) for line in cell) for cell in row.findall(f"{TABLE}table-cell")]
        for row in rows
    ]


def test_the_document_has_the_times_what_to_do_what_is_ready_and_who(guide: model.Library) -> None:
    assert table(made(guide))[:5] == [
        ["09:30", "10", "Welkom"],
        ["", "", "Spreek af wat in de tuin blijft.|Klaar: Koffie", ""],
        ["09:40", "20", "Een rondje door de tuin"],
        ["09:40", "8", "Loop samen.|Klaar: Een tuin", ""],
        ["09:48", "4", "Wijs aan.|Klaar: Een stok Een tuin", "wijzer, kijker"],
    ]


def test_online_it_says_how_a_step_goes_then(guide: model.Library) -> None:
    online = documents.build(guide, ["programmes"])[1].content

    assert table(online)[2][2] == "Loop samen.|Klaar: Een tuin|Online: Bekijk samen een film."


def test_it_says_what_to_do_when_somebody_tells_something_grave(guide: model.Library) -> None:
    with zipfile.ZipFile(io.BytesIO(made(guide))) as package:
        text = "".join(etree.fromstring(package.read("content.xml")).itertext())

    (flag,) = (each for each in guide.red_flags if each.routes)
    assert "Als iemand iets ergs vertelt" in text
    assert "Niet alles blijft geheim." in text
    assert flag.routes[0].name in text


def test_the_same_programme_gives_the_same_bytes(guide: model.Library) -> None:
    assert made(guide) == made(guide)
    assert documents.flat_file(guide) == documents.flat_file(guide)


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_text_is_never_markup_in_a_programme(guide: model.Library, text: str) -> None:
    programme = guide.of(model.Programme)[0]
    part = programme.parts[0].model_copy(update={"title": text})
    bad = programme.model_copy(update={"parts": (part, *programme.parts[1:])})

    assert table(made(changed(guide, programmes=(bad,))))[0][2] == text


def test_a_handreiking_without_programmes_has_no_such_document(guide: model.Library) -> None:
    without = changed(guide, programmes=())

    assert documents.build(without, ["programmes"]) == []
    assert documents.flat_file(without) == {}


def test_the_flat_file_is_one_document_with_a_row_for_a_part_and_one_for_a_step(guide: model.Library) -> None:
    (content,) = documents.flat_file(guide).values()
    root = etree.fromstring(content)

    assert [etree.QName(each).localname for each in root] == [
        "meta", "font-face-decls", "styles", "automatic-styles", "master-styles", "body",
    ]  # fmt: skip
    rows = root.findall(f".//{TABLE}table/{TABLE}table-row")
    assert [len(row.findall(f"{TABLE}table-cell")) for row in rows] == [3, 4]
    assert "Als iemand iets ergs vertelt" in "".join(root.itertext())


def test_libreoffice_opens_both(guide: model.Library, tmp_path: Path) -> None:
    (flat,) = documents.flat_file(guide).values()
    files = {"draaiboek.odt": made(guide), "eigen.fodt": flat}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    office.save(*(tmp_path / name for name in files), folder=tmp_path)
    ready, own = (
        pdf.text_of_pages(PdfReader(tmp_path / name).pages) for name in ("draaiboek.pdf", "eigen.pdf")
    )

    assert pdf.squash("Wijs aan.") in ready
    assert pdf.squash("Je eigen draaiboek") in own
