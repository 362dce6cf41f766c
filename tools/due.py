"""Says what runs out soon, before it does: ``make due``, which a scheduled job runs.

With ``--online`` it also tries every link, and sees whether the page that the text came from has changed.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import TYPE_CHECKING

from macros import dutch
from macros.loading import DATA, load
from macros.model import Confirmed
from tools import online

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.model import Library

#: How many days before the end something is due.
NOTICE = 30
#: What was read on the page of the source when somebody last compared it with our text.
SOURCE = "source_page.txt"


def due(library: Library, today: datetime.date) -> list[str]:
    """What runs out within a month.

    Args:
        library: the records.
        today: the day to count from.

    Returns:
        For each thing what it is and what to do, in Dutch.
    """
    return [*_security(library, today), *_reviews(library, today)]


def due_online(library: Library, project: Path, visitor: online.Visitor) -> list[str]:
    """What changed elsewhere.

    Args:
        library: the records.
        project: the folder that ``data/`` and ``docs/`` stand in.
        visitor: who asks for the pages.

    Returns:
        Each dead link, and the page of the source if it changed, with what to do, in Dutch.
    """
    data = project / DATA.name
    found = online.links((data, project / "docs"), library.publication.site_url)
    dead = visitor.dead(found)
    said = [f"{found[each]}: {each} {reason}. Zoek een adres dat wel werkt." for each, reason in dead.items()]
    source = library.publication.source.url
    if source.partition("#")[0] in dead:
        return said
    try:
        now = online.mark(visitor.text(source), source)
    except online.UnreachableError as error:
        return [*said, f"De bron {source} {error}."]
    kept = (data / SOURCE).read_text(encoding="utf-8") if (data / SOURCE).exists() else ""
    what = "Vergelijk hem met onze tekst. Klopt die nog, draai dan: make due ACCEPT=1"
    if not kept.endswith(f"  {source}\n"):
        said.append(f"De bron {source} is nog niet vastgelegd. {what}")
    elif kept != now:
        said.append(f"De bron {source} is veranderd. {what}")
    return said


def accept(library: Library, project: Path, visitor: online.Visitor) -> None:
    """Keep what the page of the source says now, as somebody compared it with our text.

    Args:
        library: the records.
        project: the folder that ``data/`` stands in.
        visitor: who asks for the page.

    Raises:
        UnreachableError: when there is no page.
    """
    source = library.publication.source.url
    line = online.mark(visitor.text(source), source)
    (project / DATA.name / SOURCE).write_text(line, encoding="utf-8")


def _security(library: Library, today: datetime.date) -> Iterator[str]:
    expires = library.publication.security_expires
    if (expires - today).days < NOTICE:
        yield (
            f"security.txt loopt af op {dutch.date(expires)}. Klopt security_contact_url in "
            "data/publication.yml nog? Zet dan date op vandaag en security_expires op een dag binnen een "
            "jaar, en publiceer opnieuw."
        )


def _reviews(library: Library, today: datetime.date) -> Iterator[str]:
    """The records that somebody has to read again, the first one first."""
    read = [each for each in library.records.values() if isinstance(each, Confirmed)]
    near = [
        (each.review_by, each) for each in read if each.review_by and (each.review_by - today).days < NOTICE
    ]
    for day, record in sorted(near, key=lambda pair: pair[0]):
        place = library.place(record.id, "review_by")
        yield f'{place.file}:{place.line}: lees "{record.name}" opnieuw, uiterlijk {dutch.date(day)}.'


def main(arguments: list[str] | None = None) -> int:
    """Say what is due.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when nothing is, else 1.
    """
    parser = argparse.ArgumentParser(prog="tools.due", description="Zegt wat binnenkort afloopt.")
    now = datetime.datetime.now(tz=datetime.UTC).date()
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=now, help="reken vanaf deze dag")
    parser.add_argument("--online", action="store_true", help="probeer ook alle links en de bron")
    parser.add_argument(
        "--accept", action="store_true", help="leg vast dat de bron is vergeleken met de tekst"
    )
    options = parser.parse_args(arguments)
    library = load()
    visitor = online.Visitor(f"linkcontrole (+{library.publication.site_url})")
    if options.accept:
        try:
            accept(library, DATA.parent, visitor)
        except online.UnreachableError as error:
            print(
                f"De bron {library.publication.source.url} {error}. Er is niets vastgelegd.", file=sys.stderr
            )
            return 1
        print(f"{DATA.name}/{SOURCE}: vastgelegd. Zet dit bestand in git.")
        return 0
    found = due(library, options.date)
    if options.online:
        found += due_online(library, DATA.parent, visitor)
    nothing = "Er loopt binnen een maand niets af." + (" Alle links werken." if options.online else "")
    print("\n".join(f"- {each}" for each in found) or nothing)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
