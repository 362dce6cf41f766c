"""The site is light: what a page asks for, in bytes over the line, as a real browser asks for it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tools.host import Host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.support.built import Site

#: What a page may weigh, in bytes with gzip: as a first page, and after the first page of the site.
FIRST = 84_000
SECOND = 20_000
#: What the modules of the tools may weigh together, each compressed, in bytes.
TOOLS = 14_336
#: What a page needs besides the tools.
OTHER = {"search-engine.mjs", "ot-search.mjs", "shell.mjs", "menu.mjs", "copy-link.mjs", "scheme.js"}


@pytest.fixture(scope="module")
def loads(browser: Browser, site: Site) -> Iterator[dict[str, dict[str, int]]]:
    """For each page the bytes of every file that it asks for, with nothing kept from before."""
    found = {}
    with Host(site.root) as host:
        for page in site.pages:
            context = browser.new_context()
            host.sent.clear()
            context.new_page().goto(host.url + page.path, wait_until="networkidle")
            found[page.path] = dict(host.sent)
            context.close()
    return found


def test_a_first_page_is_light_with_fonts_and_tools(loads: dict[str, dict[str, int]]) -> None:
    heavy = {path: sum(files.values()) for path, files in loads.items() if sum(files.values()) > FIRST}

    assert heavy == {}


def test_a_second_page_brings_only_what_is_new(loads: dict[str, dict[str, int]]) -> None:
    kept = loads[""].keys() - {"/"}
    new = {
        path: sum(size for file, size in files.items() if file not in kept) for path, files in loads.items()
    }

    assert {path: size for path, size in new.items() if size > SECOND} == {}


def test_the_letters_are_asked_for_before_the_text_needs_them(loads: dict[str, dict[str, int]]) -> None:
    for path, files in loads.items():
        fonts = {file.rpartition("-dutch-")[2] for file in files if file.endswith(".woff2")}
        assert fonts == {"400-normal.woff2", "600-normal.woff2", "400-italic.woff2"}, path


def test_the_tools_are_small_together(site: Site) -> None:
    files = [file for file in site.root.glob("static/*/javascripts/*js") if file.name not in OTHER]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files}

    assert "store.mjs" in sizes
    assert sum(sizes.values()) <= TOOLS, sizes


def test_no_page_asks_for_a_picture_other_than_svg(loads: dict[str, dict[str, int]]) -> None:
    asked = {file for files in loads.values() for file in files}

    assert [file for file in asked if file.endswith((".png", ".jpg", ".gif", ".webp", ".avif"))] == []


def test_hardly_anything_moves_even_when_the_letters_come_late(browser: Browser, site: Site) -> None:
    """The stand-in has the measure of the letters: now and then a line breaks elsewhere."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    moved = {}
    with Host(site.root) as host:
        for each in ("", "fasen/teruggeven/", "rode-vlaggen/"):
            # The letters come late, as over a slow line.
            page.route("**/*.woff2", lambda route: (page.wait_for_timeout(300), route.continue_())[1])
            page.goto(host.url + each)
            moved[each] = page.evaluate(
                """async () => {
                    let shift = 0;
                    new PerformanceObserver((list) => {
                        for (const entry of list.getEntries()) shift += entry.value;
                    }).observe({ type: "layout-shift", buffered: true });
                    await document.fonts.ready;
                    await new Promise((done) => setTimeout(done, 300));
                    return shift;
                }"""
            )
    context.close()

    assert {path: shift for path, shift in moved.items() if shift > 0.05} == {}
