"""The tools in the pages, as a test works with them in a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

#: Every key of ours starts with it.
SPACE = "opdracht-teruggeven/"
#: Makes the getter of localStorage throw, as browsers do where site data is blocked.
BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError") }
})"""
#: Lets nothing more in, as a browser does where a site has used its room; for who cannot fill it first.
NO_ROOM = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
#: Fills what the browser allows a site to the last character.
FULL = """for (let size = 1 << 22; size >= 1; size >>= 1) {
    try {
        for (;;) localStorage.setItem("vol", (localStorage.getItem("vol") ?? "") + "x".repeat(size))
    } catch {}
}"""


def module(name: str) -> str:
    """JavaScript for a promise of one of the site's modules, wherever the build put it."""
    return f'import(new URL("./{name}", document.querySelector("script[src*=\'/tools.mjs\']").src))'


def ready(page: Page, element: str = "ot-checklist") -> None:
    """Wait until a tool works."""
    page.wait_for_function(f"!!customElements.get('{element}')")


def all_ready(page: Page) -> None:
    """Wait until every tool works that the page asks for by itself."""
    page.wait_for_function("!document.querySelector(':not(:defined, [data-ot-lazy], [data-ot-query])')")


def copying_ready(page: Page) -> None:
    """Wait until the links to copy do so; till then each is an ordinary link."""
    page.wait_for_function(
        "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/copy-link.mjs'))"
    )
    # The page has asked for it; it works once it has run.
    page.evaluate("import('ot/copy-link/copy-link.mjs').then(() => true)")


def kept(page: Page) -> dict[str, str]:
    """What is kept on the device, to the letter: each name with its raw text."""
    return page.evaluate(
        """space => Object.fromEntries(Object.entries(localStorage)
            .filter(([key]) => key.startsWith(space)).map(([key, raw]) => [key.slice(space.length), raw]))""",
        SPACE,
    )


def stored(page: Page) -> dict[str, Any]:
    """What is kept on the device: the value of each entry that has one."""
    entries = {name: json.loads(raw) for name, raw in kept(page).items() if name != "version"}
    return {name: entry["v"] for name, entry in entries.items() if entry["v"] is not None}


def keep(page: Page, entries: dict[str, Any], version: int = 2) -> None:
    """Put entries on the device, as an earlier version of the site or another hand may have done."""
    texts = {
        name: each if isinstance(each, str) else json.dumps(each)
        for name, each in ({"version": version} | entries).items()
    }
    page.evaluate(
        "([space, texts]) => { for (const name in texts) localStorage.setItem(space + name, texts[name]) }",
        [SPACE, texts],
    )


def box(page: Page, item_id: str) -> Locator:
    """The checkbox of a checklist item."""
    return page.locator(f"#vink-{item_id}")


def said(page: Page, text: str) -> None:
    """Check that something is said to a screen reader, politely."""
    expect(page.locator("body > [role=status]")).to_have_text(text)
