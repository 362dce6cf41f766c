"""What a trainer does, and what a participant sees of it: links, codes and chosen items."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import zxingcpp
from playwright.sync_api import expect

from macros import addresses, sharing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from macros.model import Library

CHOSEN = "geen-eigenaarschap,kennismaken,woord-en-daad"
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


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_every_code_reads_as_the_address_of_its_item(page: Page, library: Library, kind: str) -> None:
    page.goto("")
    ids = [each.id for each in sharing.items(library)]
    images = page.evaluate(GREYS, [f"/qr/{each}.{kind}" for each in ids])
    read = {
        record_id: zxingcpp.read_barcode(memoryview(base64.b64decode(grey)).cast("B", (300, 300)))
        for record_id, grey in zip(ids, images, strict=True)
    }

    assert {record_id: code and code.text for record_id, code in read.items()} == {
        each: library.publication.site_url + addresses.address(library, each) for each in ids
    }


# The table.


def test_a_link_in_the_table_is_copied_where_it_stands(page: Page, base_url: str) -> None:
    page.goto("trainers/")
    page.get_by_role("link", name="Kopieer link naar Kennismaken").click()

    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}fasen/intake/#kennismaken"
    assert page.url.partition("#")[0] == f"{base_url}trainers/"


def test_without_javascript_the_table_has_its_links_and_nothing_that_does_nothing(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("trainers/")

    expect(page.get_by_role("link", name="QR-code van Kennismaken als SVG")).to_be_visible()
    expect(page.locator("table.ot-items input").first).to_be_hidden()
    expect(page.get_by_role("group", name="Link met je keuze")).to_be_hidden()
    page.get_by_role("link", name="Kopieer link naar Kennismaken").click()
    assert page.url == f"{base_url}fasen/intake/#kennismaken"
    context.close()


def test_the_table_is_a_table_on_a_narrow_screen_too(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto("trainers/")
    expect(page.get_by_label("Kies Intake")).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Kennismaken", exact=True))

    expect(row.get_by_role("cell")).to_have_count(3)
    expect(page.get_by_role("columnheader")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


@pytest.mark.parametrize("viewport", [(320, 700), (1280, 800)])
def test_what_has_the_focus_is_never_behind_the_bar(
    browser: Browser, base_url: str, viewport: tuple[int, int]
) -> None:
    context = browser.new_context(
        base_url=base_url, viewport=dict(zip(("width", "height"), viewport, strict=True))
    )
    page = context.new_page()
    page.goto("trainers/")
    page.get_by_label("Kies Intake").check()
    bar = page.get_by_role("group", name="Link met je keuze")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, bottom, inside = page.evaluate(
            """() => [document.activeElement.outerHTML, document.activeElement.getBoundingClientRect().bottom,
                      document.activeElement.closest('table') !== null]"""
        )
        if inside and bottom > bar.bounding_box()["y"]:
            hidden.append(name)
    context.close()

    assert hidden == []


# The composer.


def test_a_trainer_makes_a_link_of_what_they_tick(page: Page, base_url: str) -> None:
    page.goto("trainers/")
    link = page.get_by_label("Link met je keuze", exact=True).and_(page.locator("input"))
    expect(link).to_be_hidden()
    for name in ("Geen eigenaar", "Kennismaken", "Woord en daad"):
        page.get_by_label(f"Kies {name}").check()

    expect(link).to_have_value(f"{base_url}rode-vlaggen/?items={CHOSEN}")
    expect(page.get_by_text("3 onderdelen gekozen").first).to_be_visible()
    page.get_by_label("Kies Geen eigenaar").uncheck()
    expect(link).to_have_value(f"{base_url}fasen/intake/?items=kennismaken,woord-en-daad")


def test_what_is_chosen_is_said_to_a_screen_reader(page: Page) -> None:
    page.goto("trainers/")
    page.get_by_label("Kies Kennismaken").check()
    expect(page.get_by_role("status")).to_have_text("1 onderdeel gekozen")
    page.get_by_label("Kies Doorvragen").check()
    expect(page.get_by_role("status")).to_have_text("2 onderdelen gekozen")


def test_the_composer_works_with_the_keyboard_alone(page: Page, base_url: str) -> None:
    page.goto("trainers/")
    page.get_by_label("Kies Kennismaken").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Kopieer link").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Link gekopieerd").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}fasen/intake/?items=kennismaken"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kies Kennismaken")).not_to_be_checked()
    expect(page.get_by_label("Kies Kennismaken")).to_be_focused()
    expect(page.get_by_role("button", name="Kopieer link")).to_be_hidden()


def test_where_copying_is_forbidden_the_link_stands_selected(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('nee'))")
    page.goto("trainers/")
    page.get_by_label("Kies Kennismaken").check()
    page.get_by_role("button", name="Kopieer link").click()

    expect(page.get_by_role("status")).to_contain_text("staat geselecteerd")
    assert page.evaluate("getSelection().toString()") == f"{base_url}fasen/intake/?items=kennismaken"
    context.close()


def test_the_composer_works_after_instant_navigation(instant: Page, base_url: str) -> None:
    page = instant
    page.goto("trainingen/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.same = true")
    page.locator(".ot-nav").get_by_role("link", name="Oefeningen voor trainers").click()
    page.get_by_label("Kies Intake").check()

    expect(page.locator("#ot-composer-link")).to_have_value(f"{base_url}fasen/intake/?items=intake")
    assert page.evaluate("window.same")


def test_a_link_holds_no_more_than_sixty_items(page: Page) -> None:
    page.goto("trainers/")
    expect(page.get_by_label("Kies Intake")).to_be_visible()
    page.evaluate(
        """() => {
          const row = document.querySelector("table.ot-items input").closest("tr");
          for (let index = 0; index < 20; index++) row.after(row.cloneNode(true));
        }"""
    )
    boxes = page.locator("table.ot-items input")
    page.evaluate("document.querySelectorAll('table.ot-items input').forEach((box) => box.click())")

    assert boxes.count() > 60
    assert boxes.evaluate_all("boxes => boxes.filter(({ checked }) => checked).length") == 60
    expect(page.get_by_role("status")).to_have_text("Meer dan 60 gaat niet in één link.")


# What a participant sees.


def marked(page: Page) -> list[str]:
    """The ids of the records that are marked, once the page is done with it."""
    expect(page.locator(".ot-chosen-note")).to_be_visible()
    found: list[str] = page.locator(".ot-chosen[id]").evaluate_all("all => all.map(({ id }) => id)")
    return found


def test_the_chosen_items_are_marked_in_words_and_listed_above_the_page(page: Page, base_url: str) -> None:
    page.goto(f"rode-vlaggen/?items={CHOSEN}")

    assert marked(page) == ["geen-eigenaarschap", "woord-en-daad"]
    labels = page.locator(".ot-chosen > .ot-chosen__label")
    expect(labels).to_have_text(["Gekozen door je trainer"] * 2)
    links = page.locator("ot-highlight a")
    expect(links).to_have_text(["Geen eigenaar", "Kennismaken", "Woord en daad"])
    assert links.evaluate_all("all => all.map(({ href }) => href)") == [
        f"{base_url}rode-vlaggen/?items={CHOSEN}#geen-eigenaarschap",
        f"{base_url}fasen/intake/?items={CHOSEN}#kennismaken",
        f"{base_url}rode-vlaggen/?items={CHOSEN}#woord-en-daad",
    ]


def test_the_first_chosen_item_is_in_view_and_a_fragment_goes_before_it(page: Page) -> None:
    page.goto("rode-vlaggen/?items=woord-en-daad,geen-eigenaarschap")
    marked(page)
    expect(page.locator("#woord-en-daad")).to_be_in_viewport()
    page.goto("rode-vlaggen/?items=woord-en-daad#geen-eigenaarschap")
    page.reload()
    marked(page)

    expect(page.locator("#geen-eigenaarschap")).to_be_in_viewport()


@pytest.mark.parametrize("without_loading", [True, False])
def test_the_choice_goes_along_to_other_pages(
    request: pytest.FixtureRequest, page: Page, without_loading: bool
) -> None:
    if without_loading:
        request.getfixturevalue("instant")
    page.goto(f"rode-vlaggen/?items={CHOSEN}")
    marked(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.same = true")
    page.locator("ot-highlight").get_by_role("link", name="Kennismaken").click()
    page.wait_for_url(f"**/fasen/intake/?items={CHOSEN}#kennismaken")

    expect(page.locator("#kennismaken")).to_have_class("ot-record ot-chosen")
    expect(page.locator(".ot-chosen-note")).to_have_count(1)
    assert bool(page.evaluate("window.same")) is without_loading
    page.go_back()
    expect(page.locator("#woord-en-daad")).to_have_class("ot-record ot-chosen")


def test_a_page_without_a_choice_loads_nothing_for_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("rode-vlaggen/")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if "highlight" in url or "items.json" in url] == []
    expect(page.locator(".ot-chosen-note")).to_have_count(0)


HOSTILE = [
    "onbekend",
    "__proto__",
    "constructor",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "../../etc/passwd",
    "%00",
    "",
    "a" * 5000,
]


@pytest.mark.parametrize("item", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_id_of_a_record_is_as_if_it_were_not_there(page: Page, item: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(f"rode-vlaggen/?items={quote(item)},woord-en-daad,woord-en-daad")

    assert marked(page) == ["woord-en-daad"]
    expect(page.locator("ot-highlight a")).to_have_text(["Woord en daad"])
    assert wrong == []


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ("weg", "Eén onderdeel uit de link staat niet op deze site."),
        ("weg,ook-weg", "2 onderdelen uit de link staan niet op deze site."),
    ],
)
def test_that_a_link_names_what_is_not_there_is_said(page: Page, ids: str, said: str) -> None:
    page.goto(f"rode-vlaggen/?items=woord-en-daad,{ids}")
    marked(page)

    expect(page.locator("ot-highlight")).to_contain_text(said)


def test_with_only_unknown_ids_nothing_shows(page: Page) -> None:
    page.goto("rode-vlaggen/?items=onbekend,__proto__")
    page.wait_for_load_state("networkidle")

    expect(page.locator("ot-highlight")).to_be_empty()


def test_at_most_sixty_ids_count(page: Page) -> None:
    page.goto(f"rode-vlaggen/?items={'x,' * 59}woord-en-daad,geen-eigenaarschap")

    assert marked(page) == ["woord-en-daad"]


def test_the_page_stays_as_it_is_when_the_names_do_not_come(page: Page) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.route("**/data/items.json", lambda route: route.abort())
    page.goto("rode-vlaggen/?items=woord-en-daad")
    page.wait_for_load_state("networkidle")

    expect(page.locator("ot-highlight")).to_be_empty()
    assert wrong == []


def test_the_marks_can_be_switched_off(page: Page, base_url: str) -> None:
    page.goto("rode-vlaggen/?items=woord-en-daad&x=1")
    marked(page)
    page.get_by_role("button", name="Zet de markering uit").click()

    expect(page.locator(".ot-chosen, .ot-chosen-note, .ot-chosen__label")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.url == f"{base_url}rode-vlaggen/?x=1"
    page.reload()
    expect(page.locator(".ot-chosen")).to_have_count(0)


def test_the_ids_in_a_link_are_all_that_leaves_the_page(page: Page) -> None:
    page.goto("trainers/")
    page.get_by_label("Kies Intake").check()
    link = page.locator("#ot-composer-link").input_value()

    assert json.dumps(link.partition("?")[2]) == '"items=intake"'


def test_every_item_can_be_marked(page: Page, library: Library) -> None:
    items = sharing.items(library)
    ids = ",".join(each.id for each in items)
    found: set[str] = set()
    for path in {addresses.page_of(library, each) for each in items}:
        page.goto(f"{path}?items={ids}")
        found |= set(marked(page))

    assert found == {each.id for each in items}
