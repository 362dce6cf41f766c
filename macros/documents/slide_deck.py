"""Writes slides as an editable presentation in the open standard, and measures that each text fits."""

from __future__ import annotations

import math
import textwrap
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from odfdo import (
    Container,
    Content,
    DrawImage,
    DrawPage,
    Element,
    Frame,
    List,
    ListItem,
    Meta,
    Paragraph,
    Styles,
)

from macros import look
from macros.documents import slide_masters
from macros.documents.open_document import describe, packed, paragraph
from macros.documents.slide_layout import KICKER_SIZE, LOOKS, TEXT_SIZES, Box
from macros.documents.slide_masters import element
from macros.model import Inline
from macros.problems import DocumentError, Problem
from macros.sharing import qr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from macros.documents.slide_layout import Line, Slide, Texts
    from macros.documents.slide_masters import Master
    from macros.model import Library

_TYPE = "application/vnd.oasis.opendocument.presentation"
_PARTS = Path(__file__).parent
#: Points in a centimetre.
_POINTS = 72 / 2.54
#: What a character and a line take of the size of their type. Dutch in Fira Sans takes 0.45; a face
#: that comes in its place may be wider. Below it the points between two paragraphs.
_CHARACTER, _LINE, _GAP = 0.5, 1.22, 8
#: The lowest that a text comes, and how far it stays below the title.
_BOTTOM, _BELOW = 14.5, 0.5


def written(library: Library, title: str, masters: Mapping[str, Master], slides: Sequence[Slide]) -> bytes:
    """Write a presentation.

    Args:
        library: the records; says what it belongs to.
        title: its title.
        masters: its master pages, by their key.
        slides: its slides, in order.

    Returns:
        The file; the same records give the same bytes.

    Raises:
        DocumentError: with every text that does not fit on its slide.
    """
    container = Container()
    parts = {"content.xml": "odp/content.xml", "styles.xml": "odp/styles.xml", "meta.xml": "odt/meta.xml"}
    for name, file in parts.items():
        container.set_part(name, look.filled((_PARTS / file).read_text("utf-8")).encode())
    content, shared, meta = (
        Content("content.xml", container),
        Styles("styles.xml", container),
        Meta("meta.xml", container),
    )
    describe(meta, library, title)
    for key, master in masters.items():
        slide_masters.add(shared, key, master)
    writer = _Writer(library, masters)
    for number, slide in enumerate(slides, 1):
        content.body.append(writer.page(number, slide))
    if writer.problems:
        raise DocumentError(writer.problems)
    (automatic,) = content.get_elements("//office:automatic-styles")
    for style in writer.styles():
        automatic.append(element(style))
    files = {part.part_name: part.serialize() for part in (content, shared, meta)}
    return packed(_TYPE, files | writer.pictures)


# --- texts that fit -------------------------------------------------------------------------------


def _over(lines: Iterable[Line], box: Box, size: float) -> float:
    """How much higher paragraphs become than their place."""
    return _height(lines, box.width, size) - box.height


def _height(lines: Iterable[Line], width: float, size: float) -> float:
    """How high paragraphs become, in centimetres, measured with room to spare."""
    height = 0.0
    for line in lines:
        own = size * LOOKS[line.look].larger
        room = width * _POINTS - (1.3 * _POINTS if LOOKS[line.look].list else 0)
        characters = int(room / (own * _CHARACTER))
        height += len(textwrap.wrap(f"{line.before or ''} {line.text}", characters)) * own * _LINE + _GAP
        height += LOOKS[line.look].above
    return height / _POINTS


class _Writer:
    """Writes slides, and gathers what they need and what is wrong with them.

    Attributes:
        problems: the texts that do not fit.
        pictures: the QR codes, by their path in the package.
    """

    def __init__(self, library: Library, masters: Mapping[str, Master]) -> None:
        self.problems: list[Problem] = []
        self.pictures: dict[str, bytes] = {}
        self._library = library
        self._masters = masters
        self._used: dict[str, str] = {}

    def styles(self) -> list[str]:
        """The styles of the paragraphs that were written."""
        return list(self._used.values())

    def page(self, number: int, slide: Slide) -> DrawPage:
        arrangement = slide.arrangement
        page = DrawPage(
            name=slide.name,
            master_page=slide.master,
            presentation_page_layout=arrangement.layout,
            style="Quiet" if self._masters[slide.master].warm else "Slide",
        )
        ((title,),), size = self._fitting(slide, ((slide.title,),), (arrangement.title,), arrangement.sizes)
        head, texts = arrangement.title, arrangement.texts
        if arrangement.follows:
            head = head._replace(height=_height([title], head.width, size))
            top = head.top + head.height + _BELOW
            texts = tuple(each._replace(top=top, height=_BOTTOM - top) for each in texts)
        page.append(self._placeholder(slide, "title", head, [self._written(title, size)]))
        # A slide that leads nowhere has nothing to say above its QR code.
        for kicker, place in zip(slide.kickers, arrangement.kickers, strict=False):
            page.append(_text(place, Paragraph(kicker, style=self._style("Kicker", KICKER_SIZE, _KICKER))))
        shown, size = self._fitting(slide, slide.texts, texts, TEXT_SIZES, slide.spare)
        for lines, place in zip(shown, texts, strict=True):
            page.append(self._placeholder(slide, arrangement.role, place, self._listed(lines, size)))
        if slide.way:
            page.append(self._code(slide.way, arrangement.code))
        page.append(_notes(slide, number, self._placed(slide.master, "notes")))
        return page

    def _fitting(
        self, slide: Slide, texts: Texts, boxes: tuple[Box, ...], sizes: Sequence[int], spare: int = 0
    ) -> tuple[Texts, int]:
        """What fits in its place, and in which size, the same for all; else it is told what is too long."""
        for without, size in product(range(spare + 1), sizes):
            kept = tuple(lines[: len(lines) - without] for lines in texts)
            if all(_over(*each, size) <= 0 for each in zip(kept, boxes, strict=True)):
                return kept, size
        for lines, box in zip(texts, boxes, strict=True):
            if (over := _over(lines, box, sizes[-1])) > 0:
                longest = max(lines, key=lambda line: len(str(line.text)))
                too_high = f"{math.ceil(over * 10)} mm te hoog: kort hier iets in"
                message = f'op de dia "{slide.name}" is de tekst {too_high}'
                self.problems.append(Problem(*self._library.place(*longest.place), message))
        return texts, sizes[-1]

    def _placeholder(self, slide: Slide, role: str, box: Box, texts: Iterable[Element]) -> Frame:
        style = self._placed(slide.master, "outline1" if role == "outline" else role)
        frame = _frame(box, presentation_class=role, presentation_style=style)
        frame.set_text_box(list(texts))
        return frame

    def _placed(self, master: str, role: str) -> str:
        """The style of a placeholder on its slide: that of the master, of which a slide needs its own."""
        name = f"Slide-{master}-{role}"
        self._used[name] = (
            f'<style:style style:name="{name}" style:family="presentation"'
            f' style:parent-style-name="{master}-{role}"><style:graphic-properties/></style:style>'
        )
        return name

    def _listed(self, lines: Iterable[Line], size: int) -> Iterator[Element]:
        last: tuple[str, List] | None = None
        for line in lines:
            kind, text = LOOKS[line.look].list, self._written(line, size)
            if not kind:
                last = None
                yield text
                continue
            if last is None or last[0] != kind:
                last = (kind, List(style=kind))
                yield last[1]
            item = ListItem()
            item.append(text)
            last[1].append(item)

    def _written(self, line: Line, size: int) -> Element:
        shown = LOOKS[line.look]
        own = round(size * shown.larger)
        style = self._style(line.look.capitalize(), own, shown.properties, shown.above)
        if isinstance(line.text, str):
            return Paragraph(line.text, style=style)
        if not shown.spoken:
            return paragraph(style, line.text, self._library)
        whole = paragraph(style, _within_quotes(line.text), self._library)
        done = f"{line.before} " if line.before else ""
        whole.text = f"{done}“{whole.text or ''}"
        whole.append("”")
        return whole

    def _style(self, name: str, size: int, properties: str, above: int = 0) -> str:
        name = f"{name}{size}"
        self._used[name] = (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f'<style:paragraph-properties fo:margin-top="{above}pt" fo:margin-bottom="{_GAP}pt"/>'
            f'<style:text-properties fo:font-size="{size}pt" {properties}/></style:style>'
        )
        return name

    def _code(self, way: tuple[str, str], box: Box) -> Frame:
        name, url = way
        path = f"Pictures/{len(self.pictures) + 1:02}.png"
        self.pictures[path] = qr.png(url)
        frame = _frame(box, style="Box")
        frame.append(DrawImage(path))
        frame.svg_title = self._library.say.qr.title.format(name=name)
        frame.svg_description = url
        return frame


_NOTES = Box(2, 9, 17, 19.5)
_KICKER = 'fo:color="$soft" fo:font-weight="bold"'


def _within_quotes(text: Inline) -> Inline:
    """A text of which the quotation marks stand within others."""
    inner = str.maketrans("“”", "‘’")
    return replace(text, spans=tuple(replace(each, text=each.text.translate(inner)) for each in text.spans))


def _frame(box: Box, **about: Any) -> Frame:
    left, top, width, height = (f"{each:.2f}cm" for each in box)
    return Frame(position=(left, top), size=(width, height), layer="layout", **about)


def _text(box: Box, text: Element) -> Frame:
    frame = _frame(box, style="Box")
    frame.set_text_box(text)
    return frame


def _notes(slide: Slide, number: int, style: str) -> Element:
    """The page that the trainer prints, or sees while presenting."""
    notes = Element.from_tag('<presentation:notes draw:style-name="Notes"/>')
    place = f'svg:x="4.1cm" svg:y="1.2cm" svg:width="12.8cm" svg:height="7.2cm" draw:page-number="{number}"'
    notes.append(
        Element.from_tag(f'<draw:page-thumbnail presentation:class="page" draw:layer="layout" {place}/>')
    )
    frame = _frame(_NOTES, presentation_class="notes", presentation_style=style)
    texts = []
    for head, below in slide.notes:
        texts.append(Paragraph(head, style="NotesHead"))
        texts += [Paragraph(text, style="NotesText") for text in below]
    frame.set_text_box(texts)
    notes.append(frame)
    return notes
