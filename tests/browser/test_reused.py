"""A test finds nothing in its tab of the test before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reused import Tab, Tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

#: What a page keeps, by how a test looks for it.
KEPT = {
    "localStorage.getItem('proef')": "localStorage.setItem('proef', 'ja')",
    "sessionStorage.getItem('proef')": "sessionStorage.setItem('proef', 'ja')",
    "caches.keys().then(all => all[0] ?? null)": "caches.open('proef').then(() => 0)",
    "document.cookie || null": "document.cookie = 'proef=ja'",
    "window.proef ?? null": "window.proef = 'ja'",
}
#: What stays with a tab or its profile.
STAYS: dict[str, Callable[[Tab], object]] = {
    "route": lambda tab: tab.route("**/x", lambda route: route.abort()),
    "script": lambda tab: tab.add_init_script("window.proef = 1"),
    "clock": lambda tab: tab.clock.install(),
    "function": lambda tab: tab.expose_function("proef", lambda: None),
    "permission": lambda tab: tab.context.clear_permissions(),
    "tab": lambda tab: tab.evaluate("open('/')"),
}


@pytest.fixture
def own(browser: Browser) -> Iterator[Tabs]:
    tabs = Tabs(browser)
    yield tabs
    tabs.close()


def test_what_a_page_kept_is_gone(own: Tabs, base_url: str) -> None:
    tab = own.take(base_url)
    tab.goto("/privacy/")
    for look, keep in KEPT.items():
        assert tab.evaluate(look) is None
        tab.evaluate(keep)
        assert tab.evaluate(look) is not None
    own.give_back(base_url, failed=False)

    again = own.take(base_url)
    assert again is tab
    again.goto("/privacy/")
    assert [again.evaluate(look) for look in KEPT] == [None] * len(KEPT)


def test_what_a_page_keeps_when_it_is_left_is_gone(own: Tabs, base_url: str) -> None:
    tab = own.take(base_url)
    tab.goto("/privacy/")
    tab.evaluate("addEventListener('pagehide', () => { localStorage.proef = 'x'.repeat(100_000) })")
    own.give_back(base_url, failed=False)

    again = own.take(base_url)
    again.goto("/privacy/")
    assert again is tab
    assert again.evaluate("localStorage.proef ?? null") is None


def test_screen_and_look_are_what_they_were(own: Tabs, base_url: str) -> None:
    tab = own.take(base_url)
    look = """() => [innerWidth, innerHeight, ...[
        "print", "(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)"
    ].map(query => matchMedia(query).matches)]"""
    tab.goto("/privacy/")
    before = tab.evaluate(look)
    tab.set_viewport_size({"width": 320, "height": 600})
    tab.emulate_media(
        media="print", color_scheme="dark", forced_colors="active", reduced_motion="no-preference"
    )
    assert [one for one, other in zip(before, tab.evaluate(look), strict=True) if one == other] == []
    own.give_back(base_url, failed=False)

    again = own.take(base_url)
    again.goto("/privacy/")
    assert again is tab
    assert again.evaluate(look) == before


def test_nobody_listens_for_the_test_before(own: Tabs, base_url: str) -> None:
    tab = own.take(base_url)
    told: list[object] = []
    tab.on("console", lambda message: told.append(message))
    own.give_back(base_url, failed=False)
    with own.take(base_url).expect_console_message():
        tab.evaluate("console.log('proef')")

    assert told == []


@pytest.mark.parametrize("what", STAYS)
def test_a_tab_in_which_something_stays_is_no_others(own: Tabs, base_url: str, what: str) -> None:
    tab = own.take(base_url)
    tab.goto("/privacy/")
    STAYS[what](tab)
    own.give_back(base_url, failed=False)

    assert own.take(base_url) is not tab


def test_a_tab_in_which_a_test_failed_is_no_others(own: Tabs, base_url: str) -> None:
    tab = own.take(base_url)
    own.give_back(base_url, failed=True)

    assert own.take(base_url) is not tab
