"""From click to saved: a tick in a checklist of 20, 200 and 2,000 items, and the weight of the scripts."""

from __future__ import annotations

import gzip
import os
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks import sites
from benchmarks.tables import table
from macros import addresses
from macros.loading import load
from tools import browser
from tools.local_server import Host

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES = (20, 200, 2000)
_CLICKS = 30
# As many items as asked for, all answered before.
_ANSWERED = """for (let number = 0; number < %d; number++) localStorage.setItem(
    `${document.documentElement.dataset.otSlug}/meting/item/meting-${number}`, '{"v": "done", "t": 1}')"""
# Then ticks, each timed until the storage holds it and the page shows it.
_MEASURE = """([count, clicks]) => {
    const list = document.querySelector(".ot-checklist fieldset ul")
    const model = list.firstElementChild
    const ids = Array.from({ length: count }, (_, number) => `meting-${number}`)
    const checklist = document.querySelector("ot-checklist")
    for (const item of checklist.querySelectorAll(".ot-check")) item.remove()
    list.append(...ids.map(id => {
        const item = model.cloneNode(true)
        item.id = id
        return item
    }))
    checklist.dataset.all = ids.join(" ")
    const times = []
    for (let click = 0; click < clicks; click++) {
        const box = list.children[click % count].querySelector("input")
        const { id } = list.children[click % count]
        const key = `${document.documentElement.dataset.otSlug}/meting/item/${id}`
        const before = localStorage.getItem(key)
        const start = performance.now()
        box.click()
        const saved = performance.now() - start
        if (localStorage.getItem(key) === before) throw new Error("not saved")
        times.push(saved)
    }
    return times
}"""


def run() -> Iterator[str]:
    """Measure.

    Yields:
        The tables.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = sites.ours(Path(folder) / "site")
        yield table(
            "Scripts as a reader gets them (bytes; each by itself, as it is sent)",
            ["script", "raw", "gzip"],
            _weights(root / "static"),
        )
        rows = [*_clicks(root)]
    yield table(
        f"From click to saved and shown (ms, {_CLICKS} clicks)",
        ["items", "processor", "median", "slowest"],
        rows,
    )


def _weights(folder: Path) -> Iterator[tuple[str, int, int]]:
    raw = packed = 0
    for path in sorted(folder.rglob("*.*js")):
        text = path.read_bytes()
        raw += len(text)
        packed += len(gzip.compress(text, 9))
        yield path.name, len(text), len(gzip.compress(text, 9))
    yield "all", raw, packed


def _clicks(root: Path) -> Iterator[tuple[int, str, float, float]]:
    library = load()
    checklist = addresses.page_of(library, library.phases[0])
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with Host(root) as host, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure(), args=sandbox)
        for slower in (1, 4):
            for count in _SIZES:
                page = chromium.new_page(bypass_csp=True)  # what is asked of it is evaluated as text
                page.add_init_script(_ANSWERED % count)
                page.goto(host.url + checklist)
                page.locator("ot-checklist:defined").wait_for()
                page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
                times = page.evaluate(_MEASURE, [count, _CLICKS])
                yield (
                    count,
                    "as it is" if slower == 1 else f"{slower} times slower",
                    statistics.median(times),
                    max(times),
                )
                page.close()
        chromium.close()
