"""Fills a Typst template with data and gives the PDF."""

from __future__ import annotations

import json
import re
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import typst

from macros import look
from macros.problems import DataError, Problem

TYPST = Path(__file__).parent / "typst"
#: Accessible, and fit to be kept: both in one file.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
_LOOK = look.as_json()
#: How many PDFs are kept; an editor works on one set at a time, and each record has one.
_KEPT = 512
#: A compiler does one thing at a time.
_AT_WORK = threading.Lock()
#: How Typst writes the size of a sheet, and what is left of that when a printer has cut it.
_BOXES = re.compile(rb"/MediaBox\[[^]]+\]/TrimBox\[(\S+) (\S+) (\S+) (\S+)\]")
#: What a printer needs around a page, in points: `reach` in press.typ.
_ROOM = 9 / 25.4 * 72


class TemplateError(DataError):
    """A template of Typst is wrong; an engineer mends it."""

    _heads = ("Een sjabloon van Typst klopt niet.", "{} sjablonen van Typst kloppen niet.")


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


def make(template: str, data: str, say: str) -> Pdf:
    """Make a PDF; one that was made before, of the same data and templates, is not made again.

    Args:
        template: the name of the template, without its suffix.
        data: what it shows, as JSON.
        say: what it says around that, as JSON.

    Returns:
        The PDF. The same data gives the same bytes.

    Raises:
        TemplateError: when a template is wrong; no data that ``load`` accepts can cause it.
        RuntimeError: when Typst warns, for instance of a character that the typeface lacks.
    """
    return _make(template, data, say, _templates_changed())


@lru_cache(maxsize=_KEPT)
def _make(template: str, data: str, say: str, _changed: float) -> Pdf:
    inputs = {"data": data, "say": say, "look": _LOOK}
    with _AT_WORK:
        compiler = _compiler(TYPST / f"{template}.typ")
        try:
            content, warnings = compiler.compile_with_warnings(
                format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS
            )
        except typst.TypstError as error:
            raise TemplateError([_problem(error)]) from error
        if warnings:
            # A missing glyph or font is only a warning to Typst; to a reader it is a fault.
            raise RuntimeError("\n".join(each.message for each in warnings))
        facts = json.loads(compiler.query("<facts>", field="value", one=True))
    return Pdf(cast("bytes", content), facts["pages"], tuple(facts["too_full"]))


def sized(content: bytes, pages: int, *, press: bool) -> bytes:
    """Say how big the pages are of a PDF that is set for a screen and for a printer alike.

    Args:
        content: a PDF of Typst, whose pages have a ``hair`` around them (press.typ).
        pages: how many it has.
        press: whether what is drawn around the pages, for a printer, belongs to them.

    Returns:
        The PDF. It is as long as it was, so all in it stands where it stood.

    Raises:
        RuntimeError: when it would not be, or when Typst writes the size of a page in another way.
    """

    def boxes(found: re.Match[bytes]) -> bytes:
        left, bottom, right, top = map(float, found.groups())
        width, height, room = right - left, top - bottom, _ROOM
        text = f"/MediaBox[0 0 {width:.4f} {height:.4f}]"
        if press:
            text = f"/MediaBox[{-room:.3f} {-room:.3f} {width + room:.3f} {height + room:.3f}]"
            text += f"/TrimBox[0 0 {width:.4f} {height:.4f}]"
        return text.encode().ljust(len(found[0]))

    made, found = _BOXES.subn(boxes, content)
    if found != pages:
        raise RuntimeError(f"the size of {found} of {pages} pages was found: see how Typst writes it now")
    if len(made) != len(content):
        raise RuntimeError(
            "the boxes of a page do not fit in their place: give `hair` in press.typ more digits"
        )
    return made


def picture(template: str, data: str) -> bytes:
    """Draw the one page of a template.

    Args:
        template: the name of the template, without its suffix.
        data: what it shows, as JSON.

    Returns:
        A PNG with a pixel for each point. The same data gives the same bytes.
    """
    return _picture(template, data, _templates_changed())


@lru_cache(maxsize=4)
def _picture(template: str, data: str, _changed: float) -> bytes:
    inputs = {"data": data, "look": _LOOK}
    with _AT_WORK:
        compiler = _compiler(TYPST / f"{template}.typ")
        return cast("bytes", compiler.compile(format="png", ppi=72, sys_inputs=inputs))


@cache
def _compiler(template: Path) -> typst.Compiler:
    """What makes documents of a template; it reads a file again only where it changed."""
    return typst.Compiler(template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True)


#: What is wrong in a template, and where.
_ERROR = re.compile(r"^error: (.+)\n\s*┌─ (\S+):(\d+):\d+", re.MULTILINE)


def _problem(error: typst.TypstError) -> Problem:
    """What is wrong, and where: the first place that Typst names, as seen from the working directory."""
    places = _ERROR.findall(error.diagnostic)
    # Where a template breaks off, links lead nowhere; that says nothing of its own.
    own = [each for each in places if not each[0].endswith("does not exist in the document")]
    message, file, line = next(iter(own or places), (error.message, TYPST, 0))
    return Problem(Path(file).resolve().relative_to(TYPST.parents[2]).as_posix(), int(line), "", message)


@cache
def _fonts() -> typst.Fonts:
    """The fonts, read once for all documents."""
    return typst.Fonts(include_system_fonts=False, font_paths=[TYPST / "fonts"])


def _templates_changed() -> float:
    return max(path.stat().st_mtime for path in TYPST.rglob("*.typ"))


def forget() -> None:
    """Forget the PDFs that were made, so that the next ones are made again."""
    _make.cache_clear()
    _picture.cache_clear()
