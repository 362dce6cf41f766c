"""The note for a talk, the file for another device, and erasing all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import keep, ready, said, stored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from macros.model import Library


def entries(values: dict[str, object]) -> dict[str, object]:
    """Entries of the first assignment."""
    return {f"eerste/{name}": {"v": value, "t": 1} for name, value in values.items()}


def content(of: dict[str, object]) -> bytes:
    """A file with these entries."""
    return json.dumps({"version": 2, "entries": of}).encode()


@pytest.fixture
def page(page: Page) -> Page:
    page.goto("mijn-notitie/")
    ready(page, "ot-note")
    ready(page, "ot-backup")
    return page


def after_a_week(page: Page, library: Library) -> None:
    """What a reader may have by then: two flags, one intervention, ticks in the first phase."""
    flags, phase = library.red_flags, library.phases[0]
    first = library.interventions_of(phase)[0]
    keep(
        page,
        entries(
            {
                f"flag/{flags[0].id}": "soms",
                f"flag/{flags[1].id}": "vaak",
                f"flag/{flags[2].id}": "niet",
                f"chosen/{first.id}": True,
                f"item/{first.checklist[0].id}": "done",
                f"item/{first.checklist[1].id}": "na",
            }
        ),
    )
    page.reload()
    ready(page, "ot-note")


def test_the_note_shows_flags_that_play_what_was_chosen_and_what_is_open(
    page: Page, library: Library
) -> None:
    after_a_week(page, library)
    flags, phase = library.red_flags, library.phases[0]

    expect(page.locator("[data-ot-flag]:visible")).to_have_text(
        [f"{flags[0].label}: soms", f"{flags[1].label}: vaak"]
    )
    expect(page.locator("[data-ot-chosen]:visible")).to_have_text([library.interventions_of(phase)[0].label])
    assert page.locator("[data-ot-item]:visible").count() == len(library.owners) - 2


def test_the_note_can_be_narrowed_to_a_phase_and_remembers_it(page: Page, library: Library) -> None:
    phase = library.phases[1]
    page.get_by_label("Waar sta je?").select_option(phase.label)
    page.reload()
    ready(page, "ot-note")
    items = [item for each in library.interventions_of(phase) for item in each.checklist]

    expect(page.get_by_label("Waar sta je?")).to_have_value(phase.id)
    assert page.locator("[data-ot-item]:visible").count() == len(items)


def test_the_note_is_copied_as_plain_text(page: Page, library: Library) -> None:
    after_a_week(page, library)
    phase = library.phases[0]
    page.get_by_label("Waar sta je?").select_option(phase.label)
    page.get_by_role("button", name="Kopieer als tekst").click()
    said(page, "Gekopieerd")
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    items = [item for each in library.interventions_of(phase) for item in each.checklist]

    assert text.startswith(
        "Mijn gespreksnotitie: Mijn opdracht\n\n"
        f"Wat er speelt\n- {library.red_flags[0].label}: soms\n- {library.red_flags[1].label}: vaak\n\n"
        f"Wat ik wil doen\n- {library.interventions_of(phase)[0].label}\n\n"
        f"Wat nog open staat\n1 van {len(items) - 1} gedaan, 1 n.v.t.\n\n{phase.label}\n"
        f"- {items[2].text}\n"
    )
    assert text.endswith(f"- {items[-1].text}\n")


def test_where_copying_is_forbidden_the_text_stands_selected(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("mijn-notitie/")
    ready(page, "ot-note")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Kopieer als tekst").click()
    field = page.get_by_label("Mijn gespreksnotitie als tekst")

    expect(field).to_be_focused()
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") > 100
    context.close()


def test_without_javascript_the_note_lists_everything_to_tick_on_paper(
    browser: Browser, base_url: str, library: Library
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("mijn-notitie/")

    assert page.locator("[data-ot-flag]:visible").count() == len(library.red_flags)
    assert page.locator("[data-ot-chosen]:visible").count() == len(library.interventions)
    assert page.locator("[data-ot-item]:visible").count() == len(library.owners)
    assert page.locator("article :is(button, select, input, textarea):visible").count() == 0
    context.close()


def test_printing_the_note_leaves_out_what_is_not_the_note(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print de notitie").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Wat we afspreken")).to_be_visible()
    expect(page.get_by_role("heading", name="Meenemen of verhuizen")).to_be_hidden()
    assert page.locator("article :is(button, select, input):visible").count() == 0


# To another device.


def file_of(page: Page) -> bytes:
    """What "Zet alles in een bestand" gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Zet alles in een bestand").click()
    path = waiting.value.path()
    assert waiting.value.suggested_filename.endswith(".json")
    return path.read_bytes()


def read_in(page: Page, content: bytes, *, replace: bool = False) -> None:
    """Read a file in as a reader does."""
    page.get_by_label("Lees een bestand in").set_input_files(
        {"name": "bestand.json", "mimeType": "application/json", "buffer": content}
    )
    page.get_by_label("Vervang alles wat hier nu staat").set_checked(replace)
    page.get_by_role("button", name="Lees het bestand in").click()


def test_a_file_brings_everything_to_another_device(
    page: Page, browser: Browser, base_url: str, library: Library
) -> None:
    after_a_week(page, library)
    file = file_of(page)
    context = browser.new_context(base_url=base_url)
    other = context.new_page()
    other.goto("mijn-notitie/")
    ready(other, "ot-backup")
    read_in(other, file)
    said(other, "Het bestand is ingelezen.")

    assert stored(other) == stored(page)
    context.close()


def test_merging_keeps_the_newest_answer_of_both(page: Page) -> None:
    own = {"eerste/item/a": {"v": "done", "t": 5}, "eerste/item/b": {"v": "done", "t": 5}}
    theirs = {"eerste/item/b": {"v": "na", "t": 9}, "eerste/item/c": {"v": "done", "t": 1}}
    keep(page, own)
    page.reload()
    ready(page, "ot-backup")
    read_in(page, content(theirs))
    said(page, "Het bestand is ingelezen.")

    assert stored(page) == {"eerste/item/a": "done", "eerste/item/b": "na", "eerste/item/c": "done"}


def test_replacing_asks_first_and_can_be_undone(page: Page) -> None:
    keep(page, entries({"item/a": "done"}))
    page.reload()
    ready(page, "ot-backup")
    file = content(entries({"item/b": "done"}))
    read_in(page, file, replace=True)
    page.get_by_role("button", name="Nee, laat staan").click()
    assert stored(page) == {"eerste/item/a": "done"}

    read_in(page, file, replace=True)
    page.get_by_role("button", name="Ja, vervang alles").click()
    said(page, "Het bestand is ingelezen.")
    assert stored(page) == {"eerste/item/b": "done"}

    page.get_by_role("button", name="Maak ongedaan").click()
    assert stored(page) == {"eerste/item/a": "done"}


def test_what_is_replaced_is_replaced_in_the_other_tab_too(page: Page, library: Library) -> None:
    item = library.interventions_of(library.phases[0])[0].checklist[0].id
    keep(page, entries({f"item/{item}": "done"}))
    page.reload()
    ready(page, "ot-backup")
    other = page.context.new_page()
    other.goto(f"fasen/{library.phases[0].id}/")
    expect(other.locator(f"#vink-{item}")).to_be_checked()
    read_in(page, content(entries({"item/b": "done"})), replace=True)
    page.get_by_role("button", name="Ja, vervang alles").click()

    expect(other.locator(f"#vink-{item}")).not_to_be_checked()
    assert stored(page) == {"eerste/item/b": "done"}


WRONG = {
    "geen json": (b"\x89PNG\r\n", "damaged"),
    "leeg": (b"", "damaged"),
    "andere json": (b'{"naam": "iets anders"}', "damaged"),
    "een lijst": (b"[1, 2]", "damaged"),
    "entries kapot": (b'{"version": 2, "entries": {"eerste/item/a": "done"}}', "damaged"),
    "geen tijd": (b'{"version": 2, "entries": {"eerste/item/a": {"v": "done", "t": "nu"}}}', "damaged"),
    "afgebroken": (b'{"version": 2, "entries": {"eerste/item/a": {"v": "do', "damaged"),
    "nieuwer": (b'{"version": 3, "entries": {}}', "newer"),
    "tien megabyte": (b'{"version": 2, "entries": {}}' + b" " * 10_000_000, "big"),
}


@pytest.mark.parametrize(("file", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_gets_a_clear_message_and_changes_nothing(page: Page, file: bytes, message: str) -> None:
    keep(page, entries({"item/a": "done"}))
    page.reload()
    ready(page, "ot-backup")
    before = page.evaluate("JSON.stringify(localStorage)")
    read_in(page, file, replace=True)

    shown = page.locator("[data-ot-message]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-ot-message", message)
    expect(shown).to_contain_text("Er is niets veranderd.")
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_without_a_file_the_page_asks_for_one(page: Page) -> None:
    page.get_by_role("button", name="Lees het bestand in").click()

    expect(page.get_by_role("alert")).to_contain_text("Kies eerst een bestand.")


def test_text_from_a_file_never_becomes_markup(page: Page, hostile: list[str]) -> None:
    there = {f"{number}/name": {"v": text, "t": number} for number, text in enumerate(hostile, 1)} | {
        f"{text}/item/x": {"v": text, "t": 1} for text in hostile
    }
    before = page.evaluate("document.querySelectorAll('article *:not(option)').length")
    read_in(page, content(there))
    said(page, "Het bestand is ingelezen.")
    page.wait_for_timeout(100)

    shown = page.get_by_label("Ik werk aan").locator("option")
    assert set(shown.evaluate_all("options => options.map(each => each.textContent)")) == set(hostile)
    assert page.evaluate("document.querySelectorAll('article *:not(option)').length") == before
    assert page.evaluate("window.pwned") is None


@pytest.fixture
def hostile(request: pytest.FixtureRequest) -> list[str]:
    file: Path = request.path.parent.parent / "data" / "hostile.txt"
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def test_everything_can_be_erased_and_is_gone_in_every_tab(page: Page, library: Library) -> None:
    after_a_week(page, library)
    other = page.context.new_page()
    other.goto("privacy/")
    ready(other, "ot-backup")
    other.get_by_role("button", name="Wis alles op dit apparaat").click()
    other.get_by_role("button", name="Ja, wis alles").click()
    said(other, "Alles op dit apparaat is gewist.")

    assert other.evaluate("Object.keys(localStorage).filter(key => !key.startsWith('/'))") == []
    expect(page.locator("[data-ot-flag]:visible")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-ot-flag]:visible")).to_have_count(0)
