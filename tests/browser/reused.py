"""A tab that one test after another gets, as long as nothing of a test is left in it.

A fresh profile costs a third of a second: a process, an empty cache, scripts that are compiled anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from playwright.sync_api import Error, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext

# What is done with these is gone with the page that is open, or is undone below. Any other, such as a route,
# a clock or a script of a test, stays with the tab or with its profile.
_UNDONE = re.compile(
    "check|click|content|emulate_media|evaluate|expect_.+|fill|focus|get_by_.+|goto|inner_.+|is_.+|keyboard"
    "|locator|mouse|on|pdf|press|reload|remove_listener|screenshot|set_viewport_size|text_content|title"
    "|uncheck|url|viewport_size|wait_for_.+"
)
_STORED = "cache_storage,indexeddb,service_workers"
#: The address of an empty page, on the host of each site.
BLANK = "/-leeg"


class Tab(Page):
    """A page that knows what a test did with it.

    Attributes:
        used: the names of what was called.
        heard: what was listened to, and with what.
    """

    used: set[str]
    heard: list[tuple[Any, Callable[..., Any]]]

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name not in {"used", "heard"}:
            self.used.add(name)
        return super().__getattribute__(name)

    def on(self, event: Any, f: Callable[..., Any]) -> None:
        super().on(event, f)
        self.heard.append((event, f))


class Tabs:
    """The tab of each address, with the profile that it is in."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._tabs: dict[str, tuple[BrowserContext, Tab]] = {}

    def profile(self, address: str) -> BrowserContext:
        """A fresh profile with the clipboard allowed."""
        fresh = self._browser.new_context(base_url=address, locale="nl-NL", reduced_motion="reduce")
        fresh.grant_permissions(["clipboard-read", "clipboard-write"])
        return fresh

    def take(self, address: str) -> Tab:
        """A tab in which nothing is left of another test."""
        if address not in self._tabs:
            profile = self.profile(address)
            page: Any = profile.new_page()
            page.__class__ = Tab
            page.used, page.heard = set(), []
            self._tabs[address] = profile, page
        return self._tabs[address][1]

    def give_back(self, address: str, *, failed: bool) -> None:
        """Clear a tab, or close it where that cannot be done."""
        profile, tab = self._tabs[address]
        spent = failed or not all(map(_UNDONE.fullmatch, tab.used))
        if not spent:
            while tab.heard:
                tab.remove_listener(*tab.heard.pop())
            spent = not self._cleared(profile, tab, urljoin(address, BLANK))
        if spent or profile.pages != [tab]:
            del self._tabs[address]
            profile.close()

    def _cleared(self, profile: BrowserContext, tab: Tab, blank: str) -> bool:
        """Whether a tab and its profile are as they were before the test."""
        try:
            # Of the same site, so that it comes after all that the page keeps when it is left.
            tab.goto(blank)
            tab.evaluate("localStorage.clear(), sessionStorage.clear()")
        except Error:
            return False  # a page was still on its way
        tab.mouse.move(0, 0)
        if "set_viewport_size" in tab.used:
            tab.set_viewport_size({"width": 1280, "height": 720})
        if "emulate_media" in tab.used:
            tab.emulate_media(
                media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce"
            )
        profile.clear_cookies()
        session = profile.new_cdp_session(tab)
        session.send("Storage.clearDataForOrigin", {"origin": blank, "storageTypes": _STORED})
        session.detach()
        tab.used.clear()
        return True

    def close(self) -> None:
        """Close them all."""
        while self._tabs:
            self._tabs.popitem()[1][0].close()
