"""Makes the handreiking as an e-book: the parts of the site in reading order, without what is a tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from macros import addresses, look
from macros.documents import ebook_package
from macros.model import Chapter, Phase, TermFinder
from macros.site import LEFT_ALONE, TOOLS, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

    from macros.built import Built
    from macros.model import Library, Record

#: What has no place in a book.
_LEFT_OUT = (
    *TOOLS,
    # Of a mail what is to be filled in is a text too.
    *(f"{each}:not(ot-mail > [role=group])" for each in ("[hidden]", "[data-ot-on]", ".ot-on-screen")),
    *("ot-mail > [role=group] > p", "a[download]"),
    *("ot-choose", "ot-form [data-ot-off]", "ot-checklist [data-ot-off]"),
    # An e-reader has the contents itself, and turns the page.
    *("nav", "svg", ".ot-next", ".ot-visually-hidden", ".ot-file-link:has(a[download])"),
    # Ways to report and to share, and the chapter about those.
    *(".ot-copy > a", "#links-en-qr-codes", "#links-en-qr-codes + p"),
)
#: What is named otherwise where nothing is filled in.
_RENAMED = {"details": "div", "fieldset": "div", "label": "span", "legend": "h3", "summary": "div"}
#: What the text keeps of an element; the rest is for scripts.
_KEPT = {"alt", "class", "data-accent", "href", "id", "lang", "src", "start", "title"}
#: What stands there for others alone, and says nothing when they are gone.
_EMPTY = {"dd", "div", "dl", "li", "ol", "p", "section", "span", "strong", "ul"}
#: Lines to write on, at most.
_LINES = 4
#: An address that no site has, to see which are inside.
_ROOT = "https://inside.invalid/"


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the book."""

    record: Record
    page: str
    body: LexborNode
    inside: bool

    @property
    def file(self) -> str:
        return f"{self.record.id}.xhtml"


def make(library: Library, documents: Iterable[Built]) -> bytes:
    """Write the e-book.

    Args:
        library: the records.
        documents: what can be downloaded; the pages of the site name them.

    Returns:
        The file; the same records give the same bytes.
    """
    view = View(library, documents)
    markdown = Markdown(extensions=["attr_list"])
    parts = [_part(view, markdown, each, inside=inside) for each, inside in _records(library)]
    places: dict[str, str] = {}
    for part in parts:
        places.setdefault(part.page, part.file)
        for each in part.body.css("[id]"):
            places.setdefault(f"#{each.attributes['id']}", part.file)
    chapters = [_chapter(library, part, places) for part in parts]
    return ebook_package.packed(library, chapters)


def _records(library: Library) -> Iterator[tuple[Record, bool]]:
    """What has a file of its own, in order: each part, and behind a chapter what it shows on other pages."""
    for part_id in library.publication.reading_order:
        record = library.records[part_id]
        yield record, False
        if isinstance(record, Chapter):
            shown = library.shown_by(record)
            yield from ((each, True) for each in shown if each.kind.paged)


def _part(view: View, markdown: Markdown, record: Record, *, inside: bool) -> _Part:
    view.page = addresses.page_of(view.library, record)
    text = view.render(record.kind.key, **{record.kind.key: record, "level": 1})
    html = markdown.reset().convert(text)
    # With a root of our own: what a parser gives may be nothing.
    (body,) = LexborHTMLParser(f"<main>{html}</main>").css("main")
    for each in body.css(", ".join(_LEFT_OUT)):
        each.decompose()
    return _Part(record, view.page, body, inside)


def _chapter(library: Library, part: _Part, places: dict[str, str]) -> ebook_package.Chapter:
    """A part as XHTML, with what it holds for the table of contents."""
    section = ET.Element("section", {"role": "doc-chapter", "aria-labelledby": part.record.id})
    if isinstance(part.record, Phase):
        section.set("data-accent", str(look.accent(library.phases.index(part.record))))
    copy = _Copy(library, places, part)
    for each in part.body.iter(include_text=True):
        copy.into(section, each)
    title = section.find("h1")
    if title is not None and (icon := _icon(library, part.record)):
        title.insert(0, icon)
        icon.tail, title.text = title.text, None
    return ebook_package.Chapter(
        file=part.file,
        title=part.record.name if part.inside else getattr(part.record, "title", part.record.name),
        inside=part.inside,
        content=ET.tostring(section, encoding="unicode"),
        entries=tuple(_entries(library, part, section)),
        pictured=next(section.iter("svg"), None) is not None,
    )


def _entries(library: Library, part: _Part, section: ET.Element) -> Iterator[tuple[str, str]]:
    """What stands under a heading of its own in a part: its name and its address."""
    for each in section.iter():
        record = library.records.get(each.get("id", ""))
        if each.tag in ("h2", "h3") and record and record is not part.record:
            yield record.name, f"{part.file}#{record.id}"


def _icon(library: Library, record: Record) -> ET.Element | None:
    """The icon of what a part is about, in the colour of its title."""
    shown = library.shown_by(record) if isinstance(record, Chapter) else (record,)
    name = shown[0].kind.key if shown else ""
    if name not in look.icons():
        return None
    drawing = ET.fromstring(look.icon(name))  # noqa: S314 - our own drawing
    for each in drawing.iter():
        each.tag = each.tag.rpartition("}")[2]
    drawing.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "class": "icon", "aria-hidden": "true"}
    return drawing


class _Copy:
    """Copies HTML as XML, with each link as it is in the book."""

    def __init__(self, library: Library, places: dict[str, str], part: _Part) -> None:
        self._site = library.publication.site_url
        self._places = places
        self._part = part
        self._finder = TermFinder(library.terms)
        self._used: set[str] = set()

    def into(self, parent: ET.Element, node: LexborNode, *, linked: bool = True) -> None:
        """Add a node below an element; nothing of one that is empty.

        Args:
            parent: the element.
            node: the node.
            linked: whether each term in it leads to what it means, where the part uses it first.
        """
        if node.is_text_node:
            self._text(parent, node.text_content or "", linked=linked)
        elif node.tag in ("input", "textarea"):
            self._to_fill_in(parent, node)
        elif node.is_element_node:
            element = ET.SubElement(parent, self._name(node), dict(self._attributes(node)))
            within = linked and node.tag not in LEFT_ALONE
            for each in node.iter(include_text=True):
                self.into(element, each, linked=within)
            if element.tag in _EMPTY and not len(element) and not (element.text or "").strip():
                parent.remove(element)
                _write(parent, " ")

    def _text(self, parent: ET.Element, text: str, *, linked: bool) -> None:
        for piece, term in self._finder.split(text, self._used) if linked else ((text, None),):
            place = self._places.get(f"#{term}")
            if term and place:
                ET.SubElement(parent, "a", {"href": self._inside(place, term)}).text = piece
            else:
                _write(parent, piece)

    def _inside(self, file: str, fragment: str) -> str:
        """A place in the book, as seen from this part."""
        return f"#{fragment}" if file == self._part.file else f"{file}#{fragment}"

    def _name(self, node: LexborNode) -> str:
        """An element of ours is known to a browser with our script alone."""
        name = node.tag or ""
        return _RENAMED.get(name, "div" if "-" in name else name)

    def _attributes(self, node: LexborNode) -> Iterator[tuple[str, str]]:
        for name, value in node.attributes.items():
            if name == "href":
                yield name, self._address(value or "")
            elif name in _KEPT:
                yield name, value or ""
            if name == "lang":
                yield "xml:lang", value or ""

    def _address(self, href: str) -> str:
        """Where a link leads: a place in the book, or else one on the site or elsewhere."""
        url = urljoin(f"{_ROOT}{self._part.page}", href)
        if not url.startswith(_ROOT):
            return url
        page, _, fragment = url.removeprefix(_ROOT).partition("#")
        if file := self._places.get(f"#{fragment}"):
            return self._inside(file, fragment)
        return self._places.get(page) or self._site + url.removeprefix(_ROOT)

    def _to_fill_in(self, parent: ET.Element, node: LexborNode) -> None:
        if node.attributes.get("type") == "checkbox":
            ET.SubElement(parent, "span", {"class": "box"})
            parent.set("class", "check")
            return
        for _ in range(min(_LINES, int(node.attributes.get("rows") or 1))):
            ET.SubElement(parent, "div", {"class": "line"})


def _write(parent: ET.Element, text: str) -> None:
    """Put text at the end of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
