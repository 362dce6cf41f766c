"""The search of the site, as a reader operates it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

#: What is only for search.
FILES = {"search.mjs", "engine.mjs", "search.json"}


def open_search(page: Page) -> None:
    """Open the dialog and wait until the index is there."""
    page.locator(".ot-search__open").click()
    expect(page.get_by_role("dialog", name="Zoeken")).to_be_visible()
    expect(page.locator(".ot-search__ways")).to_be_visible()


def results(page: Page, query: str) -> list[str]:
    """Where the results of a search lead, best first, as paths with their anchor."""
    page.get_by_label("Wat zoek je?").fill(query)
    # With the index there, the list is there before anything else happens in the page.
    found: list[str] = page.locator(".ot-search__result a").evaluate_all(
        "links => links.map(({ pathname, hash }) => pathname.slice('/gewoon/'.length) + hash)"
    )
    return found


@pytest.fixture(scope="module")
def searching(browser: Browser, guides_url: str) -> Iterator[Page]:
    """A page with the search open, for tests that only search."""
    context = browser.new_context(base_url=f"{guides_url}gewoon/", reduced_motion="reduce")
    page = context.new_page()
    page.goto("fasen/zaaien/")
    open_search(page)
    yield page
    context.close()


def test_nonsense_finds_nothing_and_helps_the_reader_on(searching: Page) -> None:
    assert results(searching, "xqzwv") == []

    dialog = searching.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("Niets gevonden voor “xqzwv”.")
    expect(dialog).to_contain_text("Probeer een ander woord, of minder woorden.")
    assert dialog.get_by_role("link").all_text_contents() == [
        "Zaaien", "Groeien", "Oogsten", "Woordenlijst", "Zinnenbank", "Alles op een rij",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["<b>xqzwv</b>", "xqzwv {query}"])
def test_what_is_typed_is_text_and_never_markup(searching: Page, typed: str) -> None:
    assert results(searching, typed) == []

    expect(searching.get_by_role("dialog").get_by_role("status")).to_have_text(
        f"Niets gevonden voor “{typed}”."
    )
    assert searching.locator(".ot-search__dialog b").count() == 0


def test_found_words_are_marked_in_title_and_text(searching: Page) -> None:
    assert results(searching, "slak")[0] == "rode-vlaggen/#slakken"

    assert searching.locator(".ot-search__title mark").all_text_contents() == ["Slakken"]
    assert searching.locator(".ot-search__text mark").all_text_contents() == ["slakken"]


def test_a_record_is_found_by_a_synonym_and_by_the_words_its_editor_added(searching: Page) -> None:
    assert results(searching, "kavel")[0] == "begrippen/#begrip-perceel"
    assert results(searching, "naaktslakken")[0] == "rode-vlaggen/#slakken"
    assert "kavel" not in searching.locator(".ot-search__found").inner_text()


def test_an_empty_field_says_what_to_type_and_where_to_begin(searching: Page) -> None:
    results(searching, "xqzwv")
    assert results(searching, " ") == []

    expect(searching.locator(".ot-search__found")).to_contain_text("Tik een woord of een korte vraag")
    expect(searching.locator(".ot-search__ways")).to_contain_text("Of begin hier:")
    expect(searching.locator(".ot-search__status")).to_be_empty()


# How it loads and how it is operated.


def test_nothing_of_search_is_loaded_until_it_is_used(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto("", wait_until="networkidle")
    assert FILES.intersection(asked) == set()

    open_search(page)
    assert FILES.intersection(asked) == FILES
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_result_leads_to_the_item_and_the_search_works_there_too(page: Page, guides_url: str) -> None:
    page.goto("fasen/zaaien/")
    open_search(page)
    page.keyboard.type("hek")
    page.get_by_role("dialog").get_by_role("link", name="Ruzie om het hek").click()
    page.wait_for_url(f"{guides_url}gewoon/rode-vlaggen/#ruzie")
    expect(page.get_by_role("dialog")).to_be_hidden()

    open_search(page)
    page.keyboard.type("wieden")
    page.keyboard.press("Escape")
    page.locator(".ot-search__open").click()
    expect(page.locator(".ot-search__dialog")).to_have_count(1)
    expect(page.locator(".ot-search__result a").first).to_have_attribute(
        "href", f"{guides_url}gewoon/fasen/groeien/#wieden"
    )


def test_a_result_on_the_page_itself_closes_the_search(page: Page) -> None:
    page.goto("rode-vlaggen/")
    open_search(page)
    page.keyboard.type("slakken")
    page.locator(".ot-search__result a").first.click()

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#slakken")).to_be_in_viewport()


def test_the_whole_search_works_with_the_keyboard_alone(page: Page, guides_url: str) -> None:
    page.goto("")
    page.keyboard.press("Control+k")
    field = page.get_by_label("Wat zoek je?")
    expect(field).to_be_focused()
    page.keyboard.type("water")
    links = page.locator(".ot-search__result a")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("lijst")
    expect(field).to_have_value("waterlijst")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{guides_url}gewoon/formulieren/waterlijst/**")


def test_escape_closes_the_search_and_gives_the_focus_back(page: Page) -> None:
    page.goto("rode-vlaggen/")
    control = page.locator(".ot-search__open")
    control.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("rol")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(control).to_be_focused()


def test_typing_a_letter_in_the_page_does_not_open_the_search(page: Page) -> None:
    page.goto("")
    for key in ("/", "s", "f"):
        page.keyboard.press(key)

    expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_number_of_results_is_said_once_when_the_reader_rests(page: Page) -> None:
    page.clock.install()
    page.goto("")
    open_search(page)
    status = page.locator(".ot-search__status")
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 60)
    for end in range(1, len("water") + 1):
        assert results(page, "water"[:end])
        page.clock.run_for(399)
        assert status.text_content() == ""

    page.clock.run_for(1)
    found = page.locator(".ot-search__result").count()
    expect(status).to_have_text(f"{found} resultaten")
    results(page, "huurbrief")
    page.clock.run_for(400)
    expect(status).to_have_text("1 resultaat")


def test_what_does_not_fit_at_once_comes_on_request_and_is_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("../veel/")
    small = page.locator(".ot-search__open").bounding_box()
    assert small is not None
    open_search(page)
    page.keyboard.type("water")
    found = page.locator(".ot-search__result")
    expect(found).to_have_count(10)
    heights = page.evaluate(
        """() => [...document.querySelectorAll('.ot-search__dialog :is(input, button, .ot-search__result)')]
            .map(each => each.getBoundingClientRect().height)"""
    )
    rest = page.get_by_role("button", name="Toon nog")
    more = int(rest.inner_text().removeprefix("Toon nog "))
    rest.click()

    expect(found).to_have_count(10 + more)
    expect(rest).to_have_count(0)
    expect(found.nth(10).locator("a")).to_be_focused()
    assert min(small["height"], *heights) >= 44


def test_where_the_index_does_not_come_the_reader_is_told_and_helped(page: Page) -> None:
    page.route("**/search.json", lambda route: route.abort())
    page.goto("")
    page.locator(".ot-search__open").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("vlag")

    expect(page.get_by_role("status")).to_have_text("Zoeken lukt nu niet.")
    expect(page.get_by_role("dialog")).to_contain_text("Hier vind je alles zonder te zoeken:")
    # After a failure it is tried again.
    page.unroute("**/search.json")
    page.get_by_label("Wat zoek je?").fill("slakken")
    expect(page.locator(".ot-search__result").first).to_be_visible()


def test_where_the_script_does_not_come_the_link_is_followed(page: Page, guides_url: str) -> None:
    page.route("**/search.mjs", lambda route: route.abort())
    page.goto("")
    page.locator(".ot-search__open").click()

    page.wait_for_url(f"{guides_url}gewoon/alles/")


def test_without_javascript_searching_is_a_list_of_everything(
    browser: Browser, guides: Path, guides_url: str
) -> None:
    context = browser.new_context(base_url=f"{guides_url}gewoon/", java_script_enabled=False)
    page = context.new_page()
    page.goto("fasen/zaaien/")
    expect(page.get_by_label("Wat zoek je?")).to_be_hidden()
    page.get_by_role("link", name="Zoeken").click()

    assert page.url == f"{guides_url}gewoon/alles/"
    listed = page.locator("article li a").all_inner_texts()
    items = json.loads((guides / "gewoon" / "data" / "items.json").read_text("utf-8"))
    # A phase is a heading above what it holds.
    names = [
        each["name"].removeprefix("Formulier: ")
        for record_id, each in items.items()
        if f"{record_id}/#" not in each["address"]
    ]
    others = ["perceel", "klei", "onkruid", "Regels van de tuin"]
    assert listed == [*names, *others, "Een ochtend in de tuin", "Een uur op het scherm"]
    context.close()
