"""The links to copy: ordinary links, of which the address lands on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import copying_ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COPIED = "navigator.clipboard.readText()"
#: In the table each kind of items opens by itself.
OPEN = "document.querySelectorAll('ot-composer details').forEach(each => { each.open = true })"


@pytest.mark.parametrize("path", ["rode-vlaggen/", "links/"], ids=["below a heading", "in the table"])
def test_a_link_is_copied_where_it_stands_and_it_says_so(page: Page, guides_url: str, path: str) -> None:
    page.goto(path)
    copying_ready(page)
    page.evaluate(OPEN)
    link = page.get_by_role("link", name="Kopieer link naar Droogte")
    link.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    assert page.evaluate(COPIED) == f"{guides_url}gewoon/rode-vlaggen/#droogte"
    expect(link).to_be_focused()
    assert page.url.partition("#")[0] == f"{guides_url}gewoon/{path}"


def test_what_was_copied_is_said_for_a_while(page: Page) -> None:
    page.clock.install()
    with page.expect_response("**/copy-link.mjs"):
        page.goto("rode-vlaggen/")
    page.evaluate("import('ot/copy-link/copy-link.mjs').then(() => true)")
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 60)
    page.get_by_role("link", name="Kopieer link naar Droogte").click()
    status = page.locator(".ot-copy__status")
    expect(status).to_have_text("")
    page.clock.run_for(50)
    expect(status).to_have_text("Link gekopieerd")
    page.clock.run_for(3950)
    expect(status).to_have_text("")


def test_where_copying_is_not_allowed_it_is_the_ordinary_link(page: Page, guides_url: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('nee'))")
    page.goto("links/")
    copying_ready(page)
    page.evaluate(OPEN)
    page.get_by_role("link", name="Kopieer link naar Droogte").click()

    page.wait_for_url(f"{guides_url}gewoon/rode-vlaggen/#droogte")


@pytest.mark.parametrize("scripts", [True, False], ids=["before the script is there", "without JavaScript"])
def test_a_copy_link_is_an_ordinary_link(browser: Browser, guides_url: str, *, scripts: bool) -> None:
    context = browser.new_context(base_url=f"{guides_url}gewoon/", java_script_enabled=scripts)
    context.route("**/copy-link.mjs", lambda route: route.abort())
    page = context.new_page()
    page.goto("rode-vlaggen/")
    page.get_by_role("link", name="Kopieer link naar Slakken").click()

    page.wait_for_url(f"{guides_url}gewoon/rode-vlaggen/#slakken")
    context.close()


def test_a_page_without_links_to_copy_does_not_load_the_script_for_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("privacy/", wait_until="networkidle")

    assert [url for url in asked if url.endswith("copy-link.mjs")] == []
