"""Makes the fonts of the site from those of the documents: small, and with a stand-in of the same measure.

Each face is cut in two: ``dutch`` has what a page in Dutch needs and comes with the first page; ``rest``
has what else a text may hold (a Danish name, say), and is asked for only by a page that uses it. Hinting is
left out: it is a third of the weight, and no current browser needs it. Of the features only kerning and
ligatures are used, and a kern is rounded to a hundredth of the size of the letters.

A font that comes too late for the first paint waits for the next page (``optional``). Swapped in, it moved
the text under the reader's eyes by up to 0.37 (layout shift on 29 pages at five widths, fonts held back
250 ms): whatever the measure of the stand-in, now and then a line breaks elsewhere.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from macros.model.characters import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "macros" / "documents" / "typst" / "fonts"
FONTS = ROOT / "docs" / "fonts"
STYLES = ROOT / "docs" / "stylesheets" / "fonts.css"
#: The faces that the style sheets use, with the weights each of them serves. The few words
#: in italics are slanted by the browser: a face of their own is 10 KB beside what the first paint waits for.
FACES = {"400-normal": "400", "600-normal": "600 700"}

_ASCII = frozenset(map(chr, range(0x20, 0x7F))) - frozenset('"$%&*<>@\\^_`{|}~')  # prose has none of these
_ACCENTED = frozenset("áàäâçéèëêíîïóòöôúùüûÉÈËÏÖÜ")
_SIGNS = frozenset("\u00a0–‘’“”„…•·€")
#: What Dutch needs, with the loan words and the typography of this site.
DUTCH = (_ASCII | _ACCENTED | _SIGNS) & SHOWN
#: What else a text may hold.
REST = SHOWN - DUTCH

_LETTERS = " abcdefghijklmnopqrstuvwxyz"
# How often each letter stands in Dutch text, in tenths of a percent, the space among them.
_OFTEN = "160 63 13 10 50 159 7 29 20 55 12 19 30 19 84 51 13 1 54 31 57 17 24 13 1 1 12"
# How wide Arial sets them, in thousandths of its size; Helvetica and Liberation Sans are as wide.
_ARIAL = {
    "400": "278 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722"
    " 500 500 500",
    "600": "278 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778"
    " 556 556 500",
}
_STAND_INS = {
    "400-normal": ("Arial", "ArialMT", "Helvetica", "Liberation Sans", "Roboto"),
    "600-normal": ("Arial Bold", "Arial-BoldMT", "Helvetica Bold", "Liberation Sans Bold", "Roboto Bold"),
}


def subsets() -> dict[str, bytes]:
    """The font files of the site.

    Returns:
        The bytes of each file, by its name; the same sources give the same bytes.
    """
    return {
        f"fira-sans-{part}-{face}.woff2": _subset(SOURCES / f"fira-sans-latin-{face}.ttf", characters)
        for face in FACES
        for part, characters in (("dutch", DUTCH), ("rest", REST))
    }


def styles() -> str:
    """The font faces of the site, in CSS.

    Returns:
        A rule for each font file, and one for each stand-in: what the reader's device has, set as wide and as
        high as our own font, so that nothing moves when that takes its place.
    """
    rules = [rule for face in FACES for rule in (_face(face, "dutch"), _face(face, "rest"), _stand_in(face))]
    return "\n".join(["/* Made by tools/fonts.py, which says why. */\n", *rules])


def write() -> None:
    """Write the font files and their style sheet."""
    for old in FONTS.glob("*.woff2"):
        old.unlink()
    for name, content in subsets().items():
        (FONTS / name).write_bytes(content)
    STYLES.write_text(styles(), "utf-8")


def _subset(source: Path, characters: Iterable[str]) -> bytes:
    options = Options(
        flavor="woff2",
        hinting=False,
        layout_features=["kern", "liga"],
        name_IDs=[0, 1, 2, 5, 13, 14],  # the licence stays with the font
        notdef_outline=True,
        recalc_timestamp=False,
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(font)
    _round_kerning(font)
    if "gasp" in font:
        font["gasp"].gaspRange = {0xFFFF: 0x000A}  # unhinted: smoothed at every size
    font.flavor = "woff2"
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()


def _round_kerning(font: TTFont) -> None:
    """Kern in steps of a hundredth of the size, a fifth of a pixel: a twentieth of the weight is saved."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            for row in [*getattr(pairs, "PairSet", ()), *getattr(pairs, "Class1Record", ())]:
                for each in getattr(row, "PairValueRecord", None) or row.Class2Record:
                    if each.Value1 is not None and hasattr(each.Value1, "XAdvance"):
                        each.Value1.XAdvance = round(each.Value1.XAdvance, -1)


def _face(face: str, part: str) -> str:
    # A later rule goes before an earlier one, so only the later one needs to say for which characters it is.
    only = f"\n  unicode-range: {_ranges(REST)};" if part == "rest" else ""
    return f"""\
@font-face {{
  font-family: "Fira Sans";
  font-style: {face.partition("-")[2]};
  font-weight: {FACES[face]};
  font-display: optional;
  src: url("../fonts/fira-sans-{part}-{face}.woff2") format("woff2");{only}
}}
"""


def _stand_in(face: str) -> str:
    weight, style = face.split("-")
    font: Any = TTFont(SOURCES / f"fira-sans-latin-{face}.ttf")
    upem, hhea = font["head"].unitsPerEm, font["hhea"]
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    often, arial = _numbers(_OFTEN), _numbers(_ARIAL[weight])
    own = sum(often[letter] * advances[glyphs[ord(letter)]][0] / upem for letter in _LETTERS)
    other = sum(often[letter] * arial[letter] / 1000 for letter in _LETTERS)
    adjust = own / other
    names = ", ".join(f'local("{name}")' for name in _STAND_INS[face])
    return f"""\
@font-face {{
  font-family: "Fira Sans stand-in";
  font-style: {style};
  font-weight: {FACES[face]};
  src: {names};
  size-adjust: {adjust:.2%};
  ascent-override: {hhea.ascent / upem / adjust:.2%};
  descent-override: {-hhea.descent / upem / adjust:.2%};
  line-gap-override: {hhea.lineGap / upem / adjust:.2%};
}}
"""


def _numbers(text: str) -> dict[str, int]:
    return dict(zip(_LETTERS, map(int, text.split()), strict=True))


def _ranges(characters: Iterable[str]) -> str:
    """Characters as the ranges that CSS knows, such as ``U+20-7E, U+A0``."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ", ".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in ranges)


if __name__ == "__main__":
    write()
