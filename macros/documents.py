"""Makes the documents that can be downloaded: Typst templates filled with the data of the library."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst

from macros import document_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.model import Library

_TYPST = Path(__file__).parent / "typst"
#: Accessible, and fit to be kept: both in one file.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
DOWNLOADS = "downloads"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished document.

    Attributes:
        name: what code calls it, such as ``handreiking``.
        file: its file name.
        content: its bytes.
        pages: how many pages it has.
        seconds: how long it took to make.
    """

    name: str
    file: str
    content: bytes
    pages: int
    seconds: float

    @property
    def path(self) -> str:
        """Its address from the root of the site."""
        return f"{DOWNLOADS}/{self.file}"

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.content)


def build(library: Library) -> list[Built]:
    """Make every document.

    Args:
        library: the records.

    Returns:
        The documents. The same library gives the same bytes; only ``seconds`` differs.

    Raises:
        typst.TypstError: when a template is wrong; no data that ``load`` accepts can cause it.
    """
    return [
        _compile("handreiking", "handreiking-opdracht-teruggeven.pdf", document_data.handreiking(library))
    ]


def write(documents: Iterable[Built], folder: Path) -> list[Path]:
    """Put documents in the downloads folder of a site.

    Args:
        documents: what to write.
        folder: the root of the site.

    Returns:
        The files, in order.
    """
    (folder / DOWNLOADS).mkdir(parents=True, exist_ok=True)
    paths = []
    for document in documents:
        path = folder / document.path
        # Beside it first: a reader, or a build that is cut off, never meets half a file.
        beside = path.with_suffix(".part")
        beside.write_bytes(document.content)
        beside.replace(path)
        paths.append(path)
    return paths


def _compile(name: str, file: str, data: str) -> Built:
    start = time.perf_counter()
    content, pages = _pdf(name, data, _templates_changed())
    return Built(name, file, content, pages, time.perf_counter() - start)


@lru_cache(maxsize=4)
def _pdf(name: str, data: str, _changed: float) -> tuple[bytes, int]:
    """The PDF for some data; kept, so that `serve` does not make it again for a change in a style sheet."""
    compiler = typst.Compiler(
        _TYPST / f"{name}.typ",
        root=_TYPST,
        font_paths=[_TYPST / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    content, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=_STANDARDS)
    if warnings:
        # A missing glyph or font is only a warning to Typst; to a reader it is a fault.
        raise RuntimeError("\n".join(each.message for each in warnings))
    pages = int(json.loads(compiler.query("<pages>", field="value", one=True)))
    return cast("bytes", content), pages


def _templates_changed() -> float:
    return max(path.stat().st_mtime for path in _TYPST.glob("*.typ"))
