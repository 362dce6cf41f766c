"""Packs an e-book by the standard, EPUB 3: the chapters, their order, and what a library says of them."""

from __future__ import annotations

import io
import uuid
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros import dutch, look, releases
from macros.documents import data, pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.model import Library

_TYPE = "application/epub+zip"
_FOLDER = Path(__file__).parent / "epub"
_LANGUAGE = "nl"
#: How it can be read, in the words of schema.org; only what is so.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "unlocked"),
    ("accessibilityHazard", "none"),
)
_FONTS = Path(__file__).parents[2] / "docs" / "fonts"
_TYPES = {
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["date"] = dutch.date


class Chapter(NamedTuple):
    """A file of the book.

    Attributes:
        file: its name.
        title: its title.
        inside: whether it belongs to the chapter before it.
        content: what stands in it, as XML.
        entries: what stands under a heading of its own: its name and its address.
        pictured: whether something is drawn in it.
    """

    file: str
    title: str
    inside: bool
    content: str
    entries: tuple[tuple[str, str], ...]
    pictured: bool


class _Item(NamedTuple):
    """A line of the manifest."""

    id: str
    file: str
    type: str
    properties: str


def packed(library: Library, chapters: Sequence[Chapter]) -> bytes:
    """Pack the book.

    Args:
        library: the records.
        chapters: its chapters, in reading order.

    Returns:
        The file. Nothing in it tells when it was made, but for the date of the publication.
    """
    publication = releases.shown(library)
    common = {"publication": publication, "say": library.say, "chapters": chapters}
    files: dict[str, bytes] = {
        "nav.xhtml": _rendered("nav.xhtml", contents=_contents(chapters), **common),
        "cover.xhtml": _rendered("cover.xhtml", motif=_motif(library), **common),
        **{
            each.file: _rendered("chapter.xhtml", chapter=each, content=Markup(each.content), **common)  # noqa: S704
            for each in chapters
        },
        "style.css": _style().encode(),
        "cover.png": pdf.picture("ebook_cover", data.cover(library)),
        **{path.name: path.read_bytes() for path in sorted(_FONTS.iterdir())},
    }
    properties = {"nav.xhtml": "nav", "cover.png": "cover-image", "cover.xhtml": "svg"}
    properties |= {each.file: "svg" for each in chapters if each.pictured}
    manifest = [
        _Item(f"f-{name.replace('.', '-')}", name, _TYPES[Path(name).suffix], properties.get(name, ""))
        for name in files
    ]
    opf = _rendered(
        "package.opf",
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{publication.site_url}#{publication.slug}").urn,
        manifest=manifest,
        language=_LANGUAGE,
        access=_ACCESS,
        **common,
    )
    container = (_FOLDER / "container.xml").read_bytes()
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        # First and not compressed: by this a computer knows what the file is.
        archive.writestr(zipfile.ZipInfo("mimetype"), _TYPE, zipfile.ZIP_STORED)
        whole = {"META-INF/container.xml": container, "EPUB/package.opf": opf}
        for name, content in (whole | {f"EPUB/{name}": each for name, each in files.items()}).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    return package.getvalue()


def _contents(chapters: Sequence[Chapter]) -> list[tuple[Chapter, list[tuple[str, str]]]]:
    """The chapters, each with what stands in it and with those that belong to it."""
    found: list[tuple[Chapter, list[tuple[str, str]]]] = []
    for chapter in chapters:
        if chapter.inside:
            found[-1][1].append((chapter.title, chapter.file))
        else:
            found.append((chapter, list(chapter.entries)))
    return found


def _rendered(template: str, **context: object) -> bytes:
    return _ENVIRONMENT.get_template(f"{template}.jinja").render(**context).encode()


def _style() -> str:
    """The style sheet: what holds always, then the colours for a light and for a dark ground."""
    colours = (_FOLDER / "colours.css").read_text("utf-8")
    grounds = [look.filled(colours, dark=dark) + _phases(dark=dark) for dark in (False, True)]
    dark = f"@media (prefers-color-scheme: dark) {{\n{grounds[1]}}}\n"
    return f"{(_FOLDER / 'style.css').read_text('utf-8')}\n{grounds[0]}{dark}"


def _phases(*, dark: bool) -> str:
    rules = '.phase-{0} {{ stroke: {1}; }}\nsection[data-accent="{0}"] h1 {{ border-color: {1}; }}\n'
    return "".join(
        rules.format(number, shade.dark if dark else shade.light)
        for number, shade in enumerate(look.PHASES, 1)
    )


def _motif(library: Library) -> list[tuple[int, look.Way]]:
    """The line of each phase, with the number of its colour."""
    ways = look.ways(len(library.phases))
    return [(look.accent(index), way) for index, way in enumerate(ways)]
