"""How text is set: the length of its lines on a wide screen, and its rhythm on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import screen
from tests.support.built import Site
from tests.support.tools import all_ready

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

#: More characters on a line than this, and the eye loses the way back to the next one.
MEASURE = 72
#: The lines of all texts as they are broken, each with its number of characters.
LINES = """() => {
    const blocks = 'article :is(p, li, dt, dd, label, legend, summary, blockquote, q, h1, h2, h3, h4)';
    const found = [];
    for (const block of document.querySelectorAll(blocks)) {
        if (!block.checkVisibility({visibilityProperty: true})) continue;
        const lines = [];
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
        for (let node; (node = walker.nextNode());) {
            // What stands in a block of its own is counted there.
            let near = node.parentElement;
            while (near !== block && getComputedStyle(near).display === 'inline') near = near.parentElement;
            if (near !== block || node.parentElement.closest('.ot-visually-hidden')) continue;
            for (const word of node.data.matchAll(/\\S+/g)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const box = range.getClientRects()[0];
                if (!box) continue;
                const same = lines.findLast(each => Math.abs(each.bottom - box.bottom) < box.height / 2);
                const space = /\\s/.test(node.data[word.index - 1] ?? ' ') ? ' ' : '';
                if (same) same.text += space + word[0];
                else lines.push({bottom: box.bottom, text: word[0]});
            }
        }
        found.push(...lines.map(each => each.text.trim()));
    }
    return found;
}"""
#: The empty strips between the lines, the edges and the drawings that paper shows, in millimetres, each with
#: what stands below it. A sheet that begins anew has no strip above it.
STRIPS = """() => {
    const boxes = [];
    const range = document.createRange();
    for (const each of document.querySelectorAll('article *')) {
        if (!each.checkVisibility({visibilityProperty: true})) continue;
        const own = [...each.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
        const shapes = own.flatMap(node => (range.selectNodeContents(node), [...range.getClientRects()]));
        const edged = parseFloat(getComputedStyle(each).borderTopWidth) > 0;
        const numbered = getComputedStyle(each, '::after').content !== 'none';
        if (edged || numbered || each.matches('svg, input, textarea'))
            shapes.push(each.getBoundingClientRect());
        for (const shape of shapes.filter(shape => shape.height))
            boxes.push({top: shape.top, bottom: shape.bottom, each, text: each.textContent.trim()});
    }
    boxes.sort((one, other) => one.top - other.top);
    const strips = [];
    let bottom = boxes[0].top;
    for (const {top, bottom: end, each, text} of boxes) {
        let anew = false;
        for (let outer = each; outer && outer.localName !== 'article'; outer = outer.parentElement)
            anew ||= getComputedStyle(outer).breakBefore === 'page';
        if (top > bottom && !anew) strips.push([(top - bottom) * 25.4 / 96, text.slice(0, 40)]);
        bottom = Math.max(bottom, end);
    }
    return strips;
}"""


#: The most room between two lines on paper, in millimetres; the sheets ask for less.
ROOM = 10


@pytest.fixture(scope="module")
def paths(guides: Path) -> list[str]:
    """Every page of the invented handreiking; that for what is not there looks for its sheet at the root."""
    return [each.path for each in Site(guides / "gewoon").pages if each.path != "404.html"]


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_line_of_text_is_longer_than_the_eye_can_follow(
    browser: Browser, guides_url: str, paths: list[str], width: int
) -> None:
    long, count = {}, 0
    with screen(browser, f"{guides_url}gewoon/", width) as page:
        for path in paths:
            page.goto(path)
            lines = page.evaluate(LINES)
            count += len(lines)
            if found := [line for line in lines if len(line) > MEASURE]:
                long[path] = found

    assert count > len(paths)
    assert long == {}


def test_paper_has_no_hole_where_a_tool_is_left_out(
    browser: Browser, guides_url: str, paths: list[str]
) -> None:
    holes = {}
    with screen(browser, f"{guides_url}gewoon/", 680) as page:
        page.emulate_media(media="print")
        for path in paths:
            page.goto(path)
            all_ready(page)
            if found := [strip for strip in page.evaluate(STRIPS) if strip[0] > ROOM]:
                holes[path] = found

    assert holes == {}
