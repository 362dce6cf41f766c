"""Moves styles, scripts, letters and pictures to a folder named after their content.

Another content gives another address, so that a browser can keep them for ever and never shows old ones. The
folders are moved whole: what the files say of each other stays true, and only the pages change.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from tools.publish.tree import change_addresses, replace_text

if TYPE_CHECKING:
    from tools.publish.tree import Tree

#: The folders that hold nothing else.
FOLDERS = ("assets/", "components/", "fonts/", "stylesheets/")
#: Where they go, in a folder that is named after their content.
STATIC = "static"
#: Where the theme puts what its own script and palette load.
_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


def drop_unnamed(tree: Tree) -> None:
    """Leave out the folders of the theme that no page, sheet or script names.

    Args:
        tree: the site.
    """
    texts = [text for path, text in tree.all_files().items() if path.endswith((".css", ".html", "js"))]
    for folder in _THEME:
        inside = [path for path in tree.files if path.startswith(folder)]
        if not any(folder.encode() in text for text in texts):
            for path in inside:
                del tree.files[path]


def version(tree: Tree) -> None:
    """Move the folders, and let the pages look for them in their new place.

    Args:
        tree: the site.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in tree.files if path.startswith(FOLDERS)):
        # With the lengths no two sets of files read the same.
        digest.update(f"{path}\0{len(tree.files[path])}\0".encode() + tree.files[path])
    folder = f"{STATIC}/{digest.hexdigest()[:12]}/"

    for place, page in tree.pages.items():

        def moved(address: str, place: str = place) -> str:
            path = tree.target(address, place) or ""
            known = path in tree.files or path in FOLDERS
            return (
                tree.refer(folder + path, place, address) if known and path.startswith(FOLDERS) else address
            )

        change_addresses(page, moved)
        for script in page.css("script[type=importmap]"):
            imports = json.loads(script.text())["imports"]
            # Without a dot or slash in front it would be no address.
            imports = {name: re.sub("^(?![./])", "./", moved(address)) for name, address in imports.items()}
            replace_text(script, json.dumps({"imports": imports}, separators=(",", ":")))
    tree.files = {
        folder + path if path.startswith(FOLDERS) else path: content for path, content in tree.files.items()
    }
