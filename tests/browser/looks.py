"""The ways in which a reader looks at the site, and what axe finds in them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
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
                {runOnly: rules, resultTypes: ['violations'], preload: false})).violations
            .flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`))""",
        [list(rules), part],
    )
    return list(found)


def wrong_in_each_look(
    page: Page, where: str, part: str, looks: Sequence[Look] = LOOKS
) -> dict[str, list[str]]:
    """What axe finds in a part of a page that is open.

    Args:
        page: the page, in the state to judge.
        where: what the message of a test calls it.
        part: a selector: where to look.
        looks: the looks.

    Returns:
        The faults by place and look.
    """
    found = {}
    for look in looks:
        look.put_on(page)
        if wrong := faults(page, look.rules, part):
            found[f"{where}, {look.name}"] = wrong
    return found
