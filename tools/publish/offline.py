"""Packs the finished site as an edition that opens from a disk, and says on the site how large it is."""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from macros import dutch
from macros.built import ALONE, EARLIER, PRESS
from tools.publish import phone
from tools.publish.tree import change_addresses, replace_text, rest

if TYPE_CHECKING:
    import datetime

    from tools.publish.tree import Files, Page, Tree

PATH = "downloads/handreiking-offline.zip"
SCRIPT = "components/offline.js"
_START = Path(__file__).with_name("offline.js").read_text("utf-8").strip()
#: What only a server has use for. Earlier versions stay there too, and so do each record alone and what is
#: for a printer: their text is in the edition, and the zip would be three times as large.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")


def edition(site: Tree) -> Tree:
    """Make a site fit for a disk: pages link to files, and start their modules by name.

    Args:
        site: the site; it stays as it is.

    Returns:
        The edition. One script brings the modules, with the JSON that they name.
    """
    tree = site.copy()
    tree.files.pop(phone.TOOL, None)
    modules = {path: text.decode() for path, text in sorted(tree.files.items()) if path.endswith(".mjs")}
    data = {
        path: text.decode()
        for path, text in sorted(tree.files.items())
        if path.endswith(".json") and any(f'"{path}"' in source for source in modules.values())
    }
    large = [
        path
        for path in tree.files
        if path.startswith((f"{EARLIER}/", f"{ALONE}/")) or path.endswith(f"{PRESS}.pdf")
    ]
    for path in {*_LEFT_OUT, *modules, *data, *large}:
        tree.files.pop(path, None)
        tree.pages.pop(path, None)
    packed = {"modules": {_name(path): source for path, source in modules.items()}, "data": data}
    start = json.dumps(packed | {"address": tree.address}, ensure_ascii=False)
    tree.files[SCRIPT] = f"{_START}({start});\n".encode()
    for place, page in tree.pages.items():
        _start_from_disk(tree, place, page)
    return tree


def folder(slug: str) -> str:
    """The folder in the zip: unpacking leaves no loose files, and no two handreikingen in one folder."""
    return f"{slug}-offline"


def pack(files: Files, folder: str, date: datetime.date) -> bytes:
    """Make a zip of files in a folder, all of one date; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", (date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # with the rights below, whatever system makes it
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def announce(site: Tree, paths: dict[str, str]) -> None:
    """Say on the site, which has the zips, how large each is and what its checksum is.

    Args:
        site: the site.
        paths: the path of each zip, by the attribute of the elements that wait for what is said of it.
    """
    for page in site.pages.values():
        _choose(page, "online")
        for attribute, path in paths.items():
            for element in page.css(f"[{attribute}]"):
                packed = site.files[path]
                facts = {"size": dutch.size(len(packed)), "sha256": hashlib.sha256(packed).hexdigest()}
                replace_text(element, facts[element.attrs[attribute] or ""])


def _choose(page: Page, name: str) -> None:
    """Leave in a page only what is meant for one edition, and show it."""
    for section in page.css("[data-ot-edition]"):
        if section.attrs["data-ot-edition"] != name:
            section.decompose()
            continue
        for attribute in {"data-ot-edition", "hidden"} & section.attributes.keys():
            del section.attrs[attribute]


def _name(module: str) -> str:
    """The name that modules give each other, as in the import map of theme/main.html."""
    return module.replace("components/", "ot/", 1)


def _start_from_disk(tree: Tree, place: str, page: Page) -> None:
    _choose(page, "offline")
    for link in page.css("link[rel=modulepreload], link[rel=preload], link[rel=prefetch]"):
        link.decompose()
    for script in page.css("script[type=module][src]"):
        module = tree.target(script.attrs["src"] or "", place) or ""
        del script.attrs["src"]
        replace_text(script, f"import {json.dumps(_name(module))}")

    def local(address: str) -> str:
        path = tree.target(address, place)
        if path is None or address.startswith(("#", tree.address)):
            return address
        index = posixpath.join(path, "index.html")
        file = path if path in tree.files or path in tree.pages else index if index in tree.pages else None
        # What is not in the edition only the server has.
        return tree.refer(file or path, place, rest(address) if file else tree.address + rest(address))

    change_addresses(page, local)
    for script in page.css("script[type=importmap]"):
        del script.attrs["type"]
        replace_text(script, "")
        script.attrs["src"] = tree.refer(SCRIPT, place, "")
