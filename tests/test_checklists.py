"""The sheet with the checklist of a phase: one A4 that says everything, and that can be written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import documents, dutch, model
from macros.model.inline import Inline
from macros.problems import DocumentError
from tests.support import pages, pdf
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.built import Site


@pytest.fixture(scope="module")
def sheets(site: Site, library: model.Library) -> dict[str, Path]:
    return {phase.id: site.root / "downloads" / f"checklist-{phase.id}.pdf" for phase in library.phases}


def test_every_phase_has_a_sheet_of_one_page(sheets: dict[str, Path]) -> None:
    assert {phase: len(PdfReader(file).pages) for phase, file in sheets.items()} == dict.fromkeys(sheets, 1)


def test_a_sheet_holds_the_whole_checklist(sheets: dict[str, Path], library: model.Library) -> None:
    for phase in library.phases:
        text = pdf.text_of_pages(PdfReader(sheets[phase.id]).pages)
        expected = [phase.title, phase.question.text, *(each.text for each in phase.good_enough)]
        for intervention in library.interventions_of(phase):
            expected += [intervention.label, *(item.text.text for item in intervention.checklist)]

        assert [each for each in expected if pdf.squash(each) not in text] == []


def test_every_point_has_a_box_for_yes_and_one_for_not_applicable(
    sheets: dict[str, Path], library: model.Library
) -> None:
    for phase in library.phases:
        points = sum(len(each.checklist) for each in library.interventions_of(phase))

        assert pages.squares(sheets[phase.id], side=4) == 2 * points


def test_a_phone_reads_the_way_to_the_checklist_on_the_site(
    sheets: dict[str, Path], library: model.Library, site: Site
) -> None:
    for phase in library.phases:
        (found,) = pages.qr_codes(sheets[phase.id])

        assert found == {f"{library.publication.site_url}fasen/{phase.id}/#{phase.id}-checklist"}
        assert [address for address in found if not site.resolves(address)] == []


def test_a_sheet_says_its_version_date_and_status(sheets: dict[str, Path], library: model.Library) -> None:
    publication = library.publication
    for file in sheets.values():
        text = pdf.text_of_pages(PdfReader(file).pages)

        for each in (publication.version, dutch.date(publication.date), publication.status_note.text):
            assert pdf.squash(each) in text


def test_nothing_on_a_sheet_comes_near_the_edge_of_the_paper(sheets: dict[str, Path]) -> None:
    for file in sheets.values():
        for _, left, top, right, bottom in pages.text_edges(file):
            assert min(left, top, 210 - right, 297 - bottom) > 8


def test_a_checklist_that_does_not_fit_is_refused_on_the_line_of_its_longest_point(
    library: model.Library,
) -> None:
    phase = library.phases[-1]
    first, *_ = (each for each in library.interventions if each.phase == phase.id)
    long = first.checklist[0].model_copy(
        update={"text": Inline.parse("Ik heb het nog een keer gevraagd. " * 9)}
    )
    interventions = tuple(
        each.model_copy(update={"checklist": (long, *each.checklist * 2)}) if each.phase == phase.id else each
        for each in library.interventions
    )
    full = changed(library, interventions=interventions)

    with pytest.raises(DocumentError) as error:
        documents.build(full, ["checklists"])

    (problem,) = error.value.problems
    assert library.place(long.id, "text") == (problem.file, problem.line, problem.where)
    assert problem.where == f"{first.id} › checklist › {long.id} › text"
    assert f'de checklist van de fase "{phase.id}" past niet op één A4, er is ' in problem.message
