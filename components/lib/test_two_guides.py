"""Two handreikingen on one host share nothing: what is kept of one is not seen or erased by the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support import guides
from tests.support.tools import all_ready, box, stored, tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

PAGE = "fasen/zaaien/"
ITEM, OTHER_ITEM = "vink-kuil", "vink-klei"


def another(context: BrowserContext, path: str) -> Page:
    """A page of another handreiking on the same host: the same one with another slug."""

    def rename(route: Route) -> None:
        answer = route.fetch()
        own = f'data-ot-slug="{guides.SLUG}"'
        assert own in answer.text()
        route.fulfill(response=answer, body=answer.text().replace(own, 'data-ot-slug="boomgaard"'))

    page = context.new_page()
    page.route("**/", rename)
    page.goto(path)
    all_ready(page)
    return page


def keys(page: Page) -> set[str]:
    """The first part of every key that is kept on the device."""
    return set(page.evaluate("Object.keys(localStorage).map(key => key.split('/')[0])"))


def test_a_tick_of_one_is_not_seen_by_the_other(context: BrowserContext) -> None:
    one, other = tab(context, PAGE), another(context, PAGE)
    box(one, ITEM).check()
    box(other, OTHER_ITEM).check()
    for page in (one, other):
        page.reload()
        all_ready(page)

    expect(box(one, ITEM)).to_be_checked()
    expect(box(one, OTHER_ITEM)).not_to_be_checked()
    expect(box(other, OTHER_ITEM)).to_be_checked()
    expect(box(other, ITEM)).not_to_be_checked()
    assert keys(one) == {guides.SLUG, "boomgaard"}


def test_erasing_one_leaves_the_other_alone(context: BrowserContext) -> None:
    one, other = tab(context, PAGE), another(context, PAGE)
    box(one, ITEM).check()
    box(other, OTHER_ITEM).check()
    one.goto("privacy/")
    all_ready(one)
    one.get_by_role("button", name="Wis alles op dit apparaat").click()
    one.get_by_role("button", name="Ja, wis alles").click()
    expect(one.locator(".ot-said")).to_have_text("Alles op dit apparaat is gewist.")

    assert keys(one) == {"boomgaard"}
    assert stored(other) == {f"tuin/item/{OTHER_ITEM}": "done"}
    expect(box(other, OTHER_ITEM)).to_be_checked()


def dark(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.dataset.mdColorScheme === 'slate'"))


def test_light_or_dark_is_chosen_for_one(context: BrowserContext) -> None:
    one, other = tab(context, PAGE), another(context, PAGE)
    one.get_by_role("button", name="Donkere weergave").click()
    for page in (one, other):
        page.reload()

    assert dark(one)
    assert not dark(other)
    assert keys(one) == {f"{guides.SLUG}-scheme"}


@pytest.mark.parametrize("now", [None, "default"])
def test_what_was_chosen_under_the_key_of_before_is_taken_over_once(page: Page, now: str | None) -> None:
    page.goto("/leeg.html")
    page.evaluate("localStorage.setItem('ot-scheme', 'slate')")
    if now:
        page.evaluate("([key, now]) => localStorage.setItem(key, now)", [f"{guides.SLUG}-scheme", now])
    page.goto(PAGE)

    assert dark(page) is (now is None)
    page.get_by_role("button", name="Donkere weergave").click()
    page.reload()
    assert dark(page) is (now is not None)
