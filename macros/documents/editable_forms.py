"""Writes a form as an editable document in the open standard: empty, or with the worked example in it."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from odfdo import Cell, Container, Content, Element, Header, Link, Meta, Paragraph, Row, Span, Styles, Table

from macros import addresses, dutch, releases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model import Form, FormField, Inline, Library

_PARTS = Path(__file__).parent / "odt"
_TYPE = "application/vnd.oasis.opendocument.text"
_FILES = ("content.xml", "styles.xml", "meta.xml")
#: An empty form that is filled in more than once has room for this many.
_EMPTY_ROWS = 3
_LINE = 0.62
"""Centimetres of height for a line of an answer."""
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>
{"".join(f'<manifest:file-entry manifest:full-path="{x}" manifest:media-type="text/xml"/>' for x in _FILES)}
</manifest:manifest>
"""


def make(library: Library, form: Form, *, example: bool) -> bytes:
    """Write a form.

    Args:
        library: the records.
        form: the form.
        example: whether the answers of the worked example stand in it.

    Returns:
        The file; the same records give the same bytes.
    """
    container = Container()
    for file in _FILES:
        container.set_part(file, (_PARTS / file).read_bytes())
    content, styles, meta = (
        Content("content.xml", container),
        Styles("styles.xml", container),
        Meta("meta.xml", container),
    )
    title = library.say.odt.filled.format(title=form.title) if example else form.title
    _describe(meta, library, title)
    _sign(styles, library)
    _row_styles(content, form)
    for element in _body(library, form, title, example=example):
        content.body.append(element)
    return _packed({part.part_name: part.serialize() for part in (content, styles, meta)})


def _describe(meta: Meta, library: Library, title: str) -> None:
    publication = library.publication
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


def _row_styles(content: Content, form: Form) -> None:
    """As much room for each answer as it has on paper."""
    (styles,) = content.get_elements("//office:automatic-styles")
    for lines in sorted({field.lines for field in form.fields}):
        styles.append(
            Element.from_tag(
                f'<style:style style:name="Lines{lines}" style:family="table-row">'
                f'<style:table-row-properties style:min-row-height="{lines * _LINE + 0.4:.2f}cm"'
                ' fo:keep-together="always"/></style:style>'
            )
        )


def _body(library: Library, form: Form, title: str, *, example: bool) -> Iterator[Element]:
    yield _heading(1, title)
    yield _paragraph("Lead", form.summary, library)
    if example:
        yield Paragraph(library.say.odt.invented, style="Note")
    else:
        for text in form.introduction:
            yield _paragraph("Text_20_body", text, library)
    if form.unit:
        # Each row is a sheet of its own, to hand over or to throw away; the empty ones are all alike.
        if not example:
            yield from _more_help(library, form)
        for row in range(len(form.fields[0].examples) if example else _EMPTY_ROWS):
            name = library.say.form.row.format(name=form.unit.one.capitalize(), number=row + 1)
            yield _heading(2, name, style="Heading_20_2" if example and not row else "Sheet")
            yield _table(library, form, f"Formulier{row + 1}", row if example else None)
    else:
        yield _heading(2, library.say.form.example if example else library.say.form.fill_in)
        yield _table(library, form, "Formulier", 0 if example else None)
    if example or not form.rows:
        yield from _more_help(library, form)


def _more_help(library: Library, form: Form) -> Iterator[Element]:
    """The way to the accessible twin, and what the status of the text is."""
    publication = library.publication
    url = publication.site_url + addresses.address(library, form.id)
    yield _heading(2, library.say.odt.help)
    more = Paragraph(library.say.odt.web, style="Text_20_body")
    more.append(_link(url, url.replace("https://", "")))
    yield more
    status = _paragraph("Text_20_body", publication.status_note, library)
    status.append(f" {library.say.odt.licence.format(licence=publication.content_licence)}")
    yield status


def _table(library: Library, form: Form, name: str, row: int | None) -> Element:
    table = Table(name, style="Form")
    for style in ("Questions", "Answers"):
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", style)
        table.append(column)
    head = Element.from_tag("table:table-header-rows")
    heads = (library.say.odt.question, library.say.odt.answer)
    head.append(_row("Head", [_cell("HeadCell", [_head(text)]) for text in heads]))
    table.append(head)
    for field in form.fields:
        table.append(_row(f"Lines{field.lines}", list(_question(library, field, row))))
    return table


def _head(text: str) -> Element:
    return Paragraph(text, style="Table_20_Heading")


def _question(library: Library, field: FormField, row: int | None) -> Iterator[Cell]:
    label = [Paragraph(field.label, style="Field"), _paragraph("Help", field.help, library)]
    yield _cell("QuestionCell", label)
    answer = "" if row is None else field.examples[row]
    yield _cell("ApartCell" if field.apart else "AnswerCell", [Paragraph(answer, style="Answer")])


def _row(style: str, cells: Iterable[Cell]) -> Element:
    row = Row(style=style)
    for cell in cells:
        row.append(cell)
    return row


def _cell(style: str, paragraphs: Iterable[Element]) -> Cell:
    cell = Cell(style=style, cell_type="string")
    for paragraph in paragraphs:
        cell.append(paragraph)
    return cell


def _heading(level: int, text: str, style: str = "") -> Element:
    heading = Header(level, text)
    heading.style = style or f"Heading_20_{level}"
    return heading


def _paragraph(style: str, text: Inline, library: Library) -> Element:
    paragraph = Paragraph("", style=style)
    _write(paragraph, text, library)
    return paragraph


def _write(paragraph: Element, text: Inline, library: Library) -> None:
    """Put a text with its inline markup in a paragraph; the characters themselves are never markup."""
    for span in text.spans:
        if span.href:
            inside = span.href.startswith("#")
            address = addresses.address(library, span.href[1:]) if inside else span.href
            paragraph.append(_link(library.publication.site_url + address if inside else address, span.text))
        elif span.strong or span.emphasis:
            style = "Strong_20_Emphasis" if span.strong else "Emphasis"
            paragraph.append(Span(span.text, style=style))
        else:
            paragraph.append(span.text)


def _link(url: str, text: str) -> Element:
    link = Link(url, text=text, style="Internet_20_link")
    link.set_attribute("xlink:type", "simple")
    return link


def _packed(files: dict[str, bytes]) -> bytes:
    """A package in which nothing tells when it was made."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        # First and not compressed: by this a computer knows what the file is.
        archive.writestr(zipfile.ZipInfo("mimetype"), _TYPE, zipfile.ZIP_STORED)
        for name, content in {"META-INF/manifest.xml": _MANIFEST.encode(), **files}.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    return package.getvalue()
