"""From click to saved: a tick in a checklist of 20, 200 and 2,000 items, and the weight of the scripts."""

from __future__ import annotations

import gzip
import os
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.serving import serve
from benchmarks.tables import table
from macros import addresses
from macros.load import load
from tools import browser, site

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCRIPTS = Path(__file__).parent.parent / "docs" / "javascripts"
_SIZES = (20, 200, 2000)
_CLICKS = 30
# As many items as asked for, all but one answered before; then ticks, each timed until the storage holds it.
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
    for (const item of list.children) item.querySelector("input").click()
    const times = []
    for (let click = 0; click < clicks; click++) {
        const box = list.children[click % count].querySelector("input")
        const key = `opdracht-teruggeven/eerste/item/${list.children[click % count].id}`
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
    yield table(
        "Scripts (bytes; together means one after the other)",
        ["script", "raw", "gzip"],
        [*_weights()],
    )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        finished = site.build(root)
        if finished.returncode:
            raise RuntimeError(finished.stderr)
        rows = [*_clicks(root)]
    yield table(
        f"From click to saved and shown (ms, {_CLICKS} clicks)",
        ["items", "processor", "median", "slowest"],
        rows,
    )


def _weights() -> Iterator[tuple[str, int, int]]:
    total = b""
    for path in sorted(_SCRIPTS.glob("*.mjs")):
        text = path.read_bytes()
        total += text
        yield path.name, len(text), len(gzip.compress(text, 9))
    yield "together", len(total), len(gzip.compress(total, 9))


def _clicks(root: Path) -> Iterator[tuple[int, str, float, float]]:
    library = load()
    checklist = addresses.page_of(library, library.phases[0])
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with serve(root) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure(), args=sandbox)
        for slower in (1, 4):
            for count in _SIZES:
                page = chromium.new_page()
                page.goto(address + checklist)
                page.wait_for_function("!!customElements.get('ot-checklist')")
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
