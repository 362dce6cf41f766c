"""Says where a hole can be reported: ``/.well-known/security.txt`` (RFC 9116)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Publication

#: Its place, from the root of the host.
PLACE = ".well-known/security.txt"
#: Where a reader finds what to send and what to expect.
POLICY = "privacy/#lek-melden"


def write(root: Path, publication: Publication) -> None:
    """Write the file; the site generator leaves folders with a dot alone.

    Args:
        root: the root of the site.
        publication: where to report, and until when the file holds.
    """
    lines = {
        "Contact": publication.security_contact_url,
        "Expires": f"{publication.security_expires:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": publication.site_url + PLACE,
        "Policy": publication.site_url + POLICY,
    }
    file = root / PLACE
    file.parent.mkdir(exist_ok=True)
    file.write_text("".join(f"{name}: {value}\n" for name, value in lines.items()), encoding="utf-8")
