"""The states in which a reader can bring a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.tools import BLOCKED, NO_ROOM, all_ready, keep, ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@dataclass(frozen=True)
class State:
    """What a reader did on a page.

    Attributes:
        path: the page.
        name: what the reader did, for the message of a test.
        steps: does it again.
        part: the part of the page that it changed; axe looks only there.
        widest: the widest screen on which it can be done, in CSS pixels.
        before: a script that runs in the page before its own.
    """

    path: str
    name: str
    steps: Callable[[Page], None]
    part: str = "body"
    widest: int = 10_000
    before: str = ""


def open_menu(page: Page) -> None:
    """Open the menu of a narrow screen."""
    page.locator(".ot-menu").click()
    expect(page.locator(".ot-nav")).to_be_visible()


def search(page: Page) -> None:
    """Search for something that is there."""
    page.locator(".ot-search__open").click()
    page.locator(".ot-search__dialog input").fill("vlag")
    expect(page.locator(".ot-search__result").first).to_be_visible()


def tick(page: Page) -> None:
    """Tick the first item of a checklist."""
    all_ready(page)
    page.locator(".ot-check input").first.check()


def tick_all(page: Page) -> None:
    """Tick every item of a checklist but one, which is not applicable."""
    ready(page)
    for item in page.locator(".ot-check input").all()[1:]:
        item.check()
    page.locator(".ot-check__na").first.click()


def find_a_text_changed(page: Page) -> None:
    """Come back to an item that was ticked when it said something else."""
    item = page.locator(".ot-check").first.get_attribute("id")
    keep(page, {f"eerste/item/{item}": {"v": "done", "t": 1, "h": "anders"}})
    page.reload()
    expect(page.locator(".ot-check__changed")).to_be_visible()


def ask_to_start_again(page: Page) -> None:
    """Open the question before a phase is started again."""
    ready(page)
    page.get_by_role("button", name="Begin deze fase opnieuw").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def start_again(page: Page) -> None:
    """Start a phase again, so that it can be undone."""
    tick(page)
    ask_to_start_again(page)
    page.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(page.locator("ot-checklist > .ot-undo")).to_be_visible()


def name_an_assignment(page: Page) -> None:
    """Open the field for the name of a new assignment."""
    ready(page, "ot-assignment")
    page.locator(".ot-assignment > summary").click()
    page.get_by_role("button", name="Nieuwe opdracht").click()
    expect(page.get_by_label("Schuilnaam")).to_be_focused()


def find_no_room(page: Page) -> None:
    """Tick an item where the browser keeps nothing more."""
    ready(page)
    page.evaluate(f"() => {{ {NO_ROOM} }}")
    tick(page)
    expect(page.locator('[data-ot-status="full"]')).to_be_visible()


def read_no_file(page: Page) -> None:
    """Read a file in without choosing one."""
    ready(page, "ot-backup")
    page.get_by_role("button", name="Lees het bestand in").click()
    expect(page.locator("[data-ot-message=none]")).to_be_visible()


def search_and_find_nothing(page: Page) -> None:
    """Search for what is not there."""
    page.locator(".ot-search__open").click()
    page.locator(".ot-search__dialog input").fill("xqzwv")
    expect(page.locator(".ot-search__dialog")).to_contain_text("xqzwv")


def answer_some(page: Page) -> None:
    """Answer a part of the scan, and choose what to do about it."""
    all_ready(page)
    for flag in page.locator(".ot-scan__flag").all()[:4]:
        flag.get_by_role("radio", name="vaak").check()
    page.locator(".ot-toggle:visible").first.click()


def answer_all(page: Page) -> None:
    """Answer the whole scan."""
    all_ready(page)
    for flag in page.locator(".ot-scan__flag").all():
        flag.get_by_role("radio", name="soms").check()


def ask_to_scan_again(page: Page) -> None:
    """Open the question before the scan is started again."""
    answer_some(page)
    page.get_by_role("button", name="Begin de scan opnieuw").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def scan_again(page: Page) -> None:
    """Start the scan again, so that it can be undone."""
    ask_to_scan_again(page)
    page.get_by_role("dialog").get_by_role("button", name="Ja").click()
    expect(page.locator("ot-scan > .ot-undo")).to_be_visible()


def turn_a_thought(page: Page) -> None:
    """Turn a thought, and keep one's own."""
    all_ready(page)
    page.locator("ot-thought button:visible").first.click()
    page.locator("[data-key='thought/eigen'] textarea").first.fill("Het ligt aan mij. " * 40)
    page.get_by_label("Bewaar op dit apparaat").check()


def fill_in_rows(page: Page) -> None:
    """Fill in a form with more than one row, and keep it."""
    all_ready(page)
    page.get_by_label("Bewaar op dit apparaat").check()
    page.locator(".ot-row textarea").first.fill("A" * 200)
    page.locator("ot-form [data-ot-do=add]").click()
    page.locator(".ot-row").nth(1).locator("textarea").first.fill("B")


def take_a_row_away(page: Page) -> None:
    """Take a row of a form away, so that it can be undone."""
    fill_in_rows(page)
    page.locator("ot-form").get_by_role("button", name="Haal weg").last.click()
    expect(page.locator("ot-form .ot-undo:visible")).to_be_visible()


def ask_to_empty(page: Page) -> None:
    """Open the question before a form is emptied."""
    fill_in_rows(page)
    page.locator("ot-form").get_by_role("button", name="Maak leeg", exact=True).click()
    expect(page.locator("dialog[open]")).to_be_visible()


def keep_what_cannot_be_kept(page: Page) -> None:
    """Ask to keep a form where the browser keeps nothing."""
    all_ready(page)
    page.get_by_label("Bewaar op dit apparaat").check()


def choose_to_share(page: Page) -> None:
    """Choose an item for a link."""
    all_ready(page)
    page.get_by_label("Kies Intake").check()
    expect(page.get_by_role("button", name="Kopieer link")).to_be_visible()


def see_what_was_chosen(page: Page) -> None:
    """Open a link with chosen items."""
    items = page.locator("article h2[id], article .ot-record[id]").evaluate_all(
        "all => all.map(({id}) => id)"
    )
    page.goto(f"rode-vlaggen/?items={','.join(items[:2])},kennismaken")
    expect(page.locator(".ot-chosen-note")).to_be_visible()


#: Besides every page as it opens. The menu differs from page to page only in what is current.
STATES = [
    State("", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("404.html", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("", "search open", search, ".ot-search__dialog"),
    State("404.html", "search open", search, ".ot-search__dialog"),
    State("fasen/intake/", "nothing found", search_and_find_nothing, ".ot-search__dialog"),
    State("fasen/intake/", "item ticked", tick, ".ot-checklist"),
    State("fasen/intake/", "all items ticked", tick_all, ".ot-checklist"),
    State("fasen/intake/", "a text changed", find_a_text_changed, ".ot-checklist"),
    State("fasen/intake/", "dialog open", ask_to_start_again, ".ot-checklist"),
    # Only what came: the page has scrolled, and an item lies half under the header.
    State("fasen/intake/", "started again", start_again, "ot-checklist > .ot-undo"),
    State("fasen/intake/", "assignment named", name_an_assignment, ".ot-assignment"),
    State("fasen/intake/", "no room", find_no_room, ".ot-checklist"),
    State("mijn-notitie/", "no file", read_no_file, ".ot-backup"),
    State("rode-vlaggenscan/", "partly answered", answer_some, "article"),
    State("rode-vlaggenscan/", "all answered", answer_all, "article"),
    State("rode-vlaggenscan/", "dialog open", ask_to_scan_again, "dialog[open]"),
    State("rode-vlaggenscan/", "started again", scan_again, "ot-scan > .ot-undo"),
    State("gedachten/", "turned and kept", turn_a_thought, "article"),
    State("formulieren/feitenmodel/", "filled in", fill_in_rows, "ot-form"),
    State("formulieren/feitenmodel/", "a row gone", take_a_row_away, "ot-form"),
    State("formulieren/feitenmodel/", "dialog open", ask_to_empty, "dialog[open]"),
    State("formulieren/feitenmodel/", "nothing kept", keep_what_cannot_be_kept, "ot-form", before=BLOCKED),
    State("trainers/", "an item chosen", choose_to_share, "article"),
    State("rode-vlaggen/", "what was chosen", see_what_was_chosen, "article"),
]
