"""Moves styles, scripts, letters and pictures to a folder named after their content.

Another content gives another address, so that a browser can keep them for ever and never shows old ones.
The folder is moved whole: what the files say of each other stays true, and only the pages change.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from macros.addresses import relative
from tools.publish import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The folders that hold nothing else.
FOLDERS = ("assets", "components", "fonts", "stylesheets")
#: Where they go, in a folder that is named after their content.
STATIC = "static"
_DIGITS = 12


def version(root: Path, site_url: str) -> str:
    """Move the folders, and let every page look for them in their new place.

    A script that needs the root of the site cannot count folders up from itself: it takes away
    ``static/<name>/javascripts/`` where that is there, or asks ``base`` of the theme's ``__config``.

    Args:
        root: the root of the site.
        site_url: its address, with a slash at the end.

    Returns:
        The new folder, from the root, with a slash at the end.
    """
    files = [
        file.relative_to(root).as_posix()
        for folder in FOLDERS
        for file in (root / folder).rglob("*")
        if file.is_file()
    ]
    target = f"{STATIC}/{_name(root, sorted(files))}/"
    (root / target).mkdir(parents=True)
    for folder in FOLDERS:
        if (root / folder).exists():
            (root / folder).rename(root / target / folder)
    for page in root.rglob("*.html"):
        path = page.relative_to(root).as_posix().removesuffix("index.html")
        html = page.read_text(encoding="utf-8")
        page.write_text(_Mover(frozenset(files), target, site_url, path).rewrite(html), encoding="utf-8")
    return target


def _name(root: Path, files: list[str]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = (root / file).read_bytes()
        # With the lengths no two sets of files read the same.
        digest.update(f"{file}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:_DIGITS]


class _Mover:
    """Rewrites the addresses in one page.

    An address stays as it was written: seen from the page, from the root of the host, or whole.
    """

    def __init__(self, files: frozenset[str], target: str, site_url: str, page: str) -> None:
        self._files = files
        self._target = target
        self._site_url = site_url
        self._page = page

    def rewrite(self, html: str) -> str:
        return markup.apply(html, (edit for tag in markup.tags(html) for edit in self._edits(tag)))

    def _edits(self, tag: markup.Tag) -> Iterator[markup.Edit]:
        for value, start, end in tag.values():
            if new := self._moved(value):
                yield markup.Edit(start, end, new)
        if tag.attributes.get("type") == "importmap":
            folder = json.loads(tag.content)["imports"]["ot/"]
            moved = folder.removesuffix("components/") + self._target + "components/"
            yield markup.Edit(tag.end, tag.end + len(tag.content), tag.content.replace(folder, moved))
        if tag.name == "script" and tag.attributes.get("type") == "application/json":
            content = tag.content
            for value in _strings(json.loads(content)):
                if new := self._moved(value):
                    content = content.replace(f'"{value}"', f'"{new}"')
            if content != tag.content:
                yield markup.Edit(tag.end, tag.end + len(tag.content), content)

    def _moved(self, address: str) -> str | None:
        """The new address of a file that was moved; nothing for any other."""
        try:
            absolute = urljoin(self._site_url + self._page, address)
        except ValueError:
            return None  # a text that is no address
        path = absolute.removeprefix(self._site_url)
        file, mark, rest = path.partition("#")
        if absolute == path or file not in self._files:
            return None
        moved = self._target + file
        if address.startswith(self._site_url):
            new = self._site_url + moved
        elif address.startswith("/"):
            new = urlsplit(self._site_url).path + moved
        else:
            new = relative(moved, self._page)
        return new + mark + rest


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _strings(each)
        case dict():
            for each in value.values():
                yield from _strings(each)
