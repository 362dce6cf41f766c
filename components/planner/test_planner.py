"""A trainer's own programme: chosen, timed, shared by its address, printed and taken along as a file."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support import pdf
from tests.support.examples import example
from tests.support.tools import all_ready, said, stored
from tools import programs

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture
def empty(page: Page) -> Page:
    example("planner", "nog niets gekozen").open(page)
    return page


@pytest.fixture
def three(page: Page) -> Page:
    example("planner", "drie delen").open(page)
    return page


def own(page: Page) -> Locator:
    return page.get_by_role("table", name="Je eigen draaiboek")


def rows(page: Page) -> list[tuple[str, str, str]]:
    """When each part begins, how long it takes and what it is."""
    return [
        tuple(row.locator("td, th p").all_inner_texts())  # type: ignore[misc]  # three texts
        for row in own(page).locator(".ot-slot").all()
    ]


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def add(page: Page, key: str) -> None:
    page.get_by_label("Onderdeel, met de minuten").select_option(key)
    page.get_by_role("button", name="Voeg toe").click()


def test_an_address_gives_the_parts_in_order_with_their_times(three: Page) -> None:
    assert rows(three) == [
        ("10:15", "20", "Een rondje door de tuin"),
        ("10:35", "10", "Pauze"),
        ("10:45", "30", "De buur"),
    ]
    steps = own(three).locator("tr:not(.ot-slot) td:first-child").all_inner_texts()
    assert steps[:3] == ["10:15", "10:23", "10:27"]
    expect(three.get_by_text("Van 10:15 tot 11:15, samen 60 minuten.")).to_be_visible()


def test_materials_stand_together_above_it(three: Page) -> None:
    expect(three.locator("[data-ot-materials] li")).to_have_text(["Een tuin", "Een stok"])


def test_what_is_added_comes_at_the_end_and_stands_in_the_address(empty: Page) -> None:
    expect(own(empty)).to_be_hidden()
    add(empty, "oefening-rondje")
    add(empty, "pauze")

    assert [row[2] for row in rows(empty)] == ["Een rondje door de tuin", "Pauze"]
    assert asked(empty) == {"delen": ["oefening-rondje,pauze"], "start": ["0930"]}
    said(empty, "Pauze toegevoegd. Van 09:30 tot 10:05, samen 35 minuten.")


def test_the_address_brings_back_the_same_programme(empty: Page, page: Page) -> None:
    empty.goto("draaiboek/?delen=draaiboek-ochtend-welkom")
    all_ready(empty)
    add(empty, "oefening-rondje")
    empty.get_by_label("Minuten voor Een rondje door de tuin").fill("25")
    empty.get_by_label("Begintijd").fill("13:45")
    empty.get_by_label("Vorm").select_option("online")
    before = rows(empty)
    link = empty.get_by_label("Link met je draaiboek").input_value()
    page.goto(link)
    all_ready(page)

    assert before == rows(page) == [("13:45", "10", "Welkom"), ("13:55", "25", "Een rondje door de tuin")]
    expect(page.get_by_label("Vorm")).to_have_value("online")
    expect(own(page).get_by_text("Bekijk samen een film.")).to_be_visible()


def test_in_a_room_it_says_nothing_of_a_screen(three: Page) -> None:
    expect(own(three).get_by_text("Bekijk samen een film.")).to_be_hidden()


def test_a_part_changes_places_by_the_keyboard_and_keeps_the_focus(three: Page) -> None:
    later = three.get_by_role("button", name="Een rondje door de tuin later")
    later.press("Enter")

    assert [row[2] for row in rows(three)][:2] == ["Pauze", "Een rondje door de tuin"]
    expect(later).to_be_focused()
    assert asked(three)["delen"] == ["pauze:10,oefening-rondje,gesprek-buur:30"]
    three.get_by_role("button", name="Een rondje door de tuin eerder").press("Enter")
    assert rows(three)[0] == ("10:15", "20", "Een rondje door de tuin")
    three.get_by_role("button", name="Een rondje door de tuin eerder").press("Enter")
    assert rows(three)[0] == ("10:15", "20", "Een rondje door de tuin")


def test_a_part_that_is_taken_away_leaves_the_focus_in_the_table(three: Page) -> None:
    three.get_by_role("button", name="Haal weg: Pauze").press("Enter")

    expect(three.get_by_role("button", name="Haal weg: De buur")).to_be_focused()
    assert asked(three)["delen"] == ["oefening-rondje,gesprek-buur:30"]
    for name in ("De buur", "Een rondje door de tuin"):
        three.get_by_role("button", name=f"Haal weg: {name}").press("Enter")
    expect(three.get_by_label("Onderdeel, met de minuten")).to_be_focused()
    assert urlsplit(three.url).query == ""


def test_an_exercise_gets_no_less_time_than_its_steps(three: Page) -> None:
    minutes = three.get_by_label("Minuten voor Een rondje door de tuin")
    minutes.fill("5")
    minutes.press("Tab")

    expect(minutes).to_have_value("20")


@pytest.mark.parametrize(
    "query",
    [
        "delen=bestaat-niet,constructor,<b>",
        "delen=&start=9999&vorm=maan",
        "delen=,,,:,:9&start=x",
    ],
)
def test_a_wrong_address_is_as_if_it_were_not_there(page: Page, query: str) -> None:
    page.goto(f"draaiboek/?{query}")
    all_ready(page)

    expect(own(page)).to_be_hidden()
    expect(page.get_by_label("Begintijd")).to_have_value("09:30")
    expect(page.get_by_label("Vorm")).to_have_value("zaal")


@pytest.mark.parametrize("minutes", ["-5", "0", "99999", "x", "1e9", "NaN", "12.4"])
def test_wrong_minutes_become_minutes_that_can_be(page: Page, minutes: str) -> None:
    page.goto(f"draaiboek/?delen=pauze:{minutes}")
    all_ready(page)

    assert 1 <= int(page.get_by_label("Minuten voor Pauze").input_value()) <= 240


def test_no_more_parts_than_forty(page: Page) -> None:
    page.goto(f"draaiboek/?delen={','.join(['pauze'] * 60)}")
    all_ready(page)

    assert len(rows(page)) == 40


def test_a_ready_programme_can_be_taken_over(empty: Page) -> None:
    empty.goto("draaiboek/ochtend/")
    ready = empty.get_by_role("table", name="Een ochtend in de tuin").locator(".ot-slot")
    texts = [row.locator("td, th p").all_inner_texts() for row in ready.all()]
    empty.get_by_role("link", name="Pas dit draaiboek aan").click()
    all_ready(empty)

    assert texts
    assert [list(row) for row in rows(empty)] == texts


def test_on_paper_stands_ones_own_programme_and_what_to_do_in_a_grave_case(three: Page) -> None:
    ready = three.locator("article").get_by_text("Een ochtend in de tuin", exact=True)
    three.evaluate("window.print = () => { window.printed = document.documentElement.dataset.otPrint }")
    three.get_by_role("button", name="Print", exact=True).click()
    assert three.evaluate("window.printed") == "programme"
    three.emulate_media(media="print")

    expect(own(three)).to_be_visible()
    expect(ready).to_be_hidden()
    expect(three.get_by_text("Niet alles blijft geheim.")).to_be_visible()
    expect(three.get_by_role("button", name="Haal weg: Pauze")).to_be_hidden()
    three.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(ready).to_be_visible()


def test_without_javascript_the_ready_programmes_are_tables(browser: Browser, guides_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=f"{guides_url}gewoon/")
    page = context.new_page()
    page.goto("draaiboek/ochtend/")

    table = page.get_by_role("table", name="Een ochtend in de tuin")
    expect(table.get_by_role("row", name="09:48 4 Wijs aan.")).to_contain_text("wijzer, kijker")
    expect(table.get_by_role("button")).to_have_count(0)
    page.goto("draaiboek/")
    expect(page.get_by_role("button", name="Voeg toe")).to_be_hidden()
    expect(page.get_by_text("Zonder kies je er een van hierboven.")).to_be_visible()
    context.close()


def test_it_can_be_taken_along_as_one_file_that_libreoffice_opens(three: Page, tmp_path: Path) -> None:
    with three.expect_download() as download:
        three.get_by_role("button", name="Download voor LibreOffice").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    root = etree.fromstring(file.read_bytes())
    found = [
        ["".join(cell.itertext()) for cell in row.findall(f"{TABLE}table-cell")]
        for row in root.findall(f".//{TABLE}table/{TABLE}table-row")
    ]
    assert found[:3] == [
        ["10:15", "20", "Een rondje door de tuin"],
        ["10:15", "8", "Loop samen.Klaar: Een tuin", ""],
        ["10:23", "4", "Wijs aan.Klaar: Een stok Een tuin", "wijzer, kijker"],
    ]
    assert len(found) == 7
    program = programs.find("soffice")
    if program is None:
        pytest.fail(programs.help_for("soffice"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run = subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    text = pdf.text_of_pages(PdfReader(tmp_path / "draaiboek.pdf").pages)
    assert pdf.squash("Van 10:15 tot 11:15, samen 60 minuten.") in text
    assert pdf.squash("Niet alles blijft geheim.") in text


def test_a_file_that_does_not_come_is_told(three: Page) -> None:
    three.route("**/draaiboek.fodt", lambda route: route.abort())
    three.get_by_role("button", name="Download voor LibreOffice").click()

    said(three, "Het bestand kon niet gemaakt worden. Probeer het later nog eens.")


def test_nothing_of_it_is_kept(three: Page) -> None:
    three.get_by_role("button", name="Haal weg: Pauze").click()

    assert stored(three) == {}
