"""The tool that keeps a copy on a phone, as a reader sees it; what it keeps: tests/browser/test_phone.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.examples import example

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_it_offers_a_copy_and_says_nothing_of_one_that_is_not_there(page: Page) -> None:
    example("phone", "nog geen kopie").open(page)

    expect(page.get_by_role("button", name="Bewaar deze site op mijn telefoon")).to_be_visible()
    expect(page.get_by_text("Kopie van")).to_be_hidden()
    expect(page.get_by_role("button", name="Haal de kopie weg")).to_be_hidden()


def test_it_says_so_when_keeping_a_copy_fails(page: Page) -> None:
    example("phone", "bewaren lukt niet").open(page)

    expect(page.get_by_role("alert").filter(has_text="Bewaren lukte niet.")).to_be_visible()
    expect(page.get_by_role("button", name="Bewaar deze site op mijn telefoon")).to_be_enabled()


def test_without_javascript_it_says_what_is_needed(unscripted: Page) -> None:
    unscripted.goto("downloads/")

    expect(unscripted.get_by_text("Op je telefoon bewaren lukt hier niet.")).to_be_visible()
    expect(unscripted.locator("ot-phone").get_by_role("button")).to_have_count(0)


def test_where_a_browser_can_keep_nothing_it_says_so(page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto("downloads/")

    expect(page.get_by_text("Op je telefoon bewaren lukt hier niet.")).to_be_visible()
