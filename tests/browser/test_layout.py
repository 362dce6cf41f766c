"""Zoom, text spacing, focus and the size of targets: what axe cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looks import LOOKS, WIDTHS, screen
from tests.support.tools import open_menu, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.built import Site

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


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_and_no_page_scrolls_sideways(
    browser: Browser, base_url: str, site: Site, width: int
) -> None:
    """A width of 320 pixels is also what a zoom of 400% leaves of 1280."""
    wrong = {}
    with screen(browser, base_url, width) as page:
        for each in site.pages:
            page.goto(each.path)
            for what in ("as it is", "with text spacing"):
                if what != "as it is":
                    page.add_style_tag(content=SPACING)
                found = page.evaluate(CUT_OFF)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append("scrolls sideways")
                if found:
                    wrong[f"{each.path}, {what}"] = found

    assert wrong == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_focus_always_shows_and_is_never_under_the_header(
    browser: Browser, base_url: str, site: Site, width: int
) -> None:
    wrong = {}
    with screen(browser, base_url, width) as page:
        for each in site.pages:
            page.goto(each.path)
            page.keyboard.press("Tab")  # from here on the browser shows the focus
            first = page.evaluate("document.activeElement.className")
            found = page.evaluate(HIDDEN_FOCUS)
            if not first.startswith("md-skip"):
                found.append("the skip link does not come first")
            if found:
                wrong[each.path] = found

    assert wrong == {}


@pytest.mark.parametrize("height", [400, 740])
def test_the_way_back_up_does_not_cover_the_focus(browser: Browser, base_url: str, height: int) -> None:
    covered = []
    with screen(browser, base_url, 360) as page:
        page.set_viewport_size({"width": 360, "height": height})
        page.goto("alles/")
        page.locator("article a").last.focus()
        for _ in range(60):
            page.keyboard.press("Shift+Tab")
            # The button comes with the scrolling, a frame later.
            covered += page.evaluate(
                """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
                    const focused = document.activeElement, way = document.querySelector('.md-top');
                    const over = way.getBoundingClientRect();
                    const meets = box => box.bottom > over.top && box.top < over.bottom
                        && box.right > over.left && box.left < over.right;
                    const lies = way.checkVisibility({visibilityProperty: true}) && focused !== way
                        && [...focused.getClientRects()].some(meets);
                    done(lies ? [focused.textContent] : []);
                }, 20)))"""
            )

    assert covered == []


def test_the_tab_key_follows_the_page_and_leaves_it_at_the_end(page: Page) -> None:
    page.goto("fasen/intake/")
    ready(page)
    count = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]
            .filter(each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
            .filter(each => each.type !== 'radio' || each.checked)
            .map((each, place) => { each.dataset.place = place; }).length"""
    )
    walked = []
    for _ in range(count):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.dataset.place"))

    assert count > 20
    assert walked == [str(place) for place in range(count)]


def test_the_skip_link_shows_and_leads_to_the_content(page: Page) -> None:
    page.goto("rode-vlaggen/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_visible()
    page.keyboard.press("Enter")

    assert page.url.endswith("#rode-vlaggen")


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)])
def test_every_target_is_large_enough_or_stands_in_a_sentence(
    browser: Browser, base_url: str, site: Site, *, touch: bool, least: int
) -> None:
    """WCAG 2.5.8 asks for 24 pixels. A finger asks for a height of 44."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": 360, "height": 800}, has_touch=touch, is_mobile=touch
    )
    page = context.new_page()
    small = {}
    for each in site.pages:
        page.goto(each.path)
        found = page.evaluate(SMALL, least)
        open_menu(page)
        if found := [*found, *page.evaluate(SMALL, least)]:
            small[each.path] = found
    context.close()

    assert small == {}, "\n".join(f"{path}: {found}" for path, found in small.items())


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
