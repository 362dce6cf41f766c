"""Pages as trees, read and written by the HTML standard, and the addresses that stand in them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

import minify
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

#: A page; the steps change it in place.
Page = LexborHTMLParser

# What may stand between elements stays, and so does what a style sheet or a test can ask for.
minify.config(
    {
        "html-keep-default-attr-vals": True,
        "html-keep-document-tags": True,
        "html-keep-end-tags": True,
        "html-keep-quotes": True,
        "html-keep-whitespace": True,
    }
)
_SINGLE = ("href", "xlink:href", "src", "poster", "data")
_SETS = ("srcset", "imagesrcset")
# By the standard an address in a set ends where white space begins, and may hold a comma itself.
_CANDIDATE = re.compile(r"([\s,]*)([^\s,](?:\S*[^\s,])?)(,|\s[^,]*|$)")


def parse(files: Mapping[str, bytes], *, slim: bool = False) -> dict[str, Page]:
    """Read the pages of a site.

    Args:
        files: the files of the site.
        slim: without comments, and without white space that says nothing.

    Returns:
        Each page by its path.
    """
    html = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    return {path: _read(minify.string("text/html", text) if slim else text) for path, text in html.items()}


def write(page: Page) -> bytes:
    """Write a page.

    Args:
        page: the page.

    Returns:
        Its HTML.
    """
    return (page.html or "").encode()


def copy(page: Page) -> Page:
    """Make a page that can change by itself. Its own ``clone`` leaves out what stands in a template.

    Args:
        page: the page.

    Returns:
        Another, with the same in it.
    """
    return _read(page.html or "")


def _read(html: str) -> Page:
    page = Page(html)
    for element in page.css("pre, textarea"):
        # In these the first line end is not part of the text: what has one needs another to be written.
        if (first := element.first_child) and (first.text_content or "").startswith("\n"):
            first.insert_before("\n")
    return page


def elements(page: Page | LexborNode) -> Iterator[LexborNode]:
    """Every element of a page, also those that wait in a template.

    Args:
        page: the page.

    Yields:
        Its elements.
    """
    yield from page.css("*")
    for template in page.template_fragments():
        yield from elements(template)


def replace_text(element: LexborNode, text: str) -> None:
    """Give an element another text.

    Args:
        element: the element.
        text: all that comes to stand in it.
    """
    for child in list(element.iter(include_text=True)):
        child.decompose()
    element.insert_child(text)


def change_addresses(page: Page, new: Callable[[str], str]) -> None:
    """Change every address in a page.

    Args:
        page: the page.
        new: gives what comes in the place of an address.
    """
    for element in elements(page):
        for name in _SINGLE:
            if (value := element.attributes.get(name)) is not None:
                element.attrs[name] = new(value.strip())
        for name in _SETS:
            if value := element.attributes.get(name):
                element.attrs[name] = _CANDIDATE.sub(lambda found: found[1] + new(found[2]) + found[3], value)
        if element.tag == "meta" and re.match(r"https?:", content := element.attributes.get("content") or ""):
            element.attrs["content"] = new(content)


def addresses(page: Page) -> list[str]:
    """The addresses in a page.

    Args:
        page: the page.

    Returns:
        Each as it is written.
    """
    found: list[str] = []
    change_addresses(page, lambda address: found.append(address) or address)  # type: ignore[func-returns-value]
    return found


def target(address: str, place: str, site_url: str) -> str | None:
    """Which file of the site an address means.

    Args:
        address: the address as it is written.
        place: the path of the file that it stands in. The page 404.html is shown under any address, so from there
            nothing but a whole path leads somewhere.
        site_url: the address of the site, with a slash at the end.

    Returns:
        The path from the root of the site, as files are named, or nothing for what is not on the site. It ends with a
        slash, or is empty, where the address is that of a folder.
    """
    from_any = "-/" if place == "404.html" and not address.startswith(("#", "?")) else ""
    try:
        absolute = urljoin(site_url + from_any + place.removesuffix("index.html"), address)
        path = urlsplit(absolute.removeprefix(site_url)).path
    except ValueError:
        return address
    return unquote(path) if absolute.startswith(site_url) else None


def refer(path: str, place: str, site_url: str, *, like: str) -> str:
    """Write the address of a file of the site.

    Args:
        path: its path from the root, with a slash at the end for a folder.
        place: the path of the page that the address comes to stand in.
        site_url: the address of the site.
        like: the address that it replaces; like that it is whole, from the root of the host, or from the page, and it
            has the same after a ``?`` or ``#``.

    Returns:
        The address.
    """
    if like.startswith(site_url):
        new = site_url + quote(path)
    elif like.startswith("/"):
        new = urlsplit(site_url).path + quote(path)
    else:
        new = quote(posixpath.relpath(f"/{path}", f"/{posixpath.dirname(place)}"))
        new += "/" if path.endswith("/") or not path else ""
    return new + rest(like)


def rest(address: str) -> str:
    """What stands in an address after the path.

    Args:
        address: the address.

    Returns:
        Its ``?`` or ``#`` and all that follows.
    """
    return address[len(re.split("[?#]", address, maxsplit=1)[0]) :]
