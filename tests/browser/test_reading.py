"""What a reader does on the site: follow links, copy one, tick, and read without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.tools import ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_copying_a_link_puts_its_address_on_the_clipboard_and_says_so(page: Page, base_url: str) -> None:
    page.goto("rode-vlaggen/", wait_until="networkidle")  # till then it is an ordinary link
    link = page.locator("#woord-en-daad + div").get_by_role("link", name="Kopieer link")
    link.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}rode-vlaggen/#woord-en-daad"


def test_copying_a_link_still_works_after_instant_navigation(instant: Page, base_url: str) -> None:
    page = instant
    page.goto("")
    page.get_by_role("link", name="Geen eigenaar").click()
    page.wait_for_url("**/rode-vlaggen/#geen-eigenaarschap")
    page.locator("#rol-onduidelijk + div").get_by_role("link", name="Kopieer link").click()

    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}rode-vlaggen/#rol-onduidelijk"


def test_a_copy_link_is_an_ordinary_link_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("rode-vlaggen/")
    page.locator("#woord-en-daad + div").get_by_role("link", name="Kopieer link").click()

    assert page.url == f"{base_url}rode-vlaggen/#woord-en-daad"
    context.close()


def test_a_checklist_can_be_ticked_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("fasen/intake/")
    box = page.locator(".ot-check input").first
    page.locator(".ot-check label").first.click()

    expect(box).to_be_checked()
    context.close()


def test_a_phase_can_be_ticked_with_the_keyboard(page: Page) -> None:
    page.goto("fasen/teruggeven/")
    ready(page)
    box = page.locator(".ot-check input").first
    box.focus()
    page.keyboard.press("Space")

    expect(box).to_be_checked()


def test_a_page_that_is_not_there_helps_the_reader_on(page: Page, base_url: str) -> None:
    response = page.goto("fasen/onbekend/")

    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
    page.locator("article").get_by_role("link", name="Rode vlaggen").click()
    assert page.url == f"{base_url}rode-vlaggen/"


def test_an_anchor_is_not_hidden_under_the_header(page: Page) -> None:
    page.goto("rode-vlaggen/#woord-en-daad")
    top = page.locator("#woord-en-daad").bounding_box()
    header = page.locator(".md-header").bounding_box()

    assert top is not None
    assert header is not None
    assert top["y"] >= header["height"]
