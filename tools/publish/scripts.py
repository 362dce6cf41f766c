"""Makes the scripts a third smaller, and puts those that a page waits for into the page itself.

Smaller: no comments, no white space, short names inside functions. Inside: a request that the first paint
waits for costs a slow phone more than the bytes do. `mkdocs serve` does not run this step; whoever wants to
read a script reads it in ``components/``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import minify

from tools.publish import markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_FOLDER = "components"
_LATER = {"async", "defer", "type"}


def write(root: Path) -> None:
    """Make the scripts of a site smaller, and put into its pages what these wait for.

    Args:
        root: the root of the site.
    """
    written = {
        file.relative_to(root).as_posix(): str(
            minify.string("application/javascript", file.read_text("utf-8"))
        )
        for file in sorted((root / _FOLDER).rglob("*.*js"))
    }
    inside = {name for page in sorted(root.rglob("*.html")) for name in _put_inside(page, written)}
    for name, script in written.items():
        if name in inside:
            (root / name).unlink()
        else:
            (root / name).write_text(script, encoding="utf-8")


def _put_inside(page: Path, written: Mapping[str, str]) -> list[str]:
    """Put into a page the scripts that it waits for; gives their paths from the root."""
    html = page.read_text(encoding="utf-8")
    found = list(_awaited(html, written))
    # The end tag, which follows at once, stays.
    edits = [markup.Edit(tag.start, tag.end, f"<script>{written[name]}") for tag, name in found]
    page.write_text(markup.apply(html, edits), encoding="utf-8")
    return [name for _, name in found]


def _awaited(html: str, written: Mapping[str, str]) -> Iterator[tuple[markup.Tag, str]]:
    """Each script of ours that a page waits for, with its path from the root."""
    for tag in markup.tags(html):
        if tag.name != "script" or _LATER & tag.attributes.keys():
            continue
        source = urlsplit(tag.attributes.get("src", ""))
        # However a page refers to the root: with dots, or with the path of the site.
        name = "/".join(source.path.split("/")[-3:])
        if name in written and not source.netloc:
            yield tag, name
