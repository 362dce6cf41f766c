"""Storage that does not fail silently: nothing is lost, and what is not kept is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from tests.support.tools import (
    BLOCKED,
    FULL,
    POLLING,
    ROOM,
    SPACE,
    all_ready,
    box,
    entry,
    keep,
    kept,
    stored,
    tab,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

#: What a reader of each version had on the device.
STORED = sorted((Path(__file__).parent / "stored").glob("*.json"))
PAGE = "fasen/zaaien/"
ITEMS = ["vink-kuil", "vink-klei", "vink-buur", "vink-tip"]
FIRST, SECOND, THIRD, _ = ITEMS
STORE = 'import("ot/lib/store.mjs")'


@pytest.fixture
def checklist(context: BrowserContext) -> Page:
    return tab(context, PAGE)


def with_entries(page: Page, entries: dict[str, Any], version: int | str = 3) -> Page:
    """Open the page on a device with these entries."""
    page.goto("/leeg.html")
    keep(page, {**entries, "version": version})
    page.goto(PAGE)
    all_ready(page)
    return page


def notice(page: Page, status: str) -> None:
    """Check that exactly this is said about storage."""
    expect(page.locator(f'[data-ot-status="{status}"]')).to_be_visible()
    expect(page.locator(".ot-notice:visible")).to_have_count(1)


def no_notice(page: Page) -> None:
    """Check that nothing is said about storage."""
    expect(page.locator(".ot-notice:visible")).to_have_count(0)


def items(page: Page) -> dict[str, str]:
    """The items that are kept, by their ids."""
    return {name.split("/item/")[1]: each for name, each in stored(page).items() if "/item/" in name}


def test_no_notice_where_all_is_well(checklist: Page) -> None:
    box(checklist, FIRST).check()

    expect(checklist.locator('[data-ot-count="phase"]')).to_contain_text("1 van")
    no_notice(checklist)


def test_with_storage_blocked_the_page_works_and_says_that_nothing_is_kept(context: BrowserContext) -> None:
    context.add_init_script(BLOCKED)
    page = tab(context, PAGE)
    notice(page, "blocked")
    box(page, FIRST).check()

    expect(page.locator('[data-ot-count="phase"]')).to_contain_text("1 van")
    expect(box(page, FIRST)).to_be_checked()


def test_with_storage_full_the_page_works_and_says_that_nothing_is_kept(checklist: Page) -> None:
    checklist.evaluate(FULL)
    box(checklist, FIRST).check()

    notice(checklist, "full")
    expect(box(checklist, FIRST)).to_be_checked()
    # Room again: what was only in memory is kept as well.
    checklist.evaluate(ROOM)
    box(checklist, SECOND).check()
    no_notice(checklist)
    assert items(checklist) == {FIRST: "done", SECOND: "done"}


#: As the browser does it: the page that clears gets no event of it.
CLEARED = "localStorage.clear()"


def test_what_the_browser_cleared_is_written_again_and_said(checklist: Page) -> None:
    box(checklist, FIRST).check()
    checklist.evaluate(CLEARED)
    box(checklist, SECOND).check()

    notice(checklist, "cleared")
    assert items(checklist) == {FIRST: "done", SECOND: "done"}


def set_apart(page: Page, name: str) -> str | None:
    """The copy of what could not be read under a name."""
    key = f"moestuin-onleesbaar/{name}"
    return page.evaluate("key => localStorage.getItem(key)", key)


def test_what_cannot_be_read_is_set_apart_and_said(page: Page) -> None:
    with_entries(page, {f"tuin/item/{FIRST}": '{"v": "do', f"tuin/item/{SECOND}": entry("done")})
    notice(page, "damaged")

    expect(box(page, FIRST)).not_to_be_checked()
    expect(box(page, SECOND)).to_be_checked()
    assert items(page) == {SECOND: "done"}
    assert set_apart(page, f"tuin/item/{FIRST}") == '{"v": "do'


@pytest.mark.parametrize("mark", ["", "0", "1.5", "-1", "twee"])
def test_a_version_that_cannot_be_is_set_apart_and_everything_goes_on_being_kept(
    page: Page, mark: str
) -> None:
    with_entries(page, {f"tuin/item/{FIRST}": entry("done")}, version=mark)
    notice(page, "damaged")
    assert set_apart(page, "version") == mark

    expect(box(page, FIRST)).to_be_checked()
    box(page, SECOND).check()
    page.reload()
    all_ready(page)
    expect(box(page, SECOND)).to_be_checked()
    no_notice(page)
    assert kept(page)["version"] == "3"
    assert items(page) == {FIRST: "done", SECOND: "done"}


def test_what_a_newer_version_wrote_is_left_alone(page: Page) -> None:
    with_entries(page, {"iets": "anders"}, version=99)
    notice(page, "newer")
    box(page, FIRST).check()

    assert kept(page) == {"version": "99", "iets": "anders"}
    expect(box(page, FIRST)).to_be_checked()


def test_a_newer_version_that_comes_while_the_page_is_open_keeps_its_mark(checklist: Page) -> None:
    box(checklist, FIRST).check()
    other = tab(checklist.context, PAGE)
    other.evaluate(f"localStorage.setItem({SPACE} + 'version', '4')")
    notice(checklist, "newer")
    expect(box(checklist, FIRST)).to_be_checked()
    box(checklist, SECOND).check()

    expect(checklist.locator(f"[id='{SECOND}'] .ot-unkept")).to_be_visible()
    assert kept(checklist)["version"] == "4"
    assert items(checklist) == {FIRST: "done"}


def test_a_page_that_missed_that_a_newer_version_came_writes_nothing(checklist: Page) -> None:
    box(checklist, FIRST).check()
    # As this page itself does it, so that no event tells.
    checklist.evaluate(f"localStorage.setItem({SPACE} + 'version', '4')")
    box(checklist, SECOND).check()

    notice(checklist, "newer")
    assert kept(checklist)["version"] == "4"
    assert items(checklist) == {FIRST: "done"}


def test_what_a_newer_version_wrote_can_be_put_in_a_file(page: Page) -> None:
    page.goto("/leeg.html")
    keep(page, {"x/item/a": entry("done"), "vreemd": "geen json"}, version=99)
    page.goto("mijn-notitie/")
    all_ready(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Zet alles in een bestand").click()
    file = json.loads(waiting.value.path().read_text("utf-8"))

    assert file == {
        "of": "moestuin",
        "version": 99,
        "entries": {"vreemd": "geen json", "x/item/a": {"v": "done", "t": 1}},
    }


def test_a_page_of_before_that_is_still_open_makes_no_second_first_assignment(checklist: Page) -> None:
    keep(
        checklist,
        {f"eerste/item/{FIRST}": entry("done"), "eerste/form/x/row/1/wie": entry("Ik.")},
        version=2,
    )
    checklist.reload()
    all_ready(checklist)
    before = kept(checklist)
    assert items(checklist) == {FIRST: "done"}
    # It writes under its own name, and puts its own mark there.
    keep(checklist, {f"eerste/item/{SECOND}": {"v": "na", "t": 2}}, version=2)
    checklist.reload()
    all_ready(checklist)

    assert items(checklist) == {FIRST: "done", SECOND: "na"}
    assert before.items() <= kept(checklist).items()
    assert not [name for name in kept(checklist) if name.startswith("eerste/") or "/row/1/" in name]
    expect(checklist.locator("#ot-werk option")).to_have_count(1)


@pytest.mark.parametrize(
    "value",
    [{"toString": 1}, {"a": {"b": None}}, [[1]], True, 7, "x" * 5000],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_no_tool_knows_breaks_none(page: Page, value: object) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    names = ["name", f"item/{FIRST}", "flag/droogte", "phase", "chosen/grond-keuren"]
    form = [f"form/formulier-waterlijst/{each}" for each in ("keep", "rows", "row/a/wie", "field/wat")]
    page.goto("/leeg.html")
    keep(page, {f"tuin/{name}": entry({"v": value}) for name in (*names, *form)})
    for path in (PAGE, "alarmscan/", "mijn-notitie/", "formulieren/waterlijst/"):
        page.goto(path)
        all_ready(page)

    assert wrong == []


def test_twenty_thousand_rows_do_not_hang_a_page(page: Page) -> None:
    rows = [str(number) for number in range(20_000)]
    base = "tuin/form/formulier-waterlijst"
    page.goto("/leeg.html")
    keep(page, {f"{base}/keep": entry(True), f"{base}/rows": entry(rows), f"{base}/row/3/wie": entry("Ik.")})
    page.goto("formulieren/waterlijst/")
    all_ready(page)

    expect(page.locator("[data-ot-rows] > *")).to_have_count(100)
    expect(page.locator("[data-ot-field=wie]").nth(3)).to_have_value("Ik.")


@pytest.mark.parametrize("fill", [FULL, None], ids=["full", "blocked"])
def test_what_is_not_kept_says_so_at_the_control(page: Page, fill: str | None) -> None:
    if fill is None:
        page.add_init_script(BLOCKED)
    page.goto(PAGE)
    all_ready(page)
    if fill:
        page.evaluate(fill)
    box(page, FIRST).check()
    told = page.locator(f"[id='{FIRST}'] .ot-unkept")
    expect(told).to_have_text("Niet bewaard op dit apparaat")
    expect(box(page, FIRST)).to_have_accessible_description("Niet bewaard op dit apparaat")
    expect(page.locator(f"[id='{SECOND}'] .ot-unkept")).to_have_count(0)
    page.locator("ot-choose[data-id=grond-keuren] button").click()
    expect(page.locator("ot-choose[data-id=grond-keuren] .ot-unkept")).to_be_visible()
    if fill:
        page.evaluate(ROOM)
        box(page, SECOND).check()
        expect(page.locator(".ot-unkept")).to_have_count(0)
        assert items(page) == {FIRST: "done", SECOND: "done"}


def test_there_is_a_stored_example_of_every_earlier_version(checklist: Page) -> None:
    version = checklist.evaluate(f"{STORE}.then(store => store.VERSION)")

    assert [file.stem for file in STORED] == [str(each) for each in range(1, version + 1)]


@pytest.mark.parametrize("file", STORED, ids=lambda file: file.stem)
def test_what_any_version_stored_is_still_there(page: Page, file: Path) -> None:
    with_entries(page, json.loads(file.read_text(encoding="utf-8")), version=int(file.stem))

    expect(box(page, FIRST)).to_be_checked()
    expect(page.locator(f"#nvt-{SECOND}")).to_have_attribute("aria-pressed", "true")
    expect(box(page, THIRD)).not_to_be_checked()
    no_notice(page)
    # Once something is written, it is in the form of now, and nothing fell out.
    box(page, THIRD).check()
    assert items(page) == {FIRST: "done", SECOND: "na", THIRD: "done", "een-punt-van-vroeger": "done"}


def test_unknown_names_and_ids_are_kept(page: Page) -> None:
    unknown = {"iets/heel/anders": {"v": [1, {"a": None}], "t": 5, "extra": "ook"}}
    with_entries(page, unknown)
    box(page, FIRST).check()

    assert json.loads(kept(page)["iets/heel/anders"]) == unknown["iets/heel/anders"]


def test_a_clock_that_ran_ahead_does_not_keep_later_answers_from_counting(page: Page) -> None:
    with_entries(page, {f"tuin/item/{FIRST}": {"v": "done", "t": 2**53 - 1}})
    box(page, FIRST).uncheck()
    page.reload()
    all_ready(page)

    expect(box(page, FIRST)).not_to_be_checked()


# A page that comes back as it was left, and two tabs.


def test_a_page_that_comes_back_shows_what_was_done_elsewhere_meanwhile(checklist: Page) -> None:
    """Such a page has missed every event; here it gets none, as it writes itself."""
    keep(checklist, {f"tuin/item/{FIRST}": entry("done")})
    checklist.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(box(checklist, FIRST)).to_be_checked()


#: Another tab erased, and its event arrives only now.
ERASED_EARLIER = f"""name => dispatchEvent(new StorageEvent("storage", {{
    key: {SPACE} + name, newValue: null, storageArea: localStorage
}}))"""


@pytest.mark.parametrize("name", ["version", f"tuin/item/{FIRST}"])
def test_a_tick_made_just_after_another_tab_erased_is_not_taken_back(checklist: Page, name: str) -> None:
    box(checklist, FIRST).check()
    checklist.evaluate(ERASED_EARLIER, name)

    expect(box(checklist, FIRST)).to_be_checked()
    assert items(checklist) == {FIRST: "done"}


def test_what_another_tab_erased_does_not_come_back_with_a_tick_made_before_that_was_heard(
    page: Page,
) -> None:
    page.clock.install()
    with_entries(page, {f"tuin/item/{FIRST}": entry("done")})
    page.evaluate(
        f"{CLEARED}; document.getElementById('vink-{SECOND}').click(); ({ERASED_EARLIER})('version')"
    )
    page.clock.run_for(10_000)

    expect(box(page, FIRST)).not_to_be_checked()
    expect(box(page, SECOND)).to_be_checked()
    assert items(page) == {SECOND: "done"}
    no_notice(page)


def test_ticks_made_in_two_tabs_at_the_same_moment_are_all_kept(context: BrowserContext) -> None:
    tabs = [tab(context, PAGE) for _ in range(2)]
    # Neither begins before both can, and both go on whenever the other lets them.
    start = """ids => {
        window.begin = () => {
            const id = ids.shift()
            if (id) document.getElementById(`vink-${id}`).click()
            if (ids.length) setTimeout(window.begin)
        }
        addEventListener("storage", ({ key }) => { if (key === "begin") setTimeout(window.begin) })
    }"""
    for each, half in zip(tabs, [ITEMS[::2], ITEMS[1::2]], strict=True):
        each.evaluate(start, half)
    tabs[0].evaluate("() => { localStorage.setItem('begin', 'nu'); window.begin() }")

    for each in tabs:
        expect(each.locator(".ot-check input:checked")).to_have_count(len(ITEMS))
    assert items(tabs[0]) == dict.fromkeys(ITEMS, "done")


ACTIONS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.integers(0, len(ITEMS) - 1),
        st.sampled_from(["tick", "na", "reload", "reset", "erase"]),
    ),
    min_size=1,
    max_size=14,
)
#: What an item is in a tab.
STATE = """const state = id => {
    const item = document.getElementById(id)
    return item.querySelector("input").checked ? "done"
        : item.querySelector(".ot-check__na").ariaPressed === "true" ? "na" : null
}"""
# A reader presses what they see: what the other tab did to this very item must have arrived.
CLICK = f"""([id, what, expected]) => {{
    {STATE}
    if (state(id) !== expected) return null
    document.querySelector(what === "tick" ? `#vink-${{id}}` : `#nvt-${{id}}`).click()
    return {{ state: state(id) }}
}}"""
SHOWS = f"""([ids, model]) => {{
    {STATE}
    return ids.every(id => state(id) === (model[id] ?? null))
}}"""


@pytest.fixture(scope="module")
def tabs(browser: Browser, guides_url: str) -> Iterator[list[Page]]:
    context = browser.new_context(base_url=f"{guides_url}gewoon/")
    yield [tab(context, PAGE) for _ in range(2)]
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
    tabs: list[Page], actions: list[tuple[int, int, str]]
) -> None:
    model: dict[str, str | None] = {}
    erase(tabs[0], tabs)
    for place, item, what in actions:
        page, item_id = tabs[place], ITEMS[item]
        if what == "reload":
            page.reload()
            all_ready(page)
        elif what == "reset":
            for each in tabs:
                settled(each, model)
            undo = page.locator("ot-checklist > .ot-undo")
            undo.evaluate("undo => { undo.hidden = true }")
            page.get_by_role("button", name="Begin deze fase opnieuw").click()
            page.get_by_role("button", name="Ja, begin opnieuw").click()
            expect(undo).to_be_visible()  # only then is it done: a dialog closes after the click
            model = {}
        elif what == "erase":
            for each in tabs:
                settled(each, model)
            erase(page, tabs)
            model = {}
        else:
            arg = [item_id, what, model.get(item_id)]
            model[item_id] = page.wait_for_function(CLICK, arg=arg, polling=POLLING).json_value()["state"]
    for page in tabs:
        settled(page, model)

    assert items(tabs[0]) == {key: value for key, value in model.items() if value}


def erase(page: Page, tabs: list[Page]) -> None:
    """Erase all in one tab. The others can see that it is gone, but need not have been told yet."""
    page.evaluate(f"{STORE}.then(({{ store }}) => store.erase())")
    for each in tabs:
        each.wait_for_function("!localStorage.length", polling=POLLING)


def settled(page: Page, model: dict[str, str | None]) -> None:
    """Wait until a tab shows what the model says."""
    page.wait_for_function(SHOWS, arg=[ITEMS, model], polling=POLLING)
