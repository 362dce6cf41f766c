"""A site as one tree: read once, changed by the steps, written once."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

import minify
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selectolax.lexbor import LexborNode

#: A page, as elements.
Page = LexborHTMLParser
#: The content of each file, by its path from the root.
Files = dict[str, bytes]

# What may stand between elements stays, and so does what a style sheet can ask for.
_HTML_KEPT = ("default-attr-vals", "document-tags", "end-tags", "quotes", "whitespace")
minify.config({f"html-keep-{name}": True for name in _HTML_KEPT})
_ONE_ADDRESS = ("href", "xlink:href", "src", "poster", "data")
_MORE = ("srcset", "imagesrcset")
# By the standard an address among more ends at white space or a last comma, and may hold commas itself.
_AMONG_MORE = re.compile(r"([\s,]*)([^\s,](?:\S*[^\s,])?)(,|\s[^,]*|$)")
# What a web server may read is not for the habits of who builds to decide.
_FILE, _FOLDER = 0o644, 0o755


class PublicationError(ValueError):
    """The site may not be published as it is; the message is Dutch, with a line for each problem."""


@dataclass(slots=True)
class Tree:
    """A site while it is made ready. Each step takes it over, and leaves it changed.

    Attributes:
        files: the files that are no pages.
        pages: the pages by their path, read by the HTML standard.
        address: where the site comes to stand, with a slash at the end.
    """

    files: Files
    pages: dict[str, Page]
    address: str

    @classmethod
    def of(cls, files: Files, address: str, *, slim: bool = False) -> Tree:
        """Read the files of a site; ``slim`` leaves out comments and white space that say nothing."""
        html = {path: text.decode() for path, text in files.items() if path.endswith(".html")}
        pages = {path: parse(_slim(text) if slim else text) for path, text in html.items()}
        return cls({path: content for path, content in files.items() if path not in pages}, pages, address)

    def copy(self) -> Tree:
        """Another tree with the same in it. The ``clone`` of a page lacks what stands in its templates."""
        return Tree(
            dict(self.files),
            {path: parse(page.html or "") for path, page in self.pages.items()},
            self.address,
        )

    def all_files(self) -> Files:
        """The files, with the pages as HTML."""
        return self.files | {path: (page.html or "").encode() for path, page in self.pages.items()}

    def target(self, address: str, place: str) -> str | None:
        """Which path from the root an address means, as files are named; a folder ends with a slash.

        Args:
            address: the address as it is written.
            place: the path of the file that it stands in. The page 404.html is shown under any address, so
                that from there nothing but a whole path leads somewhere.

        Returns:
            The path, or nothing for what is not on the site.
        """
        anywhere = "-/" if place == "404.html" and not address.startswith(("#", "?")) else ""
        try:
            absolute = urljoin(self.address + anywhere + place.removesuffix("index.html"), address)
            path = urlsplit(absolute.removeprefix(self.address)).path
        except ValueError:
            return address
        return unquote(path) if absolute.startswith(self.address) else None

    def refer(self, path: str, place: str, like: str) -> str:
        """Write an address.

        Args:
            path: where it leads, from the root, with a slash at the end for a folder.
            place: the path of the page that it comes to stand in.
            like: the address that it replaces: like that it is whole, from the root of the host or from the
                page, with the same after a ``?`` or ``#``.

        Returns:
            The address.
        """
        if like.startswith(self.address):
            new = self.address + quote(path)
        elif like.startswith("/"):
            new = urlsplit(self.address).path + quote(path)
        else:
            new = quote(posixpath.relpath(f"/{path}", f"/{posixpath.dirname(place)}"))
            new += "/" if path.endswith("/") or not path else ""
        return new + rest(like)


def _slim(html: str) -> str:
    """A page without what no reader needs: white space, and what only the index of the search asked."""
    page = parse(html)
    for element in page.css("[data-search-exclude]"):
        del element.attrs["data-search-exclude"]
    # First written by the standard, or ``&#38;&#35;60;`` would become ``&#60;``.
    return str(minify.string("text/html", page.html or ""))


def parse(html: str) -> Page:
    """Read a page, or a picture in SVG, so that writing it gives the same."""
    page = Page(html)
    for element in page.css("pre, textarea"):
        # In these the first line end is not part of the text: what has one needs another to be written.
        if (first := element.first_child) and (first.text_content or "").startswith("\n"):
            first.insert_before("\n")
    return page


def rest(address: str) -> str:
    """What stands in an address from its ``?`` or ``#``."""
    return address[len(re.split("[?#]", address, maxsplit=1)[0]) :]


def elements(page: Page | LexborNode) -> Iterator[LexborNode]:
    """Every element of a page, also those that wait in a template."""
    yield from page.css("*")
    for template in page.template_fragments():
        yield from elements(template)


def replace_text(element: LexborNode, text: str) -> None:
    """Give an element this text instead of all that stands in it."""
    for child in list(element.iter(include_text=True)):
        child.decompose()
    element.insert_child(text)


def change_addresses(page: Page, new: Callable[[str], str]) -> None:
    """Change every address in a page to what ``new`` gives for it."""
    for element in elements(page):
        attributes = element.attributes
        for name in filter(attributes.__contains__, _ONE_ADDRESS):
            element.attrs[name] = new((attributes[name] or "").strip())
        for name in filter(attributes.__contains__, _MORE):
            value = attributes[name] or ""
            element.attrs[name] = _AMONG_MORE.sub(lambda found: found[1] + new(found[2]) + found[3], value)
        if element.tag == "meta" and re.match("https?:", content := attributes.get("content") or ""):
            element.attrs["content"] = new(content)


def read(root: Path) -> Files:
    """Read every file in a folder."""
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def write(files: Files, root: Path) -> None:
    """Write files that everybody may read, whatever the umask, in a folder that does not exist yet."""
    folders = {root} | {root / parent for path in files for parent in PurePosixPath(path).parents}
    for folder in sorted(folders):
        folder.mkdir()
        folder.chmod(_FOLDER)
    for path, content in files.items():
        (root / path).write_bytes(content)
        (root / path).chmod(_FILE)
