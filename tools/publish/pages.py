"""Takes out what the theme leaves: white space in the pages, and files that no page asks for."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# White space means something in these, and in a script a line end may.
_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
#: Where the theme puts its own files.
_THEME = ("assets/javascripts", "assets/stylesheets", "assets/images")


def write(root: Path) -> None:
    """Make the pages of a site smaller, and leave out the folders of the theme that no page or script names.

    Args:
        root: the root of the site.
    """
    unnamed = set(_THEME)
    for file in sorted(root.rglob("*")):
        if file.suffix == ".html":
            file.write_text(slim(file.read_text("utf-8")), "utf-8")
        if file.suffix in (".css", ".html", ".js", ".mjs") and not file.is_relative_to(root / "assets"):
            text = file.read_text("utf-8")
            unnamed -= {folder for folder in unnamed if folder in text}
    for folder in unnamed:
        shutil.rmtree(root / folder, ignore_errors=True)


def slim(html: str) -> str:
    """Leave out empty lines and indents; where a line ended white space stays, so nothing runs together.

    Args:
        html: a page.

    Returns:
        The same page to a browser.
    """
    parts = _KEPT.split(html)
    # Three for each part that is kept: what is before it, itself, and the name of its element.
    return "".join(
        re.sub(r"\s*\n\s*", "\n", part) if index % 3 == 0 else part
        for index, part in enumerate(parts)
        if index % 3 != 2
    )
