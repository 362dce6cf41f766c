"""The last steps on a finished site, which the site generator need not know.

Each step is a module that works on the tree as the step before left it, and gives the same bytes every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.publish import pages, styles

if TYPE_CHECKING:
    from pathlib import Path


def finish(root: Path) -> None:
    """Make a built site ready for a host.

    Args:
        root: the root of the site; changed in place.
    """
    styles.write(root)
    pages.write(root)
