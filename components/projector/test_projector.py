"""A text on a big screen: large, by the keys of a clicker, and with a time that hurries nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import all_ready, said, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

STEP = "draaiboek/?scherm=oefening-rondje"


def screen(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Groot op het scherm")


def text(page: Page) -> Locator:
    return page.locator(".ot-projector__text")


def clock(page: Page) -> Locator:
    return page.get_by_role("timer")


@pytest.fixture
def steps(page: Page) -> Page:
    """The steps of an exercise on the screen, with a clock that stands still."""
    page.clock.install()
    page.goto(STEP)
    expect(screen(page)).to_be_visible()
    return page


def test_an_address_opens_what_it_names_with_the_minutes_it_names(page: Page) -> None:
    page.goto("links/?scherm=droogte,zaaien&minuten=3")

    expect(text(page)).to_have_text("Het is al weken droog.")
    expect(clock(page)).to_have_text("3:00")


@pytest.mark.parametrize(
    "query", ["scherm=bestaat-niet", "scherm=constructor,__proto__", "scherm=", "scherm=,,&minuten=3"]
)
def test_a_wrong_address_opens_nothing(page: Page, query: str) -> None:
    page.goto(f"links/?{query}", wait_until="networkidle")
    all_ready(page)

    expect(screen(page)).to_be_hidden()


@pytest.mark.parametrize("minutes", ["-1", "0", "x", "9999"])
def test_wrong_minutes_become_five(page: Page, minutes: str) -> None:
    page.goto(f"links/?scherm=droogte&minuten={minutes}")

    expect(clock(page)).to_have_text("5:00")


@pytest.mark.parametrize("key", ["PageDown", "ArrowRight", "ArrowDown", "Space"])
def test_keys_and_those_of_a_clicker_go_on(steps: Page, key: str) -> None:
    expect(text(steps)).to_have_text("Loop samen.")
    steps.keyboard.press(key)

    expect(text(steps)).to_have_text("Wijs aan.")


@pytest.mark.parametrize("key", ["PageUp", "ArrowLeft", "ArrowUp"])
def test_others_go_back_and_stop_at_the_first(steps: Page, key: str) -> None:
    steps.keyboard.press("PageDown")
    steps.keyboard.press(key)
    expect(text(steps)).to_have_text("Loop samen.")
    steps.keyboard.press(key)

    expect(text(steps)).to_have_text("Loop samen.")


def test_the_space_bar_presses_the_button_that_has_the_focus(steps: Page) -> None:
    steps.get_by_role("button", name="Verberg de tijd").focus()
    steps.keyboard.press("Space")

    expect(clock(steps)).to_be_hidden()
    expect(text(steps)).to_have_text("Loop samen.")


def test_at_the_last_one_the_keys_go_on_working(steps: Page) -> None:
    further = steps.get_by_role("button", name="Volgende")
    further.click()
    further.click()
    expect(further).to_be_disabled()
    steps.keyboard.press("PageUp")

    expect(text(steps)).to_have_text("Wijs aan.")


def test_escape_closes_it_and_the_focus_is_where_it_was_opened(page: Page) -> None:
    page.goto("draaiboek/ochtend/")
    all_ready(page)
    opener = page.get_by_role("button", name="Een rondje door de tuin op het scherm").first
    opener.press("Enter")
    expect(screen(page)).to_be_visible()
    page.keyboard.press("Escape")
    if screen(page).is_visible():
        page.keyboard.press("Escape")  # the first one may have ended the full screen alone

    expect(screen(page)).to_be_hidden()
    expect(opener).to_be_focused()


def test_what_is_ticked_in_the_table_of_links_is_shown_in_that_order(page: Page) -> None:
    page.goto("links/")
    all_ready(page)
    page.evaluate("document.querySelectorAll('ot-composer details').forEach(each => { each.open = true })")
    page.get_by_label("Kies Slakken", exact=True).check()
    page.get_by_label("Kies Droogte", exact=True).check()
    page.get_by_role("button", name="Toon op het scherm").click()

    shown = json.loads(page.evaluate("fetch('../data/screens.json').then((answer) => answer.text())"))
    expect(text(page)).to_have_text(shown["slakken"][0][1])
    for _ in shown["slakken"]:
        page.keyboard.press("PageDown")
    expect(text(page)).to_have_text(shown["droogte"][0][1])


# The time


def test_a_step_has_its_own_time_which_waits_until_somebody_starts_it(steps: Page) -> None:
    expect(clock(steps)).to_have_text("8:00")
    steps.clock.run_for(5000)
    expect(clock(steps)).to_have_text("8:00")
    steps.get_by_role("button", name="Start de tijd").click()
    steps.clock.run_for(61_000)
    expect(clock(steps)).to_have_text("6:59")
    steps.get_by_role("button", name="Pauzeer").click()
    steps.clock.run_for(5000)

    expect(clock(steps)).to_have_text("6:59")


def test_the_next_step_begins_with_its_own_time(steps: Page) -> None:
    steps.get_by_role("button", name="Start de tijd").click()
    steps.clock.run_for(10_000)
    steps.keyboard.press("PageDown")
    expect(clock(steps)).to_have_text("4:00")
    steps.clock.run_for(2000)

    expect(clock(steps)).to_have_text("3:58")


def test_when_the_time_is_over_it_stands_still_at_nothing(steps: Page) -> None:
    steps.get_by_role("button", name="Start de tijd").click()
    steps.clock.run_for(8 * 60_000 + 5000)

    expect(clock(steps)).to_have_text("0:00")
    expect(steps.get_by_role("button", name="Start de tijd")).to_be_visible()
    steps.get_by_role("button", name="Hoeveel tijd nog?").click()
    expect(screen(steps).get_by_role("status")).to_have_text("De tijd is om.")


def test_it_says_how_much_time_is_left_only_when_asked(steps: Page) -> None:
    steps.get_by_role("button", name="Start de tijd").click()
    status = screen(steps).get_by_role("status")
    before = status.inner_text()
    steps.clock.run_for(30_000)
    assert status.inner_text() == before
    expect(clock(steps)).to_have_attribute("aria-live", "off")
    steps.get_by_role("button", name="Hoeveel tijd nog?").click()

    expect(status).to_have_text("Nog 7 min. en 30 sec.")


def test_a_screen_reader_hears_each_new_text(steps: Page) -> None:
    steps.keyboard.press("PageDown")

    expect(screen(steps).get_by_role("status")).to_have_text("Een rondje door de tuin, stap 2. Wijs aan.")


# To be read at ten metres

#: Whether the text does not fit in its room, and how many pixels its letters are.
LETTERS = """() => {
    const room = document.querySelector(".ot-projector__room");
    const text = document.querySelector(".ot-projector__text");
    const over = room.scrollHeight > room.clientHeight || room.scrollWidth > room.clientWidth;
    return [over, parseFloat(getComputedStyle(text).fontSize)];
}"""
LONG = " ".join(["Vertel", "wat", "de", "opdrachtgever", "zei"] * 9)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (360, 640)])
@pytest.mark.parametrize(
    ("words", "least"),
    [("Wat zie je?", 0.16), (LONG[:120], 0.06), (LONG, 0.03)],
    ids=["short", "sentences", "long"],
)
def test_a_text_is_as_large_as_fits_without_scrolling(
    page: Page, width: int, height: int, words: str, least: float
) -> None:
    page.route("**/screens.json", lambda route: route.fulfill(json={"droogte": [["Stap", words, 3]]}))
    page.set_viewport_size({"width": width, "height": height})
    page.goto("links/?scherm=droogte")
    expect(text(page)).to_have_text(words)

    cut, size = page.evaluate(LETTERS)
    assert not cut
    # A phone is held in the hand.
    assert width == 360 or size >= height * least - 0.1


def test_a_turned_screen_makes_the_text_fit_again(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto("draaiboek/?scherm=oefening-rondje")
    expect(screen(page)).to_be_visible()
    large = text(page).get_attribute("data-ot-size")
    page.set_viewport_size({"width": 300, "height": 720})

    until(page, f"document.querySelector('.ot-projector__text').dataset.otSize > '{large}'")


def test_a_text_that_does_not_come_is_told(page: Page) -> None:
    page.route("**/screens.json", lambda route: route.abort())
    page.goto(STEP)

    said(page, "De tekst kon niet worden geladen.")
    expect(screen(page)).to_be_hidden()


def test_without_javascript_no_button_is_there(browser: Browser, guides_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=f"{guides_url}gewoon/")
    page = context.new_page()
    page.goto("draaiboek/ochtend/")

    expect(page.get_by_role("button", name="op het scherm")).to_have_count(0)
    context.close()
