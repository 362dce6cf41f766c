"""Packs the texts as plain HTML fragments with a manifest, for who shows them in a CMS or on an intranet.

A fragment is what stands in the article of a built page, without what only this site has: scripts, what is
filled in, classes. What links elsewhere leads to another fragment, or else to the published site.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from macros import open_data, site
from tools.publish.tree import change_addresses, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from tools.publish.tree import Files, Page, Tree

PATH = "downloads/handreiking-voor-cms.zip"
FOLDER = "handreiking-voor-cms"
MANIFEST = "manifest.json"
_PAGES, _RECORDS = "paginas", "onderdelen"
_STYLE = "stijl.css"
_STYLES = Path(__file__).with_name("pack.css").read_bytes()
#: What works by a script alone, or is about this site and not about its subject.
_LEFT_OUT = ", ".join((*site.TOOLS, "[hidden]", "[data-ot-off]", "input", "textarea", ".ot-on-paper", "svg"))
_LEFT_OUT += ", .ot-part__hint"  # what can be read as soon as a part is open, as it always is here
#: What becomes of elements that mean something in a form alone, or to who opens a part; what says nothing
#: goes, and its text stays.
_PLAIN = {
    "fieldset": "div",
    "legend": "p",
    "label": "strong",
    "details": "div",
    "summary": "div",
    "span": "p",
}
_UNWRAPPED = "span:not(.ot-part__head > span), li > label"
#: A part of a page that may open, and the short name of a record above its heading: until a fragment is cut
#: out, the class tells what it is.
_NAME = "ot-eyebrow"
_PART = frozenset({"ot-part", "ot-part__head", _NAME})
#: The attributes that say something without this site.
_KEPT = frozenset({"colspan", "href", "id", "lang", "rowspan", "scope", "start"})
_EMPTY = "p, li, ul, ol, dl, div"
_HEADINGS: tuple[str | None, ...] = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Record(NamedTuple):
    """What the manifest says of a record; its page by its path from the root."""

    id: str
    title: str
    kind: str
    url: str
    page: str


def build(tree: Tree) -> Files:
    """Make the fragments and the manifest.

    Args:
        tree: the site, which stays as it is. One without open data has no records, and gives nothing.

    Returns:
        The files by their path in the pack.
    """
    if open_data.PATH not in tree.files:
        return {}
    data = json.loads(tree.files[open_data.PATH])
    records = [
        _Record(each["id"], each["name"], each["kind"], each["url"], _file(tree, each["url"]))
        for each in _records(data["records"])
    ]
    articles = {path: _plain(tree.pages[path]) for path in sorted({each.page for each in records})}
    places = {path: f"{_PAGES}/{path.removesuffix('.html').removesuffix('/index')}.html" for path in articles}
    files, entries = {_STYLE: _STYLES}, []
    for path, article in articles.items():
        files[places[path]] = _written(tree, path, article.html or "", places[path], places)
        entries.append(_page(tree, path, article) | {"path": places[path]})
    for each in records:
        place = f"{_RECORDS}/{each.id}.html"
        found = _part(articles[each.page], each.id)
        files[place] = _written(tree, each.page, f"<article>{found}</article>", place, places)
        page = {"page": places[each.page], "path": place}
        entries.append({"id": each.id, "title": each.title, "kind": each.kind, "url": each.url} | page)
    for entry in entries:
        entry["sha256"] = hashlib.sha256(files[entry["path"]]).hexdigest()
    manifest = {
        "title": data["publication"]["title"],
        "version": data["publication"]["version"],
        "date": data["publication"]["date"],
        "status": data["publication"]["status"],
        "language": data["language"],
        "licence": data["licence"],
        "url": tree.address,
        "style": _STYLE,
        "fragments": entries,
    }
    return files | {MANIFEST: (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()}


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Every record in the open data, also those inside another."""
    if isinstance(value, dict):
        if value.keys() >= {"id", "kind", "url"}:
            yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _records(each)


def _file(tree: Tree, url: str) -> str:
    return f"{tree.target(url, 'index.html')}index.html"


def _plain(page: Page) -> Page:
    """The article of a page in plain HTML, as a page of its own."""
    (article,) = page.css("article")
    plain = parse(article.html or "")
    for element in plain.css(_LEFT_OUT):
        element.decompose()
    for element in [*plain.css(_UNWRAPPED), *(each for each in plain.css("*") if "-" in str(each.tag))]:
        if element.first_child:
            element.unwrap()
        else:
            element.decompose()
    for element in plain.css("article, article *"):
        kept = _KEPT | {"class"} if element.attributes.get("class") in _PART else _KEPT
        for name in element.attributes.keys() - kept:
            del element.attrs[name]
    # From the inside out, as what held nothing but what was left out is then empty itself.
    for element in reversed(plain.css(_EMPTY)):
        if not element.text(strip=True):
            element.decompose()
    return plain


def _page(tree: Tree, path: str, article: Page) -> dict[str, str]:
    """What the manifest says of a page."""
    (heading,) = article.css("h1")
    url = tree.address + path.removesuffix("index.html")
    title = " ".join(heading.text().split())
    return {"id": heading.attributes["id"] or "", "title": title, "kind": "page", "url": url}


def _part(article: Page, record_id: str) -> str:
    """What belongs to a record: its part, its heading with all below it, or an element with what it needs."""
    (start,) = article.css(f'[id="{record_id}"]')
    if start.tag not in _HEADINGS:
        around = start.parent.tag if start.parent else "div"
        return f"<{around}>{start.html}</{around}>"
    head = start.parent
    if head and head.parent and _is(head, "ot-part__head"):
        return head.parent.html or ""
    above = _beside(start, "prev")
    named = [above] if above and _is(above, _NAME) else []
    return "".join(each.html or "" for each in [*named, *_below(start)])


def _below(heading: LexborNode) -> Iterator[LexborNode]:
    ends = _HEADINGS[: _HEADINGS.index(heading.tag) + 1]
    each: LexborNode | None = heading
    while each and (each is heading or _heading(each).tag not in ends):
        yield each
        each = each.next


def _heading(element: LexborNode) -> LexborNode:
    """What a part begins with, what a name stands above, or an element itself."""
    head = element.css_first(".ot-part__head > [id]") if _is(element, "ot-part") else None
    below = _beside(element, "next") if _is(element, _NAME) else None
    return head or below or element


def _beside(element: LexborNode, side: str) -> LexborNode | None:
    """The element before (``prev``) or after (``next``) one, whatever space is in between."""
    found: LexborNode | None = getattr(element, side)
    while found and found.tag == "-text":
        found = getattr(found, side)
    return found


def _is(element: LexborNode, name: str) -> bool:
    return element.attributes.get("class") == name


def _written(tree: Tree, path: str, html: str, place: str, places: dict[str, str]) -> bytes:
    """A fragment as a file, with links that lead somewhere from where it stands."""
    fragment = parse(html)
    ids = {element.attributes["id"] for element in fragment.css("[id]")}

    def lead(address: str) -> str:
        target = tree.target(address, path)
        if target is None:
            return address
        anchor = urlsplit(address).fragment
        page = path if address.startswith("#") else f"{target.rstrip('/')}/index.html".lstrip("/")
        if page == path and unquote(anchor) in ids:
            return f"#{anchor}"
        if page in places:
            return posixpath.relpath(places[page], posixpath.dirname(place)) + (
                f"#{anchor}" if anchor else ""
            )
        return tree.address + target + (f"#{anchor}" if anchor else "")

    change_addresses(fragment, lead)
    for each in fragment.css("[class]"):
        del each.attrs["class"]
    (article,) = fragment.css("article")
    text = article.html or ""
    for old, new in _PLAIN.items():
        text = re.sub(rf"(?<=<){old}(?=[ >])|(?<=</){old}(?=>)", new, text)
    return f"{text}\n".encode()
