"""The documents to download: time and size of each, of all together, and how they grow with the records."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.grown import grow
from benchmarks.tables import table
from macros import documents, dutch
from macros.documents import pdf
from macros.loading import load
from macros.model import Phase, Record, RedFlag, Term
from macros.problems import DocumentError
from macros.sharing import qr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library

#: How many times the project's own records.
_TIMES = (1, 10, 100)


def run() -> Iterator[str]:
    """Measure.

    Yields:
        A table of each document, one of an edit while the site is served, and one of the growth.
    """
    library = load()
    # The first time in this process: Typst remembers the layout of what it has seen before.
    built, whole = _fresh(library)
    rows = [_row(document) for document in built]
    total = dutch.size(sum(document.size for document in built))
    yield table(
        "Each document, made for the first time (s)",
        ("document", "size", "pages", "s"),
        [*rows, ("all", total, "", whole)],
    )
    yield table(
        "All documents after an edit of one record, as under `make serve` (s)", ("edit", "s"), _edits(library)
    )
    yield table(
        "Growth: CPU time of a group (s), and in brackets the time per record, where 1x is our own",
        ("records", *documents.GROUPS),
        _growth(),
    )


def _row(document: documents.Built) -> tuple[object, ...]:
    pages = "" if document.pages is None else document.pages
    return document.file, dutch.size(document.size), pages, document.seconds


def _fresh(library: Library) -> tuple[list[documents.Built], float]:
    pdf.forget()
    qr.svg.cache_clear()
    start = time.perf_counter()
    return documents.build(library), time.perf_counter() - start


def _edits(library: Library) -> Iterator[tuple[str, float]]:
    term = library.terms[0].model_copy(update={"term": "proefwoord"})
    label = library.red_flags[0].model_copy(update={"label": "Proef"})
    unit = library.phases[0].model_copy(update={"label": "Proef"})
    edits: tuple[tuple[str, dict[type[Record], tuple[Record, ...]]], ...] = (
        ("nothing", {}),
        ("a term", {Term: (term, *library.terms[1:])}),
        ("a red flag", {RedFlag: (label, *library.red_flags[1:])}),
        ("a phase", {Phase: (unit, *library.phases[1:])}),
    )
    for name, changed in edits:
        edited = replace(library, held={**library.held, **changed})
        start = time.perf_counter()
        documents.build(edited)
        yield name, time.perf_counter() - start


def _growth() -> Iterator[tuple[str, ...]]:
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, _processes() as processes:
        for times in _TIMES:
            data = Path(folder) / f"x{times}"
            grow(data, times)
            cells = []
            for group in documents.GROUPS:
                cost = processes.submit(_cost, data, group).result()
                if isinstance(cost, str):
                    cells.append(cost)
                    continue
                first.setdefault(group, cost)
                cells.append(f"{cost:.3g} ({cost / times / first[group]:.2g}x)")
            yield f"{times}x", *cells


def _processes() -> ProcessPoolExecutor:
    """A new process for each task: what Typst remembers of a large document slows down the next."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1)


def _cost(data: Path, group: str) -> float | str:
    library = load(data)
    start = time.process_time()
    try:
        documents.build(library, [group])
    except DocumentError as error:
        return f"too full: {error.problems[0].message[:40]}"
    return time.process_time() - start
