"""Makes the scripts a third smaller, and puts those that a page waits for into the page itself.

Inside: a request that the first paint waits for costs a slow phone more than the bytes do. `mkdocs serve`
does not run this step; whoever wants to read a script reads it in ``components/``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import minify

from tools.publish.tree import PublicationError, replace_text

if TYPE_CHECKING:
    from tools.publish.tree import Tree

_FOLDER = "components/"


def shorten(tree: Tree) -> None:
    """Make the scripts smaller, and put into the pages what these wait for.

    Args:
        tree: the site.

    Raises:
        PublicationError: with the scripts that are none.
    """
    ours = [path for path in tree.files if path.startswith(_FOLDER) and path.endswith((".js", ".mjs"))]
    problems = []
    for path in ours:
        try:
            tree.files[path] = minify.string("application/javascript", tree.files[path].decode()).encode()
        except minify.MinifyError as error:
            problems.append(f"{path}: dit is geen JavaScript ({str(error).splitlines()[0]})")
    if problems:
        raise PublicationError("\n".join(problems))
    inside = set()
    for place, page in tree.pages.items():
        for script in page.css("script[src]:not([async], [defer], [type])"):
            name = tree.target(script.attrs["src"] or "", place) or ""
            if name in ours:
                del script.attrs["src"]
                replace_text(script, tree.files[name].decode())
                inside.add(name)
    for path in inside:
        del tree.files[path]
