"""How heavy search is, how soon the first result is there, and how both grow."""

from __future__ import annotations

import functools
import gzip
import json
import os
import re
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright

from benchmarks import sites
from benchmarks.grown import grow
from benchmarks.tables import table
from macros import search_index
from macros.load import load
from tools import browser as chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_ENGINE_FILE = "engine.mjs"
_FILES = ("search.mjs", _ENGINE_FILE, "dom.mjs", "resource.mjs", search_index.PATH)
_SLOWER = (1, 4)
_TIMES = (1, 10, 100)
_RUNS = 10
_QUERY = "opdrachtgever belt niet terug"

# From the key until the frame in which the first result can be seen.
_CLOCK = """() => {
    window.waited = [];
    addEventListener('keydown', event => {
        const look = () => document.querySelector('.ot-search__result')
            ? requestAnimationFrame(() => setTimeout(() => waited.push(performance.now() - event.timeStamp)))
            : setTimeout(look);
        look();
    }, {capture: true});
}"""
# The median of a number of searches, after the index was made ready.
_ENGINE = """async ([engine, address, queries]) => {
    const {prepare} = await import(engine);
    const index = await (await fetch(address)).json();
    let start = performance.now();
    const find = prepare(index);
    const ready = performance.now() - start;
    const spent = queries.map(query => {
        start = performance.now();
        find(query);
        return performance.now() - start;
    }).sort((a, b) => a - b);
    return [ready, spent[spent.length >> 1], spent.at(-1)];
}"""


def run() -> Iterator[str]:
    """Measure, and give the tables."""
    with tempfile.TemporaryDirectory() as folder:
        root = sites.ours(Path(folder) / "site")
        yield table(
            "What search loads when it is first used, in bytes",
            ("file", "bare", "gzip", "brotli"),
            _weights(root),
        )
        with _served(Path(folder)) as base, sync_playwright() as playwright:
            arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
            running = playwright.chromium.launch(executable_path=chromium.ensure(), args=arguments)
            yield table(
                f"From a key to the first result on the screen, in ms; {_RUNS} runs",
                (
                    "processor",
                    "first key, index ready: median",
                    "worst",
                    "key as soon as the field is there",
                    "worst",
                ),
                [_first_results(running, f"{base}site/", slower) for slower in _SLOWER],
            )
            yield table(
                "Growth: the index of a site with every record a number of times",
                (
                    "records",
                    "found",
                    "bare",
                    "gzip",
                    "make it, s",
                    "ready, ms",
                    "search, ms: median",
                    "slowest",
                ),
                _growth(running, base, Path(folder), root),
            )
            running.close()


def _weights(root: Path) -> Iterator[tuple[object, ...]]:
    total = [0, 0, 0]
    for name in _FILES:
        content = _find(root, name).read_bytes()
        sizes = [len(content), len(gzip.compress(content, 9)), len(brotli.compress(content))]
        total = [before + size for before, size in zip(total, sizes, strict=True)]
        yield (name, *sizes)
    yield ("together", *total)


def _find(root: Path, name: str) -> Path:
    """A file of the site, wherever the build put it."""
    (found,) = root.rglob(name)
    return found


def _first_results(running: Browser, base: str, slower: int) -> tuple[object, ...]:
    warm, cold = [], []
    for _ in range(_RUNS):
        warm.append(_first_result(running, base, slower, wait=True))
        cold.append(_first_result(running, base, slower, wait=False))
    return (
        f"{slower} times slower" if slower > 1 else "as it is",
        *(figure(each) for each in (warm, cold) for figure in (statistics.median, max)),
    )


def _first_result(running: Browser, base: str, slower: int, *, wait: bool) -> float:
    context = running.new_context(base_url=base, bypass_csp=True)
    page = context.new_page()
    page.goto("")
    page.wait_for_load_state("networkidle")
    page.evaluate(_CLOCK)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.locator(".ot-search__open").click()
    page.wait_for_selector(".ot-search__field:focus")
    if wait:
        page.wait_for_selector(".ot-search__ways")
    page.keyboard.press("o")
    page.wait_for_function("waited.length")
    waited: float = page.evaluate("waited[0]")
    context.close()
    return waited


def _growth(running: Browser, base: str, folder: Path, one: Path) -> Iterator[tuple[object, ...]]:
    page = running.new_page(bypass_csp=True)
    for times in _TIMES:
        root = folder / f"times-{times}"
        spent = _grown_index(root, one, times)
        content = (root / search_index.PATH).read_bytes()
        page.goto(f"{base}site/privacy/")
        queries = [_QUERY[:end] for end in range(1, len(_QUERY) + 1)]
        engine = base + _find(one, _ENGINE_FILE).relative_to(folder).as_posix()
        index = f"{base}{root.name}/{search_index.PATH}"
        ready, median, slowest = page.evaluate(_ENGINE, [engine, index, queries])
        found = len(json.loads(content)["columns"]["to"])
        yield (
            f"{times}x",
            found,
            len(content),
            len(gzip.compress(content, 9)),
            spent,
            ready,
            median,
            slowest,
        )


def _grown_index(root: Path, one: Path, times: int) -> float:
    """Make the index of a site with every record a number of times; give the seconds that takes."""
    grow(root.with_suffix(".data"), times)
    library = load(root.with_suffix(".data"))
    for file in sorted(one.rglob("index.html")):
        html = file.read_text("utf-8")
        article = html[html.find("<article") : html.rfind("</article>") + len("</article>")]
        folder = file.parent.relative_to(one)
        for number in range(times):
            # A phase and a form have a page of their own, the other records stand on one together.
            own = len(folder.parts) > 1 and number
            target = root / (folder.with_name(f"{folder.name}-{number}") if own else folder) / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("a", encoding="utf-8") as page:
                page.write(re.sub(r' id="([^"]+)"', rf' id="\1-{number}"', article) if number else article)
    start = time.perf_counter()
    index = search_index.build(root, library)
    spent = time.perf_counter() - start
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (root / search_index.PATH).write_text(text, "utf-8")
    return spent


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder, as a static host does; give its address."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing: what is printed are the figures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
