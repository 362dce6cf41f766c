"""Where things stand on a slide, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from macros.model import Inline

#: Sizes to choose from, in points: the largest that fits. Smaller ones cannot be read at ten metres.
TITLE_SIZES, TEXT_SIZES, KICKER_SIZE = (36, 32), (28, 26, 24, 22, 20), 20


class Box(NamedTuple):
    """A place on a slide, in centimetres."""

    left: float
    top: float
    width: float
    height: float


_CODE = Box(22.2, 9.7, 4.2, 4.2)
_KICKERS = (Box(3.1, 1.1, 17, 1), Box(22.2, 8.6, 5.4, 1))


class Look(NamedTuple):
    """How a paragraph looks.

    Attributes:
        list: the style of the list that it stands in.
        properties: what sets its characters apart.
        larger: how many times as large it is as what stands around it.
        spoken: whether it stands between quotation marks.
        above: how many points it stays below what comes before it.
    """

    list: str = ""
    properties: str = ""
    larger: float = 1
    spoken: bool = False
    above: int = 0


#: How each kind of paragraph looks, by its name.
LOOKS = {
    "text": Look(),
    "lead": Look(properties='fo:color="$soft"'),
    "subtitle": Look(larger=1.2),
    "helps": Look(properties='fo:color="$accent" fo:font-weight="bold"'),
    "does": Look(properties='fo:color="$soft" fo:font-style="italic"', above=12),
    "says": Look(properties='fo:color="$accent-strong"', larger=1.3, spoken=True, above=12),
    "point": Look("Points"),
    "choice": Look("Choices", spoken=True),
    "deed": Look("Choices", 'fo:font-style="italic"'),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        text: what it says.
        place: the id of the record and the field that it comes from, for who has to shorten it.
        look: one of ``LOOKS``.
        before: what is done before it is said.
    """

    text: Inline | str
    place: tuple[str, str]
    look: str = "text"
    before: Inline | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where things stand on a kind of slide.

    Attributes:
        layout: its name among the layouts of the presentation.
        title: where the title stands.
        texts: where each text stands.
        code: where the QR code stands.
        role: what an outline takes the texts for.
        sizes: the sizes of the title.
        follows: whether the texts follow the title, however high it is.
        kickers: where what stands quietly above the title and the QR code stands.
    """

    layout: str
    title: Box
    texts: tuple[Box, ...]
    code: Box = _CODE
    role: str = "outline"
    sizes: tuple[int, ...] = TITLE_SIZES
    follows: bool = True
    kickers: tuple[Box, ...] = _KICKERS


#: The half that is set apart where there are two.
ASIDE = Box(14, 0, 14, 15.75)
_HEAD = Box(1.6, 2.4, 19.4, 4.2)
COVER = Arrangement(
    "TitleSubtitle", Box(1.6, 6.4, 24.8, 4.4), (Box(1.6, 11, 24.8, 4.2),), Box(20.2, 1.2, 6.2, 6.2),
    "subtitle", (48, 40, 36, 32), follows=False, kickers=(),
)  # fmt: skip
TEXT = Arrangement("TitleText", _HEAD, (Box(1.6, 4.7, 19.4, 9.8),))
WIDE = Arrangement("TitleText", _HEAD, (Box(1.6, 4.7, 24.8, 9.8),))
TWO = Arrangement("TitleTwoTexts", _HEAD, (Box(1.6, 4.7, 8.8, 9.8), Box(11, 4.7, 10.2, 9.8)))
PAIR = Arrangement(
    "TitleText",
    Box(1.6, 2.6, 11.2, 11.9),
    (Box(15.2, 2.6, 11.2, 7),),
    Box(22.6, 10.7, 3.8, 3.8),
    sizes=(40, *TITLE_SIZES),
    follows=False,
    kickers=(Box(3.1, 1.1, 10, 1), Box(15.2, 1.1, 11.2, 1), Box(15.2, 13.5, 7, 1)),
)


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide.

    Attributes:
        name: by what a person finds it among the others; each has its own.
        master: the key of its master page.
        arrangement: where things stand.
        title: what it is about.
        texts: what stands in each place for text.
        notes: what the trainer reads: a heading, and the paragraphs below it.
        kickers: what stands quietly above the title, and above other texts.
        way: the name and the address behind its QR code.
        spare: how many of the last paragraphs can be left out where there is no room.
    """

    name: str
    master: str
    arrangement: Arrangement
    title: Line
    texts: tuple[tuple[Line, ...], ...]
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    kickers: tuple[str, ...] = ()
    way: tuple[str, str] | None = None
    spare: int = 0


Texts = tuple[tuple[Line, ...], ...]
