"""The file for another device, and erasing all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.poison import STRINGS
from tests.support.tools import BLOCKED, FULL, all_ready, box, entry, keep, kept, prepare, said, stored, tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

PAGE = "mijn-notitie/"
ITEM = "vink-kuil"


def content(values: dict[str, object], **more: object) -> bytes:
    """A file with these values, by the names of their entries."""
    entries = {name: entry(each) for name, each in values.items()}
    return json.dumps({"version": 3, "entries": entries, **more}).encode()


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


def choose(page: Page, content: bytes) -> None:
    """Choose a file, as a reader does."""
    page.get_by_label("Kies een bestand").set_input_files(
        {"name": "bestand.json", "mimeType": "application/json", "buffer": content}
    )


def read_in(page: Page, content: bytes, *how: str) -> None:
    """Choose a file and take over what is in it: as the page proposes, or in these ways."""
    choose(page, content)
    for place, each in enumerate(how):
        page.locator(".ot-incoming select").nth(place).select_option(each)
    page.get_by_role("button", name="Neem dit over").click()


def reported(page: Page) -> Locator:
    """What the page says came in."""
    return page.locator("ot-backup .ot-undo")


TWO = {
    "een-1/name": "Kompas",
    "een-1/item/a": {"v": "done", "t": 1764000000000},
    "een-1/flag/droogte": "vaak",
    "een-1/form/x/field/wat": "Een tekst.",
    "twee-2/item/b": "na",
}


def test_a_file_brings_everything_to_another_device(page: Page, browser: Browser, address: str) -> None:
    example("note", "na een week").open(page)
    file = file_of(page)
    expect(page.locator("body > [role=status]")).to_contain_text("staat bij je downloads.")
    context = browser.new_context(base_url=address)
    other = tab(context, PAGE)
    read_in(other, file)
    expect(reported(other)).to_contain_text("Mijn tuintje staat erbij")

    assert stored(other) == stored(page)
    expect(other.locator("[data-ot-flag]:visible")).to_have_count(2)
    context.close()


def test_what_is_in_a_file_is_shown_before_anything_changes(opened: Callable[..., Page]) -> None:
    page = opened({"tuin/item/a": "done"})
    before = kept(page)
    choose(page, content(TWO))
    lines = page.locator(".ot-incoming li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("Kompas")
    expect(lines.nth(0)).to_contain_text(
        "1 keer afgevinkt of n.v.t., 1 keer gekozen, 1 teksten. Laatst veranderd op 24 november 2025."
    )
    expect(lines.nth(1)).to_contain_text("Mijn tuintje")
    expect(lines.nth(1).get_by_label("Wat doe je hiermee?").locator("option")).to_have_text(
        ["Zet het erbij", "Voeg het samen met Mijn tuintje", "Laat het weg"]
    )
    assert kept(page) == before

    page.get_by_role("button", name="Toch niet").click()
    expect(page.locator(".ot-incoming")).to_be_hidden()
    expect(page.get_by_label("Kies een bestand")).to_be_focused()
    assert kept(page) == before


def test_each_assignment_of_a_file_goes_where_the_reader_says(opened: Callable[..., Page]) -> None:
    page = opened({"tuin/item/a": "done"})
    read_in(page, content(TWO), "Laat het weg", "Voeg het samen met Mijn tuintje")
    expect(reported(page)).to_contain_text("Mijn tuintje is samengevoegd met Mijn tuintje: 1 keer afgevinkt")

    assert stored(page) == {"tuin/item/a": "done", "tuin/item/b": "na"}


def test_two_first_assignments_without_a_name_stay_apart_and_both_can_be_chosen(
    opened: Callable[..., Page],
) -> None:
    page = opened({"tuin/item/a": "done"})
    old = {"version": 2, "entries": {"eerste/item/b": entry("done"), "eerste/form/x/row/1/wie": entry("Ik.")}}
    read_in(page, json.dumps(old).encode())
    expect(reported(page)).to_be_visible()

    assert {"tuin/item/a": "done"}.items() <= stored(page).items()
    names = page.get_by_label("Ik werk aan").locator("option")
    expect(names).to_have_text(["Mijn tuintje", "Mijn tuintje (2)"])


def test_merging_keeps_the_newest_answer_and_both_texts(opened: Callable[..., Page]) -> None:
    page = opened(
        {
            "een-1/item/a": {"v": "done", "t": 5},
            "een-1/item/b": {"v": "done", "t": 5},
            "een-1/form/x/field/wat": {"v": "Hier getypt.", "t": 9},
        }
    )
    file = {
        "een-1/item/b": {"v": "na", "t": 9},
        "een-1/item/c": "done",
        "een-1/form/x/field/wat": {"v": "Daar getypt.", "t": 5},
    }
    read_in(page, content(file))
    expect(reported(page)).to_be_visible()
    both = {
        "een-1/item/a": "done",
        "een-1/item/b": "na",
        "een-1/item/c": "done",
        "een-1/form/x/field/wat": "Hier getypt.\n\nDaar getypt.",
    }
    assert stored(page) == both

    read_in(page, content(file))  # and once more
    expect(reported(page)).to_be_visible()
    assert stored(page) == both


def test_taking_over_can_be_undone_and_another_tab_brings_nothing_back(opened: Callable[..., Page]) -> None:
    page = opened({f"tuin/item/{ITEM}": "done"})
    other = tab(page.context, "fasen/zaaien/")
    file = content({f"tuin/item/{ITEM}": {"v": "na", "t": 9}, "tuin/item/vink-tip": {"v": "done", "t": 9}})
    read_in(page, file)
    expect(other.locator(f"#nvt-{ITEM}")).to_have_attribute("aria-pressed", "true")
    box(other, "vink-klei").check()
    page.get_by_role("button", name="Maak ongedaan").click()
    said(page, "Ongedaan gemaakt")

    expect(box(other, ITEM)).to_be_checked()
    expect(box(other, "vink-tip")).not_to_be_checked()
    box(other, "vink-klei").uncheck()
    assert stored(page) == {f"tuin/item/{ITEM}": "done"}
    expect(page.get_by_label("Kies een bestand")).to_be_focused()


def test_what_was_changed_after_taking_over_stays_when_that_is_undone(opened: Callable[..., Page]) -> None:
    page = opened({f"tuin/item/{ITEM}": "done"})
    other = tab(page.context, "fasen/zaaien/")
    read_in(page, content({"tuin/item/vink-tip": {"v": "done", "t": 9}}))
    expect(box(other, "vink-tip")).to_be_checked()
    other.locator("#nvt-vink-tip").click()
    page.get_by_role("button", name="Maak ongedaan").click()
    said(page, "Wat je daarna veranderde, is gebleven. De rest is ongedaan gemaakt.")

    assert stored(page) == {f"tuin/item/{ITEM}": "done", "tuin/item/vink-tip": "na"}


def test_where_a_file_does_not_fit_nothing_of_it_comes_in_and_it_is_said_at_the_field(
    opened: Callable[..., Page],
) -> None:
    page = opened({"tuin/item/a": "done"})
    page.evaluate(FULL)
    before = kept(page)
    read_in(page, content({f"groot-1/item/{number}": "done" for number in range(3)}))

    field = page.get_by_label("Kies een bestand")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("Er is niets veranderd.")
    assert kept(page) == before
    expect(page.get_by_label("Ik werk aan").locator("option")).to_have_count(1)


def test_how_it_gets_to_another_device_is_told_where_the_file_is_made(page: Page) -> None:
    page.goto(PAGE)
    all_ready(page)
    page.get_by_text("Hoe krijg ik dit op mijn laptop of telefoon?").click()

    for text in ("Het bestand heet moestuin, met de datum", "mail het aan jezelf", "Open daar deze pagina"):
        expect(page.locator(".ot-how")).to_contain_text(text)


def test_the_way_to_the_file_stands_on_the_first_screen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(PAGE)
    all_ready(page)
    button = page.get_by_role("button", name="Bewaar als bestand")
    expect(button).to_be_in_viewport()
    with page.expect_download():
        button.click()
    link = page.get_by_role("link", name="Meenemen naar je laptop of telefoon")
    expect(link).to_be_in_viewport()
    link.click()

    expect(page.get_by_role("button", name="Zet alles in een bestand")).to_be_in_viewport()


WRONG = {
    "geen json": (b"\x89PNG\r\n", "damaged"),
    "leeg": (b"", "damaged"),
    "andere json": (b'{"naam": "iets anders"}', "damaged"),
    "een lijst": (b"[1, 2]", "damaged"),
    "entries kapot": (b'{"version": 3, "entries": {"tuin/item/a": "done"}}', "damaged"),
    "geen tijd": (b'{"version": 2, "entries": {"tuin/item/a": {"v": "done", "t": "nu"}}}', "damaged"),
    "afgebroken": (b'{"version": 2, "entries": {"tuin/item/a": {"v": "do', "damaged"),
    "nieuwer": (b'{"version": 4, "entries": {}}', "newer"),
    "van een andere site": (content({"tuin/item/a": "done"}, of="boomgaard"), "damaged"),
    "een id dat niet kan": (content({"tu in/item/a": "done"}), "damaged"),
    "te veel rijen": (content({"tuin/form/x/rows": [str(row) for row in range(20_000)]}), "damaged"),
    "een rij die niet kan": (content({f"tuin/form/x/row/{'1' * 90}/wie": "Ik."}), "damaged"),
    "niets erin": (content({"tuin/item/a": None}), "empty"),
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
        choose(page, file)
        expect(shown, name).to_have_attribute("data-ot-message", message)
        assert page.evaluate("JSON.stringify(localStorage)") == before, name


def test_text_from_a_file_never_becomes_markup(opened: Callable[..., Page]) -> None:
    page = opened({})
    hostile = [line for line in STRINGS if line and line[0] != "#"]
    there = {f"{number}/name": {"v": text, "t": number} for number, text in enumerate(hostile, 1)}
    before = page.evaluate("document.querySelectorAll('article *:not(option, .ot-incoming *)').length")
    items = {f"{number}/item/x": text for number, text in enumerate(hostile, 1)}
    read_in(page, content(there | items))
    expect(reported(page)).to_be_visible()
    # A picture that does not come tells so after every one that was asked for before it.
    page.evaluate(
        "() => new Promise(done => Object.assign(new Image(), {onerror: done, src: '/is-er-niet'}))"
    )

    shown = page.get_by_label("Ik werk aan").locator("option")
    assert shown.count() == len(hostile)
    now = page.evaluate("document.querySelectorAll('article *:not(option, .ot-incoming *)').length")
    assert now == before
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


def test_what_was_erased_is_not_there_again_by_the_back_button(page: Page) -> None:
    """As a page that was kept for the back button comes back: it has missed every event."""
    prepare(
        page, {"tuin/form/formulier-afscheid/keep": True, "tuin/form/formulier-afscheid/field/wat": "Geheim."}
    )
    page.goto("formulieren/afscheid/")
    all_ready(page)
    field = page.locator("#formulier-afscheid--wat")
    expect(field).to_have_value("Geheim.")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate("localStorage.clear()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(field).to_have_value("")


@pytest.mark.parametrize("word", ["laptop", "telefoon", "back-up", "export", "synchroniseren"])
def test_who_looks_for_another_device_finds_the_way(page: Page, word: str) -> None:
    page.goto("privacy/")
    page.get_by_role("link", name="Zoeken").or_(page.get_by_role("button", name="Zoeken")).first.click()
    page.get_by_label("Wat zoek je?").fill(word)

    found = page.locator(".ot-search__result a[href$='mijn-notitie/#meenemen']")
    expect(found).to_be_visible()


def test_what_is_chosen_with_a_finger_is_large_and_a_long_word_fits(
    browser: Browser, guides_url: str
) -> None:
    context = browser.new_context(
        base_url=f"{guides_url}gewoon/",
        viewport={"width": 320, "height": 640},
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    page.goto(PAGE)
    all_ready(page)
    low = page.locator("select:visible, [type=file]:visible, .md-top").evaluate_all(
        """all => all.map((each) => {
            each.hidden = false
            return each.offsetHeight
        }).filter((high) => high < 44)"""
    )
    page.get_by_role("link", name="Zoeken").or_(page.get_by_role("button", name="Zoeken")).first.click()
    page.get_by_label("Wat zoek je?").fill("x" * 80)
    status = page.locator(".ot-search__status")
    expect(status).to_contain_text("Niets gevonden")
    fits = status.evaluate("each => each.scrollWidth <= each.clientWidth")
    context.close()

    assert low == []
    assert fits
