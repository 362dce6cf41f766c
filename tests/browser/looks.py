"""The ways in which a reader looks at the site, and the states in which a page can be."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent.parent / "node" / "node_modules" / "axe-core" / "axe.min.js"
#: Every rule that axe has for WCAG 2.2 AA, and its advice.
ALL_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules whose outcome depends on colours; that of the others is the same in light, dark and forced colours.
COLOUR_RULES = ("color-contrast", "link-in-text-block")


@dataclass(frozen=True)
class Look:
    """A screen: its width in CSS pixels, light or dark, and whether the system forces its own colours."""

    width: int
    scheme: str = "light"
    forced: bool = False

    def __str__(self) -> str:
        return f"{self.width}-{'forced-' if self.forced else ''}{self.scheme}"

    @property
    def rules(self) -> Sequence[str]:
        """The axe rules that this look can change the outcome of."""
        return ALL_RULES if self.scheme == "light" and not self.forced else COLOUR_RULES

    @contextmanager
    def open(self, browser: Browser, base_url: str) -> Iterator[Page]:
        """A tab with this look."""
        context = browser.new_context(
            base_url=base_url,
            locale="nl-NL",
            viewport={"width": self.width, "height": 800},
            color_scheme=self.scheme,
            forced_colors="active" if self.forced else "none",
            reduced_motion="reduce",
        )
        yield context.new_page()
        context.close()


LOOKS = [
    Look(width, scheme, forced)
    for width in (320, 768, 1280)
    for scheme, forced in (("light", False), ("dark", False), ("light", True))
]


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
    page.keyboard.press("/")
    page.keyboard.type("vlag")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def tick(page: Page) -> None:
    """Tick the first item of a checklist."""
    page.locator(".ot-check input").first.check()


#: Besides every page as it opens. The menu differs from page to page only in what is current.
STATES = [
    State("", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("fasen/intake/", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("404.html", "menu open", open_menu, ".md-sidebar--primary", 768),
    State("", "search open", search, ".md-header"),
    State("fasen/intake/", "search open", search, ".md-header"),
    State("404.html", "search open", search, ".md-header"),
    State("fasen/intake/", "item ticked", tick, ".ot-checklist"),
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
