"""An old link to a record that is gone leads to what is left of it, in a browser and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACES = ["rode-vlaggen/#ruzie", "fasen/zaaien/#vink-buur", "formulieren/afscheid/#formulier-afscheid"]


@pytest.mark.parametrize("place", PLACES)
def test_the_place_is_in_view_with_its_reason(page: Page, guides_url: str, place: str) -> None:
    page.goto(f"{guides_url}oud/{place}")
    heading = page.locator(f"#{place.partition('#')[2]}")

    expect(heading).to_be_in_viewport()
    expect(heading.locator("+ div")).to_contain_text("Dit onderdeel is er niet meer")


@pytest.mark.parametrize("place", PLACES)
def test_it_comes_on_paper(page: Page, guides_url: str, place: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{guides_url}oud/{place}")

    expect(page.locator(f"#{place.partition('#')[2]} + div p").first).to_be_visible()


def test_the_way_on_works_without_javascript(unscripted: Page, guides_url: str) -> None:
    unscripted.goto(f"{guides_url}oud/formulieren/gieters/")
    unscripted.get_by_role("link", name="Waterlijst", exact=True).last.click()

    expect(unscripted.get_by_role("heading", level=1)).to_have_text("Waterlijst")
    assert unscripted.url.endswith("oud/formulieren/waterlijst/#formulier-waterlijst")
