"""Writes a programme as an editable document in the open standard, and one in a flat file to fill in.

In that file the rows of the table are examples: the browser copies them for each part and each step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from odfdo import Element, Paragraph, Table

from macros import addresses
from macros.documents.open_document import cell, flat, heading, link, on_site, paragraph, points, row, written
from macros.model import Conversation, Exercise, Programme, group_of, materials_of, timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model import Inline, Library, Slot

#: The flat file, from the root of the site; planner.mjs asks for it.
FLAT_PATH = "data/draaiboek.fodt"
_COLUMNS = ("TimeColumn", "MinutesColumn", "WhatColumn", "RolesColumn")


def make(library: Library, programme: Programme) -> bytes:
    """Write a programme.

    Args:
        library: the records.
        programme: the programme.

    Returns:
        The file; the same records give the same bytes.
    """
    return written(library, programme.title, _body(library, programme))


def flat_file(library: Library) -> dict[str, bytes]:
    """Write the file in which a trainer's own programme comes.

    Args:
        library: the records.

    Returns:
        The file by its path; nothing for a handreiking without programmes.
    """
    if not library.of(Programme):
        return {}
    say = library.say.programme
    rows = [
        _part_row("", "", Paragraph("", style="Field")),
        _step_row("", "", [Paragraph("", style="Answer")], ""),
    ]
    body = [
        heading(1, say.own),
        Paragraph("", style="Lead"),
        heading(2, say.materials),
        points([Paragraph("", style="Point")]),
        heading(2, say.course),
        _table(library, rows),
        *_grave(library),
    ]
    return {FLAT_PATH: flat(library, say.own, body)}


def _body(library: Library, programme: Programme) -> Iterator[Element]:
    say, slots = library.say, timetable(library, programme)
    yield heading(1, programme.title)
    yield paragraph("Lead", programme.summary, library)
    span = say.programme.span.format(start=programme.start, end=programme.end)
    about = [say.programme.head.format(span=span, form=getattr(say.programme, programme.form).lower())]
    if group := group_of(library, programme):
        about.append(say.exercise.participants.format(min=group.min, max=group.max))
    yield Paragraph(". ".join(about) + ".", style="Text_20_body")
    yield Paragraph(say.programme.odt_how, style="Help")
    if ready := materials_of(slots):
        yield heading(2, say.programme.materials)
        yield points(paragraph("Point", text, library) for text in ready)
    rows = [each for slot in slots for each in _rows(library, slot, online=programme.form == "online")]
    yield heading(2, say.programme.course)
    yield _table(library, rows)
    yield from _grave(library)
    yield on_site(library, programme)


def _rows(library: Library, slot: Slot, *, online: bool) -> Iterator[Element]:
    title = Paragraph("", style="Field")
    if slot.record:
        title.append(link(addresses.url(library, slot.record.id), slot.title))
    else:
        title.append(slot.title)
    yield _part_row(slot.spell.time, str(slot.spell.minutes), title)
    match slot.record:
        case Exercise():
            for step, spell in zip(slot.record.steps, slot.steps, strict=True):
                texts = [paragraph("Answer", step.text, library)]
                texts += _more(library.say.programme.ready, step.materials)
                if online and step.online:
                    texts += _more(library.say.exercise.online, [step.online])
                yield _step_row(spell.time, str(spell.minutes), texts, ", ".join(step.roles))
        case Conversation():
            who = f"{slot.record.other}, {slot.record.you}"
            text = Paragraph(library.say.programme.talk, style="Answer")
            yield _step_row("", "", [text], who)
        case _ if slot.part.text or slot.part.materials:
            texts = [paragraph("Answer", slot.part.text, library)] if slot.part.text else []
            texts += _more(library.say.programme.ready, slot.part.materials)
            yield _step_row("", "", texts, "")


def _more(before: str, texts: Iterable[Inline]) -> list[Element]:
    """A line in small letters, with what it is about before it; nothing where there is nothing to say."""
    said = " ".join(text.text for text in texts)
    return [Paragraph(f"{before} {said}", style="Help")] if said else []


def _table(library: Library, rows: Iterable[Element]) -> Element:
    say = library.say.programme
    whole = Table("Draaiboek", style="Form")
    for style in _COLUMNS:
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", style)
        whole.append(column)
    head = Element.from_tag("table:table-header-rows")
    names = (say.time, say.minutes, say.what, say.roles)
    cells = [cell("HeadCell", [Paragraph(name, style="Table_20_Heading")]) for name in names]
    head.append(row("Head", cells))
    whole.append(head)
    for each in rows:
        whole.append(each)
    return whole


def _part_row(time: str, minutes: str, title: Element) -> Element:
    texts = [Paragraph(time, style="Field"), Paragraph(minutes, style="Field"), title]
    cells = [cell("PartCell", [text]) for text in texts]
    cells[-1].set_attribute("table:number-columns-spanned", "2")
    whole = row("Head", cells)
    whole.append(Element.from_tag("table:covered-table-cell"))
    return whole


def _step_row(time: str, minutes: str, texts: list[Element], roles: str) -> Element:
    times = [cell("StepCell", [Paragraph(text, style="Answer")]) for text in (time, minutes)]
    who = cell("StepCell", [Paragraph(roles, style="Help")])
    return row("Head", [*times, cell("StepCell", texts), who])


def _grave(library: Library) -> Iterator[Element]:
    """What to do when somebody tells something grave: the sections with the ways to help."""
    for section in library.showing[Programme.kind.collection].sections:
        # A sheet of its own, to lay beside the programme.
        yield heading(2, section.title, style="Sheet")
        for text in section.paragraphs:
            yield paragraph("Text_20_body", text, library)
        if section.points:
            yield points(paragraph("Point", text, library) for text in section.points)
        if section.component == "routes":
            routes = [route for flag in library.red_flags for route in flag.routes]
            yield heading(3, library.say.programme.ways)
            yield points(_route(route.name, route.url) for route in routes)


def _route(name: str, url: str | None) -> Element:
    line = Paragraph("", style="Point")
    line.append(link(url, name) if url else name)
    return line
