"""Writes the style sheets that pages link to: which sheets there are, in which layer each stands.

There is one for all pages, and one for each tool that only some pages have.

A layer further on wins over one before it, whatever their selectors. So Material's sheet, which is the first,
needs no war of selectors to be outdone, and what is hidden or printed is so whatever a block says of itself.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

#: The style sheet, from the root of the site.
ENTRY = "stylesheets/site.css"
#: The layers, from weak to strong. Each but the two named below is a sheet in stylesheets/; the build writes
#: that of the palette.
LAYERS = (
    "theme",
    "fonts",
    "palette",
    "tokens",
    "mends",
    "prose",
    "looks",
    "records",
    "ways",
    "tools",
    "states",
    "print",
)
#: The tools on every page; the sheet of any other is linked where its element stands.
EVERYWHERE = ("copy-link", "highlight", "page", "report", "search")
#: Where the others stand; the name of the theme's own sheet holds a hash of its content.
_ELSEWHERE = {
    "theme": re.compile(r"assets/stylesheets/main\.[^/]+\.css"),
    "tools": re.compile(r"components/[^/]+/[^/]+\.css"),
}


def entry(paths: Iterable[str]) -> str:
    """The style sheet that puts every other in its layer.

    Args:
        paths: the files of the site, from its root.

    Returns:
        The sheet: the order of the layers, then an import for each sheet.

    Raises:
        PluginError: in Dutch, when the theme has not exactly one sheet, a layer none, or a sheet no layer.
    """
    sheets: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    folder = posixpath.dirname(ENTRY)
    problems = []
    for path in sorted(paths):
        layer = next((name for name, place in _ELSEWHERE.items() if place.fullmatch(path)), None)
        if posixpath.dirname(path) == folder and path.endswith(".css"):
            layer = PurePosixPath(path).stem
        if layer == "tools" and path.split("/")[1] not in EVERYWHERE:
            continue
        if layer in sheets:
            sheets[layer].append(path)
        elif layer is not None:
            problems.append(f"{path} hoort bij geen laag: {', '.join(LAYERS)}")
    problems += [f"er is geen stijlblad voor de laag {layer}" for layer in LAYERS if not sheets[layer]]
    if len(sheets["theme"]) > 1:
        problems.append(f"het thema heeft meer dan een stijlblad: {', '.join(sheets['theme'])}")
    if problems:
        raise PluginError("\n".join(f"theme/styles.py: {problem}." for problem in problems))
    imports = [
        f'@import url("{posixpath.relpath(path, folder)}") layer({layer});'
        for layer in LAYERS
        for path in sheets[layer]
    ]
    return "\n".join([f"@layer {', '.join(LAYERS)};", *imports, ""])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the style sheets; called by MkDocs, after the hook that adds the sheets of the tools."""
    sheets = [file.src_uri for file in files if file.src_uri.endswith(".css")]
    tools = {path.split("/")[1]: path for path in sheets if _ELSEWHERE["tools"].fullmatch(path)}
    config.extra["sheets_of_tools"] = apart = sorted(tools.keys() - set(EVERYWHERE))
    written = {ENTRY: entry(sheets)}
    for tool in apart:
        written[f"{posixpath.dirname(ENTRY)}/{tool}.css"] = f'@import url("../{tools[tool]}") layer(tools);\n'
    for path, sheet in written.items():
        files.append(File.generated(config, path, content=sheet))
    return files
