"""Compresses beforehand what compresses well, better than a web server would do on the fly."""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # it ships no types

if TYPE_CHECKING:
    from tools.publish.tree import Files

#: What is text. Fonts and documents are compressed already, and no reader loads a source map.
SUFFIXES = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml")
#: In bytes; a smaller file takes one packet, compressed or not.
SMALLEST = 1024
# What saves less than a tenth costs a reader's device more than it brings.
_WORTH = 0.9
# Which byte of a gzip file names the system, and what it is where that does not matter (RFC 1952).
_SYSTEM, _UNKNOWN = 9, b"\xff"


def beside(files: Files) -> Files:
    """The files, and a ``.gz`` and a ``.br`` of each that becomes smaller by it."""
    texts = [path for path in files if path.endswith(SUFFIXES) and len(files[path]) >= SMALLEST]
    # The longest first, so that no core waits for another at the end; a codec works without Python's lock.
    texts.sort(key=lambda path: len(files[path]), reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pairs = list(pool.map(_compressed, [files[path] for path in texts]))
    small = {
        path + suffix: content
        for path, pair in zip(texts, pairs, strict=True)
        for suffix, content in zip((".br", ".gz"), pair, strict=True)
        if len(content) < len(files[path]) * _WORTH
    }
    return files | small


def _compressed(content: bytes) -> tuple[bytes, bytes]:
    zipped = gzip.compress(content, mtime=0)
    # Without a time in it, nor the system that it was made on: the same content gives the same bytes.
    zipped = zipped[:_SYSTEM] + _UNKNOWN + zipped[_SYSTEM + 1 :]
    return brotli.compress(content, mode=brotli.MODE_TEXT, quality=11), zipped
