"""The last steps on a finished site, which the site generator need not know.

Each step is a module that works on the tree as the step before left it, and gives the same bytes every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.publish import offline

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Publication


def finish(root: Path, publication: Publication) -> None:
    """Add to a built site what is made of all of it.

    Args:
        root: the root of the site; changed in place.
        publication: what holds for the publication, such as its address.

    Raises:
        bundle.ModuleSyntaxError: when a script cannot be part of the offline edition; the message is Dutch.
    """
    # First: the edition for a disk needs nothing of what comes after it for a host.
    offline.publish(root, publication)
