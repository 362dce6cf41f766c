"""The browser's own print: how many sheets a tool takes, and that nothing of it is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import addresses
from macros.loading import load
from macros.model import ReadingPath
from tests.support import guides as invented
from tests.support.complete import fold
from tests.support.tools import all_ready, ready

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from macros.model import Library

#: What browsers take when nobody chooses, about a centimetre; some printers ask for more.
MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "15mm")


def sheets(page: Page) -> list[str]:
    """Print a page on A4; the text of each sheet, in one line."""
    paper = PdfReader(io.BytesIO(page.pdf(format="A4", margin=MARGINS)))  # type: ignore[arg-type]
    return [" ".join(sheet.extract_text().split()) for sheet in paper.pages]


def test_the_checklist_of_each_phase_is_one_sheet(page: Page, library: Library) -> None:
    for phase in library.phases:
        page.goto(addresses.page_of(library, phase))
        ready(page)
        page.locator(".ot-check__na").first.click()
        page.evaluate("document.documentElement.dataset.otPrint = 'checklist'")
        printed = sheets(page)

        items = [item.text.text for each in library.interventions_of(phase) for item in each.checklist]
        assert len(printed) == 1, phase.id
        assert [each for each in items if each not in printed[0]] == []


def test_a_scan_that_is_not_filled_in_has_every_flag_and_no_sheet_for_an_empty_overview(
    page: Page, library: Library
) -> None:
    page.goto(library.publication.scan_page)
    all_ready(page)
    printed = sheets(page)

    labels = [flag.label for flag in library.red_flags]
    assert [label for label in labels if label not in " ".join(printed)] == []
    assert [sheet for sheet in printed if not any(label in sheet for label in labels)] == []
    assert "Je overzicht" not in " ".join(printed)


def test_the_note_prints_without_the_ways_to_another_device(page: Page) -> None:
    page.goto("mijn-notitie/")
    ready(page, "ot-note")
    printed = " ".join(sheets(page))

    assert "Wat we afspreken" in printed
    assert "Meenemen naar laptop of telefoon" not in printed
    assert "Zet alles in een bestand" not in printed


def test_fourteen_items_fit_on_one_sheet_with_the_name_and_the_date(page: Page, library: Library) -> None:
    page.goto(addresses.page_of(library, library.phases[0]))
    ready(page)
    page.evaluate(
        """() => {
            const checks = [...document.querySelectorAll(".ot-check")]
            const last = checks.at(-1)
            for (let more = checks.length; more < 14; more++) last.after(last.cloneNode(true))
            for (const each of checks.slice(14)) each.remove()
        }"""
    )
    name(page, "Vuurtoren aan de noordelijke pier van de haven")
    page.evaluate("document.documentElement.dataset.otPrint = 'checklist'")
    printed = sheets(page)

    assert len(printed) == 1
    assert f"Vuurtoren aan de noordelijke pier van de haven, {today(page)}" in printed[0]


@pytest.mark.parametrize("named", [True, False])
def test_paper_says_when_it_was_printed_and_of_what_where_that_has_a_name(
    page: Page, library: Library, named: bool
) -> None:
    pages = {
        addresses.page_of(library, library.phases[0]): "checklist",
        library.publication.scan_page: None,
        "mijn-notitie/": "note",
        addresses.page_of(library, library.forms[0]): "form",
    }
    for path, part in pages.items():
        page.goto(path)
        all_ready(page)
        if named and path == next(iter(pages)):
            name(page, "Vuurtoren")
        if part:
            page.evaluate("part => { document.documentElement.dataset.otPrint = part }", part)
        printed = " ".join(sheets(page))
        assert today(page) in printed, path
        assert (f"Vuurtoren, {today(page)}" in printed) == named, path
        assert "Mijn opdracht," not in printed, path


def name(page: Page, text: str) -> None:
    """Give the assignment a name, as a reader does."""
    page.locator(".ot-assignment > summary").first.click()
    page.get_by_role("button", name="Geef een andere naam").click()
    page.get_by_label("Schuilnaam").fill(text[:40])
    page.evaluate("([text]) => import('ot/lib/store.mjs').then(({ store }) => store.rename(text))", [text])


def today(page: Page) -> str:
    """The date as the page says it."""
    return str(page.evaluate("new Date().toLocaleDateString('nl', { dateStyle: 'long' })"))


def test_no_sheet_is_left_for_the_last_lines_of_a_phase(page: Page, library: Library) -> None:
    for phase in library.phases:
        page.goto(addresses.page_of(library, phase))
        ready(page)
        printed = sheets(page)
        # The line with the address stands under what a phase ends with.
        assert "Een opdracht teruggeven, versie" in printed[-1]
        assert fold(phase.introduction[-1].text) in fold(printed[-1]), phase.id
        # The checklist starts a sheet of its own.
        (sheet,) = [each for each in printed if "In deze fase" in each]
        last = library.interventions_of(phase)[-1]
        assert fold(last.otherwise.text.text) not in fold(sheet), phase.id


def test_a_path_is_one_sheet_with_all_that_it_says(page: Page, library: Library) -> None:
    for path in library.of(ReadingPath):
        page.goto(addresses.page_of(library, path))

        assert_one_sheet(page, library, path)


def test_a_path_of_another_handreiking_is_one_sheet_as_well(page: Page, guides_url: str) -> None:
    guide = load(invented.GUIDE)
    for path in guide.of(ReadingPath):
        page.goto(f"{guides_url}gewoon/{addresses.page_of(guide, path)}")

        assert_one_sheet(page, guide, path)


def assert_one_sheet(page: Page, library: Library, path: ReadingPath) -> None:
    printed = sheets(page)
    said = [
        path.title,
        path.summary.text,
        *(point.text for part in path.parts for point in part.points),
        *(phrase.text for phrase in path.phrases),
        *(text for each in path.items for text in (library.records[each.item].name, each.reason.text)),
    ]

    assert len(printed) == 1, path.id
    # How lines break is up to the browser.
    assert [each for each in said if fold(each) not in fold(printed[0])] == []
