"""The table for a trainer: what it gives of each item, and the one link of what was ticked."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.support.tools import all_ready, copying_ready, said

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

#: Draws each image on a canvas and gives one byte a pixel.
GREYS = """async (addresses) => Promise.all(addresses.map(async (address) => {
  const image = new Image(300, 300);
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 300 });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, 300, 300);
  const { data } = context.getImageData(0, 0, 300, 300);
  return btoa(String.fromCharCode(...data.filter((_, index) => index % 4 === 0)));
}))"""
#: The controls of the table that lie behind the bar when they have the focus, there and back.
BEHIND = """() => {
    const bar = document.querySelector(".ot-composer")
    const all = [...document.querySelectorAll("table :is(a, input)")]
    return [...all, ...all.toReversed()].filter((each) => {
        each.focus()
        return each.getBoundingClientRect().bottom > bar.getBoundingClientRect().top
    }).map(({ outerHTML }) => outerHTML)
}"""


@pytest.fixture
def composer(page: Page) -> Page:
    """The page with the table, once the tool works."""
    page.goto("links/")
    all_ready(page)
    return page


def open_groups(page: Page) -> None:
    """Open every kind of items."""
    page.evaluate("document.querySelectorAll('ot-composer details').forEach(each => { each.open = true })")


def choose(page: Page, *names: str) -> None:
    open_groups(page)
    for name in names:
        page.get_by_label(f"Kies {name}", exact=True).check()


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_every_code_reads_as_the_address_of_its_item(page: Page, guides: Path, kind: str) -> None:
    items = json.loads((guides / "gewoon" / "data" / "items.json").read_text("utf-8"))
    page.goto("privacy/")
    images = page.evaluate(GREYS, [f"../qr/{each}.{kind}" for each in items])
    codes = [
        zxingcpp.read_barcode(memoryview(base64.b64decode(grey)).cast("B", (300, 300))) for grey in images
    ]

    assert [code and code.text for code in codes] == [
        f"https://moestuin.example/{each['address']}" for each in items.values()
    ]


def test_without_javascript_the_table_has_its_links_and_nothing_that_does_nothing(
    browser: Browser, guides_url: str
) -> None:
    context = browser.new_context(base_url=f"{guides_url}gewoon/", java_script_enabled=False)
    page = context.new_page()
    page.goto("links/")

    page.locator("details", has=page.get_by_text("Grond keuren")).locator("summary").click()
    expect(page.get_by_role("link", name="QR-code van Grond keuren als SVG")).to_be_visible()
    expect(page.locator("table.ot-items input").first).to_be_hidden()
    expect(page.get_by_role("group", name="Link met je keuze")).to_be_hidden()
    page.get_by_role("link", name="Kopieer link naar Grond keuren").click()
    assert page.url == f"{guides_url}gewoon/fasen/zaaien/#grond-keuren"
    context.close()


@pytest.mark.parametrize(("width", "height"), [(320, 700), (1280, 800)])
def test_the_table_is_a_table_on_every_screen_and_no_focus_is_behind_the_bar(
    composer: Page, width: int, height: int
) -> None:
    composer.set_viewport_size({"width": width, "height": height})
    choose(composer, "Zaaien")
    row = composer.get_by_role("row").filter(
        has=composer.get_by_role("rowheader", name="Grond keuren", exact=True)
    )

    expect(row.get_by_role("cell")).to_have_count(3)
    table = composer.get_by_role("table").filter(has=row)
    expect(table.get_by_role("columnheader")).to_have_count(4)
    assert composer.evaluate("document.documentElement.scrollWidth") == width
    assert composer.evaluate(BEHIND) == []
    composer.get_by_label("Kies Zaaien", exact=True).focus()
    expect(composer.get_by_role("group", name="Link met je keuze")).to_be_in_viewport()


def test_a_trainer_makes_a_link_of_what_they_tick(composer: Page, guides_url: str) -> None:
    link = composer.locator("#ot-composer-link")
    expect(link).to_be_hidden()
    expect(composer.get_by_text("Nog geen onderdelen gekozen")).to_be_visible()
    choose(composer, "Ruzie om het hek")
    said(composer, "1 onderdeel gekozen")
    choose(composer, "Grond keuren", "formulier Waterlijst")

    expect(link).to_have_value(
        f"{guides_url}gewoon/rode-vlaggen/?items=ruzie,grond-keuren,formulier-waterlijst"
    )
    said(composer, "3 onderdelen gekozen")
    composer.get_by_label("Kies Ruzie om het hek").uncheck()
    expect(link).to_have_value(f"{guides_url}gewoon/fasen/zaaien/?items=grond-keuren,formulier-waterlijst")
    composer.get_by_label("Kies Grond keuren").uncheck()
    composer.get_by_label("Kies formulier Waterlijst").uncheck()
    expect(link).to_be_hidden()
    said(composer, "Geen onderdelen gekozen")


def test_the_composer_works_with_the_keyboard_alone(composer: Page, guides_url: str) -> None:
    open_groups(composer)
    box = composer.get_by_label("Kies Grond keuren")
    box.focus()
    composer.keyboard.press("Space")
    composer.get_by_role("button", name="Kopieer link").focus()
    composer.keyboard.press("Enter")

    expect(composer.get_by_text("Link gekopieerd").first).to_be_visible()
    copied = composer.evaluate("navigator.clipboard.readText()")
    assert copied == f"{guides_url}gewoon/fasen/zaaien/?items=grond-keuren"
    composer.keyboard.press("Tab")
    composer.keyboard.press("Enter")
    expect(box).not_to_be_checked()
    expect(box).to_be_focused()
    expect(composer.get_by_role("button", name="Kopieer link")).to_be_hidden()


def test_a_link_in_the_table_is_copied_without_a_choice(composer: Page, guides_url: str) -> None:
    choose(composer, "Zaaien")
    copying_ready(composer)
    composer.get_by_role("link", name="Kopieer link naar formulier Waterlijst").click()

    expect(composer.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    copied = composer.evaluate("navigator.clipboard.readText()")
    assert copied == f"{guides_url}gewoon/formulieren/waterlijst/#formulier-waterlijst"


def test_where_copying_is_forbidden_the_link_stands_selected(page: Page, guides_url: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('nee'))")
    page.goto("links/")
    all_ready(page)
    choose(page, "Grond keuren")
    page.get_by_role("button", name="Kopieer link").click()

    expect(page.get_by_role("status")).to_contain_text("staat geselecteerd")
    selected = page.evaluate("getSelection().toString()")
    assert selected == f"{guides_url}gewoon/fasen/zaaien/?items=grond-keuren"


def test_a_link_holds_no_more_than_sixty_items(composer: Page) -> None:
    composer.evaluate(
        """() => {
          const row = document.querySelector("table.ot-items input").closest("tr");
          for (let index = 0; index < 60; index++) row.after(row.cloneNode(true));
        }"""
    )
    boxes = composer.locator("table.ot-items input")
    boxes.evaluate_all("boxes => boxes.forEach((box) => box.click())")

    assert boxes.count() > 60
    assert boxes.evaluate_all("boxes => boxes.filter(({ checked }) => checked).length") == 60
    said(composer, "Meer dan 60 gaat niet in één link.")


def test_a_trainer_finds_three_items_and_copies_the_link_in_fewer_than_forty_stops(composer: Page) -> None:
    stops = 0
    for name in ("Grond keuren", "Ruzie om het hek", "Droogte"):
        composer.get_by_label("Zoek in de onderdelen").focus()
        composer.keyboard.press("ControlOrMeta+a")
        composer.keyboard.type(name)
        box = composer.get_by_label(f"Kies {name}", exact=True)
        expect(box).to_be_visible()
        while not box.evaluate("each => each === document.activeElement"):
            composer.keyboard.press("Tab")
            stops += 1
            assert stops < 40
        composer.keyboard.press("Space")
    copy = composer.get_by_role("button", name="Kopieer link")
    while not copy.evaluate("each => each === document.activeElement"):
        composer.keyboard.press("Tab")
        stops += 1
        assert stops < 40
    assert composer.locator("#ot-composer-link").input_value().endswith("items=grond-keuren,ruzie,droogte")


def test_what_does_not_match_is_out_of_sight_and_how_much_is_left_is_said(composer: Page) -> None:
    composer.get_by_label("Zoek in de onderdelen").fill("slak")
    said(composer, "Wat hierbij past: 1")
    expect(composer.locator("ot-composer tbody tr:visible")).to_have_count(1)

    composer.get_by_label("Zoek in de onderdelen").fill("")
    expect(composer.locator("ot-composer tbody tr:visible")).to_have_count(0)
    expect(composer.locator("ot-composer summary:visible")).to_have_count(17)


def test_each_kind_says_how_many_of_it_are_chosen(composer: Page) -> None:
    choose(composer, "Ruzie om het hek", "Droogte")

    expect(composer.locator("summary", has_text="2 gekozen")).to_have_count(1)


@pytest.mark.parametrize("how", ["reload", "go_back"])
def test_what_the_browser_ticks_again_is_counted(composer: Page, how: str) -> None:
    choose(composer, "Droogte", "Ruzie om het hek")
    if how == "go_back":
        composer.goto("privacy/")
    getattr(composer, how)()
    all_ready(composer)
    choose(composer, "Slakken")

    # Which boxes a browser ticks again is its own choice.
    ticked = composer.locator("ot-composer input:checked").evaluate_all(
        "all => all.map(({ value }) => value)"
    )
    linked = composer.locator("#ot-composer-link").input_value().partition("items=")[2]
    assert sorted(linked.split(",")) == sorted(ticked)
    assert how == "reload" or set(ticked) == {"droogte", "ruzie", "slakken"}
