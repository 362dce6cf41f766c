"""The tools in the pages, as a test works with them in a browser."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

#: How often a state is looked at, in milliseconds. By itself Playwright looks at each frame that is drawn,
#: and a tab behind another draws few.
POLLING = 20
#: How long a state is waited for, in seconds.
PATIENCE = 30
#: What every key of ours starts with, as the page has it.
SPACE = "`${document.documentElement.dataset.otSlug}/`"
#: The id that a device gives to an assignment, at the start of a name.
_MADE = re.compile(r"^[0-9a-z]{4,7}-[0-9a-z]{4,7}/")
#: Makes the getter of localStorage throw, as browsers do where site data is blocked.
BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError") }
})"""
#: Lets nothing more in, as a browser does where a site has used its room; for who cannot fill it first.
NO_ROOM = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
#: Fills what the browser allows a site, until there is no room for an entry.
FULL = """for (let size = 1 << 22; size; size >>= 1)
    try { localStorage.setItem("vol" + size, "x".repeat(size)) } catch {}"""
#: Makes room again.
ROOM = "for (const key of Object.keys(localStorage)) if (key.startsWith('vol')) localStorage.removeItem(key)"


def until(page: Page, state: str, arg: Any = None) -> None:
    """Wait until a page is in a state.

    Asked from here time and again: a page that lets no text run as a script stops Playwright's own waiting.
    """
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(state, arg):
        assert time.monotonic() < deadline, f"after {PATIENCE} s it is not so that {state}"
        page.wait_for_timeout(POLLING)


def ready(page: Page, element: str = "ot-checklist") -> None:
    """Wait until a tool works."""
    until(page, f"!!customElements.get('{element}')")


def all_ready(page: Page) -> None:
    """Wait until every tool works that the page asks for by itself."""
    until(page, "!document.querySelector(':not(:defined, [data-ot-lazy], [data-ot-query])')")


def all_asked(page: Page) -> None:
    """Wait until a page has all that it asks for by itself, letters too, and rests."""
    all_ready(page)
    if page.locator("[data-ot-copy]").count():
        copying_ready(page)
    page.evaluate("document.fonts.ready.then(() => new Promise(requestIdleCallback)).then(() => true)")


def copying_ready(page: Page) -> None:
    """Wait until the links to copy do so; till then each is an ordinary link."""
    until(
        page, "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/copy-link.mjs'))"
    )
    # The page has asked for it; it works once it has run.
    page.evaluate("import('ot/copy-link/copy-link.mjs').then(() => true)")


def kept(page: Page) -> dict[str, str]:
    """What is kept on the device, to the letter: each name with its raw text."""
    return page.evaluate(
        f"""() => {{
            const space = {SPACE}
            return Object.fromEntries(Object.entries(localStorage)
                .filter(([key]) => key.startsWith(space)).map(([key, raw]) => [key.slice(space.length), raw]))
        }}"""
    )


def stored(page: Page) -> dict[str, Any]:
    """What is kept of the assignments: the value of each entry that has one.

    An id that the device made stands there as ``tuin``, which is what the one of a prepared device is called.
    """
    entries = {name: json.loads(raw) for name, raw in kept(page).items() if "/" in name}
    return {_MADE.sub("tuin/", name): entry["v"] for name, entry in entries.items() if entry["v"] is not None}


def keep(page: Page, entries: dict[str, Any], version: int = 3) -> None:
    """Put entries on the device, as an earlier version of the site or another hand may have done."""
    texts = {
        name: each if isinstance(each, str) else json.dumps(each)
        for name, each in ({"version": version} | entries).items()
    }
    page.evaluate(
        f"texts => {{ for (const name in texts) localStorage.setItem({SPACE} + name, texts[name]) }}", texts
    )


def prepare(page: Page, values: dict[str, Any]) -> None:
    """Put values on the device, by the names of their entries; then no page of the site is open yet."""
    page.goto("/leeg.html")
    keep(page, {name: entry(value) for name, value in values.items()})


def entry(value: Any) -> dict[str, Any]:
    """An entry as it stands in storage, from its value or from its fields."""
    return {"t": 1, **value} if isinstance(value, dict) else {"v": value, "t": 1}


def tab(context: BrowserContext, path: str) -> Page:
    """Open a page in a tab of its own, and wait until its tools work."""
    page = context.new_page()
    page.goto(path)
    all_ready(page)
    return page


def wait_until_kept(page: Page, text: str) -> None:
    """Wait until a text is on the device: what is typed is kept after a pause."""
    until(page, "text => JSON.stringify({...localStorage}).includes(text)", text)


def box(page: Page, item_id: str) -> Locator:
    """The checkbox of a checklist item."""
    return page.locator(f"#vink-{item_id}")


def said(page: Page, text: str) -> None:
    """Check that something is said to a screen reader, politely."""
    expect(page.locator("body > [role=status]")).to_have_text(text)


def tick(page: Page) -> None:
    """Tick the first item of a checklist, which is closed on a narrow screen."""
    all_ready(page)
    for closed in page.locator(".ot-part:has(.ot-checklist):not([open]) > summary").all():
        closed.click()
    page.locator(".ot-check input").first.check()


def open_menu(page: Page) -> None:
    """Open the menu of a narrow screen."""
    page.locator(".ot-menu").click()
    expect(page.locator(".ot-nav")).to_be_visible()
