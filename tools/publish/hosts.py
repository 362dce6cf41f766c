"""Ready files for hosts: one description of headers, types and keeping, written for each of them.

What a host reads in the site itself (``_headers``, ``.htaccess``, ``.nojekyll``) is written with it. The
files for nginx and Caddy are for who runs the host, not for readers: ``make hosting`` writes them in
``hosting/``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.publish import assets, policy

_TEMPLATES = Path(__file__).parent / "hosts"

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
#: The type of every kind of file that the site can hold.
TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "mjs": "text/javascript; charset=utf-8",
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
#: The folder with the open data, which pages of other sites may read.
_DATA = "data"
#: Files in the site that tell a host what to do, and that a reader never gets.
INSTRUCTIONS = ("_headers", ".htaccess", ".nojekyll")
#: What `make hosting` makes, for who runs a host.
SERVERS = ("nginx.conf", "Caddyfile")


def render(file: str, root: Path, site_url: str) -> str:
    """Write the file of a host.

    Args:
        file: one of ``SERVERS`` or ``INSTRUCTIONS``.
        root: the root of the site, for the policy that fits its pages.
        site_url: the address of the site, with a slash at the end. The host has its files under the same
            path.

    Returns:
        The text of the file.
    """
    environment = Environment(  # noqa: S701 - no HTML, and no text of others in it
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{file.removeprefix('.')}.jinja").render(_description(root, site_url))


def write(root: Path, site_url: str) -> None:
    """Put the files in the site that hosts read there.

    Args:
        root: the root of the site.
        site_url: its address, with a slash at the end.
    """
    for file in INSTRUCTIONS:
        (root / file).write_text(render(file, root, site_url), encoding="utf-8")


def write_servers(root: Path, site_url: str, folder: Path) -> list[Path]:
    """Write the files for who runs a host.

    Args:
        root: the root of the site.
        site_url: its address, with a slash at the end.
        folder: where the files go.

    Returns:
        The files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / file for file in SERVERS]
    for path in paths:
        path.write_text(render(path.name, root, site_url), encoding="utf-8")
    return paths


def _description(root: Path, site_url: str) -> dict[str, Any]:
    address = urlsplit(site_url)
    return {
        "host": address.netloc,
        "prefix": address.path,
        "headers": HEADERS,
        "policy": policy.header(root),
        "types": TYPES,
        "for_ever": FOR_EVER,
        "revalidate": REVALIDATE,
        "static": f"{address.path}{assets.STATIC}/",
        # Browsers show a PDF in a page of their own, which the policy would break in some.
        "documents": ("odt", "pdf", "zip"),
        "data": f"{address.path}{_DATA}/",
        "parts": sorted(
            {page.relative_to(root).parts[0] for page in root.rglob("*.html")} - {"index.html", "404.html"}
        ),
    }
