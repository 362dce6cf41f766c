"""Compresses beforehand what compresses well, better than a host would do on the fly."""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # it ships no types

if TYPE_CHECKING:
    from pathlib import Path

#: Kinds of file that are text. Fonts, PDF, ODT and zip are compressed inside; source maps no reader loads.
SUFFIXES = frozenset([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml"])
#: Smaller files fit in one packet as they are, in bytes.
SMALLEST = 1024
# What saves less than a tenth costs a reader's device more than it brings.
_WORTH = 0.9


def write(root: Path) -> None:
    """Put a ``.gz`` and a ``.br`` beside each file that becomes smaller by it.

    Args:
        root: the root of the site.
    """
    files = [
        file
        for file in root.rglob("*")
        if file.suffix in SUFFIXES and file.is_file() and file.stat().st_size >= SMALLEST
    ]
    # The longest first, so that no core waits for another at the end; the work is done outside Python's lock.
    files.sort(key=lambda file: file.stat().st_size, reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # Taking the results makes an error in a thread an error here.
        list(pool.map(_write, files))


def _write(file: Path) -> None:
    content = file.read_bytes()
    for suffix, small in (
        (".br", brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)),
        # Without a time in it: the same content gives the same bytes.
        (".gz", gzip.compress(content, mtime=0)),
    ):
        beside = file.with_name(file.name + suffix)
        if len(small) < len(content) * _WORTH:
            beside.write_bytes(small)
        else:
            beside.unlink(missing_ok=True)
