"""The scan of the red flags: an overview that follows what the reader sees, and never a verdict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from macros.site import View
from tests.support.data import changed
from tests.support.screen_reader import transcript
from tests.support.tools import BLOCKED, NO_ROOM, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

    from macros.model import Library, RedFlag

ROOT = Path(__file__).parent.parent
TRANSCRIPT = ROOT / "data" / "schermlezer-scan.txt"


def open_scan(page: Page) -> Page:
    """Open the page and wait until the tool works."""
    page.goto("rode-vlaggenscan/")
    expect(page.locator("[data-ot-summary]").first).not_to_be_empty()
    expect(page.locator("ot-choose:not(:defined)")).to_have_count(0)
    return page


@pytest.fixture
def scan(page: Page) -> Page:
    return open_scan(page)


def answer(page: Page, flag: RedFlag, word: str) -> None:
    page.locator(f"label[for=scan-{flag.id}-{word}]").click()


def raised(page: Page) -> list[str]:
    """The flags in the overview, from the top."""
    return page.locator(".ot-scan__result:visible h3 a").all_inner_texts()


def result(page: Page, flag: RedFlag) -> Locator:
    return page.locator(f"[data-ot-raised={flag.id}]")


def test_nothing_weighs_until_the_reader_says_so(scan: Page) -> None:
    assert raised(scan) == []
    expect(scan.get_by_text("Kies je bij een vlag soms of vaak?")).to_be_visible()
    expect(scan.locator("[type=radio][name^=scan-]:checked")).to_have_value("")


def test_what_is_often_there_comes_before_what_is_sometimes_there(scan: Page, library: Library) -> None:
    first, second, third, *_ = library.red_flags
    answer(scan, first, "soms")
    answer(scan, second, "niet")
    answer(scan, third, "vaak")

    assert raised(scan) == [third.label, first.label]
    expect(scan.get_by_text("3 van 9 vlaggen ingevuld.")).to_be_visible()
    expect(scan.locator("strong[data-ot-summary]")).to_have_text(
        f"2 vlaggen wegen: {third.label} (vaak), {first.label} (soms)."
    )


def test_what_changed_is_announced(scan: Page, library: Library) -> None:
    flag = library.red_flags[0]
    answer(scan, flag, "vaak")

    status = scan.locator("body > [role=status]")
    expect(status).to_have_text(f"1 vlag weegt: {flag.label} (vaak).")
    answer(scan, flag, "niet")
    expect(status).to_have_text("Geen vlag weegt.")


def test_a_raised_flag_shows_its_signs_and_the_questions_for_a_colleague(
    scan: Page, library: Library
) -> None:
    flag = library.red_flags[0]
    answer(scan, flag, "soms")

    for text in (*flag.signs, *flag.questions_self):
        expect(result(scan, flag).get_by_text(text.text)).to_be_visible()


def test_the_overview_is_no_verdict(scan: Page, library: Library) -> None:
    for flag in library.red_flags:
        answer(scan, flag, "vaak")

    shown = scan.locator("article").inner_text().lower()
    assert not [word for word in ("score", "punten:", "geef de opdracht terug", "uitslag") if word in shown]
    # Of the numbers in the summary one is how many flags were filled in, and one how many weigh.
    assert scan.locator("strong[data-ot-summary]").inner_text().startswith("9 vlaggen wegen")


def test_only_what_fits_the_phase_of_the_reader_is_shown(scan: Page, library: Library) -> None:
    flag, phase = library.red_flags[0], library.phases[1]
    answer(scan, flag, "vaak")
    every = [each.label for one in library.phases for each in library.fitting(flag, one)]
    links = result(scan, flag).locator(".ot-scan__fitting li:visible a")
    assert links.all_inner_texts() == every

    scan.get_by_role("radio", name=phase.label).check()
    assert links.all_inner_texts() == [each.label for each in library.fitting(flag, phase)]
    assert stored(scan)["eerste/phase"] == phase.id

    scan.get_by_role("radio", name="Weet ik niet").check()
    assert links.all_inner_texts() == every


def test_where_nothing_fits_the_phase_the_overview_says_so(page: Page, library: Library) -> None:
    # Every flag has something in every phase now; the page is what the template makes of one that has not.
    flag, phase = library.red_flags[0], library.phases[0]

    def without(route: Route) -> None:
        soup = BeautifulSoup(route.fetch().text(), "html.parser")
        soup.select_one(f"[data-ot-raised={flag.id}] [data-ot-phase={phase.id}]").decompose()
        route.fulfill(body=str(soup), content_type="text/html")

    page.route("**/rode-vlaggenscan/", without)
    open_scan(page)
    answer(page, flag, "vaak")
    nothing = result(page, flag).get_by_text("past er niets direct bij")
    expect(nothing).to_be_hidden()
    page.get_by_role("radio", name=phase.label).check()
    expect(nothing).to_be_visible()
    page.get_by_role("radio", name=library.phases[1].label).check()

    expect(nothing).to_be_hidden()


def test_routes_appear_with_the_flag_that_has_them_and_only_then(scan: Page, library: Library) -> None:
    flag = next(each for each in library.red_flags if each.routes)
    other = next(each for each in library.red_flags if not each.routes)
    answer(scan, other, "vaak")
    expect(scan.get_by_text(flag.routes[0].text.text)).to_be_hidden()
    answer(scan, flag, "soms")

    for route in flag.routes:
        expect(result(scan, flag).get_by_text(route.name, exact=True)).to_be_visible()


def test_an_intervention_goes_into_the_note_and_out_again(scan: Page, library: Library) -> None:
    flag = library.red_flags[0]
    chosen = library.fitting(flag, library.phases[0])[0]
    answer(scan, flag, "vaak")
    button = result(scan, flag).get_by_role("button", name=f"In mijn gespreksnotitie {chosen.label}")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    assert stored(scan)[f"eerste/chosen/{chosen.id}"] is True
    expect(button).to_be_focused()
    # The same intervention under another flag says the same.
    buttons = scan.locator(f"ot-choose[data-id={chosen.id}] button[aria-pressed=true]")
    assert buttons.count() == len(library.answered_by(chosen))
    button.click()
    expect(buttons).to_have_count(0)


def test_answers_survive_a_reload(scan: Page, library: Library) -> None:
    flag = library.red_flags[4]
    answer(scan, flag, "soms")
    open_scan(scan)

    expect(scan.locator(f"#scan-{flag.id}-soms")).to_be_checked()
    assert raised(scan) == [flag.label]


def test_another_tab_follows_at_once(context: BrowserContext, library: Library) -> None:
    one, other = open_scan(context.new_page()), open_scan(context.new_page())
    first, second, *_ = library.red_flags
    answer(one, first, "vaak")
    answer(other, second, "vaak")

    for page in (one, other):
        expect(page.locator(f"#scan-{first.id}-vaak")).to_be_checked()
        expect(page.locator(f"#scan-{second.id}-vaak")).to_be_checked()
        expect(page.locator(".ot-scan__result:visible")).to_have_count(2)


def test_focus_stays_when_another_tab_changes_the_overview(context: BrowserContext, library: Library) -> None:
    one, other = open_scan(context.new_page()), open_scan(context.new_page())
    first, second, *_ = library.red_flags
    answer(one, second, "soms")
    link = result(one, second).locator("h3 a")
    link.focus()
    answer(other, first, "vaak")

    expect(one.locator(".ot-scan__result:visible")).to_have_count(2)
    assert raised(one) == [first.label, second.label]
    expect(link).to_be_focused()


def test_starting_again_asks_first_and_can_be_undone(scan: Page, library: Library) -> None:
    flag = library.red_flags[2]
    answer(scan, flag, "vaak")
    scan.get_by_role("radio", name=library.phases[1].label).check()
    reset = scan.get_by_role("button", name="Begin de scan opnieuw")
    reset.click()
    scan.get_by_role("dialog").get_by_role("button", name="Nee").click()
    assert raised(scan) == [flag.label]
    expect(reset).to_be_focused()

    reset.click()
    scan.get_by_role("dialog").get_by_role("button", name="Ja").click()
    expect(scan.locator(".ot-scan__result:visible")).to_have_count(0)
    expect(scan.get_by_role("radio", name=library.phases[1].label)).to_be_checked()

    scan.get_by_role("button", name="Maak ongedaan").click()
    assert raised(scan) == [flag.label]
    expect(scan.locator(f"#scan-{flag.id}-vaak")).to_be_checked()


def test_the_scan_can_be_printed(scan: Page) -> None:
    scan.evaluate("window.print = () => { window.printed = true; }")
    scan.get_by_role("button", name="Print de scan").click()

    assert scan.evaluate("window.printed")


def test_on_paper_the_answers_show_and_the_buttons_do_not(scan: Page, library: Library) -> None:
    flag = library.red_flags[0]
    answer(scan, flag, "vaak")
    scan.emulate_media(media="print")

    expect(scan.locator(f"#scan-{flag.id}-vaak")).to_be_visible()
    expect(scan.locator("article button:visible")).to_have_count(0)
    breaks = scan.locator(".ot-scan__flag").evaluate_all(
        "all => all.map(each => getComputedStyle(each).breakInside)"
    )
    assert set(breaks) == {"avoid"}


def test_only_phases_in_which_something_fits_a_flag_stand_with_it(library: Library) -> None:
    first = library.red_flags[0]
    flag = first.model_copy(update={"interventions": first.interventions[:1]})
    small = changed(library, red_flags=(flag,))
    soup = BeautifulSoup(View(small, ()).render("scan"), "html.parser")

    found = [each["data-ot-phase"] for each in soup.select("[data-ot-raised] [data-ot-phase]")]
    assert found == [phase.id for phase in small.phases if small.fitting(flag, phase)]
    assert len(found) < len(small.phases)


def test_the_whole_scan_works_with_the_keyboard_alone(scan: Page, library: Library) -> None:
    flag = library.red_flags[0]
    scan.locator("#scan-fase-geen").focus()
    scan.keyboard.press("Tab")
    expect(scan.locator(f"#scan-{flag.id}-niet")).to_be_focused()
    scan.keyboard.press("ArrowRight")
    scan.keyboard.press("ArrowRight")
    expect(scan.locator(f"#scan-{flag.id}-vaak")).to_be_checked()
    outline = scan.locator(f"label[for=scan-{flag.id}-vaak]").evaluate(
        "each => getComputedStyle(each).outlineStyle"
    )
    assert outline == "solid"

    for _ in library.red_flags[1:]:
        scan.keyboard.press("Tab")
    scan.keyboard.press("Tab")
    expect(scan.get_by_role("link", name="Naar je overzicht")).to_be_focused()
    scan.keyboard.press("Tab")
    scan.keyboard.press("Enter")
    expect(scan.get_by_role("dialog").get_by_role("button", name="Nee")).to_be_focused()
    scan.keyboard.press("Escape")
    scan.keyboard.press("Tab")
    expect(result(scan, flag).locator("h3 a")).to_be_focused()
    toggle = result(scan, flag).locator(".ot-toggle").first
    for _ in range(10):  # past the links in the text
        if toggle.evaluate("each => each === document.activeElement"):
            break
        scan.keyboard.press("Tab")
    scan.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "true")


def test_without_javascript_every_flag_can_be_answered_and_read(
    browser: Browser, base_url: str, library: Library
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("rode-vlaggenscan/")
    answer(page, library.red_flags[0], "vaak")

    expect(page.locator(f"#scan-{library.red_flags[0].id}-vaak")).to_be_checked()
    assert raised(page) == [flag.label for flag in library.red_flags]
    expect(page.get_by_text("Hieronder staat elke vlag.")).to_be_visible()
    expect(page.locator("article button:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("script", "status"), [(BLOCKED, "blocked"), (NO_ROOM, "full")])
def test_the_scan_works_when_nothing_can_be_kept_and_says_so(
    page: Page, library: Library, script: str, status: str
) -> None:
    page.add_init_script(script)
    open_scan(page)
    answer(page, library.red_flags[0], "vaak")

    assert raised(page) == [library.red_flags[0].label]
    expect(page.locator(f"[data-ot-status={status}]")).to_be_visible()


def test_the_scan_works_after_instant_navigation(instant: Page, library: Library) -> None:
    instant.goto("rode-vlaggen/")
    instant.wait_for_load_state("networkidle")
    instant.evaluate("() => { window.same = true; }")
    instant.get_by_role("link", name="Doe de rodevlaggenscan").click()
    expect(instant.locator("[data-ot-summary]").first).not_to_be_empty()
    answer(instant, library.red_flags[0], "vaak")

    assert raised(instant) == [library.red_flags[0].label]
    assert instant.evaluate("window.same")


def test_every_answer_is_a_large_target(browser: Browser, base_url: str) -> None:
    context = browser.new_context(
        base_url=base_url, viewport={"width": 320, "height": 800}, has_touch=True, is_mobile=True
    )
    page = open_scan(context.new_page())
    heights = page.locator(".ot-choice label").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    context.close()

    assert min(heights) >= 44


def test_forced_colours_show_which_answer_is_chosen(
    browser: Browser, base_url: str, library: Library
) -> None:
    context = browser.new_context(base_url=base_url, forced_colors="active")
    page = open_scan(context.new_page())
    flag = library.red_flags[0]
    answer(page, flag, "soms")
    outlines = {
        word: page.locator(f"label[for=scan-{flag.id}-{word}]").evaluate(
            "each => getComputedStyle(each).outlineStyle"
        )
        for word in ("niet", "soms", "vaak")
    }
    context.close()

    assert outlines == {"niet": "none", "soms": "solid", "vaak": "none"}


def test_no_id_of_the_scan_is_that_of_a_record(scan: Page, library: Library) -> None:
    ids = scan.locator("article [id]").evaluate_all("all => all.map(each => each.id)")

    assert set(ids) & set(library.records) == set()


def test_a_screen_reader_hears_the_scan_in_order(scan: Page, library: Library) -> None:
    """What the virtual screen reader says, line by line, for the phase, the first flag and the overview."""
    answer(scan, library.red_flags[0], "vaak")
    scan.get_by_role("radio", name=library.phases[0].label).check()
    parts = [".ot-scan__phase", ".ot-scan__flag", ".ot-scan__result:not([hidden])"]

    assert transcript(scan, parts) == TRANSCRIPT.read_text(encoding="utf-8")
