"""The checklists: what is ticked stays ticked, and the page says how far the reader is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.screen_reader import transcript
from tests.support.tools import box, keep, ready, said, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from macros.model import Library, Phase

#: What is said for the assignment, the progress and the first intervention of the first phase.
TRANSCRIPT = Path(__file__).parent.parent / "data" / "schermlezer-checklist.txt"


@pytest.fixture(scope="module")
def phase(library: Library) -> Phase:
    return library.phases[0]


@pytest.fixture(scope="module")
def ids(library: Library, phase: Phase) -> list[str]:
    return [item.id for each in library.interventions_of(phase) for item in each.checklist]


@pytest.fixture
def page(page: Page, phase: Phase) -> Page:
    page.goto(f"fasen/{phase.id}/")
    ready(page)
    return page


def test_a_tick_is_there_after_a_reload_and_in_a_new_tab(page: Page, ids: list[str]) -> None:
    box(page, ids[0]).check()
    page.reload()
    again = page.context.new_page()
    again.goto(page.url)

    expect(box(page, ids[0])).to_be_checked()
    expect(box(again, ids[0])).to_be_checked()
    expect(box(again, ids[1])).not_to_be_checked()


def test_not_applicable_stays_and_takes_the_tick_away(page: Page, ids: list[str]) -> None:
    box(page, ids[0]).check()
    page.locator(f"#nvt-{ids[0]}").click()
    page.reload()

    expect(page.locator(f"#nvt-{ids[0]}")).to_have_attribute("aria-pressed", "true")
    expect(box(page, ids[0])).not_to_be_checked()


def test_ticking_or_pressing_again_ends_not_applicable(page: Page, ids: list[str]) -> None:
    button = page.locator(f"#nvt-{ids[0]}")
    button.click()
    box(page, ids[0]).check()
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    button.click()

    expect(button).to_have_attribute("aria-pressed", "false")
    assert stored(page) == {}


def test_the_button_for_not_applicable_says_which_item_it_is_for(
    page: Page, library: Library, ids: list[str]
) -> None:
    text = library.records[ids[0]].name

    expect(page.get_by_role("button", name=f"n.v.t. {text}", exact=True)).to_be_visible()


def test_progress_is_said_for_the_intervention_the_phase_and_everything(
    page: Page, library: Library, phase: Phase, ids: list[str]
) -> None:
    first, second = library.interventions_of(phase)[:2]
    group = page.locator(f"#checklist-{first.id} [data-ot-count]")
    in_phase = page.locator('[data-ot-count="phase"]')
    box(page, ids[0]).check()

    expect(group).to_have_text(f"1 van {len(first.checklist)} gedaan")
    expect(in_phase).to_have_text(f"In deze fase: 1 van {len(ids)} gedaan")
    expect(page.locator('[data-ot-count="all"]')).to_have_text(
        f"In alle fasen: 1 van {len(library.owners)} gedaan"
    )
    expect(page.locator(f"#checklist-{second.id} [data-ot-count]")).to_have_text(
        f"0 van {len(second.checklist)} gedaan"
    )
    page.locator(f"#nvt-{ids[1]}").click()
    expect(in_phase).to_have_text(f"In deze fase: 1 van {len(ids) - 1} gedaan, 1 n.v.t.")


def test_progress_is_announced_once(page: Page, ids: list[str]) -> None:
    page.evaluate(
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
    box(page, ids[0]).check()
    said(page, f"1 van {len(ids)} gedaan")

    assert page.evaluate("window.heard") == [f"1 van {len(ids)} gedaan"]


def test_ticks_in_other_phases_count_in_the_whole(page: Page, library: Library, ids: list[str]) -> None:
    box(page, ids[0]).check()
    page.goto(f"fasen/{library.phases[1].id}/")

    expect(page.locator('[data-ot-count="all"]')).to_have_text(
        f"In alle fasen: 1 van {len(library.owners)} gedaan"
    )


def test_an_item_whose_text_changed_says_so_until_the_reader_confirms(page: Page, ids: list[str]) -> None:
    keep(page, {f"eerste/item/{ids[0]}": {"v": "done", "t": 1, "h": "een oude tekst"}})
    page.reload()
    notice = page.locator(f"[id='{ids[0]}'] .ot-check__changed")

    expect(box(page, ids[0])).to_be_checked()
    expect(notice).to_contain_text("De tekst van dit punt is veranderd")
    notice.get_by_role("button", name="Ja, het klopt nog").click()
    expect(notice).to_have_count(0)
    expect(box(page, ids[0])).to_be_focused()
    page.reload()
    expect(box(page, ids[0])).to_be_checked()
    expect(notice).to_have_count(0)


def test_resetting_a_phase_asks_first_and_can_be_undone(page: Page, library: Library, ids: list[str]) -> None:
    elsewhere = next(item for item in library.owners if item not in ids)
    keep(page, {f"eerste/item/{each}": {"v": "done", "t": 1} for each in (ids[0], elsewhere)})
    page.reload()
    page.get_by_role("button", name="Begin deze fase opnieuw").click()
    page.get_by_role("button", name="Nee, laat staan").click()
    expect(box(page, ids[0])).to_be_checked()

    page.get_by_role("button", name="Begin deze fase opnieuw").click()
    page.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(box(page, ids[0])).not_to_be_checked()
    said(page, "Alle punten staan weer open.")
    assert list(stored(page)) == [f"eerste/item/{elsewhere}"]

    page.get_by_role("button", name="Maak ongedaan").click()
    expect(box(page, ids[0])).to_be_checked()


def test_resetting_everything_reaches_the_other_phases(page: Page, library: Library, ids: list[str]) -> None:
    elsewhere = next(item for item in library.owners if item not in ids)
    keep(page, {f"eerste/item/{elsewhere}": {"v": "na", "t": 1}})
    page.reload()
    page.get_by_role("button", name="Begin alle fasen opnieuw").click()
    page.get_by_role("button", name="Ja, begin opnieuw").click()

    expect(page.locator('[data-ot-count="all"]')).to_have_text(
        f"In alle fasen: 0 van {len(library.owners)} gedaan"
    )
    page.get_by_role("button", name="Maak ongedaan").click()
    assert stored(page) == {f"eerste/item/{elsewhere}": "na"}


def test_focus_returns_to_the_button_that_asked(page: Page) -> None:
    button = page.get_by_role("button", name="Begin deze fase opnieuw")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Nee, laat staan")).to_be_focused()
    page.keyboard.press("Escape")

    expect(button).to_be_focused()


def test_a_phase_is_ticked_reset_and_restored_with_the_keyboard_alone(page: Page, ids: list[str]) -> None:
    box(page, ids[0]).focus()
    page.keyboard.press("Space")
    expect(box(page, ids[0])).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator(f"#nvt-{ids[0]}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(box(page, ids[1])).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"#nvt-{ids[1]}")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Begin deze fase opnieuw").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box(page, ids[0])).not_to_be_checked()
    page.get_by_role("button", name="Maak ongedaan").focus()
    page.keyboard.press("Enter")

    expect(box(page, ids[0])).to_be_checked()


def test_a_screen_reader_hears_a_checklist_in_order(page: Page, ids: list[str]) -> None:
    box(page, ids[0]).check()
    page.locator(f"#nvt-{ids[2]}").click()

    heard = transcript(
        page, [".ot-checklist .ot-assignment > summary", ".ot-progress", ".ot-checklist__group"]
    )
    assert heard == TRANSCRIPT.read_text(encoding="utf-8")


def test_the_tools_work_after_instant_navigation(instant: Page, library: Library, ids: list[str]) -> None:
    page = instant
    page.goto("")
    page.locator("article").get_by_role("link", name=library.phases[0].label, exact=True).click()
    page.wait_for_url(f"**/fasen/{library.phases[0].id}/**")
    box(page, ids[0]).check()

    expect(page.locator('[data-ot-count="phase"]')).to_contain_text("1 van")
    said(page, f"1 van {len(ids)} gedaan")


def test_two_open_pages_show_the_same(page: Page, context: BrowserContext, ids: list[str]) -> None:
    other = context.new_page()
    other.goto(page.url)
    ready(other)
    box(page, ids[0]).check()
    box(other, ids[1]).check()

    for each in (page, other):
        expect(box(each, ids[0])).to_be_checked()
        expect(box(each, ids[1])).to_be_checked()


def test_without_javascript_the_checklist_is_whole_and_unticked(
    browser: Browser, base_url: str, phase: Phase, ids: list[str]
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"fasen/{phase.id}/")

    assert page.locator(".ot-check input:visible").count() == len(ids)
    assert page.locator("article button:visible").count() == 0
    expect(page.get_by_text("Je vinkjes worden niet bewaard")).to_be_visible()
    expect(page.get_by_text("Je vinkjes blijven op dit apparaat staan")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("button", "shown"), [("Print alleen de checklist", False), ("Print de hele pagina", True)]
)
def test_what_is_printed_can_be_chosen(page: Page, ids: list[str], button: str, shown: bool) -> None:
    page.evaluate("window.print = () => { window.printed = true }")
    box(page, ids[0]).check()
    page.get_by_role("button", name=button).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")

    assert page.locator(".ot-intervention").first.is_visible() == shown
    expect(box(page, ids[0])).to_be_visible()
    assert page.locator("article button:visible").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".ot-intervention").first.is_visible()


def test_not_applicable_stays_in_print(page: Page, ids: list[str]) -> None:
    page.locator(f"#nvt-{ids[0]}").click()
    page.emulate_media(media="print")

    expect(page.locator(f"#nvt-{ids[0]}")).to_be_visible()
    expect(page.locator(f"#nvt-{ids[1]}")).to_be_hidden()
