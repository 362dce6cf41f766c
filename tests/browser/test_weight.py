"""The site is light: what a page asks for, in bytes over the line, as a real browser asks for it."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.tools import all_asked
from tools.local_server import Host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.support.built import Site

#: What a page may bring besides its own text, in bytes with gzip: as a first page, and after the first of the
#: site. The text is for editors; `make bench ONLY=weight` has the whole.
FIRST = 44_800
SECOND = 8_000
#: What comes late in a test.
LATE = re.compile(r"\.(woff2|mjs)$")
#: Pages to watch while it does: prose, and each tool that shows or hides something.
MOVING = (
    "",
    "fasen/teruggeven/",
    "rode-vlaggen/",
    "rode-vlaggenscan/",
    "mijn-notitie/",
    "zinnen/",
    "mails/",
    "formulieren/feitenmodel/",
)
#: What the modules of the tools may weigh together, each compressed, in bytes.
TOOLS = 25_984
#: What a page needs besides the tools, and the tools that stand on one page alone.
OTHER = {
    "engine.mjs", "search.mjs", "words.mjs", "shell.mjs", "menu.mjs", "copy-link.mjs",
    "phone.mjs", "mail.mjs", "phrases.mjs", "planner.mjs",
}  # fmt: skip


@pytest.fixture(scope="module")
def loads(browser: Browser, site: Site) -> Iterator[dict[str, dict[str, int]]]:
    """For each page the bytes of every file that it asks for, with nothing kept from before."""
    found = {}
    with Host(site.root) as host:
        for page in site.pages:
            context = browser.new_context()
            host.sent.clear()
            tab = context.new_page()
            tab.goto(host.url + page.path)
            all_asked(tab)
            found[page.path] = dict(host.sent)
            context.close()
    return found


def frame(files: dict[str, int]) -> dict[str, int]:
    """What a page asked for, without its own text."""
    return {file: size for file, size in files.items() if not file.endswith("/")}


@pytest.mark.xdist_group("loads")
def test_a_first_page_is_light_with_fonts_and_tools(loads: dict[str, dict[str, int]]) -> None:
    frames = {path: sum(frame(files).values()) for path, files in loads.items()}

    assert {path: size for path, size in frames.items() if size > FIRST} == {}


@pytest.mark.xdist_group("loads")
def test_a_second_page_brings_only_what_is_new(loads: dict[str, dict[str, int]]) -> None:
    kept = loads[""].keys() - {"/"}
    new = {
        path: sum(size for file, size in frame(files).items() if file not in kept)
        for path, files in loads.items()
    }

    assert {path: size for path, size in new.items() if size > SECOND} == {}


@pytest.mark.xdist_group("loads")
def test_the_letters_are_asked_for_before_the_text_needs_them(loads: dict[str, dict[str, int]]) -> None:
    for path, files in loads.items():
        fonts = {file.rpartition("-dutch-")[2] for file in files if file.endswith(".woff2")}
        assert fonts == {"400-normal.woff2", "600-normal.woff2"}, path


def test_the_tools_are_small_together(site: Site) -> None:
    files = [file for file in site.root.glob("static/*/components/**/*js") if file.name not in OTHER]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files}

    assert "store.mjs" in sizes
    assert sum(sizes.values()) <= TOOLS, sizes


@pytest.mark.xdist_group("loads")
def test_no_page_asks_for_a_picture_other_than_svg(loads: dict[str, dict[str, int]]) -> None:
    asked = {file for files in loads.values() for file in files}

    assert [file for file in asked if file.endswith((".png", ".jpg", ".gif", ".webp", ".avif"))] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_letters_and_tools_come_late(browser: Browser, site: Site, width: int) -> None:
    """Letters that come too late wait for the next page, and the room for a tool is there before it."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    # As over a slow line.
    page.route(LATE, lambda route: (page.wait_for_timeout(150), route.continue_())[1])
    moved = {}
    with Host(site.root) as host:
        for each in MOVING:
            page.goto(host.url + each)
            moved[each] = page.evaluate(
                """async () => {
                    let shift = 0;
                    const add = (entries) => { for (const { value } of entries) shift += value; };
                    const observer = new PerformanceObserver((list) => add(list.getEntries()));
                    observer.observe({ type: "layout-shift", buffered: true });
                    await document.fonts.ready;
                    const late = "article :not(:defined, [data-ot-query])";
                    while (document.querySelector(late)) await new Promise(requestAnimationFrame);
                    // What moves in a frame is told after it.
                    for (let frames = 3; frames--;) await new Promise(requestAnimationFrame);
                    add(observer.takeRecords());
                    return shift;
                }"""
            )
    context.close()

    assert {path: shift for path, shift in moved.items() if shift > 0.001} == {}
