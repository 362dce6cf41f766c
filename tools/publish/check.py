"""Refuses a site in which an address leads nowhere, wherever it stands: the last step."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from macros import open_data
from tools.publish import styles
from tools.publish.tree import change_addresses, elements, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.publish.tree import Tree

#: How a script that was made smaller names a module; what it puts together while it runs is not known here.
_IMPORT = re.compile(r"""(?<![\w$."'`])(?:from|import\(?)["'`]([^"'`$]+)["'`]""")
#: The keys of an address from the root of the site, in the JSON that scripts ask for.
_KEYS = frozenset({"address", "to"})


def dead(tree: Tree, *, disk: bool = False) -> Iterator[str]:
    """Find the addresses that lead nowhere.

    Args:
        tree: the site.
        disk: whether it stands on a disk, where a folder does not lead to its ``index.html``.

    Yields:
        For each its file, the address and what is wrong, in Dutch.
    """
    ids = {path: {element.attrs["id"] for element in page.css("[id]")} for path, page in tree.pages.items()}
    for file, content in tree.all_files().items():
        for place, address in _addresses(tree, file, content, disk=disk):
            path = tree.target(address, place)
            if path is None:
                continue
            index = f"{path.removesuffix('/')}/index.html".removeprefix("/")
            found = place if address.startswith("#") else index if index in ids and not disk else path
            if found not in ids and found not in tree.files:
                yield f"{file}: {address} leidt nergens heen"
            elif found in ids and unquote(urlsplit(address).fragment) not in ids[found] | {"", "top"}:
                yield f"{file}: {address} leidt naar een plek die niet op die pagina staat"
        if file.endswith(".mjs"):
            folder = file[: file.index("components/")] + "components/" if "components/" in file else ""
            for name in _IMPORT.findall(content.decode()):
                if not name.startswith("ot/") or folder + name.removeprefix("ot/") not in tree.files:
                    yield f"{file}: import van {name} leidt nergens heen: schrijf ot/map/bestand.mjs"


def _addresses(tree: Tree, file: str, content: bytes, *, disk: bool) -> Iterator[tuple[str, str]]:
    """Each address in a file, with the path that it is seen from."""
    if file.endswith(".css"):
        yield from ((file, address) for address in styles.addresses(content.decode()))
    elif file.endswith((".html", ".svg")):
        page = tree.pages.get(file) or parse(content.decode())
        found: list[str] = []
        change_addresses(page, lambda address: found.append(address) or address)  # type: ignore[func-returns-value]
        values = [value for each in elements(page) for value in each.attributes.values() if value]
        css = [f"a{{b:{value}}}" for value in values if "url(" in value]
        for text in [*css, *(style.text() for style in page.css("style"))]:
            found += styles.addresses(text)
        for script in page.css("script[type=importmap]"):
            # Where a module is named this leads to it; any will do.
            found.append(json.loads(script.text())["imports"]["ot/"] + "lib/resource.mjs")
        yield from ((file, address) for address in found)
    elif file.endswith((".json", ".txt", ".webmanifest", ".xml")) and not disk:
        text = content.decode()
        found = re.findall(re.escape(tree.address) + r"""[^\s"<>\\]*""", text)
        # In the open data a "to" is the id of a moment; its addresses are whole.
        named = file.endswith(".json") and file != open_data.PATH
        found += _named(json.loads(text)) if named else []
        yield from (("index.html", address) for address in found)


def _named(value: Any, key: str = "") -> Iterator[str]:
    """The texts in JSON that stand under a key for addresses."""
    if isinstance(value, str) and key in _KEYS:
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _named(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _named(each, key)
