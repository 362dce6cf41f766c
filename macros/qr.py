"""QR codes: the way from paper, or from a slide, to a place on the site."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

#: White modules around the code; fewer, and some phones do not find it.
_QUIET_ZONE = 4


@lru_cache(maxsize=4096)
def svg(address: str) -> str:
    """Draw the QR code of an address; kept, since most addresses stay the same from build to build.

    Args:
        address: what a phone opens.

    Returns:
        A square SVG without a size of its own, with the quiet zone in it.
    """
    code = segno.make(address, error="m", micro=False)
    image = io.BytesIO()
    code.save(
        image,
        kind="svg",
        border=_QUIET_ZONE,
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return image.getvalue().decode("ascii")
