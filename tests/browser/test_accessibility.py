"""axe-core, and what it cannot see, on every page as a reader meets it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.built import Site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]


def faults(page: Page) -> list[str]:
    """What axe finds on a page: the rule and the elements."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, base_url: str, site: Site, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for each in site.pages:
        page.goto(base_url + each.path)
        if wrong := faults(page):
            found[each.path] = wrong
    context.close()

    assert found == {}


def test_axe_sees_a_fault_where_there_is_one(page: Page) -> None:
    page.goto("fasen/intake/")
    page.evaluate("document.querySelector('.ot-check label').remove()")

    assert any(fault.startswith("label:") for fault in faults(page))


def test_no_page_scrolls_sideways_on_a_narrow_screen(browser: Browser, base_url: str, site: Site) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    wide = {}
    for each in site.pages:
        page.goto(base_url + each.path)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[each.path] = width
    context.close()

    assert wide == {}


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("rode-vlaggen/")
    page.keyboard.press("Tab")

    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#rode-vlaggen")


def test_every_target_in_the_content_is_at_least_24_pixels_high_or_stands_in_a_sentence(
    page: Page,
) -> None:
    small = {}
    for path in ("", "fasen/intake/", "rode-vlaggen/"):
        page.goto(path)
        found = page.evaluate(
            """() => [...document.querySelectorAll('article :is(a, input, button)')]
                .filter(target => target.parentElement.textContent.trim() === target.textContent.trim())
                .map(target => [target.textContent.trim(), target.getBoundingClientRect().height])
                .filter(([, height]) => height > 0 && height < 24)"""
        )
        if found:
            small[path] = found

    assert small == {}
