"""What a participant sees of the items that a trainer chose, and put in a link."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.support.tools import said

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

CHOSEN = "droogte,grond-keuren,ruzie"
FLAGS = "rode-vlaggen/"


def marked(page: Page) -> list[str]:
    """The ids of the records that are marked, once the page is done with it."""
    expect(page.locator(".ot-chosen-note")).to_be_visible()
    found: list[str] = page.locator(".ot-chosen[id]").evaluate_all("all => all.map(({ id }) => id)")
    return found


def test_the_chosen_items_are_marked_in_words_and_listed_above_the_page(page: Page, guides_url: str) -> None:
    page.goto(f"{FLAGS}?items={CHOSEN}")

    assert marked(page) == ["droogte", "ruzie"]
    labels = page.locator(".ot-chosen > .ot-chosen__label")
    expect(labels).to_have_text(["Gekozen door je tuincoach"] * 2)
    expect(page.locator("ot-highlight strong")).to_have_text("Je tuincoach koos deze onderdelen")
    links = page.locator("ot-highlight a")
    expect(links).to_have_text(["Droogte", "Grond keuren", "Ruzie om het hek"])
    assert links.evaluate_all("all => all.map(({ href }) => href)") == [
        f"{guides_url}gewoon/rode-vlaggen/?items={CHOSEN}#droogte",
        f"{guides_url}gewoon/fasen/zaaien/?items={CHOSEN}#grond-keuren",
        f"{guides_url}gewoon/rode-vlaggen/?items={CHOSEN}#ruzie",
    ]


def test_the_list_of_the_trainer_is_in_view_and_a_fragment_goes_before_it(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(f"{FLAGS}?items=ruzie,droogte")
    marked(page)
    expect(page.locator("ot-highlight ol")).to_be_in_viewport()
    expect(page.locator("#ruzie")).not_to_be_in_viewport()
    page.goto("privacy/")
    page.goto(f"{FLAGS}?items=ruzie#droogte")
    marked(page)

    expect(page.locator("#droogte")).to_be_in_viewport()
    expect(page.locator("#ruzie")).not_to_be_in_viewport()


@pytest.mark.parametrize("item", ["slakken", "ruzie"])
def test_a_list_that_comes_late_does_not_move_what_the_link_leads_to(page: Page, item: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.clock.install()
    held: list[Route] = []
    page.route("**/data/items.json", lambda route: held.append(route))
    with page.expect_request("**/data/items.json"):
        page.goto(f"{FLAGS}?items=droogte,slakken,ruzie#{item}")
    expect(page.locator(f"#{item}")).to_be_in_viewport()
    before = page.locator(f"#{item}").bounding_box()
    held[0].continue_()
    marked(page)

    after = page.locator(f"#{item}").bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 4
    page.clock.run_for(5000)  # what follows the reader writes the address once all rests
    assert page.url.endswith(f"#{item}")


def test_the_choice_goes_along_to_other_pages_and_back(page: Page) -> None:
    page.goto(f"{FLAGS}?items={CHOSEN}")
    marked(page)
    page.locator("ot-highlight").get_by_role("link", name="Grond keuren").click()
    page.wait_for_url(f"**/fasen/zaaien/?items={CHOSEN}#grond-keuren")
    assert marked(page) == ["grond-keuren"]
    page.go_back()

    assert marked(page) == ["droogte", "ruzie"]


def test_a_page_without_a_choice_loads_nothing_for_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(FLAGS, wait_until="networkidle")

    assert [url for url in asked if url.endswith(("highlight.mjs", "items.json"))] == []
    expect(page.locator(".ot-chosen-note")).to_be_hidden()


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


def test_what_is_no_id_of_a_record_is_as_if_it_were_not_there(page: Page) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    for item in HOSTILE:
        page.goto(f"{FLAGS}?items={quote(item)},ruzie,ruzie")
        if marked(page) != ["ruzie"] or page.locator("ot-highlight a").all_inner_texts() != [
            "Ruzie om het hek"
        ]:
            wrong.append(item)

    assert wrong == []


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        ("weg", "Eén onderdeel uit de link staat niet op deze site."),
        ("weg,ook-weg", "2 onderdelen uit de link staan niet op deze site."),
    ],
)
def test_that_a_link_names_what_is_not_there_is_told(page: Page, ids: str, told: str) -> None:
    page.goto(f"{FLAGS}?items=ruzie,{ids}")
    marked(page)

    expect(page.locator("ot-highlight strong")).to_have_text("Je tuincoach koos dit onderdeel")
    expect(page.get_by_text(told)).to_be_visible()


def test_of_a_link_whose_items_are_all_there_nothing_more_is_told(page: Page) -> None:
    page.goto(f"{FLAGS}?items=ruzie")
    marked(page)

    expect(page.locator("ot-highlight p:visible")).to_have_count(1)


def test_a_link_with_only_unknown_ids_says_so(page: Page) -> None:
    page.goto(f"{FLAGS}?items=onbekend,__proto__")

    assert marked(page) == []
    expect(page.locator("ot-highlight p:visible")).to_have_text(
        ["Wat je tuincoach voor je koos, staat niet op deze site. Vraag om een nieuwe link."]
    )
    page.get_by_role("button", name="Zet de markering uit").click()
    expect(page.locator(".ot-chosen-note")).to_be_hidden()


def test_at_most_sixty_ids_count(page: Page) -> None:
    page.goto(f"{FLAGS}?items={'x,' * 59}ruzie,droogte")

    assert marked(page) == ["ruzie"]


@pytest.mark.parametrize("status", [0, 404, 500])
def test_that_the_names_do_not_come_is_told_and_can_be_tried_again(page: Page, status: int) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def fail(route: Route) -> None:
        if status:
            route.fulfill(status=status, body="stuk")
        else:
            route.abort()

    page.route("**/data/items.json", fail)
    page.goto(f"{FLAGS}?items=ruzie,grond-keuren")
    told = "Je tuincoach koos onderdelen voor je. Welke dat zijn, kon de site nu niet ophalen."
    expect(page.locator("ot-highlight strong")).to_have_text(told)
    said(page, told)
    again = page.get_by_role("button", name="Probeer het opnieuw")
    expect(page.get_by_role("button", name="Zet de markering uit")).to_be_hidden()
    with page.expect_event("requestfinished" if status else "requestfailed"):
        again.click()
    # It did not help yet.
    expect(again).to_be_visible()
    expect(again).to_be_focused()
    assert page.locator(".ot-chosen").count() == 0

    page.unroute("**/data/items.json")
    again.click()
    expect(page.locator("ot-highlight a")).to_have_text(["Ruzie om het hek", "Grond keuren"])
    expect(again).to_be_hidden()
    expect(page.locator("ot-highlight strong")).to_be_focused()
    assert marked(page) == ["ruzie"]
    assert wrong == []


def test_where_the_names_come_and_hold_none_of_them_it_says_so(page: Page) -> None:
    page.route("**/data/items.json", lambda route: route.abort())
    page.goto(f"{FLAGS}?items=onbekend")
    again = page.get_by_role("button", name="Probeer het opnieuw")
    expect(again).to_be_visible()
    page.unroute("**/data/items.json")
    again.click()

    expect(page.locator("ot-highlight strong")).to_contain_text("staat niet op deze site")
    expect(page.locator("ot-highlight strong")).to_be_focused()


def test_the_marks_can_be_switched_off(page: Page) -> None:
    page.goto(f"{FLAGS}?items=ruzie&x=1")
    marked(page)
    page.get_by_role("button", name="Zet de markering uit").click()

    expect(page.locator(".ot-chosen, .ot-chosen__label")).to_have_count(0)
    expect(page.locator(".ot-chosen-note")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.evaluate("location.search") == "?x=1"
    page.reload(wait_until="networkidle")
    expect(page.locator(".ot-chosen")).to_have_count(0)


def test_every_item_can_be_marked(page: Page, guides: Path) -> None:
    items = json.loads((guides / "gewoon" / "data" / "items.json").read_text("utf-8"))
    found: set[str] = set()
    for path in {each["address"].partition("#")[0] for each in items.values()}:
        page.goto(f"{path}?items={','.join(items)}")
        found |= set(marked(page))

    assert found == set(items)


def test_an_old_id_in_a_link_marks_what_came_instead(page: Page) -> None:
    page.goto("/oud/rode-vlaggen/?items=ruzie,slakken,nergens")
    note = page.locator("ot-highlight")

    expect(note.locator("li")).to_have_text(["Slakken"])
    expect(note).to_contain_text("Eén onderdeel uit de link staat niet op deze site.")
    expect(page.locator("#slakken")).to_have_class(re.compile("ot-chosen"))
    expect(page.locator("#ruzie")).not_to_have_class(re.compile("ot-chosen"))


def test_an_old_id_without_a_successor_marks_what_is_left_of_it(page: Page) -> None:
    page.goto("/oud/formulieren/afscheid/?items=formulier-afscheid")

    expect(page.locator("ot-highlight li")).to_have_text(["Afscheid van de tuin"])
    expect(page.locator("#formulier-afscheid")).to_have_class(re.compile("ot-chosen"))
    expect(page.locator("#formulier-afscheid + div .ot-chosen__label")).to_be_visible()
