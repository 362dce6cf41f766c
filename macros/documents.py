"""From the library to the documents that can be downloaded: JSON for Typst, and the PDF it makes of it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from macros import addresses, dutch, model
from macros.inline import Inline
from macros.terms import TermFinder

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPST = Path(__file__).parent / "typst"
_STANDARDS = ["ua-1", "a-2a"]
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


def build(library: model.Library) -> list[Built]:
    """Make every document.

    Args:
        library: the records.

    Returns:
        The documents. The same library gives the same bytes; only ``seconds`` differs.

    Raises:
        typst.TypstError: when a template is wrong; no data that ``load`` accepts can cause it.
    """
    return [_compile("handreiking", "handreiking-opdracht-teruggeven.pdf", _handreiking(library))]


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
        raise RuntimeError("\n".join(f"{each.message} {each.hints} {each.trace}" for each in warnings))
    pages = int(json.loads(compiler.query("<pages>", field="value", one=True)))
    return content, pages


def _templates_changed() -> float:
    return max(path.stat().st_mtime for path in _TYPST.glob("*.typ"))


def _handreiking(library: model.Library) -> str:
    finder = TermFinder(library.terms)
    publication = library.publication
    parts = []
    for part_id in publication.reading_order:
        record = library.records[part_id]
        texts = _Texts(library, finder)
        parts.append({"kind": _kind(record), **_part(library, record, texts)})
    data = {
        "publication": {
            **_Texts(library, None).plain(publication),
            "date_text": dutch.date(publication.date),
            "source_date_text": dutch.date(publication.source.date),
            "date": [publication.date.year, publication.date.month, publication.date.day],
        },
        "parts": parts,
        "phases": [phase.id for phase in library.phases],
        "names": {each.id: each.name for each in library.records.values()},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _kind(record: model.Record) -> str:
    return "phase" if isinstance(record, model.Phase) else "chapter"


def _part(library: model.Library, record: model.Record, texts: _Texts) -> dict[str, Any]:
    part = texts.plain(record) | {"url": _url(library, record)}
    if isinstance(record, model.Phase):
        part["interventions"] = [
            texts.plain(each)
            | {
                "headline": each.headline,
                "continuation": each.continuation,
                "flags": [flag.id for flag in library.answered_by(each)],
                "url": _url(library, each),
            }
            for each in library.interventions_of(record)
        ]
    elif isinstance(record, model.Chapter) and record.shows and record.shows != "colophon":
        part["shown"] = [_shown(library, each, texts) for each in getattr(library, record.shows)]
    return part


def _shown(library: model.Library, record: model.Record, texts: _Texts) -> dict[str, Any]:
    part = texts.plain(record) | {"url": _url(library, record)}
    if isinstance(record, model.RedFlag):
        part["fitting"] = [
            {"phase": phase.id, "interventions": [each.id for each in library.fitting(record, phase)]}
            for phase in library.phases
            if library.fitting(record, phase)
        ]
    return part


def _url(library: model.Library, record: model.Record) -> str:
    return library.publication.site_url + addresses.address(library, record.id)


class _Texts:
    """Turns records into plain data; links each term where a chapter uses it first."""

    def __init__(self, library: model.Library, finder: TermFinder | None) -> None:
        self._library = library
        self._finder = finder
        self._used: set[str] = set()

    def plain(self, value: Any) -> Any:
        """A record, or a part of one, as lists, dictionaries and scalars."""
        match value:
            case Inline():
                return self._spans(value)
            case model.Part():
                return {name: self.plain(getattr(value, name)) for name in type(value).model_fields}
            case tuple():
                return [self.plain(each) for each in value]
            case str() | int() | None:
                return value
        return str(value)

    def _spans(self, text: Inline) -> list[dict[str, Any]]:
        spans = []
        for span in text.spans:
            style = {"strong": span.strong, "emphasis": span.emphasis}
            if span.href or self._finder is None:
                spans.append(style | {"text": span.text, "to": span.href})
                continue
            for piece, term in self._finder.split(span.text, self._used):
                spans.append(style | {"text": piece, "to": f"#{term}" if term else None})
        return spans
