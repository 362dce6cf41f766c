"""Makes the scripts a third smaller: no comments, no white space, short names inside functions.

`mkdocs serve` does not run this step; whoever wants to read a script reads it in ``docs/javascripts/``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import minify

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path) -> None:
    """Make the scripts of a site smaller.

    Args:
        root: the root of the site.
    """
    for file in sorted((root / "javascripts").glob("*.*js")):
        script = minify.string("application/javascript", file.read_text("utf-8"))
        file.write_text(str(script), encoding="utf-8")
