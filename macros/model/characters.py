"""What a text may hold: the characters that every view can show, because the typeface has them.

A character outside it would reach a reader as an empty box, or stop the making of a PDF.
"""

from __future__ import annotations

import re

from macros.model.references import wrong

_LATIN = {*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100))} - {"\u00ad"}
_TYPOGRAPHY = set("Œœıʻʼˆ˚˜–—‘’‚“”„•…‹›⁄€™−∕↑↓")

#: Every character that a text may hold; a test compares it with the fonts.
SHOWN = frozenset(_LATIN | _TYPOGRAPHY)


def refuse_unknown(text: str) -> str:
    """Refuse a text with a character that the typeface lacks.

    Args:
        text: any text for a reader.

    Returns:
        The same text.

    Raises:
        PydanticCustomError: with the characters and what to do.
    """
    if re.search(r"[.?!] - ", text):
        # An item that is indented too far becomes part of the one above it, without a word from YAML.
        raise wrong("een streepje midden in een tekst: spring elk punt van een lijst even ver in")
    if unknown := sorted(set(text) - SHOWN):
        names = ", ".join(f"{each} (U+{ord(each):04X})" for each in unknown)
        raise wrong(f"dit teken zit niet in de letter: {names}")
    return text
