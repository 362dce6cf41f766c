"""Writes publiccode.yml, by which catalogues of public software find and describe this project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from macros.loading import load

if TYPE_CHECKING:
    from macros.model import Publication

FILE = Path(__file__).parent.parent / "publiccode.yml"
_HEAD = "# Made by `make publiccode` from data/publication.yml. The standard: https://yml.publiccode.tools/\n"
_STATES = {"concept": "beta", "vastgesteld": "stable"}
_FEATURES = [
    "Checklists die op het eigen apparaat blijven, zonder account",
    "Een toegankelijke pdf, kaarten, en formulieren om in te vullen",
    "Open data met een schema",
    "Werkt zonder internet, en om te lezen ook zonder JavaScript",
]
_LONG = (
    "Alles komt uit dezelfde gegevens: een site zonder account, cookies of tellers, een handreiking als pdf, "
    "checklists, kaarten voor een training en formulieren. Een redacteur verandert alleen tekst. Met andere "
    "gegevens is het een andere handreiking."
)


def description(publication: Publication) -> dict[str, Any]:
    """What the file says, by version 0.4 of the standard.

    Args:
        publication: what holds for the publication. While it has no owner, nobody is named, and the address
            of the site stands where that of the code should.

    Returns:
        The content, in the order in which it is written.
    """
    owner = publication.owner
    maintenance: dict[str, Any] = {"type": "none"}
    if owner.name:
        contact = {"name": owner.name} | ({"email": owner.contact_email} if owner.contact_email else {})
        maintenance = {"type": "internal", "contacts": [contact]}
    return {
        "publiccodeYmlVersion": "0.4",
        "name": publication.title,
        "url": owner.repository_url or publication.site_url,
        "landingURL": publication.site_url,
        "softwareVersion": publication.version,
        "releaseDate": str(publication.date),
        "platforms": ["web"],
        "categories": ["educational-content", "knowledge-management"],
        "developmentStatus": _STATES[publication.status],
        "softwareType": "standalone/web",
        "intendedAudience": {"countries": ["nl"], "scope": ["government"]},
        "description": {
            "nl": {
                "shortDescription": publication.subtitle,
                "longDescription": f"{publication.description} {_LONG}",
                "features": _FEATURES,
            }
        },
        "legal": {"license": publication.code_licence} | ({"repoOwner": owner.name} if owner.name else {}),
        "maintenance": maintenance,
        "localisation": {"localisationReady": False, "availableLanguages": ["nl"]},
    }


def write(file: Path = FILE) -> None:
    """Write the file."""
    text = yaml.safe_dump(description(load().publication), allow_unicode=True, sort_keys=False, width=110)
    file.write_text(_HEAD + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
