"""The page for what is not there: the server shows it under any address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from macros.model import Library


def test_it_helps_the_reader_on(page: Page, base_url: str, library: Library) -> None:
    response = page.goto("fasen/onbekend/nog/dieper/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
    ways = page.locator("article li a").evaluate_all("links => links.map(({ href }) => href)")
    assert [way for way in ways if not page.request.head(way).ok] == []

    phase = library.phases[0]
    page.locator(".ot-search__open").click()
    page.get_by_label("Wat zoek je?").fill(phase.label)
    page.get_by_role("dialog").get_by_role("link", name=f"Fase {phase.label}", exact=True).click()
    page.wait_for_url(f"{base_url}fasen/{phase.id}/#{phase.id}")
