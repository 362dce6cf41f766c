"""The real site, built once for the whole run, whichever worker needs it first."""

from __future__ import annotations

import fcntl
import json
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from macros import search
from tools import site

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

#: Where the site stands in the tests: a host of its own, whatever ``data/publication.yml`` says.
ADDRESS = "https://opdracht-teruggeven.example/"
#: In the environment: the site of this project, for tests that are started where it was just built.
GIVEN = "SITE_OF_TESTS"
#: Addresses are resolved against this; nothing is ever asked from it.
ORIGIN = "https://site.test/"


def head_of(heading: Tag) -> Tag:
    """What stands above the text of a record: its heading, or the head of the part that opens.

    Args:
        heading: the element with its id.

    Returns:
        The element whose next siblings are the text.
    """
    return heading.find_parent(class_="ot-part__head") or heading


def once(target: Path, build: Callable[[Path], object]) -> Path:
    """Make a folder that the workers of one run share, whichever needs it first.

    Args:
        target: the folder.
        build: makes it.

    Returns:
        The folder.
    """
    with target.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.with_suffix(".made").exists():
            build(target)
            target.with_suffix(".made").touch()
    return target


def build_once(shared: Path) -> Path:
    """Build the site in a folder that the workers share.

    Args:
        shared: the folder.

    Returns:
        The root of the built site.
    """

    if given := os.environ.get(GIVEN):
        return Path(given)

    def build(target: Path) -> None:
        finished = site.build(target)
        assert finished.returncode == 0, finished.stdout + finished.stderr

    return once(shared / "site", build)


class Page:
    """A page of the built site.

    Attributes:
        path: its address from the root, such as ``fasen/intake/``.
        file: its file.
        soup: its elements.
    """

    def __init__(self, root: Path, file: Path) -> None:
        self.file = file
        self.path = file.relative_to(root).as_posix().removesuffix("index.html")
        self.html = file.read_text(encoding="utf-8")
        self.soup = BeautifulSoup(self.html, "html.parser")
        for each in self.soup.find_all("wbr"):
            each.decompose()  # a place where a line may break is no space to a reader
        self.soup.smooth()

    @property
    def content(self) -> BeautifulSoup:
        """What the page itself says, without header, navigation and footer."""
        return self.soup.select_one("article")

    @cached_property
    def ids(self) -> list[str]:
        """The id of every element that has one, in order."""
        return [element["id"] for element in self.soup.find_all(id=True)]

    def addresses(self, attribute: str) -> list[str]:
        """Every address in an attribute, absolute, resolved as a browser does."""
        return [self.absolute(element[attribute]) for element in self.soup.find_all(**{attribute: True})]

    def absolute(self, address: str) -> str:
        """An address as a browser on this page resolves it."""
        return urljoin(ORIGIN + self.path, address)

    def links_in(self, element: BeautifulSoup) -> set[str]:
        """Where the links in an element lead, absolute."""
        return {self.absolute(link["href"]) for link in element.find_all("a", href=True)}


class Site:
    """The built site, to look things up in."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def pages(self) -> list[Page]:
        """Every page, by path."""
        return [Page(self.root, file) for file in sorted(self.root.rglob("*.html"))]

    @cached_property
    def findable(self) -> list[dict[str, Any]]:
        """What the search can find: the rows of its index."""
        return rows(json.loads((self.root / search.PATH).read_text(encoding="utf-8")))

    def page(self, path: str) -> Page:
        """The page at an address."""
        return next(page for page in self.pages if page.path == path)

    def pages_with(self, anchor: str) -> list[Page]:
        """The pages on which an id stands."""
        return [page for page in self.pages if anchor in page.ids]

    @cached_property
    def downloads(self) -> list[Path]:
        """Every file of this version that can be downloaded, without the page that lists them."""
        files = (file for file in (self.root / "downloads").iterdir() if file.is_file())
        return sorted(file for file in files if not file.name.startswith("index.html"))

    @property
    def documents(self) -> list[Path]:
        """The downloads that are made of the records alone; the offline edition is made of the site."""
        return [file for file in self.downloads if file.suffix != ".zip"]

    def resolves(self, address: str) -> bool:
        """Whether an address of the site leads to a file and, if it has a fragment, to an element in it."""
        parts = urlsplit(address)
        path = unquote(parts.path).lstrip("/")
        file = self.root / path / "index.html" if path.endswith("/") or not path else self.root / path
        if not file.is_file():
            return False
        if not parts.fragment or file.suffix != ".html":
            return True
        return unquote(parts.fragment) in self.page(path).ids


def rows(index: dict[str, Any]) -> list[dict[str, Any]]:
    """The index of the search with the fields of each entry together again."""
    columns = index["columns"]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def text_of(element: BeautifulSoup) -> str:
    """The text of an element with its white space folded, as a reader sees it."""
    return " ".join(element.get_text(" ").split())
