"""What a reader keeps when something fails: scripts, styles, storage, the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.tools import copying_ready, open_menu, tick

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PHASE = "fasen/zaaien/"
NARROW = {"width": 360, "height": 740}
NO_STORAGE = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {get() { throw new DOMException('refused', 'SecurityError'); }});"""


def test_without_styles_headings_and_lists_are_still_that(unscripted: Page) -> None:
    unscripted.route("**/*.css", lambda route: route.abort())
    unscripted.goto(PHASE)
    roles = unscripted.locator("article").aria_snapshot()
    widest = unscripted.locator("svg").evaluate_all(
        "all => Math.max(...all.map(each => each.getBoundingClientRect().width))"
    )

    assert re.search(r"heading .* \[level=1\]", roles)
    assert re.search(r"heading .* \[level=3\]", roles)
    assert "- list:" in roles
    assert "- checkbox" in roles
    assert widest <= 24


def test_a_checklist_can_be_ticked_without_javascript(unscripted: Page) -> None:
    unscripted.goto(PHASE)
    unscripted.locator(".ot-check label").first.click()

    expect(unscripted.locator(".ot-check input").first).to_be_checked()


def test_without_storage_everything_works_but_remembering(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size(NARROW)
    page.add_init_script(NO_STORAGE)
    page.goto(PHASE)
    tick(page)
    page.get_by_role("button", name="Donkere weergave").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    open_menu(page)
    page.keyboard.press("Escape")
    page.locator(".ot-search__open").click()
    page.get_by_label("Wat zoek je?").fill("slak")
    expect(page.locator(".ot-search__result").first).to_be_visible()

    assert errors == []


def test_a_page_that_is_open_goes_on_when_the_network_is_gone(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size(NARROW)
    page.goto(PHASE)
    copying_ready(page)
    tick(page)
    page.context.set_offline(offline=True)
    page.locator(".ot-check input").nth(1).check()
    page.get_by_role("link", name="Kopieer link naar Zaaien").click()
    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    open_menu(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Donkere weergave").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")

    assert errors == []


def test_on_a_slow_line_the_text_is_there_before_scripts_and_fonts(page: Page) -> None:
    held: list[Route] = []
    # Only the tiny script that sets the colours comes before the text.
    page.route(re.compile(r"\.(mjs|woff2)$"), lambda route: held.append(route))
    page.goto(PHASE, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".ot-check").last).to_be_attached()
    expect(page.get_by_role("link", name="Grond keuren", exact=True).first).to_be_visible()
    painted = "performance.getEntriesByName('first-contentful-paint').length"
    page.wait_for_function(painted)
    waiting = {Path(route.request.url).suffix for route in held}
    page.evaluate("window.stop()")

    assert waiting == {".mjs", ".woff2"}


def test_where_the_tools_stay_away_their_room_is_given_up(page: Page) -> None:
    page.clock.install()
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto("mijn-notitie/")
    advice = page.get_by_text("Print deze pagina en kruis aan")
    page.clock.run_for(1000)
    expect(advice).to_be_hidden()
    page.clock.run_for(3000)

    expect(advice).to_be_visible()
    expect(page.get_by_role("heading", name="Wat er speelt")).to_be_visible()
    expect(page.locator(".ot-assignment")).to_be_hidden()
