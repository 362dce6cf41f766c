"""Lists what is still to be filled in before the site is published, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Publication

#: The ending of a host that stands for another (RFC 2606).
_EXAMPLE = ".example"
#: The addresses that lead to the page of the source until there is a better one.
_BORROWED = ("proposal_url", "contact_url", "training_url", "security_contact_url")


def unfinished(publication: Publication) -> Iterator[str]:
    """Find what is still to be filled in.

    Args:
        publication: what holds for the publication.

    Yields:
        For each field of ``data/publication.yml`` its name and what is wrong with it, in Dutch.
    """
    if (urlsplit(publication.site_url).hostname or "").endswith(_EXAMPLE):
        yield "site_url: is nog een voorbeeld; links naar de site werken niet"
    owner = publication.owner
    if not owner.name:
        yield "owner: er is nog geen organisatie die de site uitgeeft (name, agreed_on en een contact)"
    if not owner.accessibility_statement_url:
        yield "owner.accessibility_statement_url: is nog leeg"
    if not owner.repository_url:
        yield "owner.repository_url: is nog leeg; ook publiccode.yml heeft het nodig"
    for name in _BORROWED:
        if getattr(publication, name) == publication.source.url:
            yield f"{name}: leidt nog naar de pagina van de bron"
