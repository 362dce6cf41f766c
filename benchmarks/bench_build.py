"""The time that a build takes, beside stock Material: cold, warm, after one edit; and how it grows."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

from benchmarks import sites
from benchmarks.grown import grow
from benchmarks.tables import table
from macros.loading import load
from tools.copies import copy_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
_ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_PORT = 8931
_EDITS = 5
# Measured in a process of its own, so that one size says nothing about the next. Each step is timed in
# processor seconds: what else the machine does, and how many cores it has, makes no difference then.
_STEPS = """
import json, sys, time
from pathlib import Path

from macros import documents, search
from macros.documents import catalogue, editable_forms, pdf
from macros.loading import load

figures = {}

def timed(name, work):
    start = time.process_time()
    result = work()
    figures[name] = time.process_time() - start
    return result

library = timed("load", load)
figures["records"] = len(library.records)
if "documents" in sys.argv:
    made = timed("documents", lambda: documents.build(library))
else:
    # At this size they are not made; the pages only say how long and how large each is.
    pdf.make = lambda *_: pdf.Pdf(b"", 1, ())
    editable_forms.make = lambda *_, **__: b""
    made = documents.build(library)
catalogue.build = lambda _: made

from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml", site_dir="site", strict=False)
timed("site, with the search index", lambda: build(config))
root = Path("site")
figures["pages"] = sum(1 for _ in root.rglob("*.html"))
figures["site MB"] = sum(file.stat().st_size for file in root.rglob("*.html")) / 1e6
figures["index MB"] = (root / search.PATH).stat().st_size / 1e6
# As if for the first time: what it read of each page is kept.
search.forget()
timed("search index alone", lambda: search.build(root, library))
print(json.dumps(figures))
"""


def run() -> Iterator[str]:
    """Measure builds and growth.

    Yields:
        A table for each.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours = copy_project(Path(folder) / "ours")
        stock = Path(folder) / "stock"
        sites.stock(stock, sites.ours(Path(folder) / "built"))
        phase = load().phases[0].id
        rows = {
            "make site, with all documents, checks and the offline edition": _build(ours, "tools.site"),
            "mkdocs build, with the documents": _build(ours, "mkdocs", "build"),
            "stock Material, pages alone: mkdocs build": _build(stock, "mkdocs", "build"),
        }
        yield table(
            "Builds, seconds by the clock; cold is without bytecode",
            ("build", "cold", "warm"),
            [(name, *spent) for name, spent in rows.items()],
        )
        edits = {
            "ours, a record": _served(ours, Path("data/phases.yml"), phase, _in_summary),
            "stock Material, a page": _served(
                stock, Path(f"docs/fasen/{phase}/index.md"), phase, _at_the_end
            ),
        }
        yield table(
            "Served: from saving until the server gives the new page, seconds",
            ("edit", "soonest", "median", "latest"),
            [(name, min(spent), statistics.median(spent), max(spent)) for name, spent in edits.items()],
        )
    grown = {times: _grown(times) for times in (1, 10, 100)}
    names = (
        "records", "pages", "site MB", "index MB",
        "load", "site, with the search index", "search index alone", "documents",
    )  # fmt: skip
    rows_of = [
        (name, *(grown[times].get(name, "-") for times in grown), _order(grown, name)) for name in names
    ]
    yield table(
        "Growth; steps in processor seconds; 1 in the last column is linear",
        ("", "1x", "10x", "100x", "order"),
        rows_of,
    )


def _build(project: Path, *command: str) -> list[float]:
    """The seconds that a build takes without and with the bytecode of everything that it runs."""
    flags = ["-X", f"pycache_prefix={project / 'cache'}"]
    environment = {key: value for key, value in _ENVIRONMENT.items() if key != "PYTHONDONTWRITEBYTECODE"}
    shutil.rmtree(project / "cache", ignore_errors=True)
    spent = []
    for _ in ("cold", "warm"):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, *flags, "-m", *command],
            cwd=project,
            env=environment,
            check=True,
            capture_output=True,
        )
        spent.append(time.perf_counter() - start)
    return spent


def _in_summary(text: str, word: str) -> str:
    return re.sub(r"(summary: )", rf"\1{word} ", text, count=1)


def _at_the_end(text: str, word: str) -> str:
    return f"{text}\n{word}\n"


def _served(project: Path, file: Path, phase: str, edit: Callable[[str, str], str]) -> list[float]:
    """Edit the source of the page of a phase some times; how long each took to show."""
    source = project / file
    text = source.read_text("utf-8")
    url = f"http://127.0.0.1:{_PORT}/fasen/{phase}/"
    times = []
    with _server(project):
        _wait(url, "")
        for number in range(_EDITS):
            word = f"Bewerking{number}"
            time.sleep(3)  # as an editor, who looks at the page before the next edit
            source.write_text(edit(text, word), "utf-8")
            start = time.perf_counter()
            _wait(url, word)
            times.append(time.perf_counter() - start)
    return times


@contextmanager
def _server(project: Path) -> Iterator[None]:
    """`make serve`, for as long as the context lasts."""
    server = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{_PORT}"],
        cwd=project,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        server.kill()
        server.wait()


def _wait(url: str, word: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - this machine
                if word in answer.read().decode():
                    return
        except URLError:
            time.sleep(0.1)
        time.sleep(0.02)
    raise TimeoutError(f"{word} did not come")


def _grown(times: int) -> dict[str, float]:
    """Build a project with so many times the records, in steps."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        if times > 1:
            shutil.rmtree(project / "data")
            grow(project / "data", times)
        # With a hundred times the records the handreiking has thousands of pages; nobody waits for that here.
        arguments = ["documents"] if times < 100 else []
        finished = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", _STEPS, *arguments],
            cwd=project,
            env={**_ENVIRONMENT, "PYTHONPATH": str(project)},
            capture_output=True,
            text=True,
            check=False,
        )
        if finished.returncode:
            raise RuntimeError(finished.stderr[-4000:])
        figures: dict[str, float] = json.loads(finished.stdout.splitlines()[-1])
        return figures


def _order(grown: dict[int, dict[str, float]], name: str) -> object:
    """The power of the growth between the last two sizes that have the figure."""
    sizes = [times for times in grown if grown[times].get(name)]
    if len(sizes) < 2:
        return "-"
    first, last = sizes[-2:]
    return round(math.log(grown[last][name] / grown[first][name]) / math.log(last / first), 2)
