"""The checklists: what is ticked stays ticked, and the page says how far the reader is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.screen_reader import transcript
from tests.support.tools import all_ready, box, said, stored, tab

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PAGE = "fasen/zaaien/"
#: The items of the phase: two of each of its two interventions. The whole handreiking has ten.
ITEMS = ["vink-kuil", "vink-klei", "vink-buur", "vink-tip"]
FIRST, SECOND, *_ = ITEMS
#: An item of another phase.
ELSEWHERE = "vink-hark"
#: What is said for the assignment, the progress and the first intervention.
TRANSCRIPT = Path(__file__).parent / "transcript.txt"


@pytest.fixture
def empty(page: Page) -> Page:
    """A checklist on which nothing was done yet."""
    example("checklist", "nog niets afgevinkt").open(page)
    return page


@pytest.fixture
def begun(page: Page) -> Page:
    """A checklist of which the first item is done, and one in another phase."""
    example("checklist", "voor een deel afgevinkt").open(page)
    return page


def not_applicable(page: Page, item: str) -> Locator:
    """The button that says that an item does not apply."""
    return page.locator(f"#nvt-{item}")


def progress(page: Page, of: str) -> Locator:
    """Where the page says how far the reader is in the phase or in all of them."""
    return page.locator(f'[data-ot-count="{of}"]')


def test_a_tick_is_there_after_a_reload_and_in_a_new_tab(empty: Page) -> None:
    box(empty, FIRST).check()
    empty.reload()
    again = tab(empty.context, PAGE)

    expect(box(empty, FIRST)).to_be_checked()
    expect(box(again, FIRST)).to_be_checked()
    expect(box(again, SECOND)).not_to_be_checked()


def test_not_applicable_stays_and_takes_the_tick_away(begun: Page) -> None:
    not_applicable(begun, FIRST).click()
    begun.reload()

    expect(not_applicable(begun, FIRST)).to_have_attribute("aria-pressed", "true")
    expect(box(begun, FIRST)).not_to_be_checked()


def test_ticking_or_pressing_again_ends_not_applicable(empty: Page) -> None:
    button = not_applicable(empty, FIRST)
    button.click()
    box(empty, FIRST).check()
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    button.click()

    expect(button).to_have_attribute("aria-pressed", "false")
    assert stored(empty) == {}


def test_the_button_for_not_applicable_says_which_item_it_is_for(empty: Page) -> None:
    name = "n.v.t. Ik heb een kuil gegraven."

    expect(empty.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_progress_is_said_for_the_intervention_the_phase_and_everything(empty: Page) -> None:
    box(empty, FIRST).check()

    expect(empty.locator("#checklist-grond-keuren [data-ot-count]")).to_have_text("1 van 2 gedaan")
    expect(empty.locator("#checklist-buren-vragen [data-ot-count]")).to_have_text("0 van 2 gedaan")
    expect(progress(empty, "phase")).to_have_text("In deze fase: 1 van 4 gedaan")
    expect(progress(empty, "all")).to_have_text("In alle fasen: 1 van 10 gedaan")
    not_applicable(empty, SECOND).click()
    expect(progress(empty, "phase")).to_have_text("In deze fase: 1 van 3 gedaan, 1 n.v.t.")


def test_progress_is_announced_once(empty: Page) -> None:
    empty.evaluate(
        """() => {
            window.heard = []
            new MutationObserver(changes => {
                for (const { target } of changes) {
                    const region = target.closest?.("[role=status]")
                    if (region?.textContent.trim()) window.heard.push(region.textContent)
                }
            }).observe(document.body, { childList: true, subtree: true })
        }"""
    )
    box(empty, FIRST).check()
    said(empty, "1 van 4 gedaan")

    assert empty.evaluate("window.heard") == ["1 van 4 gedaan"]


def test_ticks_in_other_phases_count_in_the_whole(begun: Page) -> None:
    expect(progress(begun, "phase")).to_have_text("In deze fase: 1 van 4 gedaan")
    expect(progress(begun, "all")).to_have_text("In alle fasen: 2 van 10 gedaan")


def test_an_item_whose_text_changed_says_so_until_the_reader_confirms(page: Page) -> None:
    example("checklist", "een tekst is veranderd").open(page)
    notice = page.locator(f"[id='{FIRST}'] .ot-check__changed")

    expect(box(page, FIRST)).to_be_checked()
    expect(notice).to_contain_text("De tekst van dit punt is veranderd")
    notice.get_by_role("button", name="Ja, het klopt nog").click()
    expect(notice).to_have_count(0)
    expect(box(page, FIRST)).to_be_focused()
    page.reload()
    all_ready(page)
    expect(box(page, FIRST)).to_be_checked()
    expect(notice).to_have_count(0)


def test_resetting_a_phase_asks_first_and_can_be_undone(begun: Page) -> None:
    begun.get_by_role("button", name="Begin deze fase opnieuw").click()
    begun.get_by_role("button", name="Nee, laat staan").click()
    expect(box(begun, FIRST)).to_be_checked()

    begun.get_by_role("button", name="Begin deze fase opnieuw").click()
    begun.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(box(begun, FIRST)).not_to_be_checked()
    said(begun, "Alle punten staan weer open. Je kunt het nog ongedaan maken.")
    assert list(stored(begun)) == [f"tuin/item/{ELSEWHERE}"]

    begun.get_by_role("button", name="Maak ongedaan").click()
    expect(box(begun, FIRST)).to_be_checked()
    said(begun, "Ongedaan gemaakt")


def test_resetting_everything_reaches_the_other_phases(begun: Page) -> None:
    before = stored(begun)
    begun.get_by_role("button", name="Begin alle fasen opnieuw").click()
    begun.get_by_role("button", name="Ja, begin opnieuw").click()

    expect(progress(begun, "all")).to_have_text("In alle fasen: 0 van 10 gedaan")
    assert stored(begun) == {}
    begun.get_by_role("button", name="Maak ongedaan").click()
    expect(progress(begun, "all")).to_have_text("In alle fasen: 2 van 10 gedaan")
    assert stored(begun) == before


def test_focus_returns_to_the_button_that_asked(empty: Page) -> None:
    button = empty.get_by_role("button", name="Begin deze fase opnieuw")
    button.focus()
    empty.keyboard.press("Enter")
    expect(empty.get_by_role("button", name="Nee, laat staan")).to_be_focused()
    empty.keyboard.press("Escape")

    expect(button).to_be_focused()


def test_a_phase_is_ticked_reset_and_restored_with_the_keyboard_alone(empty: Page) -> None:
    box(empty, FIRST).focus()
    empty.keyboard.press("Space")
    expect(box(empty, FIRST)).to_be_checked()
    empty.keyboard.press("Tab")
    expect(not_applicable(empty, FIRST)).to_be_focused()
    empty.keyboard.press("Tab")
    expect(box(empty, SECOND)).to_be_focused()
    empty.keyboard.press("Tab")
    empty.keyboard.press("Enter")
    expect(not_applicable(empty, SECOND)).to_have_attribute("aria-pressed", "true")
    empty.get_by_role("button", name="Begin deze fase opnieuw").focus()
    empty.keyboard.press("Enter")
    empty.keyboard.press("Tab")
    empty.keyboard.press("Enter")
    expect(box(empty, FIRST)).not_to_be_checked()
    empty.get_by_role("button", name="Maak ongedaan").focus()
    empty.keyboard.press("Enter")

    expect(box(empty, FIRST)).to_be_checked()


def test_a_screen_reader_hears_a_checklist_in_order(begun: Page) -> None:
    not_applicable(begun, SECOND).click()

    heard = transcript(
        begun, [".ot-checklist .ot-assignment > summary", ".ot-progress", ".ot-checklist__group"]
    )
    assert heard == TRANSCRIPT.read_text(encoding="utf-8")


def test_two_open_pages_show_the_same(empty: Page) -> None:
    other = tab(empty.context, PAGE)
    box(empty, FIRST).check()
    box(other, SECOND).check()

    for each in (empty, other):
        expect(box(each, FIRST)).to_be_checked()
        expect(box(each, SECOND)).to_be_checked()


def test_without_javascript_the_checklist_is_whole_and_unticked(unscripted: Page) -> None:
    unscripted.goto(PAGE)

    assert unscripted.locator(".ot-check input:visible").count() == len(ITEMS)
    assert unscripted.locator("article button:visible").count() == 0
    expect(unscripted.get_by_text("Je vinkjes worden niet bewaard")).to_be_visible()
    expect(unscripted.get_by_text("Je vinkjes blijven op dit apparaat staan")).to_be_hidden()


@pytest.mark.parametrize(
    ("button", "shown"), [("Print alleen de checklist", False), ("Print de hele pagina", True)]
)
def test_what_is_printed_can_be_chosen(begun: Page, button: str, shown: bool) -> None:
    begun.evaluate("window.print = () => { window.printed = true }")
    begun.get_by_role("button", name=button).click()
    assert begun.evaluate("window.printed")
    begun.emulate_media(media="print")

    assert begun.locator(".ot-intervention").first.is_visible() == shown
    expect(box(begun, FIRST)).to_be_visible()
    assert begun.locator("article button:visible").count() == 0
    begun.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert begun.locator(".ot-intervention").first.is_visible()


def test_not_applicable_stays_in_print(empty: Page) -> None:
    not_applicable(empty, FIRST).click()
    empty.emulate_media(media="print")

    expect(not_applicable(empty, FIRST)).to_be_visible()
    expect(not_applicable(empty, SECOND)).to_be_hidden()
