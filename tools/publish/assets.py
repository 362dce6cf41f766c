"""Moves styles, scripts, letters and pictures to a folder named after their content.

Another content gives another address, so that a browser can keep them for ever and never shows old ones. The folders
are moved whole: what the files say of each other stays true, and only the pages change.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from tools.publish import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.publish.pages import Page
    from tools.publish.tree import Files

#: The folders that hold nothing else.
FOLDERS = ("assets", "components", "fonts", "stylesheets")
#: Where they go, in a folder that is named after their content.
STATIC = "static"
#: Where the theme puts what its own script and palette load.
_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_DIGITS = 12


def needed(files: Files, site: Mapping[str, Page]) -> Files:
    """Leave out the folders of the theme that no page, sheet or script names.

    Args:
        files: the files of the site.
        site: its pages.

    Returns:
        The other files.
    """
    texts = [files[path] for path in files if path.endswith((".css", "js")) and not path.startswith(_THEME)]
    texts += map(pages.write, site.values())
    named = tuple(folder for folder in _THEME if any(folder.encode() in text for text in texts))
    return {path: files[path] for path in files if not path.startswith(_THEME) or path.startswith(named)}


def version(files: Files, site: Mapping[str, Page], site_url: str) -> Files:
    """Move the folders, and let the pages look for them in their new place.

    Args:
        files: the files of the site.
        site: its pages.
        site_url: its address, with a slash at the end.

    Returns:
        The files at their new paths.
    """
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.partition("/")[0] in FOLDERS:
            # With the lengths no two sets of files read the same.
            digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    folder = f"{STATIC}/{digest.hexdigest()[:_DIGITS]}/"

    def moved(path: str) -> str:
        return folder + path if path.partition("/")[0] in FOLDERS else path

    for place, page in site.items():

        def address(old: str, place: str = place) -> str:
            path = pages.target(old, place, site_url)
            if path is None or moved(path) == path or not (path in files or path.endswith("/")):
                return old
            return pages.refer(moved(path), place, site_url, like=old)

        pages.change_addresses(page, address)
        for script in page.css("script[type=importmap]"):
            imports = json.loads(script.text())["imports"]
            # Without a dot or slash in front it would be no address.
            changed = {name: re.sub(r"^(?![./])", "./", address(old)) for name, old in imports.items()}
            pages.replace_text(script, json.dumps({"imports": changed}, separators=(",", ":")))
    return {moved(path): content for path, content in files.items()}
