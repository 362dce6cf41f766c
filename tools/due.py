"""Says what runs out soon, before it does: ``make due``, which a scheduled job runs."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import TYPE_CHECKING

from macros import dutch
from macros.loading import load

if TYPE_CHECKING:
    from macros.model import Library

#: How many days before the end something is due.
NOTICE = 30


def due(library: Library, today: datetime.date) -> list[str]:
    """What runs out within a month.

    Args:
        library: the records.
        today: the day to count from.

    Returns:
        For each thing what it is and what to do, in Dutch.
    """
    expires = library.publication.security_expires
    if (expires - today).days >= NOTICE:
        return []
    return [
        f"security.txt loopt af op {dutch.date(expires)}. Klopt security_contact_url in data/publication.yml "
        "nog? Zet dan date op vandaag en security_expires op een dag binnen een jaar, en publiceer opnieuw."
    ]


def main() -> int:
    """Say what is due.

    Returns:
        0 when nothing is, else 1.
    """
    parser = argparse.ArgumentParser(prog="tools.due", description="Zegt wat binnenkort afloopt.")
    now = datetime.datetime.now(tz=datetime.UTC).date()
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=now, help="reken vanaf deze dag")
    found = due(load(), parser.parse_args().date)
    print("\n".join(found) or "Er loopt binnen een maand niets af.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
