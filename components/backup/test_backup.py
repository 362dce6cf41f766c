"""The file for another device, and erasing all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.poison import STRINGS
from tests.support.tools import BLOCKED, all_ready, box, entry, keep, kept, prepare, said, stored, tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

PAGE = "mijn-notitie/"
ITEM = "vink-kuil"


def content(values: dict[str, object]) -> bytes:
    """A file with these values, by the names of their entries."""
    return json.dumps(
        {"version": 2, "entries": {name: entry(each) for name, each in values.items()}}
    ).encode()


@pytest.fixture
def opened(page: Page) -> Callable[..., Page]:
    """Opens the page with the file, for who kept these values."""

    def opened(values: dict[str, object]) -> Page:
        prepare(page, values)
        page.goto(PAGE)
        all_ready(page)
        return page

    return opened


def file_of(page: Page) -> bytes:
    """What "Zet alles in een bestand" gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Zet alles in een bestand").click()
    assert waiting.value.suggested_filename.startswith("moestuin-20")
    assert waiting.value.suggested_filename.endswith(".json")
    return waiting.value.path().read_bytes()


def read_in(page: Page, content: bytes, *, replace: bool = False) -> None:
    """Read a file in as a reader does."""
    page.get_by_label("Lees een bestand in").set_input_files(
        {"name": "bestand.json", "mimeType": "application/json", "buffer": content}
    )
    page.get_by_label("Vervang alles wat hier nu staat").set_checked(replace)
    page.get_by_role("button", name="Lees het bestand in").click()


def test_a_file_brings_everything_to_another_device(page: Page, browser: Browser, address: str) -> None:
    example("note", "na een week").open(page)
    file = file_of(page)
    said(page, "Het bestand staat bij je downloads.")
    context = browser.new_context(base_url=address)
    other = tab(context, PAGE)
    read_in(other, file)
    said(other, "Het bestand is ingelezen.")

    assert stored(other) == stored(page)
    context.close()


def test_merging_keeps_the_newest_answer_of_both(opened: Callable[..., Page]) -> None:
    page = opened({"tuin/item/a": {"v": "done", "t": 5}, "tuin/item/b": {"v": "done", "t": 5}})
    read_in(page, content({"tuin/item/b": {"v": "na", "t": 9}, "tuin/item/c": {"v": "done", "t": 1}}))
    said(page, "Het bestand is ingelezen.")

    assert stored(page) == {"tuin/item/a": "done", "tuin/item/b": "na", "tuin/item/c": "done"}


def test_replacing_asks_first_and_can_be_undone(opened: Callable[..., Page]) -> None:
    page = opened({"tuin/item/a": "done"})
    file = content({"tuin/item/b": "done"})
    read_in(page, file, replace=True)
    page.get_by_role("button", name="Nee, laat staan").click()
    assert stored(page) == {"tuin/item/a": "done"}

    read_in(page, file, replace=True)
    page.get_by_role("button", name="Ja, vervang alles").click()
    said(page, "Het bestand is ingelezen.")
    assert stored(page) == {"tuin/item/b": "done"}

    page.get_by_role("button", name="Maak ongedaan").click()
    assert stored(page) == {"tuin/item/a": "done"}


def test_what_is_replaced_is_replaced_in_the_other_tab_too(opened: Callable[..., Page]) -> None:
    page = opened({f"tuin/item/{ITEM}": "done"})
    other = tab(page.context, "fasen/zaaien/")
    expect(box(other, ITEM)).to_be_checked()
    read_in(page, content({"tuin/item/b": "done"}), replace=True)
    page.get_by_role("button", name="Ja, vervang alles").click()

    expect(box(other, ITEM)).not_to_be_checked()
    assert stored(page) == {"tuin/item/b": "done"}


WRONG = {
    "geen json": (b"\x89PNG\r\n", "damaged"),
    "leeg": (b"", "damaged"),
    "andere json": (b'{"naam": "iets anders"}', "damaged"),
    "een lijst": (b"[1, 2]", "damaged"),
    "entries kapot": (b'{"version": 2, "entries": {"tuin/item/a": "done"}}', "damaged"),
    "geen tijd": (b'{"version": 2, "entries": {"tuin/item/a": {"v": "done", "t": "nu"}}}', "damaged"),
    "afgebroken": (b'{"version": 2, "entries": {"tuin/item/a": {"v": "do', "damaged"),
    "nieuwer": (b'{"version": 3, "entries": {}}', "newer"),
    "te groot": (b'{"version": 2, "entries": {}}' + b" " * 2_000_000, "big"),
}


def test_a_wrong_file_gets_a_clear_message_and_changes_nothing(opened: Callable[..., Page]) -> None:
    page = opened({"tuin/item/a": "done"})
    before = page.evaluate("JSON.stringify(localStorage)")
    shown = page.locator("[data-ot-message]:visible")
    for name, (file, message) in WRONG.items():
        # From a clean slate, so that a message that stayed behind is not taken for that of this file.
        page.evaluate(
            "document.querySelectorAll('[data-ot-message]').forEach(each => { each.hidden = true })"
        )
        read_in(page, file, replace=True)
        expect(shown, name).to_have_attribute("data-ot-message", message)
        expect(shown, name).to_contain_text("Er is niets veranderd.")
        assert page.evaluate("JSON.stringify(localStorage)") == before, name


def test_without_a_file_the_page_asks_for_one(page: Page) -> None:
    example("backup", "geen bestand gekozen").open(page)

    expect(page.get_by_role("alert")).to_contain_text("Kies eerst een bestand.")


def test_text_from_a_file_never_becomes_markup(opened: Callable[..., Page]) -> None:
    page = opened({})
    hostile = [line for line in STRINGS if line and line[0] != "#"]
    there = {f"{number}/name": {"v": text, "t": number} for number, text in enumerate(hostile, 1)}
    before = page.evaluate("document.querySelectorAll('article *:not(option)').length")
    read_in(page, content(there | {f"{text}/item/x": text for text in hostile}))
    said(page, "Het bestand is ingelezen.")
    # A picture that does not come tells so after every one that was asked for before it.
    page.evaluate(
        "() => new Promise(done => Object.assign(new Image(), {onerror: done, src: '/is-er-niet'}))"
    )

    shown = page.get_by_label("Ik werk aan").locator("option")
    assert set(shown.evaluate_all("options => options.map(each => each.textContent)")) == set(hostile)
    assert page.evaluate("document.querySelectorAll('article *:not(option)').length") == before
    assert page.evaluate("window.pwned") is None


# Erasing.


def erase(page: Page) -> None:
    page.get_by_role("button", name="Wis alles op dit apparaat").click()
    page.get_by_role("button", name="Ja, wis alles").click()


def test_everything_can_be_erased_and_is_gone_in_every_tab(page: Page) -> None:
    example("note", "na een week").open(page)
    other = tab(page.context, "privacy/")
    erase(other)
    said(other, "Alles op dit apparaat is gewist.")

    assert other.evaluate("Object.keys(localStorage)") == []
    expect(page.locator("[data-ot-flag]:visible")).to_have_count(0)
    page.reload()
    all_ready(page)
    expect(page.locator("[data-ot-flag]:visible")).to_have_count(0)


@pytest.mark.parametrize("mark", ["", "0", "1.5", "-1", "99"])
def test_what_another_hand_or_version_left_is_erased_too(page: Page, mark: str) -> None:
    page.goto("/leeg.html")
    keep(page, {f"tuin/item/{ITEM}": entry("done"), "iets": "anders", "version": mark})
    page.goto("privacy/")
    all_ready(page)
    erase(page)
    said(page, "Alles op dit apparaat is gewist.")

    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("why", [BLOCKED, "Storage.prototype.removeItem = () => {}"], ids=["blocked", "deaf"])
def test_what_the_browser_does_not_erase_is_not_said_to_be_erased(page: Page, why: str) -> None:
    prepare(page, {f"tuin/item/{ITEM}": "done"})
    page.context.new_page().goto("/leeg.html")
    page.add_init_script(why)
    page.goto("privacy/")
    all_ready(page)
    erase(page)
    expect(page.locator("body > [role=status]")).to_contain_text("Wissen lukt hier niet")

    _, other = page.context.pages
    assert f"tuin/item/{ITEM}" in kept(other)
