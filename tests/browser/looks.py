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
    """

    name: str
    dark: bool = False
    forced: bool = False

    def put_on(self, page: Page) -> None:
        """Give a page that is open this look."""
        page.emulate_media(forced_colors="active" if self.forced else "none")
        scheme = "slate" if self.dark else "default"
        page.evaluate("scheme => { document.documentElement.dataset.mdColorScheme = scheme }", scheme)


LOOKS = (
    Look("dark", dark=True),
    Look("forced colours", forced=True),
    # The last, so that the next page opens in it.
    Look("light"),
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


#: Which colours the texts in a part of a page have, and lie on; of each combination it keeps a text.
COMBINATIONS = """part => {
    const texts = new Map(), grounds = new Map();
    const say = (style, ...names) => names.map(name => style[name]).join();
    // What a text lies on, down to the first colour that nothing shows through, and whether that is all.
    const ground = element => {
        if (!element) return ['', true];
        if (!grounds.has(element)) {
            const style = getComputedStyle(element), [under, whole] = ground(element.parentElement);
            const effect = say(style, 'opacity', 'filter', 'mixBlendMode'), none = effect === '1,none,normal';
            const painted = say(style, 'backgroundColor', 'backgroundImage');
            const covers = none && whole && /^rgb[(].*,none$/.test(painted);
            // What is taken out of the flow may lie on another than its parent: there its kind counts too.
            const own = [painted === 'rgba(0, 0, 0, 0),none' ? '' : painted, none ? '' : effect,
                ['static', 'relative'].includes(style.position) ? '' : element.className];
            grounds.set(element, [own.concat(covers ? [] : under).filter(Boolean).join('; '), none && whole]);
        }
        return grounds.get(element);
    };
    for (const element of document.querySelectorAll(`:is(${part}), :is(${part}) *`)) {
        const text = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!text && !element.matches('input, select, textarea')) continue;
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        const own = getComputedStyle(element), around = getComputedStyle(element.parentElement);
        const letters = say(own, 'color', 'fontSize', 'fontWeight', 'textDecoration', 'textShadow');
        texts.set([letters, ground(element)[0], around.color, element.localName === 'a'].join(), element);
    }
    window.texts = [...texts.values()];
    return [...texts.keys()];
}"""
#: What was found good in each look, by this worker.
_JUDGED: dict[Look, set[str]] = {look: set() for look in LOOKS}


def faults(
    page: Page, rules: Sequence[str] = ALL_RULES, part: str = "document", without: Sequence[str] = ()
) -> list[str]:
    """What axe finds on a page.

    Args:
        page: the page, in the state to judge.
        rules: the tags or ids of the rules.
        part: where to look, as a script says it.
        without: the ids of rules to leave out.

    Returns:
        Each fault with its rule, its element and what is wrong.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {
        "runOnly": list(rules),
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
        "preload": False,
    }
    found = page.evaluate(
        f"""async options => (await axe.run({part}, options)).violations.flatMap(
            ({{id, nodes}}) => nodes.map(node => `${{id}}: ${{node.target}} ${{node.failureSummary}}`))""",
        options,
    )
    return list(found)


def wrong_in_each_look(
    page: Page,
    where: str,
    part: str = "body",
    widths: Sequence[int] = WIDTHS,
    looks: Sequence[Look] = LOOKS,
) -> dict[str, list[str]]:
    """What axe finds in a part of a page that is open.

    Each combination of colours is judged once in each look, wherever it is seen first.

    Args:
        page: the page, in the state to judge.
        where: what the message of a test calls it.
        part: a selector: where to look.
        widths: the screens.
        looks: the looks; the page is left in the last.

    Returns:
        The faults by place, screen and look.
    """
    found: dict[str, list[str]] = {}
    inside = "document" if part == "body" else f"'{part}'"
    for look in looks:
        look.put_on(page)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            wrong = faults(page, ALL_RULES, inside, COLOUR_RULES) if look is looks[-1] else []
            colours = page.evaluate(COMBINATIONS, part)
            new = [place for place, each in enumerate(colours) if each not in _JUDGED[look]]
            if new:
                wrong += faults(page, COLOUR_RULES, f"{new}.map(place => texts[place])")
            if wrong:
                found[f"{where}, {width}, {look.name}"] = wrong
            else:
                _JUDGED[look].update(colours)
    return found
