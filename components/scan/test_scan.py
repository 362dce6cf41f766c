"""The scan of the red flags: an overview that follows what the reader sees, and never a verdict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.support.screen_reader import transcript
from tests.support.tools import BLOCKED, NO_ROOM, all_ready, keep, said, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

TRANSCRIPT = Path(__file__).parent / "schermlezer.txt"
SCAN = "alarmscan/"


def open_scan(page: Page) -> Page:
    """Open the page and wait until the tool works."""
    page.goto(SCAN)
    all_ready(page)
    return page


@pytest.fixture
def scan(page: Page) -> Page:
    return open_scan(page)


def answer(page: Page, flag: str, word: str) -> None:
    page.locator(f"label[for=scan-{flag}-{word}]").click()


def raised(page: Page) -> list[str]:
    """The flags in the overview, from the top."""
    return page.locator(".ot-scan__result:visible h3 a").all_inner_texts()


def result(page: Page, flag: str) -> Locator:
    return page.locator(f"[data-ot-raised={flag}]")


def test_nothing_weighs_until_the_reader_says_so(scan: Page) -> None:
    assert raised(scan) == []
    expect(scan.get_by_text("Kies je bij een teken soms of vaak?")).to_be_visible()
    expect(scan.locator("[type=radio][name^=scan-]:checked")).to_have_value("")
    expect(scan.get_by_text("0 van 3 tekens ingevuld.")).to_be_visible()
    expect(scan.locator("strong[data-ot-summary]")).to_have_text("Geen teken weegt.")


def test_what_is_often_there_comes_before_what_is_sometimes_there(scan: Page) -> None:
    answer(scan, "droogte", "soms")
    answer(scan, "slakken", "niet")
    answer(scan, "ruzie", "vaak")

    assert raised(scan) == ["Ruzie om het hek", "Droogte"]
    expect(result(scan, "ruzie").locator("h3")).to_have_text("Ruzie om het hekvaak")
    expect(scan.get_by_text("3 van 3 tekens ingevuld.")).to_be_visible()
    expect(scan.locator("strong[data-ot-summary]")).to_have_text(
        "2 tekens wegen: Ruzie om het hek (vaak), Droogte (soms)."
    )


def test_flags_that_weigh_the_same_stand_in_the_order_of_the_scan(scan: Page) -> None:
    answer(scan, "droogte", "soms")
    answer(scan, "ruzie", "vaak")
    answer(scan, "droogte", "vaak")

    assert raised(scan) == ["Droogte", "Ruzie om het hek"]


def test_what_changed_is_announced(scan: Page) -> None:
    answer(scan, "droogte", "vaak")
    said(scan, "1 teken weegt.")
    answer(scan, "droogte", "niet")
    said(scan, "Geen teken weegt.")


def test_an_arrow_press_is_not_answered_with_the_whole_list(scan: Page) -> None:
    answer(scan, "slakken", "vaak")
    said(scan, "1 teken weegt.")
    scan.evaluate(
        """() => {
            window.heard = []
            new MutationObserver(() => {
                const text = document.querySelector("body > [role=status]").textContent
                if (text) window.heard.push(text)
            }).observe(document.querySelector("body > [role=status]"), { childList: true })
        }"""
    )
    scan.locator("#scan-droogte-niet").focus()
    for _ in range(2):
        scan.keyboard.press("ArrowRight")
    said(scan, "2 tekens wegen.")

    assert scan.evaluate("window.heard") == ["2 tekens wegen."]


def test_a_raised_flag_shows_its_signs_questions_and_routes(scan: Page) -> None:
    route = scan.get_by_text("Die helpt als het misgaat.")
    answer(scan, "droogte", "vaak")
    expect(route).to_be_hidden()
    answer(scan, "ruzie", "soms")

    signs = ("Het hek is op slot.", "Er hangt een brief.", "Buren groeten niet.")
    questions = ("Wat deed ik?", "Wie kan praten?", "Ben ik veilig?")
    for text in (*signs, *questions, "De beheerder", "Buurtbemiddeling"):
        expect(result(scan, "ruzie").get_by_text(text, exact=True)).to_be_visible()
    expect(route).to_be_visible()


def test_the_overview_is_no_verdict(scan: Page) -> None:
    for flag in ("droogte", "slakken", "ruzie"):
        answer(scan, flag, "vaak")

    shown = scan.locator("article").inner_text().lower()
    assert not [word for word in ("score", "punten:", "geef de opdracht terug", "uitslag") if word in shown]
    # The only numbers are how many flags were filled in, and how many weigh.
    assert scan.locator("strong[data-ot-summary]").inner_text().startswith("3 tekens wegen")


def test_only_what_fits_the_phase_of_the_reader_is_shown(scan: Page) -> None:
    answer(scan, "droogte", "vaak")
    links = result(scan, "droogte").locator(".ot-scan__fitting li:visible a")
    assert links.all_inner_texts() == ["Grond keuren", "Water geven"]

    scan.get_by_role("radio", name="Groeien").check()
    assert links.all_inner_texts() == ["Water geven"]
    assert stored(scan)["tuin/phase"] == "groeien"

    scan.get_by_role("radio", name="Weet ik niet").check()
    assert links.all_inner_texts() == ["Grond keuren", "Water geven"]


def test_where_nothing_fits_the_phase_the_overview_says_so(scan: Page) -> None:
    answer(scan, "slakken", "vaak")
    nothing = result(scan, "slakken").get_by_text("past er niets direct bij")
    expect(nothing).to_be_hidden()
    scan.get_by_role("radio", name="Zaaien").check()
    expect(nothing).to_be_visible()
    scan.get_by_role("radio", name="Groeien").check()

    expect(nothing).to_be_hidden()


def test_an_intervention_goes_into_the_note_and_out_again(scan: Page) -> None:
    answer(scan, "slakken", "vaak")
    button = result(scan, "slakken").get_by_role("button", name="In mijn notitie Wieden")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    assert stored(scan)["tuin/chosen/wieden"] is True
    expect(button).to_be_focused()
    # The same intervention under another flag says the same.
    buttons = scan.locator("ot-choose[data-id=wieden] button[aria-pressed=true]")
    expect(buttons).to_have_count(2)
    button.click()
    expect(buttons).to_have_count(0)


def test_answers_survive_a_reload(scan: Page) -> None:
    answer(scan, "slakken", "soms")
    open_scan(scan)

    expect(scan.locator("#scan-slakken-soms")).to_be_checked()
    assert raised(scan) == ["Slakken"]


def test_another_tab_follows_at_once_and_focus_stays(context: BrowserContext) -> None:
    one, other = open_scan(context.new_page()), open_scan(context.new_page())
    answer(one, "slakken", "soms")
    link = result(one, "slakken").locator("h3 a")
    link.focus()
    answer(other, "droogte", "vaak")

    for page in (one, other):
        expect(page.locator("#scan-droogte-vaak")).to_be_checked()
        expect(page.locator("#scan-slakken-soms")).to_be_checked()
        expect(page.locator(".ot-scan__result:visible")).to_have_count(2)
        assert raised(page) == ["Droogte", "Slakken"]
    expect(link).to_be_focused()


def test_starting_again_asks_first_and_can_be_undone(scan: Page) -> None:
    answer(scan, "ruzie", "vaak")
    scan.get_by_role("radio", name="Groeien").check()
    reset = scan.get_by_role("button", name="Begin de scan opnieuw")
    reset.click()
    scan.get_by_role("dialog").get_by_role("button", name="Nee").click()
    expect(reset).to_be_focused()
    assert raised(scan) == ["Ruzie om het hek"]

    reset.click()
    scan.get_by_role("dialog").get_by_role("button", name="Ja").click()
    expect(scan.locator(".ot-scan__result:visible")).to_have_count(0)
    expect(scan.get_by_text("De scan is weer leeg.").first).to_be_visible()
    expect(scan.get_by_role("radio", name="Groeien")).to_be_checked()

    scan.get_by_role("button", name="Maak ongedaan").click()
    assert raised(scan) == ["Ruzie om het hek"]
    expect(scan.locator("#scan-ruzie-vaak")).to_be_checked()
    expect(reset).to_be_focused()


def test_the_scan_can_be_printed_with_its_answers_and_without_buttons(scan: Page) -> None:
    answer(scan, "droogte", "vaak")
    scan.evaluate("window.print = () => { window.printed = true; }")
    scan.get_by_role("button", name="Print de scan").click()
    assert scan.evaluate("window.printed")

    scan.emulate_media(media="print")
    expect(scan.locator("#scan-droogte-vaak")).to_be_visible()
    expect(scan.locator("article button:visible")).to_have_count(0)
    breaks = scan.locator(".ot-scan__flag").evaluate_all(
        "all => all.map(each => getComputedStyle(each).breakInside)"
    )
    assert set(breaks) == {"avoid"}


def test_only_phases_in_which_something_fits_a_flag_stand_with_it(guides: Path) -> None:
    soup = BeautifulSoup((guides / "gewoon" / SCAN / "index.html").read_text("utf-8"), "html.parser")

    phases = {
        each["data-ot-raised"]: [phase["data-ot-phase"] for phase in each.select("[data-ot-phase]")]
        for each in soup.select("[data-ot-raised]")
    }
    assert phases == {
        "droogte": ["zaaien", "groeien"],
        "slakken": ["groeien"],
        "ruzie": ["zaaien", "groeien", "oogsten"],
    }


def test_the_whole_scan_works_with_the_keyboard_alone(scan: Page) -> None:
    scan.locator("#scan-fase-geen").focus()
    scan.keyboard.press("Tab")
    expect(scan.locator("#scan-droogte-niet")).to_be_focused()
    scan.keyboard.press("ArrowRight")
    scan.keyboard.press("ArrowRight")
    expect(scan.locator("#scan-droogte-vaak")).to_be_checked()
    outline = scan.locator("label[for=scan-droogte-vaak]").evaluate(
        "each => getComputedStyle(each).outlineStyle"
    )
    assert outline == "solid"

    for _ in ("slakken", "ruzie", "to the overview"):
        scan.keyboard.press("Tab")
    expect(scan.get_by_role("link", name="Naar je overzicht")).to_be_focused()
    scan.keyboard.press("Tab")
    scan.keyboard.press("Enter")
    expect(scan.get_by_role("dialog").get_by_role("button", name="Nee")).to_be_focused()
    scan.keyboard.press("Escape")
    scan.keyboard.press("Tab")
    expect(result(scan, "droogte").locator("h3 a")).to_be_focused()
    for _ in ("the phase", "the intervention", "its button"):
        scan.keyboard.press("Tab")
    toggle = result(scan, "droogte").locator(".ot-toggle").first
    expect(toggle).to_be_focused()
    scan.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "true")


def test_without_javascript_every_flag_can_be_answered_and_read(browser: Browser, guides_url: str) -> None:
    context = browser.new_context(base_url=f"{guides_url}gewoon/", java_script_enabled=False)
    page = context.new_page()
    page.goto(SCAN)
    answer(page, "droogte", "vaak")

    expect(page.locator("#scan-droogte-vaak")).to_be_checked()
    assert raised(page) == ["Droogte", "Slakken", "Ruzie om het hek"]
    expect(page.get_by_text("Hieronder staat elk teken.")).to_be_visible()
    expect(page.locator("article button:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("script", "status"), [(BLOCKED, "blocked"), (NO_ROOM, "full")])
def test_the_scan_works_when_nothing_can_be_kept_and_says_so(page: Page, script: str, status: str) -> None:
    page.add_init_script(script)
    open_scan(page)
    answer(page, "droogte", "vaak")

    assert raised(page) == ["Droogte"]
    expect(page.locator(f"[data-ot-status={status}]")).to_be_visible()


def test_an_answer_or_a_phase_that_the_scan_does_not_know_is_as_none(scan: Page) -> None:
    keep(scan, {"tuin/flag/droogte": {"v": "altijd", "t": 1}, "tuin/phase": {"v": "winter", "t": 1}})
    answer(open_scan(scan), "slakken", "soms")

    assert raised(scan) == ["Slakken"]
    expect(result(scan, "slakken").get_by_text("past er niets direct bij")).to_be_hidden()


def test_every_answer_is_a_large_target_and_forced_colours_show_which_is_chosen(
    browser: Browser, guides_url: str
) -> None:
    context = browser.new_context(
        base_url=f"{guides_url}gewoon/",
        viewport={"width": 320, "height": 800},
        has_touch=True,
        is_mobile=True,
        forced_colors="active",
    )
    page = open_scan(context.new_page())
    heights = page.locator(".ot-choice label").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    answer(page, "droogte", "soms")
    outlines = page.locator("label[for^=scan-droogte-]").evaluate_all(
        "all => all.map(each => getComputedStyle(each).outlineStyle)"
    )
    context.close()

    assert min(heights) >= 44
    assert outlines == ["none", "solid", "none"]


def test_no_id_of_the_scan_is_that_of_a_record(guides: Path) -> None:
    items = json.loads((guides / "gewoon" / "data" / "items.json").read_text("utf-8"))
    soup = BeautifulSoup((guides / "gewoon" / SCAN / "index.html").read_text("utf-8"), "html.parser")

    assert {each["id"] for each in soup.select("article [id]")} & set(items) == set()


def test_a_screen_reader_hears_the_scan_in_order(scan: Page) -> None:
    """What the virtual screen reader says, line by line, for the phase, the first flag and the overview."""
    answer(scan, "droogte", "vaak")
    scan.get_by_role("radio", name="Zaaien").check()
    parts = [".ot-scan__phase", ".ot-scan__flag", ".ot-scan__result:not([hidden])"]

    assert transcript(scan, parts) == TRANSCRIPT.read_text(encoding="utf-8")
