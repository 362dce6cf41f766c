"""Ready files for web servers: one description of headers, types and keeping, written for each of them.

A server reads some in the site itself (``_headers``, ``.htaccess``, ``.nojekyll``). Those for nginx and Caddy
are for who runs the server, not for readers: ``make hosting`` writes them in ``hosting/``. All are made of
the pages alone, which hold the address of the site and what may run: they fit the site that was built.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.publish import assets, policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.publish.tree import Page

#: Sent with everything.
HEADERS = {
    # A year. Whether subdomains follow, and whether browsers know it beforehand, is for who owns the domain.
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "picture-in-picture=(), publickey-credentials-get=(), "
    "screen-wake-lock=(), usb=(), xr-spatial-tracking=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: A browser keeps it and never asks again: another content has another address.
FOR_EVER = "public, max-age=31536000, immutable"
#: A browser keeps it, and asks each time whether it is still the same.
REVALIDATE = "no-cache"
#: The type of each kind of file that the site holds; a server decides itself on any other.
TYPES = {
    "css": "text/css; charset=utf-8",
    "epub": "application/epub+zip",
    "fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}
#: Files in the site that tell a server what to do, and that a reader never gets.
IN_SITE = ("_headers", ".htaccess", ".nojekyll")
#: What `make hosting` makes, for who runs a server.
FOR_ADMINISTRATORS = ("nginx.conf", "Caddyfile")
#: The folder with the open data, which pages of other sites may read.
_DATA = "data"
_ENVIRONMENT = Environment(  # noqa: S701 - no HTML, and no text of others in it
    loader=FileSystemLoader(Path(__file__).parent / "servers"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render(file: str, pages: Mapping[str, Page]) -> str:
    """Write the file of a web server.

    Args:
        file: one of ``IN_SITE`` or ``FOR_ADMINISTRATORS``.
        pages: the pages of the finished site. Their address has the path under which it shows the site.

    Returns:
        The text of the file.
    """
    (home,) = pages["index.html"].css("link[rel=canonical]")
    address = urlsplit(home.attrs["href"] or "")
    (root,) = pages["index.html"].css("html")
    return _ENVIRONMENT.get_template(f"{file.removeprefix('.')}.jinja").render(
        host=address.netloc,
        # More than one handreiking can stand in one server, each with variables of its own.
        name=(root.attrs["data-ot-slug"] or "").replace("-", "_"),
        prefix=address.path,
        headers=HEADERS,
        policy=policy.header(pages.values()),
        types=TYPES,
        for_ever=FOR_EVER,
        revalidate=REVALIDATE,
        static=f"{address.path}{assets.STATIC}/",
        # Browsers show a PDF in a page of their own, which the policy would break in some.
        documents=("epub", "odp", "odt", "pdf", "zip"),
        data=f"{address.path}{_DATA}/",
        parts=sorted({path.partition("/")[0] for path in pages} - {"index.html", "404.html"}),
    )
