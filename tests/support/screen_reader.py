"""A screen reader that writes down what it says, in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

_PACKAGE = Path(__file__).parent.parent.parent / "node_modules" / "@guidepup" / "virtual-screen-reader"
_READER = _PACKAGE / "lib" / "esm" / "index.browser.js"
_SPEAK = """async parts => {
    const address = URL.createObjectURL(new Blob([window.reader], {type: "text/javascript"}))
    const {virtual} = await import(address)
    // It reads the attribute; a real one reads the state.
    for (const input of document.querySelectorAll("article :is([type=radio], [type=checkbox])"))
        input.toggleAttribute("checked", input.checked)
    const said = []
    for (const part of parts) {
        await virtual.start({container: document.querySelector(part)})
        const first = await virtual.lastSpokenPhrase()
        do {
            said.push(await virtual.lastSpokenPhrase())
            await virtual.next()
        } while (await virtual.lastSpokenPhrase() !== first && said.length < 300)
        said.push("")
        await virtual.stop()
    }
    return said
}"""


def transcript(page: Page, parts: Sequence[str]) -> str:
    """What is said from the beginning to the end of parts of a page.

    Args:
        page: the page, in the state to read.
        parts: a selector for each part.

    Returns:
        A line for each thing said, and an empty one after each part.
    """
    page.evaluate("text => { window.reader = text }", _READER.read_text(encoding="utf-8"))
    return "\n".join(page.evaluate(_SPEAK, list(parts)))
