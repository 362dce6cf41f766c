"""Storage that does not fail silently: nothing is lost, and what is not kept is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from tests.support.tools import BLOCKED, FULL, box, keep, kept, module, ready, stored

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from macros.model import Library

STORED = Path(__file__).parent.parent / "data" / "stored"


@pytest.fixture(scope="module")
def path(library: Library) -> str:
    return f"fasen/{library.phases[0].id}/"


@pytest.fixture(scope="module")
def ids(library: Library) -> list[str]:
    phase = library.phases[0]
    return [item.id for each in library.interventions_of(phase) for item in each.checklist]


def open_page(context: BrowserContext, path: str) -> Page:
    page = context.new_page()
    page.goto(path)
    ready(page)
    ready(page, "ot-assignment")
    return page


def notice(page: Page, status: str) -> None:
    """Check that exactly this is said about storage."""
    expect(page.locator(f'[data-ot-status="{status}"]')).to_be_visible()
    assert page.locator(".ot-notice:visible").count() == 1


def test_no_notice_where_all_is_well(context: BrowserContext, path: str, ids: list[str]) -> None:
    page = open_page(context, path)
    box(page, ids[0]).check()

    assert page.locator(".ot-notice:visible").count() == 0


def test_with_storage_blocked_the_page_works_and_says_that_nothing_is_kept(
    context: BrowserContext, path: str, ids: list[str]
) -> None:
    context.add_init_script(BLOCKED)
    page = open_page(context, path)
    notice(page, "blocked")
    box(page, ids[0]).check()

    expect(page.locator('[data-ot-count="phase"]')).to_contain_text("1 van")
    expect(box(page, ids[0])).to_be_checked()


def test_with_storage_full_the_page_works_and_says_that_nothing_is_kept(
    context: BrowserContext, path: str, ids: list[str]
) -> None:
    page = open_page(context, path)
    page.evaluate(FULL)
    box(page, ids[0]).check()

    notice(page, "full")
    expect(box(page, ids[0])).to_be_checked()
    # Room again: what was only in memory is kept as well.
    page.evaluate("localStorage.removeItem('vol')")
    box(page, ids[1]).check()
    assert page.locator(".ot-notice:visible").count() == 0
    assert stored(page) == {f"eerste/item/{each}": "done" for each in ids[:2]}


def test_what_the_browser_cleared_is_written_again_and_said(
    context: BrowserContext, path: str, ids: list[str]
) -> None:
    page = open_page(context, path)
    box(page, ids[0]).check()
    page.evaluate("localStorage.clear()")  # the page that does it gets no event of it
    box(page, ids[1]).check()

    notice(page, "cleared")
    assert stored(page) == {f"eerste/item/{each}": "done" for each in ids[:2]}


def test_what_cannot_be_read_is_set_apart_and_said(
    context: BrowserContext, path: str, ids: list[str]
) -> None:
    page = open_page(context, path)
    keep(page, {f"eerste/item/{ids[0]}": '{"v": "do', f"eerste/item/{ids[1]}": {"v": "done", "t": 1}})
    page.reload()
    notice(page, "damaged")

    expect(box(page, ids[0])).not_to_be_checked()
    expect(box(page, ids[1])).to_be_checked()
    assert stored(page) == {f"eerste/item/{ids[1]}": "done"}
    apart = f"opdracht-teruggeven-onleesbaar/eerste/item/{ids[0]}"
    assert page.evaluate("key => localStorage.getItem(key)", apart) == '{"v": "do'


def test_what_a_newer_version_wrote_is_left_alone(context: BrowserContext, path: str, ids: list[str]) -> None:
    page = open_page(context, path)
    keep(page, {"iets": "anders"}, version=99)
    page.reload()
    notice(page, "newer")
    box(page, ids[0]).check()

    assert kept(page) == {"version": "99", "iets": "anders"}
    expect(box(page, ids[0])).to_be_checked()


def test_there_is_a_stored_example_of_every_earlier_version(context: BrowserContext, path: str) -> None:
    page = open_page(context, path)
    version = page.evaluate(f"{module('store.mjs')}.then(store => store.VERSION)")

    assert {file.stem for file in STORED.glob("*.json")} == {str(each) for each in range(1, version + 1)}


@pytest.mark.parametrize("file", sorted(STORED.glob("*.json")), ids=lambda file: file.stem)
def test_what_any_version_stored_is_still_there(
    context: BrowserContext, path: str, ids: list[str], file: Path
) -> None:
    page = open_page(context, path)
    keep(page, json.loads(file.read_text(encoding="utf-8")), version=int(file.stem))
    page.reload()

    expect(box(page, ids[0])).to_be_checked()
    expect(page.locator(f"#nvt-{ids[1]}")).to_have_attribute("aria-pressed", "true")
    expect(box(page, ids[2])).not_to_be_checked()
    assert page.locator(".ot-notice:visible").count() == 0
    # Once something is written, it is in the form of now, and nothing fell out.
    box(page, ids[2]).check()
    assert stored(page) == {
        f"eerste/item/{ids[0]}": "done",
        f"eerste/item/{ids[1]}": "na",
        f"eerste/item/{ids[2]}": "done",
        "eerste/item/een-punt-van-vroeger": "done",
    }


def test_unknown_names_and_ids_are_kept(context: BrowserContext, path: str, ids: list[str]) -> None:
    page = open_page(context, path)
    unknown = {"iets/heel/anders": {"v": [1, {"a": None}], "t": 5, "extra": "ook"}}
    keep(page, unknown)
    page.reload()
    box(page, ids[0]).check()

    assert json.loads(kept(page)["iets/heel/anders"]) == unknown["iets/heel/anders"]


def test_a_clock_that_ran_ahead_does_not_keep_later_answers_from_counting(
    context: BrowserContext, path: str, ids: list[str]
) -> None:
    page = open_page(context, path)
    keep(page, {f"eerste/item/{ids[0]}": {"v": "done", "t": 2**53 - 1}})
    page.reload()
    box(page, ids[0]).uncheck()
    page.reload()

    expect(box(page, ids[0])).not_to_be_checked()


# Two tabs.


def test_ticks_made_in_two_tabs_at_the_same_moment_are_all_kept(
    context: BrowserContext, path: str, ids: list[str]
) -> None:
    tabs = [open_page(context, path) for _ in range(2)]
    halves = [ids[::2], ids[1::2]]
    start = """ids => {
        window.done = false
        const next = () => {
            const id = ids.shift()
            if (!id) { window.done = true; return }
            document.getElementById(`vink-${id}`).click()
            setTimeout(next)
        }
        setTimeout(next, 50)
    }"""
    for tab, half in zip(tabs, halves, strict=True):
        tab.evaluate(start, half)
    for tab in tabs:
        tab.wait_for_function("window.done")

    for tab in tabs:
        expect(tab.locator(".ot-check input:checked")).to_have_count(len(ids))
    assert stored(tabs[0]) == {f"eerste/item/{each}": "done" for each in ids}


ACTIONS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 4), st.sampled_from(["tick", "na", "reload", "reset"])),
    min_size=1,
    max_size=14,
)
CLICK = """([id, what, expected]) => new Promise((resolve, reject) => {
    // A reader presses what they see: what the other tab did to this very item must have arrived.
    const item = document.getElementById(id), box = item.querySelector("input")
    const button = item.querySelector(".ot-check__na")
    const state = () => box.checked ? "done" : button.ariaPressed === "true" ? "na" : null
    const patience = performance.now() + 5000
    const act = () => {
        if (performance.now() > patience) return reject(`${id} is ${state()}, not ${expected}`)
        if (state() !== expected) return setTimeout(act, 1);
        (what === "tick" ? box : button).click()
        resolve(state())
    }
    act()
})"""


@pytest.fixture(scope="module")
def tabs(browser, base_url: str, path: str):  # noqa: ANN001, ANN201 - one context for all examples
    context = browser.new_context(base_url=base_url)
    yield [open_page(context, path) for _ in range(2)]
    context.close()


@given(actions=ACTIONS)
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # shrinking would wait for each example that fails
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_tick_is_ever_lost_whatever_is_done_in_two_tabs(
    tabs: list[Page], ids: list[str], actions: list[tuple[int, int, str]]
) -> None:
    erase = f"{module('store.mjs')}.then(({{ store }}) => store.erase())"
    tabs[0].evaluate(erase)
    expect(tabs[1].locator(".ot-check input:checked, [aria-pressed=true]")).to_have_count(0)
    model: dict[str, str | None] = {}
    for tab, item, what in actions:
        page, item_id = tabs[tab], ids[item]
        if what == "reload":
            page.reload()
            ready(page)
        elif what == "reset":
            for each in tabs:
                settled(each, ids, model)
            undo = page.locator("ot-checklist > .ot-undo")
            undo.evaluate("undo => { undo.hidden = true }")
            page.get_by_role("button", name="Begin deze fase opnieuw").click()
            page.get_by_role("button", name="Ja, begin opnieuw").click()
            expect(undo).to_be_visible()  # only then is it done: a dialog closes after the click
            model = {}
        else:
            model[item_id] = page.evaluate(CLICK, [item_id, what, model.get(item_id)])
    for page in tabs:
        settled(page, ids, model)
    there = {key.removeprefix("eerste/item/"): value for key, value in stored(tabs[0]).items()}

    assert there == {key: value for key, value in model.items() if value}


def settled(page: Page, ids: list[str], model: dict[str, str | None]) -> None:
    """Wait until a tab shows what the model says."""
    page.wait_for_function(
        """([ids, model]) => ids.every(id => {
            const item = document.getElementById(id)
            const state = item.querySelector("input").checked ? "done"
                : item.querySelector(".ot-check__na").ariaPressed === "true" ? "na" : null
            return state === (model[id] ?? null)
        })""",
        arg=[ids, model],
        timeout=5000,
    )
