"""Positions stand side by side where there is room, part by part, also where a trainer chose one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looks import screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDE, NARROW = 1280, 360
#: How far down each part of each position begins, from what to say on.
TOPS = """() => [...document.querySelectorAll(".ot-abreast > section")].map(section =>
    [...section.querySelectorAll("h3")].map(part => Math.round(part.getBoundingClientRect().top)))"""


@pytest.mark.parametrize("query", ["", "?items=plek-hulp"])
def test_on_a_wide_screen_the_same_parts_stand_beside_each_other(
    browser: Browser, guides_url: str, query: str
) -> None:
    with screen(browser, f"{guides_url}gewoon/", WIDE) as page:
        page.goto(f"mag-het/{query}")
        expect(page.locator(".ot-chosen__label")).to_have_count(1 if query else 0)
        one, other = page.evaluate(TOPS)

    assert one == other
    assert one == sorted(set(one))


def test_on_a_phone_they_stand_below_each_other(browser: Browser, guides_url: str) -> None:
    with screen(browser, f"{guides_url}gewoon/", NARROW) as page:
        page.goto("mag-het/")
        one, other = page.evaluate(TOPS)

    assert max(one) < min(other)


def test_on_a_phone_what_to_say_is_in_view_and_the_rest_opens(browser: Browser, guides_url: str) -> None:
    with screen(browser, f"{guides_url}gewoon/", NARROW) as page:
        page.goto("mag-het/")
        said = page.locator(".ot-abreast q")
        rest = page.locator(".ot-abreast details")

        assert {each.is_visible() for each in said.all()} == {True}
        assert {each.get_attribute("open") for each in rest.all()} == {None}
        rest.first.locator("summary").click()
        expect(rest.first.locator("p, li").first).to_be_visible()
