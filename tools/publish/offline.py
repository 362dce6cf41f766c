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
from tools.publish import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.model import Publication
    from tools.publish.pages import Page
    from tools.publish.tree import Files

PATH = "downloads/handreiking-offline.zip"
#: The folder in the zip, so that unpacking it leaves no hundred loose files.
FOLDER = "handreiking-offline"
SCRIPT = "components/offline.js"
_START = Path(__file__).with_name("offline.js").read_text("utf-8").strip()
#: What only a server has use for.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_EARLY = "link[rel=modulepreload], link[rel=preload], link[rel=prefetch]"


def edition(files: Files, site: Mapping[str, Page], site_url: str) -> Files:
    """Make a site fit for a disk.

    Args:
        files: the files of the site.
        site: its pages; changed to those of the edition, which link to files and start their modules by name.
        site_url: the address of the published site.

    Returns:
        The files of the edition. One script brings the modules, with the JSON that they name.
    """
    modules = {
        path.replace("components/", "ot/", 1): files[path].decode()
        for path in sorted(files)
        if path.endswith(".mjs")
    }
    data = {
        path: files[path].decode()
        for path in sorted(files)
        if path.endswith(".json") and any(f'"{path}"' in source for source in modules.values())
    }
    packed = {"modules": modules, "data": data, "address": site_url}
    result = {
        path: content
        for path, content in files.items()
        if path not in {*_LEFT_OUT, *data} and not path.endswith((".html", ".mjs"))
    }
    result[SCRIPT] = f"{_START}({json.dumps(packed, ensure_ascii=False)});\n".encode()
    there = result.keys() | site.keys() - {*_LEFT_OUT}
    for place in there & site.keys():
        _for_disk(site[place], place, there, site_url)
        result[place] = pages.write(site[place])
    return result


def pack(files: Files, publication: Publication) -> bytes:
    """Make a zip.

    Args:
        files: the files.
        publication: says which date they have.

    Returns:
        The zip. The same files give the same bytes.
    """
    packed = io.BytesIO()
    date = publication.date
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", (date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # with the rights below, whatever system makes it
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def choose(page: Page, name: str) -> None:
    """Leave in a page only what is meant for one edition.

    Args:
        page: the page.
        name: the edition, ``online`` or ``offline``; what is hidden for it is shown.
    """
    for section in page.css("[data-ot-edition]"):
        if section.attributes["data-ot-edition"] != name:
            section.decompose()
            continue
        for attribute in {"data-ot-edition", "hidden"} & section.attributes.keys():
            del section.attrs[attribute]


def fill(page: Page, packed: bytes) -> None:
    """Fill in what is known of the zip once it is made, where an element asks for its ``size`` or ``sha256``.

    Args:
        page: the page.
        packed: the zip.
    """
    facts = {"size": dutch.size(len(packed)), "sha256": hashlib.sha256(packed).hexdigest()}
    for element in page.css("[data-ot-offline]"):
        pages.replace_text(element, facts[element.attributes["data-ot-offline"] or ""])


def _for_disk(page: Page, place: str, there: frozenset[str], site_url: str) -> None:
    choose(page, "offline")
    for link in page.css(_EARLY):
        link.decompose()
    for script in page.css("script[type=module][src]"):
        module = pages.target(script.attributes["src"] or "", place, site_url) or ""
        del script.attrs["src"]
        pages.replace_text(script, f"import {json.dumps(module.replace('components/', 'ot/', 1))}")

    def local(address: str) -> str:
        path = pages.target(address, place, site_url)
        if path is None or address.startswith(("#", site_url)):
            return address
        file = next((each for each in (path, posixpath.join(path, "index.html")) if each in there), None)
        # What is not in the edition only the server has.
        like = pages.rest(address) if file else site_url + pages.rest(address)
        return pages.refer(file or path, place, site_url, like=like)

    pages.change_addresses(page, local)
    for script in page.css("script[type=importmap]"):
        del script.attrs["type"]
        pages.replace_text(script, "")
        script.attrs["src"] = pages.refer(SCRIPT, place, site_url, like="")
