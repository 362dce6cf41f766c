"""Somebody who knows the subject reads the texts in a document, and what is agreed lands in the data."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING

import pytest
from odfdo import Document, Element

from macros.documents import review_sheet
from macros.loading import load
from macros.model import texts_of
from tests.support import guides, office
from tools.review import __main__ as tool
from tools.review import answers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from macros.model import Library

ROLE = "hoofd van de tuin"
DAY = "2026-03-04"
YES = {"droogte": ("ja", "")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of the invented handreiking, to spoil."""
    guides.EDITIONS["gewoon"](tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def library(folder: Path) -> Library:
    return load(folder)


def sheet(folder: Path) -> Path:
    """The document as it is sent."""
    file = folder.parent / "nalezen.odt"
    assert tool.main([], folder, file) == 0
    return file


def fill_in(file: Path, given: dict[str, tuple[str, str]], role: str = ROLE) -> Path:
    """Write in a document as its reader does: what is agreed and the remark, by id."""
    document = Document(file)
    for table in document.body.get_elements("//table:table"):
        rows = [row.get_elements("table:table-cell") for row in table.get_elements(".//table:table-row")]
        answers_ = [row[1] for row in rows[2:]]
        record_id = rows[1][1].inner_text.strip().partition(" ")[0]
        texts = (role,) if len(answers_) == 1 else given.get(record_id, ("", ""))
        for cell, text in zip(answers_, texts, strict=True):
            cell.get_elements("text:p")[0].text = text
    document.save(file)
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def run(folder: Path, file: Path, *more: str) -> int:
    return tool.main([str(file), "--date", DAY, *more], folder)


# The document


def test_every_text_of_every_record_stands_below_its_name_with_what_each_field_is(library: Library) -> None:
    body = Document(io.BytesIO(review_sheet.make(library))).body
    pieces: dict[str, list[str]] = {}
    for element in body.children:
        if element.tag == "text:h" and element.get_attribute("text:outline-level") == "3":
            now = pieces.setdefault(element.inner_text, [])
        elif element.tag == "text:p" and pieces:
            now.append(element.inner_text)
        elif element.tag == "text:h":
            now = []

    own = [record for _, records in review_sheet.reviewed(library) for record in records]
    assert list(pieces) == list(dict.fromkeys(record.name for record in own))
    for record in own:
        assert [text for _, text in texts_of(record) if text not in pieces[record.name]] == []
        label = type(record).model_fields[next(texts_of(record))[0]].description
        assert " ".join(str(label).split()) in pieces[record.name]


def test_each_record_has_its_mark_in_a_table_with_room_for_an_answer(library: Library) -> None:
    tables = Document(io.BytesIO(review_sheet.make(library))).body.get_elements("//table:table")
    marks = [
        table.get_elements(".//table:table-row")[1].get_elements("table:table-cell")[1] for table in tables
    ]

    own = [record for _, records in review_sheet.reviewed(library) for record in records]
    assert [mark.inner_text.strip() for mark in marks] == [
        review_sheet.mark(library),
        *(review_sheet.mark(library, record) for record in own),
    ]
    assert all(table.get_elements("table:table-header-rows") for table in tables)


def test_chapters_and_phases_stand_in_reading_order(library: Library) -> None:
    ids = [record.id for _, records in review_sheet.reviewed(library) for record in records]
    order = library.publication.reading_order

    assert [each for each in ids if each in order and each in {c.id for c in library.chapters}] == [
        each for each in order if each in {c.id for c in library.chapters}
    ]


def test_the_same_records_give_the_same_bytes(library: Library) -> None:
    assert review_sheet.make(library) == review_sheet.make(library)


def test_the_fingerprint_is_that_of_the_texts_and_not_of_who_confirmed_them(library: Library) -> None:
    flag = library.red_flags[0]
    day = datetime.date(2026, 3, 4)

    same = flag.model_copy(update={"confirmed_on": day, "confirmed_by": ROLE, "found_by": ("dor",)})
    assert review_sheet.fingerprint(same) == review_sheet.fingerprint(flag)
    other = flag.model_copy(update={"label": "Anders"})
    assert review_sheet.fingerprint(other) != review_sheet.fingerprint(flag)


# The answers


def test_the_answers_are_listed_with_where_the_record_stands(
    folder: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"droogte": (" Ja. ", ""), "slakken": ("nee", "Niet elke slak."), "mest": ("", "")}
    file = fill_in(sheet(folder), given)
    capsys.readouterr()

    assert run(folder, file) == 0
    drought, slugs, left = capsys.readouterr().out.splitlines()
    at = {
        each: f"data/red_flags.yml:{library.place(each).line}: {each}: " for each in given if each != "mest"
    }
    assert drought == f"{at['droogte']}akkoord."
    assert slugs == f"{at['slakken']}niet akkoord. Opmerking: Niet elke slak."
    assert re.fullmatch(r"Niet ingevuld: \d+ van \d+ onderdelen\.", left)


def test_reading_the_answers_changes_nothing(folder: Path) -> None:
    before, file = files(folder), fill_in(sheet(folder), YES)

    assert run(folder, file) == 0
    assert files(folder) == before


def test_an_answer_about_a_text_that_changed_since_is_named_and_not_taken_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = fill_in(sheet(folder), {**YES, "slakken": ("ja", "")})
    flags = folder / "red_flags.yml"
    flags.write_text(flags.read_text("utf-8").replace("label: Droogte", "label: Dorheid"), "utf-8")

    assert run(folder, file, "--write") == 0
    out = capsys.readouterr().out
    assert "droogte: akkoord. De tekst is veranderd sinds dit bestand is gemaakt." in out
    confirmed = {each.id: each.confirmed_by for each in load(folder).red_flags}
    assert (confirmed["droogte"], confirmed["slakken"]) == (None, ROLE)


# Into the data


def test_what_is_agreed_lands_in_the_data_and_only_those_lines_change(folder: Path) -> None:
    file = fill_in(sheet(folder), {**YES, "slakken": ("nee", ""), "zaaien": ("akkoord", "Mooi.")})
    before = files(folder)

    assert run(folder, file, "--write") == 0
    after = files(folder)
    assert {name for name, text in after.items() if text != before[name]} == {"red_flags.yml", "phases.yml"}
    for name in ("red_flags.yml", "phases.yml"):
        lines = after[name].decode().splitlines()
        new = [line for line in lines if line not in before[name].decode().splitlines()]
        assert new == [f"  confirmed_on: {DAY}", f"  confirmed_by: '{ROLE}'"]
        assert [line for line in lines if line not in new] == before[name].decode().splitlines()
    again = load(folder)
    assert {each.id: each.confirmed_by for each in again.red_flags} == dict.fromkeys(
        (each.id for each in again.red_flags), None
    ) | {"droogte": ROLE}


def test_an_older_confirmation_makes_way_and_comments_stay(folder: Path) -> None:
    flags = folder / "red_flags.yml"
    text = flags.read_text("utf-8")
    old = "id: droogte\n  confirmed_by: 'de # vorige' # wie dat was\n  confirmed_on: 2026-01-01\n"
    flags.write_text(text.replace("id: droogte\n", old), "utf-8")

    assert run(folder, fill_in(sheet(folder), YES), "--write") == 0
    new = f"id: droogte\n  confirmed_by: '{ROLE}' # wie dat was\n  confirmed_on: {DAY}\n"
    assert flags.read_text("utf-8") == text.replace("id: droogte\n", new)


def test_the_ends_of_lines_stay_as_an_editor_on_windows_has_them(folder: Path) -> None:
    flags = folder / "red_flags.yml"
    flags.write_bytes(flags.read_bytes().replace(b"\n", b"\r\n"))

    assert run(folder, fill_in(sheet(folder), YES), "--write") == 0
    assert flags.read_bytes().count(b"\n") == flags.read_bytes().count(b"\r\n")
    assert f"confirmed_on: {DAY}\r\n".encode() in flags.read_bytes()


def test_a_role_with_a_quotation_mark_is_written_so_that_it_can_be_read(folder: Path) -> None:
    role = "baas: foto's # en film"
    assert run(folder, fill_in(sheet(folder), YES, role), "--write") == 0

    assert {each.confirmed_by for each in load(folder).red_flags} == {None, role}


def spoil_flow(folder: Path) -> None:
    flags = folder / "red_flags.yml"
    flags.write_text(flags.read_text("utf-8").replace("- id: droogte\n", "- 'id': droogte\n"), "utf-8")


def review_first(folder: Path) -> None:
    flags = folder / "red_flags.yml"
    early = "- id: droogte\n  review_by: 2026-02-01\n"
    flags.write_text(flags.read_text("utf-8").replace("- id: droogte\n", early), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (spoil_flow, "droogte: de id staat niet op een regel alleen"),
        (review_first, '"review_by" moet na "confirmed_on" liggen'),
    ],
)
def test_where_one_line_cannot_be_changed_none_is(
    folder: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(folder)
    file = fill_in(sheet(folder), {**YES, "zaaien": ("ja", "")})
    before = files(folder)

    assert run(folder, file, "--write") == 1
    message = capsys.readouterr().err
    assert "data/red_flags.yml:" in message
    assert reason in message
    assert files(folder) == before


# What is wrong with the document


def no_zip(file: Path) -> None:
    file.write_bytes(b"Dit is geen odt.")


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-500])


def other_guide(file: Path) -> None:
    change(file, "handreiking moestuin", "handreiking kas")


def unknown(file: Path) -> None:
    change(file, "droogte · ", "droogje · ")


def no_tables(file: Path) -> None:
    document = Document(file)
    for table in document.body.get_elements("//table:table"):
        table.delete()
    document.save(file)


def twice(file: Path) -> None:
    document = Document(file)
    document.body.append(document.body.get_elements("//table:table")[1].clone)
    document.save(file)


def no_remark(file: Path) -> None:
    document = Document(file)
    document.body.get_elements("//table:table")[1].get_elements(".//table:table-row")[-1].delete()
    document.save(file)


def change(file: Path, old: str, new: str) -> None:
    document = Document(file)
    for each in document.body.get_elements("//text:p"):
        if each.inner_text.startswith(old):
            each.text = each.inner_text.replace(old, new)
    document.save(file)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (no_zip, "dit bestand is niet te lezen als odt: bewaar het"),
        (cut_off, "dit bestand is niet te lezen als odt: bewaar het"),
        (lambda file: file.unlink(), "dit bestand is er niet"),
        (other_guide, 'dit bestand is van een andere handreiking ("handreiking kas")'),
        (unknown, 'het onderdeel "droogje" is er niet meer'),
        (no_tables, "dit is geen bestand van `make review`, of het vak met je rol is weg"),
        (twice, "staat er twee keer in"),
        (no_remark, "ontbreekt een vak om in te vullen"),
        (lambda file: fill_in(file, {"droogte": ("misschien", "")}), 'staat "misschien": schrijf ja of nee'),
        (lambda file: fill_in(file, YES, ""), "de naam van de rol mag niet leeg zijn"),
        (lambda file: fill_in(file, YES, "x" * 61), "de naam van de rol is te lang: hooguit 60 tekens"),
    ],
)
def test_a_document_that_is_none_or_not_whole_is_explained_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], object], reason: str
) -> None:
    file = fill_in(sheet(folder), YES)
    spoil(file)
    before = files(folder)

    assert run(folder, file, "--write") == 1
    message = capsys.readouterr().err
    assert "nalezen.odt: " in message
    assert reason in message
    assert files(folder) == before


def test_a_comment_in_the_margin_is_no_answer(folder: Path, library: Library) -> None:
    file = fill_in(sheet(folder), YES)
    document = Document(file)
    (answer,) = (each for each in document.body.get_elements("//text:p") if each.inner_text.strip() == "ja")
    answer.append(Element.from_tag("<office:annotation><text:p>Zeker weten?</text:p></office:annotation>"))
    document.save(file)

    assert [each.record_id for each in answers.read(library, file).answers if each.agreed] == ["droogte"]


def test_all_that_is_wrong_is_said_at_once(folder: Path, library: Library) -> None:
    file = fill_in(sheet(folder), {"droogte": ("misschien", ""), "slakken": ("mwah", "")})

    with pytest.raises(answers.AnswerError) as error:
        answers.read(library, file)
    assert len(error.value.problems) == 2


def test_a_day_to_come_confirms_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        tool.main([str(fill_in(sheet(folder), YES)), "--write", "--date", "2999-01-01"], folder)
    assert "--date ligt in de toekomst" in capsys.readouterr().err


# Through an office


@pytest.mark.slow
def test_what_libreoffice_saved_is_read_the_same(folder: Path, library: Library, tmp_path: Path) -> None:
    file = fill_in(sheet(folder), {**YES, "slakken": ("nee", "Twee woorden.")})
    office.save(file, folder=tmp_path / "bewaard", to="odt")

    saved = tmp_path / "bewaard" / file.name
    assert saved.read_bytes() != file.read_bytes()
    assert answers.read(library, saved) == answers.read(library, file)
    assert [each.agreed for each in answers.read(library, saved).answers if each.remark] == [False]
