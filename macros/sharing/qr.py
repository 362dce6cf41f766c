"""QR codes of addresses, as images that stay sharp on a slide and on paper."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

#: Light modules around the code; with fewer a camera may not find it.
_QUIET_ZONE = 4
#: Pixels a module: about a thousand for the whole image, which fills a slide.
_PIXELS = 24


@lru_cache(maxsize=4096)
def svg(url: str, title: str = "") -> str:
    """Draw a QR code that scales.

    Args:
        url: the address in it.
        title: what it is called for who cannot see it; the address itself where it is left out.

    Returns:
        An SVG document, black on white.
    """
    file = io.BytesIO()
    _code(url).save(
        file,
        kind="svg",
        scale=2,
        unit="mm",
        border=_QUIET_ZONE,
        dark="#000",
        light="#fff",
        title=title or url,
    )
    return file.getvalue().decode()


@lru_cache(maxsize=4096)
def png(url: str) -> bytes:
    """Draw a QR code of about a thousand pixels wide.

    Args:
        url: the address in it.

    Returns:
        A PNG, black on white.
    """
    file = io.BytesIO()
    _code(url).save(file, kind="png", scale=_PIXELS, border=_QUIET_ZONE, dark="#000", light="#fff")
    return file.getvalue()


@lru_cache(maxsize=4096)
def _code(url: str) -> segno.QRCode:
    # Level M survives a smudge or a logo of the projector; a higher one only where it costs no size.
    return segno.make(url, error="m", micro=False)
