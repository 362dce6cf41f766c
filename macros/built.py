"""A finished document, with all that a reader wants to know before downloading it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

DOWNLOADS = "downloads"
#: Where the documents of earlier versions stand, each in the folder of its version.
EARLIER = f"{DOWNLOADS}/eerder"
#: Where each record stands alone on a sheet, after its id.
ALONE = "onderdeel"
#: How the name of a file ends that is for a printer.
PRESS = "-drukwerk"
#: What a reader calls the format of a file, by its suffix, and what a web server calls it.
_FORMATS = {
    ".pdf": ("pdf", "application/pdf"),
    ".epub": ("epub", "application/epub+zip"),
    ".odp": ("odp", "application/vnd.oasis.opendocument.presentation"),
    ".odt": ("odt", "application/vnd.oasis.opendocument.text"),
    ".json": ("json", "application/json"),
}


@dataclass(frozen=True)
class Built:
    """A finished document.

    Attributes:
        name: what code calls it, such as ``checklist-intake``.
        group: the documents it belongs with, such as ``checklists``.
        title: what a reader calls it.
        purpose: what it is for, in one sentence.
        file: its file name.
        twin: the page of the site that holds the same text, from the root.
        content: its bytes.
        pages: how many pages it has; nothing where that depends on what somebody fills in.
        seconds: how long it took to make.
        folder: where it stands, from the root of the site.
    """

    name: str
    group: str
    title: str
    purpose: str
    file: str
    twin: str
    content: bytes
    pages: int | None
    seconds: float
    folder: str = DOWNLOADS

    @property
    def path(self) -> str:
        """Its address from the root of the site."""
        return f"{self.folder}/{self.file}"

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.content)

    @property
    def format(self) -> str:
        """What a reader calls its format."""
        return _FORMATS[PurePosixPath(self.file).suffix][0]

    @property
    def media_type(self) -> str:
        """What a web server calls its format."""
        return _FORMATS[PurePosixPath(self.file).suffix][1]

    @cached_property
    def sha256(self) -> str:
        """The checksum by which a reader sees that the file is whole and real."""
        return hashlib.sha256(self.content).hexdigest()
