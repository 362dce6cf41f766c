"""What on a page is there for a script alone: left out where the text goes to another place than a browser."""

from __future__ import annotations

#: Selectors of what has nothing to say without a script.
TOOLS = (
    *("button", "dialog", "progress", "script", "select", "template"),
    *("[data-ot-copy]", "ot-assignment", "ot-composer", "ot-highlight"),
)
