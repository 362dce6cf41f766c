"""Zoom, text spacing, focus and the size of targets: what axe cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.looks import LOOKS, WIDTHS, screen
from tests.support.tools import open_menu

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: WCAG 1.4.12: what a reader may set, and nothing may be lost.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""

#: Elements with text of their own that is cut off, by their own box or by the edge of the screen, or that
#: runs out of its frame.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(element => {
    const style = getComputedStyle(element);
    const text = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const box = element.getBoundingClientRect();
    // What has no size or is meant for screen readers alone shows nothing that could be cut off.
    if (!text || !element.checkVisibility({visibilityProperty: true, opacityProperty: true}) || box.width < 2)
        return false;
    const clips = 'hidden clip'.includes(style.overflowX) || style.textOverflow === 'ellipsis';
    const own = clips && (element.scrollWidth > element.clientWidth + 1
                          || element.scrollHeight > element.clientHeight + 1);
    const out = parseFloat(style.borderInlineEndWidth) > 0 && element.scrollWidth > element.clientWidth + 1;
    let cut = false;
    for (let outer = element.parentElement; outer && !cut; outer = outer.parentElement) {
        const over = getComputedStyle(outer);
        if (over.position === 'fixed') break;
        if (over.overflowX !== 'hidden' && over.overflowY !== 'hidden') continue;
        const edge = outer.getBoundingClientRect();
        cut = outer !== document.documentElement
            && (box.right > edge.right + 1 || box.bottom > edge.bottom + 1);
    }
    return own || out || cut || box.right > innerWidth + 1 || box.left < -1;
}).map(element => element.textContent.trim().slice(0, 60))"""

#: Whether a page scrolls sideways.
SIDEWAYS = """() => document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : []"""

#: Goes to every control in turn, there and back, and reports those of which the focus does not show.
HIDDEN_FOCUS = """() => {
    const header = document.querySelector('.md-header');
    const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const all = [...document.querySelectorAll(controls)]
        .filter(each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
        // In a group of radio buttons Tab stops at the one that is chosen.
        .filter(each => each.type !== 'radio' || each.checked);
    const wrong = [];
    for (const each of [...all, ...[...all].reverse()]) {
        each.focus();
        if (document.activeElement !== each) continue;
        // A control that lies unseen under its picture shows its focus there.
        const seen = getComputedStyle(each).opacity === '0'
            ? [each.nextElementSibling, header.querySelector(`[for="${each.id}"]`)].find(other =>
                other?.checkVisibility() && parseFloat(getComputedStyle(other).outlineWidth) >= 2)
            // In a row of answers the whole answer shows it.
            : each.matches('[type=radio]') && each.closest('.ot-choice label') || each;
        if (!seen) { wrong.push(`no picture: ${each.outerHTML.slice(0, 80)}`); continue; }
        const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const covered = !header.contains(seen) && !seen.closest('.md-sidebar, .md-skip')
            && box.top < header.getBoundingClientRect().bottom - 4 && box.height < innerHeight - 60;
        const off = box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1;
        if (!ring) wrong.push(`no ring: ${each.outerHTML.slice(0, 80)}`);
        if (covered) wrong.push(`under the header: ${each.outerHTML.slice(0, 80)}`);
        if (off) wrong.push(`off the screen: ${each.outerHTML.slice(0, 80)}`);
    }
    return [...new Set(wrong)];
}"""

#: Targets that are smaller than a number of pixels, save links in a sentence and labels of a large field.
SMALL = """least => {
    const block = each => getComputedStyle(each).display === 'inline' ? block(each.parentElement) : each;
    const alone = each => block(each).textContent.trim() === each.textContent.trim();
    return [...document.querySelectorAll('a[href], button, input, summary, label, textarea')]
        .filter(each => each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter(each => !(each.matches('a') && getComputedStyle(each).display === 'inline' && !alone(each)))
        // A box is ticked by its label too; the two lie side by side.
        .filter(each => !(each.matches('input') && each.labels?.length))
        .filter(each => !(each.matches('label') && !each.control?.matches('[type=checkbox], [type=radio]')))
        .map(each => [each.textContent.trim() || each.outerHTML.slice(0, 60), each.getBoundingClientRect()])
        .filter(([, box]) => box.bottom > 0 && (box.height < least - 0.5 || box.width < 23.5))
        .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""


def test_nothing_is_cut_off_the_focus_always_shows_and_no_target_is_small(
    browser: Browser, base_url: str, half: list[str]
) -> None:
    """At every width; one of 320 pixels is also what a zoom of 400% leaves of 1280.

    WCAG 2.5.8 asks for targets of 24 pixels.
    """
    wrong: dict[str, list[str]] = {}

    def find(what: str, script: str, *arguments: int) -> None:
        if found := page.evaluate(script, *arguments):
            wrong.setdefault(f"{path}, {width}, {what}", []).extend(found)

    with screen(browser, base_url, WIDTHS[0]) as page:
        for path in half:
            page.goto(path)
            page.keyboard.press("Tab")  # from here on the browser shows the focus
            if not page.evaluate("document.activeElement.matches('.md-skip')"):
                wrong[path] = ["the skip link does not come first"]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                if width in (WIDTHS[0], WIDTHS[-1]):
                    find("cut off", CUT_OFF)
                find("sideways", SIDEWAYS)
                find("focus", HIDDEN_FOCUS)
                page.evaluate("scrollTo(0, 0)")
                if width == WIDTHS[0]:
                    page.evaluate("document.activeElement.blur()")  # the skip link lies over the header
                    find("small", SMALL, 24)
                    open_menu(page)
                    find("small", SMALL, 24)
                    page.keyboard.press("Escape")
            page.add_style_tag(content=SPACING)
            for width in (WIDTHS[-1], WIDTHS[0]):
                page.set_viewport_size({"width": width, "height": 800})
                find("cut off with text spacing", CUT_OFF)
                find("sideways with text spacing", SIDEWAYS)

    assert wrong == {}


def test_every_target_is_large_enough_for_a_finger_or_stands_in_a_sentence(
    browser: Browser, base_url: str, half: list[str]
) -> None:
    """A finger asks for a height of 44 pixels."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    small = {}
    for path in half:
        page.goto(path)
        found = page.evaluate(SMALL, 44)
        open_menu(page)
        if found := [*found, *page.evaluate(SMALL, 44)]:
            small[path] = found
    context.close()

    assert small == {}


def test_every_look_is_really_put_on(browser: Browser, base_url: str) -> None:
    seen = set()
    with screen(browser, base_url, 1280) as page:
        page.goto("")
        for look in LOOKS:
            look.put_on(page)
            seen.add(
                page.evaluate(
                    "getComputedStyle(document.body).backgroundColor"
                    " + matchMedia('(forced-colors: active)').matches"
                )
            )

    assert len(seen) == len(LOOKS)
