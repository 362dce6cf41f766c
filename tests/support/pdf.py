"""What tests read from a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject, PdfReader


def squash(text: str) -> str:
    """A text as it survives being set in lines: without white space, hyphens and the shape of apostrophes."""
    return "".join(text.replace("’", "'").replace("-", "").replace("\u00ad", "").split())


def text_of_pages(pages: Iterable[PageObject]) -> str:
    """The squashed text of pages, in reading order."""
    return squash("\n".join(page.extract_text() for page in pages))


def links(reader: PdfReader) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every link in a document, with the number of its page, counted from 1."""
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            if annotation["/Subtype"] == "/Link":
                yield number, annotation


def bookmarks(reader: PdfReader) -> list[str]:
    """The titles of all bookmarks, in order."""

    def titles(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    return list(titles(reader.outline))


def fonts(reader: PdfReader) -> dict[str, bool]:
    """The fonts on the pages, and whether each is embedded."""
    found = {}
    for page in reader.pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            descendant = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = descendant["/FontDescriptor"].get_object()
            embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[str(font["/BaseFont"])] = embedded
    return found
