"""What on a page is there for a script alone, and so is left out of a text that goes elsewhere."""

from __future__ import annotations

#: Selectors of what has nothing to say without a script.
TOOLS = (
    *("button", "dialog", "progress", "script", "select", "template"),
    *("[data-ot-copy]", "ot-assignment", "ot-composer", "ot-highlight"),
)
