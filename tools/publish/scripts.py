"""Makes the scripts a third smaller, and puts those that a page waits for into the page itself.

Inside: a request that the first paint waits for costs a slow phone more than the bytes do. `mkdocs serve` does not
run this step; whoever wants to read a script reads it in ``components/``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import minify

from tools.publish import pages
from tools.publish.tree import PublicationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.publish.pages import Page
    from tools.publish.tree import Files

_FOLDER = "components/"
_AWAITED = "script[src]:not([async], [defer], [type])"


def small(files: Files, site: Mapping[str, Page], site_url: str) -> Files:
    """Make the scripts of a site smaller, and put into its pages what these wait for.

    Args:
        files: the files of the site.
        site: its pages.
        site_url: its address, with a slash at the end.

    Returns:
        The files, with the scripts smaller and without those that now stand in the pages.

    Raises:
        PublicationError: with the scripts that are none.
    """
    result, problems = dict(files), []
    for path in files:
        if path.startswith(_FOLDER) and path.endswith((".js", ".mjs")):
            try:
                result[path] = minify.string("application/javascript", files[path].decode()).encode()
            except minify.MinifyError as error:
                problems.append(f"{path}: dit is geen JavaScript ({str(error).splitlines()[0]})")
    if problems:
        raise PublicationError("\n".join(problems))
    inside = set()
    for path, page in site.items():
        for script in page.css(_AWAITED):
            name = pages.target(script.attributes["src"] or "", path, site_url) or ""
            if name.startswith(_FOLDER) and name in result:
                del script.attrs["src"]
                pages.replace_text(script, result[name].decode())
                inside.add(name)
    return {path: content for path, content in result.items() if path not in inside}
