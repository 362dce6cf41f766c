"""The ways in which a reader looks at the site, and the states in which a page can be."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.tools import NO_ROOM, keep, ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent.parent / "node" / "node_modules" / "axe-core" / "axe.min.js"
#: Every rule that axe has for WCAG 2.2 AA, and its advice.
ALL_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules whose outcome depends on colours; that of the others is the same in every look.
COLOUR_RULES = ("color-contrast", "link-in-text-block")


#: The screens: a phone or a zoom of 400%, a tablet, a laptop; in CSS pixels.
WIDTHS = (320, 768, 1280)


@dataclass(frozen=True)
class Look:
    """What the colours of a page come from.

    Attributes:
        name: for the message of a test.
        dark: whether the reader chose the dark view.
        forced: whether the system forces its own colours.
        rules: the axe rules whose outcome this look can change.
    """

    name: str
    dark: bool = False
    forced: bool = False
    rules: Sequence[str] = COLOUR_RULES

    def put_on(self, page: Page) -> None:
        """Give a page that is open this look."""
        page.emulate_media(forced_colors="active" if self.forced else "none")
        scheme = "slate" if self.dark else "default"
        page.evaluate("scheme => { document.documentElement.dataset.mdColorScheme = scheme }", scheme)


LOOKS = (
    Look("dark", dark=True),
    Look("forced colours", forced=True),
    # The last, so that the next page opens in it.
    Look("light", rules=ALL_RULES),
)


@contextmanager
def screen(browser: Browser, base_url: str, width: int) -> Iterator[Page]:
    """Open a tab on a screen of a width, in CSS pixels."""
    context = browser.new_context(
        base_url=base_url,
        locale="nl-NL",
        viewport={"width": width, "height": 800},
        color_scheme="light",
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class State:
    """What a reader did on a page.

    Attributes:
        path: the page.
        name: what the reader did, for the message of a test.
        steps: does it again.
        part: the part of the page that it changed; axe looks only there.
        widest: the widest screen on which it can be done, in CSS pixels.
    """

    path: str
    name: str
    steps: Callable[[Page], None]
    part: str = "body"
    widest: int = 10_000


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


#: Besides every page as it opens. The menu differs from page to page only in what is current.
STATES = [
    State("", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("fasen/intake/", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("404.html", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("", "search open", search, ".ot-search__dialog"),
    State("fasen/intake/", "search open", search, ".ot-search__dialog"),
    State("404.html", "search open", search, ".ot-search__dialog"),
    State("fasen/intake/", "item ticked", tick, ".ot-checklist"),
    State("fasen/intake/", "all items ticked", tick_all, ".ot-checklist"),
    State("fasen/intake/", "a text changed", find_a_text_changed, ".ot-checklist"),
    State("fasen/intake/", "dialog open", ask_to_start_again, ".ot-checklist"),
    # Only what came: the page has scrolled, and an item lies half under the header.
    State("fasen/intake/", "started again", start_again, "ot-checklist > .ot-undo"),
    State("fasen/intake/", "assignment named", name_an_assignment, ".ot-assignment"),
    State("fasen/intake/", "no room", find_no_room, ".ot-checklist"),
    State("mijn-notitie/", "no file", read_no_file, ".ot-backup"),
]


def faults(page: Page, rules: Sequence[str] = ALL_RULES, part: str = "body") -> list[str]:
    """What axe finds on a page.

    Args:
        page: the page, in the state to judge.
        rules: the tags or ids of the rules.
        part: a selector: where to look.

    Returns:
        Each fault with its rule, its element and what is wrong.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async ([rules, part]) => (await axe.run(part === 'body' ? document : part,
                {runOnly: rules, resultTypes: ['violations']})).violations
            .flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`))""",
        [list(rules), part],
    )
    return list(found)
