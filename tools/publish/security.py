"""Says where a hole can be reported: ``/.well-known/security.txt`` (RFC 9116)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.model import Publication

#: Its place, from the root of the host.
PLACE = ".well-known/security.txt"
#: Where a reader finds what to send and what to expect.
POLICY = "privacy/#lek-melden"


def text(publication: Publication) -> bytes:
    """The content of the file: where to report, and until when it holds.

    Without an owner nobody has agreed to be asked; the page of the site that says so is the contact then.
    """
    own = publication.site_url + POLICY
    lines = {
        "Contact": publication.security_contact or own,
        "Expires": f"{publication.security_expires:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": publication.site_url + PLACE,
        "Policy": own,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items()).encode()
