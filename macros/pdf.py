"""Fills a Typst template with data and gives the PDF."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import typst

_TYPST = Path(__file__).parent / "typst"
#: Accessible, and fit to be kept: both in one file.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
#: How many PDFs are kept; an editor works on one set at a time.
_KEPT = 64


class Pdf(NamedTuple):
    """A PDF, and what its template says about it.

    Attributes:
        content: its bytes.
        pages: how many pages it has.
        too_full: what did not fit in its place: the ``id`` of the record, the ``side`` where there are two,
            and by how many millimetres.
    """

    content: bytes
    pages: int
    too_full: tuple[dict[str, Any], ...]


def make(template: str, data: str) -> Pdf:
    """Make a PDF; one that was made before, of the same data and templates, is not made again.

    Args:
        template: the name of the template, without its suffix.
        data: what it shows, as JSON.

    Returns:
        The PDF. The same data gives the same bytes.

    Raises:
        typst.TypstError: when a template is wrong; no data that ``load`` accepts can cause it.
        RuntimeError: when Typst warns, for instance of a character that the typeface lacks.
    """
    return _make(template, data, _templates_changed())


@lru_cache(maxsize=_KEPT)
def _make(template: str, data: str, _changed: float) -> Pdf:
    compiler = typst.Compiler(
        _TYPST / f"{template}.typ",
        root=_TYPST,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    content, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=_STANDARDS)
    if warnings:
        # A missing glyph or font is only a warning to Typst; to a reader it is a fault.
        raise RuntimeError("\n".join(each.message for each in warnings))
    facts = json.loads(compiler.query("<facts>", field="value", one=True))
    return Pdf(cast("bytes", content), facts["pages"], tuple(facts["too_full"]))


@cache
def _fonts() -> typst.Fonts:
    """The fonts, read once for all documents."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_TYPST / "fonts"])


def _templates_changed() -> float:
    return max(path.stat().st_mtime for path in _TYPST.glob("*.typ"))


def forget() -> None:
    """Forget the PDFs that were made, so that the next ones are made again."""
    _make.cache_clear()
