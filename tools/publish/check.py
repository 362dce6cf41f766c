"""Refuses a site in which an address leads nowhere, wherever it stands: the last step before a site is written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from tools.publish import pages, styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.publish.pages import Page
    from tools.publish.tree import Files

#: How a script that was made smaller names a module; what it puts together while it runs is not known here.
_IMPORT = re.compile(r"""(?<![\w$."'`])(?:from|import\(?)["'`]([^"'`$]+)["'`]""")
#: The keys of an address from the root of the site, in the JSON that scripts ask for.
_KEYS = frozenset({"address", "to"})
_DATA = (".json", ".txt", ".webmanifest", ".xml")


def dead(files: Files, site: Mapping[str, Page], site_url: str, *, folders: bool = True) -> Iterator[str]:
    """Find the addresses that lead nowhere.

    Args:
        files: the files of the site, also those of its pages.
        site: its pages.
        site_url: its address, with a slash at the end.
        folders: whether a folder leads to its ``index.html``, as it does with a web server.

    Yields:
        For each its file, the address and what is wrong, in Dutch.
    """
    ids = {path: {element.attributes["id"] for element in page.css("[id]")} for path, page in site.items()}
    for file, content in files.items():
        if file.endswith(_DATA) and not folders:
            continue  # its addresses are those of the site
        for place, address in _addresses(file, content, site.get(file), site_url):
            path = pages.target(address, place, site_url)
            if path is None:
                continue
            index = f"{path.removesuffix('/')}/index.html".removeprefix("/")
            found = place if address.startswith("#") else index if folders and index in files else path
            if found not in files:
                yield f"{file}: {address} leidt nergens heen"
            elif found in ids and unquote(urlsplit(address).fragment) not in ids[found] | {"", "top"}:
                yield f"{file}: {address} leidt naar een plek die niet op die pagina staat"
        if file.endswith(".mjs"):
            root, folder, _ = file.partition("components/")
            for name in _IMPORT.findall(content.decode()):
                if not name.startswith("ot/") or root + folder + name.removeprefix("ot/") not in files:
                    yield f"{file}: import van {name} leidt nergens heen: schrijf ot/map/bestand.mjs"


def _addresses(file: str, content: bytes, page: Page | None, site_url: str) -> Iterator[tuple[str, str]]:
    """Each address in a file, with the path that it is seen from."""
    if file.endswith(".css"):
        yield from ((file, address) for address in styles.addresses(content.decode()))
    elif page or file.endswith(".svg"):
        page = page or pages.Page(content.decode())
        yield from ((file, address) for address in pages.addresses(page))
        painted = [value for each in pages.elements(page) for value in each.attributes.values() if "url(" in (value or "")]
        for css in [f"a{{b:{value}}}" for value in painted] + [style.text() for style in page.css("style")]:
            yield from ((file, address) for address in styles.addresses(css))
        for script in page.css("script[type=importmap]"):
            # Where a module is named this leads to it; any will do.
            imports = json.loads(script.text())["imports"]
            yield file, f"{imports['ot/']}lib/resource.mjs"
    elif file.endswith(_DATA):
        text = content.decode()
        whole = re.findall(re.escape(site_url) + r"""[^\s"<>\\]*""", text)
        yield from (("index.html", address) for address in whole)
        if file.endswith(".json"):
            yield from (("index.html", address) for address in _named(json.loads(text)))


def _named(value: Any, key: str = "") -> Iterator[str]:
    """The texts in JSON that stand under a key for addresses."""
    match value:
        case dict():
            for name, each in value.items():
                yield from _named(each, name)
        case list():
            for each in value:
                yield from _named(each, key)
        case str() if key in _KEYS:
            yield value
