"""The sheet with the checklist of a phase: one A4 that says everything, and that can be written on."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import documents, dutch, model
from macros.loading import load
from tests.support import guides, pages, pdf

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


def test_a_checklist_that_does_not_fit_on_one_sheet_goes_on_on_the_next(tmp_path: Path) -> None:
    guides.EDITIONS["fasen"](tmp_path / "data")
    guide = load(tmp_path / "data")
    phase = max(guide.phases, key=lambda phase: len(guide.interventions_of(phase)))
    files = {each.name: each for each in documents.build(guide, ["checklists"])}
    reader = PdfReader(BytesIO(files[f"checklist-{phase.id}"].content))
    text = pdf.text_of_pages(reader.pages)

    points = [item.text.text for each in guide.interventions_of(phase) for item in each.checklist]
    assert text.count(pdf.squash(points[1])) == points.count(points[1])
    assert all(pdf.squash(each.label) in text for each in guide.interventions_of(phase))
    assert len(reader.pages) == files[f"checklist-{phase.id}"].pages == 2
    last = reader.pages[-1].extract_text()
    assert "Blad 2 van 2" in last
    assert all(pdf.squash(each.text) in pdf.squash(last) for each in phase.good_enough)
    others = [each.pages for name, each in files.items() if name != f"checklist-{phase.id}"]
    assert others == [1] * (len(guide.phases) - 1)
