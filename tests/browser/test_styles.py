"""The one style sheet shows every page just as the whole sheets of the theme and the site do."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Literal

import pytest

from tests.support import guides
from tests.support.tools import all_ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.built import Site

# Of every kind of element the first: what it is, and where it stands, decides which rules it meets.
LOOK = r"""async ([name, whole, known]) => {
    // The page itself answers a change of scheme, a frame later.
    for (let frames = 2; frames--;) await new Promise(requestAnimationFrame);
    const seen = new Map();
    for (const element of document.querySelectorAll("body, body *")) {
        const names = (each) => each ? each.localName + "." + each.className : "";
        const kind = [names(element), names(element.parentElement), element.type, element.hidden].join(" ");
        if (seen.has(kind) || known.includes(kind)) continue;
        const look = [];
        for (const part of [undefined, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") continue;
            for (const each of style) {
                if (each.startsWith("--")) continue;
                // The edge is the edge: a minifier writes `background: none` as `background: 0 0`.
                const value = style.getPropertyValue(each);
                const place = each.startsWith("background-position");
                const same = place ? value.replace(/(?<!\d)0%/g, "0px") : value;
                look.push(`${part ?? ""}${each}: ${same}`);
            }
        }
        seen.set(kind, look);
    }
    window.looks ??= {};
    if (!whole) {
        window.looks[name] = seen;
        return [...seen.keys()];
    }
    const ours = window.looks[name];
    const different = [...ours.keys()].filter((kind) => !seen.has(kind));
    for (const [kind, look] of seen) {
        const had = new Set(ours.get(kind));
        const other = look.filter((each) => !had.has(each));
        if (other.length || had.size !== look.length) different.push(`${kind}: ${other}`);
    }
    return different;
}"""
#: Each a width in CSS pixels, a scheme and a medium.
LOOKS: tuple[tuple[int, Literal["light", "dark"], Literal["screen", "print"]], ...] = (
    (1280, "light", "screen"),
    (360, "dark", "screen"),
    (1280, "light", "print"),
)
#: What the whole sheets are called while they stand in; beside our own, for the fonts that they ask for.
WHOLE = "whole.css"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sheets as `mkdocs serve` has them: each in its layer, nothing left out."""
    # Of the smallest guide: what the sheets say is the same for every content.
    copy = guides.copy_to(tmp_path_factory.mktemp("whole"))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=copy, check=True, capture_output=True
    )
    entry = copy / "site" / "stylesheets" / "site.css"
    order, *imports = entry.read_text(encoding="utf-8").splitlines()
    sheets = [order]
    for line in imports:
        path, layer = re.fullmatch(r'@import url\("(.+)"\) layer\((.+)\);', line).groups()  # type: ignore[union-attr]
        sheet = (entry.parent / path).read_text(encoding="utf-8").removeprefix('@charset "UTF-8";')
        sheets.append(f"@layer {layer} {{ {sheet} }}")
    return "\n".join(sheets)


def look(page: Page, known: set[str], *, whole: bool) -> list[str]:
    """Remember how each new kind of element looks in each way of looking, or say what is other now."""
    said = []
    for width, scheme, medium in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media=medium, color_scheme=scheme)
        said += page.evaluate(LOOK, [f"{width} {scheme} {medium}", whole, list(known)])
    return said


def test_every_kind_of_element_looks_as_with_the_whole_sheets(
    browser: Browser, base_url: str, site: Site, whole: str
) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    # Whether a font comes in time differs from one load to the next.
    page.route("**/*.woff2", lambda route: route.abort())
    page.route(f"**/{WHOLE}", lambda route: route.fulfill(body=whole, content_type="text/css"))
    known: set[str] = set()
    different = {}
    # The pages with most on them first: on the others little is left that was not seen.
    for each in sorted(site.pages, key=lambda each: len(each.html), reverse=True):
        page.goto(base_url + each.path)
        all_ready(page)
        if not (kinds := look(page, known, whole=False)):
            continue
        page.evaluate(
            """name => new Promise((done) => {
                const sheet = document.querySelector("link[rel=stylesheet][href*='site.css']");
                sheet.onload = done;
                sheet.href = new URL(name, sheet.href);
            })""",
            WHOLE,
        )
        if other := look(page, known, whole=True):
            different[each.path] = other
        known.update(kinds)
    page.context.close()

    assert len(known) > 100
    assert different == {}
