"""What moves around the content: light and dark, the menu, the headings in view, the way back up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def ground(page: Page) -> str:
    """The colour behind the text."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("device", "chosen"), [("light", "slate"), ("dark", "default")])
def test_a_reader_chooses_other_colours_and_finds_them_again(
    browser: Browser, base_url: str, device: str, chosen: str
) -> None:
    context = browser.new_context(base_url=base_url, color_scheme=device)
    page = context.new_page()
    page.goto("")
    before = ground(page)
    page.get_by_role("button", name="Donkere weergave").click()
    after = ground(page)
    page.goto("rode-vlaggen/")

    assert before != after
    assert ground(page) == after
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", chosen)
    button = page.get_by_role("button", name="Donkere weergave")
    expect(button).to_have_attribute("aria-pressed", "true" if chosen == "slate" else "false")
    context.close()


def test_the_colours_follow_the_device_until_the_reader_chooses(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("")
    light = ground(page)
    page.emulate_media(color_scheme="dark")

    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert ground(page) != light


def test_the_colours_are_there_before_the_first_paint(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme="dark")
    page = context.new_page()
    # No module comes through: what they do comes after the page is painted.
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto("")

    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_light_and_dark_work_where_storage_is_off(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme="light")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off'); } });"
    )
    page.goto("")
    page.get_by_role("button", name="Donkere weergave").click()

    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert wrong == []
    context.close()


def test_the_contents_mark_the_heading_in_view_and_the_address_follows(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("rode-vlaggen/")
    page.locator("#rol-onduidelijk").evaluate("element => element.scrollIntoView()")

    link = page.locator('.md-sidebar--secondary a[href="#rol-onduidelijk"]')
    expect(link).to_have_class("md-nav__link md-nav__link--passed md-nav__link--active")
    page.wait_for_url("**/rode-vlaggen/#rol-onduidelijk")
    # The step back is still the page before this one.
    page.goto("gedachten/")
    page.go_back()
    assert page.url == f"{base_url}rode-vlaggen/#rol-onduidelijk"


def test_an_address_with_an_item_marks_that_item(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("rode-vlaggen/#woord-en-daad")

    active = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(active).to_have_attribute("href", "#woord-en-daad")


def test_who_scrolls_up_can_go_to_the_top_at_once(page: Page) -> None:
    page.goto("rode-vlaggen/")
    top = page.get_by_role("button", name="Terug naar boven")
    page.mouse.wheel(0, 3000)
    expect(top).to_be_hidden()
    page.wait_for_function("scrollY > 2000")
    page.mouse.wheel(0, -200)
    expect(top).not_to_have_attribute("hidden", "")
    top.click()

    page.wait_for_function("scrollY === 0")
    expect(page.locator(".md-top")).to_have_attribute("hidden", "")


def test_a_page_without_links_to_copy_does_not_load_the_script_for_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("privacy/")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if url.endswith("copy-link.mjs")] == []
