"""Lighthouse on every page, mobile, the median of three runs, beside stock Material with the same content.

`PAGES="/ /fasen/intake/"` in the environment chooses pages, `RUNS=1` another number of runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import sites
from benchmarks.tables import table
from tools import browser
from tools.local_server import Host

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIGHTHOUSE = Path(__file__).parent / "node" / "node_modules" / "lighthouse" / "cli" / "index.js"
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_HEADS = ("page", "perf", "a11y", "best", "SEO", "LCP ms", "FCP ms", "CLS", "TBT ms", "KB", "requests")


def run() -> Iterator[str]:
    """Measure both sites, turn by turn, so that what else the machine does falls on both.

    Yields:
        A table for each site, and what kept a page of ours from a hundred.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours = sites.ours(Path(folder) / "ours")
        stock = sites.stock(Path(folder) / "stock", ours)
        chosen = [each.lstrip("/") for each in os.environ.get("PAGES", "").split()] or sites.pages(ours)
        rows: dict[str, list[tuple[object, ...]]] = {"ours": [], "stock Material": []}
        faults: set[str] = set()
        with Host(ours) as first, Host(stock) as second:
            for page in chosen:
                for name, host in (("ours", first), ("stock Material", second)):
                    results = [_measure(host.url + page) for _ in range(int(os.environ.get("RUNS", "3")))]
                    rows[name].append((f"/{page}", *_figures(results)))
                    if name == "ours":
                        faults |= {f"/{page}: {fault}" for result in results for fault in _faults(result)}
    for name, each in rows.items():
        yield table(
            f"{name}: the median, mobile with Lighthouse's own throttling", _HEADS, [*each, _worst(each)]
        )
    if faults:
        yield "\n".join(["Audits of ours below a hundred:", "", *(f"- {fault}" for fault in sorted(faults))])


def _measure(url: str) -> dict[str, Any]:
    """Run Lighthouse once."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    finished = subprocess.run(  # noqa: S603 - our own command
        [
            Path(sys.executable).with_name("node"),
            _LIGHTHOUSE,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(_CATEGORIES)}",
            f"--chrome-flags=--headless=new {'--no-sandbox' if as_root else ''}",
        ],
        env={**os.environ, "CHROME_PATH": str(browser.ensure())},
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(finished.stdout)
    return result


def _figures(results: list[dict[str, Any]]) -> list[object]:
    def median(audit: str) -> float:
        return float(statistics.median(result["audits"][audit]["numericValue"] for result in results))

    scores = [
        round(100 * statistics.median(result["categories"][name]["score"] for result in results))
        for name in _CATEGORIES
    ]
    requests = [result["audits"]["network-requests"]["details"]["items"] for result in results]
    return [
        *scores,
        round(median("largest-contentful-paint")),
        round(median("first-contentful-paint")),
        round(median("cumulative-layout-shift"), 3),
        round(median("total-blocking-time")),
        round(median("total-byte-weight") / 1000, 1),
        round(statistics.median(map(len, requests))),
    ]


def _worst(rows: list[tuple[object, ...]]) -> tuple[object, ...]:
    columns = list(zip(*rows, strict=True))[1:]
    return ("worst", *(min(column) if index < 4 else max(column) for index, column in enumerate(columns)))


def _faults(result: dict[str, Any]) -> Iterator[str]:
    for name in _CATEGORIES:
        category = result["categories"][name]
        if category["score"] == 1:
            continue
        for reference in category["auditRefs"]:
            audit = result["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']} ({audit.get('displayValue') or audit['score']})"
