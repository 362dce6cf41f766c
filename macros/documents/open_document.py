"""What the editable documents share: their look, their pieces, and a package that is the same every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from odfdo import (
    Cell,
    Container,
    Content,
    Element,
    Header,
    Link,
    List,
    ListItem,
    Meta,
    Paragraph,
    Row,
    Span,
    Styles,
    Table,
)

from macros import addresses, dutch, look, releases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.model import Inline, Library, Record

_PARTS = Path(__file__).parent / "odt"
_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
{}
</manifest:manifest>
"""
_MEDIA = {".xml": "text/xml", ".png": "image/png"}
_FILES = ("content.xml", "styles.xml", "meta.xml")
#: Millimetres for an answer by hand: to write a line, for a few words, and the least for a row of text.
_LINE, _SHORT, _TEXT = 8, 10, 24
#: What a document in one file is made of, in the order that the standard asks for.
_ORDER = [f"office:{name}" for name in ("meta", "font-face-decls", "styles", "automatic-styles")]
_ORDER += ["office:master-styles", "office:body"]


def written(
    library: Library,
    title: str,
    body: Iterable[Element],
    lines: Iterable[int] = (),
    styles: Iterable[str] = (),
) -> bytes:
    """Write a document.

    Args:
        library: the records; says what the document belongs to.
        title: its title.
        body: what stands in it.
        lines: how many lines of room the rows of its tables have, each number once.
        styles: the XML of what stands among the styles besides.

    Returns:
        The file; the same records give the same bytes.
    """
    parts = _made(library, title, body, lines, styles)
    return packed(_TYPE, {part.part_name: part.serialize() for part in parts})


def flat(library: Library, title: str, body: Iterable[Element]) -> bytes:
    """Write a document as one XML file, for who makes a file without a program to pack it.

    Args:
        library: the records; says what the document belongs to.
        title: its title.
        body: what stands in it.

    Returns:
        The file; the same records give the same bytes.
    """
    content, shared, meta = _made(library, title, body, ())
    pieces = {
        each.tag: each
        for part in (meta, shared, content)
        for each in part.root.children
        if each.tag in _ORDER
    }
    (layout,) = shared.get_elements("//office:automatic-styles")
    (automatic,) = content.get_elements("//office:automatic-styles")
    for each in layout.children:
        automatic.append(each)
    whole = Element.from_tag("office:document")
    for name, value in {"version": "1.3", "mimetype": _TYPE}.items():
        whole.set_attribute(f"office:{name}", value)
    for tag in _ORDER:
        whole.append(pieces[tag])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole.serialize(with_ns=True)}\n'.encode()


def _made(
    library: Library, title: str, body: Iterable[Element], lines: Iterable[int], styles: Iterable[str] = ()
) -> tuple[Content, Styles, Meta]:
    """The parts of a document: its content, its look and what is said of it."""
    container = Container()
    for file in _FILES:
        container.set_part(file, look.filled((_PARTS / file).read_text("utf-8")).encode())
    content, shared, meta = (
        Content("content.xml", container),
        Styles("styles.xml", container),
        Meta("meta.xml", container),
    )
    describe(meta, library, title)
    _sign(shared, library)
    _row_styles(content, lines)
    (common,) = shared.get_elements("//office:styles")
    for style in styles:
        common.append(Element.from_tag(style))
    for element in body:
        content.body.append(element)
    return content, shared, meta


def describe(meta: Meta, library: Library, title: str) -> None:
    """Say in a document what it is and what it belongs to.

    Args:
        meta: what the document says of itself.
        library: the records.
        title: its title.
    """
    publication = releases.shown(library)
    meta.title = f"{title} ({publication.title})"
    meta.language = "nl-NL"
    meta.subject = publication.description
    meta.creator = meta.initial_creator = publication.title
    # The date of the publication, so that every build gives the same bytes.
    meta.date = meta.creation_date = datetime.datetime.combine(publication.date, datetime.time())
    meta.generator = publication.title


def _sign(styles: Styles, library: Library) -> None:
    """The line at the foot of each page."""
    publication = releases.shown(library)
    (foot,) = styles.get_elements("//style:footer/text:p")
    about = {"title": publication.title, "version": publication.version, "status": publication.status}
    foot.append(library.say.odt.foot.format(**about, date=dutch.date(publication.date)))
    foot.append(Element.from_tag("text:tab"))
    foot.append(Element.from_tag('<text:page-number text:select-page="current">1</text:page-number>'))


def _row_styles(content: Content, lines: Iterable[int]) -> None:
    """As much room for each answer as a hand needs."""
    (styles,) = content.get_elements("//office:automatic-styles")
    for count in sorted(set(lines)):
        height = _SHORT if count == 1 else max(_TEXT, count * _LINE)
        styles.append(
            Element.from_tag(
                f'<style:style style:name="Lines{count}" style:family="table-row">'
                f'<style:table-row-properties style:min-row-height="{height}mm"'
                ' fo:keep-together="always"/></style:style>'
            )
        )


def table(library: Library, name: str, rows: Iterable[Element]) -> Element:
    """A table of questions, with room for an answer beside each.

    Args:
        library: the records.
        name: its name in the document.
        rows: its rows, below that with the heads.

    Returns:
        The table.
    """
    whole = Table(name, style="Form")
    for style in ("Questions", "Answers"):
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", style)
        whole.append(column)
    head = Element.from_tag("table:table-header-rows")
    heads = (library.say.odt.question, library.say.odt.answer)
    head.append(
        row("Head", [cell("HeadCell", [Paragraph(text, style="Table_20_Heading")]) for text in heads])
    )
    whole.append(head)
    for each in rows:
        whole.append(each)
    return whole


def row(style: str, cells: Iterable[Cell]) -> Element:
    """A row of a table."""
    whole = Row(style=style)
    for each in cells:
        whole.append(each)
    return whole


def cell(style: str, paragraphs: Iterable[Element]) -> Cell:
    """A cell of a table."""
    whole = Cell(style=style, cell_type="string")
    for each in paragraphs:
        whole.append(each)
    return whole


def heading(level: int, text: str, style: str = "") -> Element:
    """A heading, in the style of its level where no other is given."""
    whole = Header(level, text)
    whole.style = style or f"Heading_20_{level}"
    return whole


def paragraph(style: str, text: Inline, library: Library) -> Element:
    """A paragraph of a text with its inline markup; the characters themselves are never markup."""
    whole = Paragraph("", style=style)
    for span in text.spans:
        if span.href:
            inside = span.href.startswith("#")
            whole.append(link(addresses.url(library, span.href[1:]) if inside else span.href, span.text))
        elif span.strong or span.emphasis:
            look = "Strong_20_Emphasis" if span.strong else "Emphasis"
            whole.append(Span(span.text, style=look))
        else:
            whole.append(span.text)
    return whole


def points(texts: Iterable[Element]) -> Element:
    """A list of paragraphs with a sign before each."""
    whole = List(style="Points")
    for each in texts:
        item = ListItem()
        item.append(each)
        whole.append(item)
    return whole


def link(url: str, text: str) -> Element:
    """A link inside a paragraph."""
    whole = Link(url, text=text, style="Internet_20_link")
    whole.set_attribute("xlink:type", "simple")
    return whole


def on_site(library: Library, record: Record, before: str = "", style: str = "Help") -> Element:
    """A line with the address of a record on the site, to type over; before it what it is for."""
    url = addresses.url(library, record.id)
    whole = Paragraph(before, style=style)
    whole.append(link(url, url.replace("https://", "")))
    return whole


def packed(media_type: str, files: Mapping[str, bytes]) -> bytes:
    """Make a package in which nothing tells when it was made.

    Args:
        media_type: by which a computer knows what the file is.
        files: the content of each part, by its path in the package.

    Returns:
        The file.
    """
    parts = {"/": f'{media_type}" manifest:version="1.3'}
    parts |= {name: _MEDIA[PurePosixPath(name).suffix] for name in files}
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = _MANIFEST.format("".join(entry.format(*part) for part in parts.items()))
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        # First and not compressed: by this a computer knows what the file is.
        archive.writestr(zipfile.ZipInfo("mimetype"), media_type, zipfile.ZIP_STORED)
        for name, content in {"META-INF/manifest.xml": manifest.encode(), **files}.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    return package.getvalue()
