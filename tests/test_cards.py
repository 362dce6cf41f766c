"""The cards for a training: whole, back behind front, and readable by a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import addresses, documents, model
from macros.model.inline import Inline, Span
from macros.problems import DocumentError
from tests.support import pages, pdf
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.built import Site

MIDDLE = 210 / 2
HALFWAY = 297 / 2
# Half of what is left of an A4 beside two cards of 94 by 136 millimetres.
CUT_X, CUT_Y = (210 - 2 * 94) / 2, (297 - 2 * 136) / 2


@pytest.fixture(scope="module")
def duplex(site: Site) -> Path:
    return site.root / "downloads" / "kaarten.pdf"


@pytest.fixture(scope="module")
def single(site: Site) -> Path:
    return site.root / "downloads" / "kaarten-enkelzijdig.pdf"


@pytest.fixture(scope="module")
def press(site: Site) -> Path:
    return site.root / "downloads" / "kaarten-drukwerk.pdf"


@pytest.fixture(scope="module")
def records(library: model.Library) -> list[model.Record]:
    return [*library.red_flags, *library.thoughts, *library.interventions]


def test_there_is_a_card_for_each_flag_thought_and_intervention_four_to_a_sheet(
    duplex: Path, records: list[model.Record]
) -> None:
    reader = PdfReader(duplex)

    assert set(reader.named_destinations) == {record.id for record in records}
    assert len(reader.pages) == 2 * -(-len(records) // 4)


def test_printed_on_both_sides_each_back_comes_behind_its_front(
    duplex: Path, records: list[model.Record]
) -> None:
    spots = pages.find(duplex, [record.id for record in records])
    for record in records:
        front, back = spots[record.id]

        assert front.page % 2 == 0, record.id
        assert back.page == front.page + 1, record.id
        # Turned on the long edge, what is left becomes right; what is up stays up.
        assert (front.x < MIDDLE) is (back.x > MIDDLE), record.id
        assert (front.y < HALFWAY) is (back.y < HALFWAY), record.id


def test_printed_on_one_side_each_back_stands_beside_its_front(
    single: Path, records: list[model.Record]
) -> None:
    spots = pages.find(single, [record.id for record in records])
    for record in records:
        front, back = sorted(spots[record.id], key=lambda spot: spot.x)

        assert front.page == back.page, record.id
        assert front.x < MIDDLE < back.x, record.id
        assert (front.y < HALFWAY) is (back.y < HALFWAY), record.id


def test_for_a_printer_each_side_is_a_page_with_its_colour_over_the_edge_and_marks_where_to_cut(
    press: Path, records: list[model.Record]
) -> None:
    spots = pages.find(press, [record.id for record in records])
    for number, record in enumerate(records):
        assert [spot.page for spot in spots[record.id]] == [2 * number, 2 * number + 1], record.id
    boxes = [(page.trimbox, page.mediabox) for page in PdfReader(press).pages]
    assert len(boxes) == 2 * len(records)
    for cut, sheet in boxes:
        # 94 by 136 millimetres, with room for 3 of colour and the marks on every side.
        assert [round(float(each) / pages.POINTS) for each in (cut.width, cut.height)] == [94, 136]
        assert float(cut.left) - float(sheet.left) > 3 * pages.POINTS
        assert float(sheet.top) - float(cut.top) > 3 * pages.POINTS
    front, back = (pages.colour(press, number, 7, 7) for number in (0, 1))
    assert (front, back) == ((246, 243, 236), (255, 255, 255))
    # Nothing but marks beyond the colour, and those outside the card.
    assert pages.colour(press, 0, 4, 4) == (255, 255, 255)
    assert pages.colour(press, 0, 9, 2) == (0, 0, 0)


def test_a_phone_reads_the_way_to_each_record(
    duplex: Path, single: Path, press: Path, records: list[model.Record], library: model.Library, site: Site
) -> None:
    expected = {library.publication.site_url + addresses.address(library, record.id) for record in records}
    for file in (duplex, single, press):
        found = pages.qr_codes(file)

        assert set().union(*found) == expected
        assert max(map(len, found)) <= 4
    assert [address for address in expected if not site.resolves(address)] == []


def test_a_card_says_what_its_record_says(
    duplex: Path, single: Path, press: Path, library: model.Library
) -> None:
    expected = []
    for flag in library.red_flags:
        expected += [flag.title, flag.label, *_texts(flag.signs, flag.questions_self, flag.questions_client)]
    for thought in library.thoughts:
        expected += [thought.hindering, thought.helping, *_texts(thought.questions)]
    for each in library.interventions:
        expected += [each.title, *_texts((each.summary,), each.how, each.phrases[:2])]
    for file in (duplex, single, press):
        text = pages.text(file)

        assert [each for each in expected if pdf.squash(each) not in text] == []


def _texts(*groups: tuple[Inline, ...]) -> list[str]:
    return [each.text for group in groups for each in group]


def test_no_text_comes_near_a_cut(duplex: Path, single: Path) -> None:
    for file in (duplex, single):
        for page, left, top, right, bottom in pages.text_edges(file):
            if top > 297 - CUT_Y:
                continue  # the line below the cards, which says how to print them
            for cut in (CUT_X, MIDDLE, 210 - CUT_X):
                assert right < cut - 5 or left > cut + 5, (file.name, page, left, right)
            for cut in (CUT_Y, HALFWAY, 297 - CUT_Y):
                assert bottom < cut - 5 or top > cut + 5, (file.name, page, top, bottom)


LONG = Inline("x", (Span("Je vraagt het nog een keer en schrijft het antwoord op. " * 8),))
WORD = "onderwijs" * 9


def _with_flag(library: model.Library, **changes: object) -> model.Library:
    flag = library.red_flags[1].model_copy(update=changes)
    return changed(library, red_flags=(library.red_flags[0], flag, *library.red_flags[2:]))


@pytest.mark.parametrize(
    ("changes", "side", "fields"),
    [
        ({"signs": (LONG, LONG, LONG)}, "achterkant", "label, signs, questions_self, questions_client"),
        ({"title": "Er is te veel overleg over de opdracht en " * 9}, "voorkant", "title, label"),
        ({"title": f"Er is {WORD}."}, "voorkant", "title, label"),
        (
            {"signs": (Inline("x", (Span(WORD),)),) * 3},
            "achterkant",
            "label, signs, questions_self, questions_client",
        ),
    ],
    ids=["long signs", "long title", "long word in the title", "long word in a sign"],
)
def test_a_card_that_is_too_full_is_refused_on_the_line_of_the_field_with_most_text(
    library: model.Library, changes: dict[str, object], side: str, fields: str
) -> None:
    with pytest.raises(DocumentError) as error:
        documents.build(_with_flag(library, **changes), ["cards"])

    (problem,) = error.value.problems
    flag = library.red_flags[1].id
    assert library.place(flag, *changes) == (problem.file, problem.line, problem.where)
    assert (problem.file, problem.where) == ("data/red_flags.yml", f"{flag} › {next(iter(changes))}")
    assert problem.message.startswith(f"de tekst op de {side} van de kaart is ")
    # What shares the side, each with how much it says.
    shared = ", ".join(rf"{field} \(\d+ tekens\)" for field in fields.split(", "))
    assert re.search(rf" \d+ mm te groot: kort iets in bij {shared}$", problem.message)
