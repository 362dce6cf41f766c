"""The master pages of the slides: what all slides of a kind have, and what is drawn on them."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from odfdo import Element

from macros import look
from macros.documents.slide_layout import ASIDE, COVER, PAIR, TEXT

if TYPE_CHECKING:
    from odfdo import Styles

    from macros.documents.slide_layout import Box

_MASTER = Path(__file__).parent / "odp" / "master.xml"


class Drawing(NamedTuple):
    """A line on a master page.

    Attributes:
        path: its way, as SVG writes it.
        grid: how wide and high the grid of that is.
        box: where the grid stands.
        stroke: how thick the line is, in the measure of the grid.
        colour: its colour.
        filled: whether it is filled too; it ends where it began then.
        cap: how it ends.
    """

    path: str
    grid: tuple[float, float]
    box: Box
    stroke: float
    colour: str
    filled: bool = False
    cap: str = "round"


class Master(NamedTuple):
    """A master page: what all slides of a kind have.

    Attributes:
        name: its name, also to a person.
        drawings: what is drawn on it.
        warm: whether its ground is that of a cover.
        aside: whether its right half is set apart.
    """

    name: str
    drawings: tuple[Drawing, ...]
    warm: bool = False
    aside: bool = False


def add(shared: Styles, key: str, master: Master) -> None:
    """Add a master page to the styles of a presentation, with the styles of its own.

    Args:
        shared: the styles.
        key: its name in the file.
        master: the master page.
    """
    drawings = "".join(_drawn(f"{key}-drawing{number}", each) for number, each in enumerate(master.drawings))
    if master.aside:
        drawings += f'<draw:rect draw:style-name="Aside" draw:layer="backgroundobjects" {_at(ASIDE)}/>'
    arrangement = COVER if master.warm else PAIR if master.aside else TEXT
    whole = Template(_MASTER.read_text("utf-8")).safe_substitute(
        name=key,
        label=escape(master.name, {'"': "&quot;"}),
        page="Warm" if master.warm else "Plain",
        colour="$soft" if master.aside else "$accent",
        weight="normal" if master.aside else "bold",
        ground="$wash" if master.warm else "$ground",
        anchor="bottom" if master.warm else "top",
        size=arrangement.sizes[0],
        title=_at(arrangement.title),
        text=_at(arrangement.texts[0]),
        drawings=drawings,
    )
    styles, automatic, masters = (
        shared.get_elements(f"//office:{name}")[0] for name in ("styles", "automatic-styles", "master-styles")
    )
    for number, each in enumerate(master.drawings):
        automatic.append(element(_pen(f"{key}-drawing{number}", each)))
    for part in element(whole).children:
        (styles if part.tag == "style:style" else masters).append(part)


def element(xml: str) -> Element:
    """An element with the colours that it names filled in."""
    return Element.from_tag(look.filled(xml))


def _pen(name: str, drawing: Drawing) -> str:
    thick = drawing.stroke * drawing.box.width / drawing.grid[0]
    fill = f'draw:fill="solid" draw:fill-color="{drawing.colour}"' if drawing.filled else 'draw:fill="none"'
    return (
        f'<style:style style:name="{name}" style:family="graphic" style:parent-style-name="standard">'
        f'<style:graphic-properties draw:stroke="solid" svg:stroke-width="{thick:.3f}cm"'
        f' svg:stroke-color="{drawing.colour}" svg:stroke-linecap="{drawing.cap}"'
        f' draw:stroke-linejoin="round" {fill}/></style:style>'
    )


def _drawn(style: str, drawing: Drawing) -> str:
    width, height = drawing.grid
    # LibreOffice fits what is drawn into the box, and so both corners of the grid belong to it.
    close = "z" if drawing.filled else ""
    path = f"M0 0{close}{drawing.path}M{width:g} {height:g}{close}"
    return (
        f'<draw:path draw:style-name="{style}" draw:layer="backgroundobjects" {_at(drawing.box)}'
        f' svg:viewBox="0 0 {width:g} {height:g}" svg:d={quoteattr(path)}/>'
    )


def _at(box: Box) -> str:
    names = zip(("x", "y", "width", "height"), box, strict=True)
    return " ".join(f'svg:{name}="{each:.2f}cm"' for name, each in names)
