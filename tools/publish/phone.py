"""Lets who asks for it keep a copy of the site on a phone: the worker that keeps it, a manifest and icons.

Where no page has the tool, the worker is one that removes what an earlier version of the site left behind.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import minify
import typst

from macros import dutch
from tools.publish import assets
from tools.publish.tree import elements, parse, replace_text

if TYPE_CHECKING:
    from macros.model import Publication
    from tools.publish.tree import Tree

#: In the root of the site, so that it may keep all of it and nothing else.
WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
#: The script of the tool, which the offline edition does not need.
TOOL = "components/phone/phone.mjs"
_ICON = "assets/favicon.svg"
#: Each icon: its size in pixels, how much of that the picture takes, and what systems may do with it.
_ICONS = {
    "icon-192.png": (192, 88, "any"),
    "icon-512.png": (512, 88, "any"),
    # A system cuts a circle, a square or a drop out of it; 80% is sure to be seen.
    "icon-maskable.png": (512, 56, "maskable"),
}
_DRAWING = """#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {fill})
#set align(center + horizon)
#image(bytes(sys.inputs.svg), width: {share}%)"""
#: What a page of the copy says above all else, in markup that the style sheet knows.
_NOTICE = '<p class="ot-notice" data-search-exclude>{}</p>'
_HERE = Path(__file__).parent


def leave_out(tree: Tree) -> None:
    """Take the tool from every page, so that no new copies are made and those that there are go.

    Args:
        tree: the site.
    """
    for page in tree.pages.values():
        for section in page.css("[data-ot-phone]"):
            section.decompose()


def icons(tree: Tree) -> None:
    """Draw the icons beside the one of the pages, for a site that has the tool.

    Args:
        tree: the site.
    """
    if _has_tool(tree):
        svg = tree.files[_ICON].decode()
        for name, (size, share, purpose) in _ICONS.items():
            fill = "white" if purpose == "maskable" else "none"
            drawing = _DRAWING.format(size=size, share=share, fill=fill)
            tree.files[f"assets/{name}"] = typst.compile(
                drawing.encode(), format="png", ppi=72, sys_inputs={"svg": svg}
            )


def add(tree: Tree, publication: Publication) -> None:
    """Write the worker and the manifest, once the pages and files are what they will be.

    Args:
        tree: the site.
        publication: what holds for the publication, such as its title.
    """
    if not _has_tool(tree):
        tree.files[WORKER] = _script("phone_off.js", "")
        return
    tree.files[MANIFEST] = _manifest(tree, publication)
    _say_size(tree)
    kept = _kept(tree)
    digests = {path: base64.b64encode(hashlib.sha256(text).digest()).decode() for path, text in kept.items()}
    files = {quote(path): f"sha256-{digest}" for path, digest in digests.items()}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    packed = {"version": version, "files": files, "says": _NOTICE.format(escape(_said(tree)))}
    tree.files[WORKER] = _script("phone.js", f"({json.dumps(packed)})")


def _has_tool(tree: Tree) -> bool:
    return any(page.css_first("ot-phone") for page in tree.pages.values())


def _said(tree: Tree) -> str:
    """The sentence of the tool that says of when a copy is."""
    tools = [tool for page in tree.pages.values() for tool in page.css("ot-phone")]
    return tools[0].attributes["data-ot-say-copy"] or ""


def _script(name: str, call: str) -> bytes:
    source = (_HERE / name).read_text("utf-8").rstrip() + call
    return str(minify.string("application/javascript", source)).encode()


def _kept(tree: Tree) -> dict[str, bytes]:
    """What the copy holds, by address from the root: the pages and what they and their scripts ask for."""
    modules = [text for path, text in tree.files.items() if path.endswith(".mjs")]
    asked = {
        path: text
        for path, text in tree.files.items()
        if path.startswith(f"{assets.STATIC}/")
        or (path.endswith((".json", ".fodt")) and any(f'"{path}"'.encode() in source for source in modules))
    }
    pages = {
        path.removesuffix("index.html"): (page.html or "").encode()
        for path, page in tree.pages.items()
        if path != "404.html"
    }
    return dict(sorted((asked | pages).items()))


def _say_size(tree: Tree) -> None:
    """Say on the pages with the tool what a copy takes; the digits are too few to change that."""
    size = dutch.size(sum(map(len, _kept(tree).values())))
    for page in tree.pages.values():
        for element in page.css("[data-ot-phone-size]"):
            replace_text(element, f"ongeveer {size}")


def _manifest(tree: Tree, publication: Publication) -> bytes:
    folder = next(path for path in tree.files if path.endswith(f"/{_ICON}")).removesuffix(_ICON)
    (colour, *_) = (
        each.attributes["fill"]
        for each in elements(parse(tree.files[folder + _ICON].decode()))
        if each.attributes.get("fill")
    )
    manifest = {
        "name": publication.title,
        "short_name": publication.title,
        "description": publication.description,
        "lang": "nl",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        # With the way back that a site without buttons of its own needs.
        "display": "minimal-ui",
        "theme_color": colour,
        "background_color": "#fff",
        "icons": [
            {"src": folder + _ICON, "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": f"{folder}assets/{name}",
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for name, (size, _, purpose) in _ICONS.items()
            ),
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()
