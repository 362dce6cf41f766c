"""The weight of each page, first and second load, beside the same content in the theme as it comes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks import sites
from benchmarks.tables import table
from tools import browser
from tools.local_server import Host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


def run() -> Iterator[str]:
    """Weigh every page.

    Yields:
        A table with the bytes of each page, and one with those of each file of the first page.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours = sites.ours(Path(folder) / "ours")
        stock = sites.stock(Path(folder) / "stock", ours)
        chromium = playwright.chromium.launch(executable_path=browser.ensure(), args=arguments())
        weights = {name: weigh(chromium, root) for name, root in (("ours", ours), ("stock", stock))}
        chromium.close()
    heads = ("page", "first", "files", "second", "stock first", "files", "stock second")
    figures = {
        page: [figure for name in weights for figure in _figures(*weights[name][page])]
        for page in weights["ours"]
    }
    rows: list[tuple[object, ...]] = [(f"/{page}", *each) for page, each in figures.items()]
    rows.append(("most", *map(max, zip(*figures.values(), strict=True))))
    yield table(
        "Bytes over the line with gzip; second: after the first page, with what the browser kept", heads, rows
    )
    yield table("The files of the first page, in bytes", ("file", "bytes"), weights["ours"][""][0].items())
    yield table("The same in stock Material", ("file", "bytes"), weights["stock"][""][0].items())


def arguments() -> list[str]:
    """What Chromium is started with: it refuses its own sandbox to root, as in a container."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--disable-background-networking", *(["--no-sandbox"] if as_root else [])]


def weigh(chromium: Browser, root: Path) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Load each page of a site as a reader's first.

    Args:
        chromium: a running browser.
        root: the root of the site.

    Returns:
        For each page the bytes of each file: all that it asks for, and what is left of that for who has seen
        the first page of the site, since a browser keeps all but the pages.
    """
    first = {}
    with Host(root) as host:
        for page in sites.pages(root):
            context = chromium.new_context()
            host.sent.clear()
            context.new_page().goto(host.url + page, wait_until="networkidle")
            first[page] = dict(host.sent)
            context.close()
    return {
        page: (
            files,
            {path: size for path, size in files.items() if path not in first[""] or path == f"/{page}"},
        )
        for page, files in first.items()
    }


def _figures(first: dict[str, int], second: dict[str, int]) -> tuple[int, int, int]:
    return sum(first.values()), len(first), sum(second.values())
