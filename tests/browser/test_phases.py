"""However many phases there are, each fits where they stand together and has a colour of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros import look
from tests.browser.looks import screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Names of one word that do not stand on one line, or that stick out of their place.
BROKEN = """() => [
    ...document.querySelectorAll('.ot-phase-line li > a, .ot-scan__phase label')
].filter(each => {
    const range = document.createRange();
    range.selectNodeContents(each.lastChild);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    const oneWord = !/\\s/.test(each.textContent.trim());
    return (oneWord && lines.size > 1) || each.scrollWidth > each.clientWidth + 1;
}).map(each => each.textContent.trim())"""


@pytest.mark.parametrize("width", [320, 481, 520, 768, 1280])
def test_each_phase_fits_where_they_stand_together(browser: Browser, guides_url: str, width: int) -> None:
    with screen(browser, f"{guides_url}fasen/", width) as page:
        for path in ("", "alarmscan/"):
            page.goto(path)
            assert page.evaluate(BROKEN) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_each_phase_has_a_colour_of_its_own(browser: Browser, guides_url: str) -> None:
    with screen(browser, f"{guides_url}fasen/", 1280) as page:
        page.goto("")
        painted = page.locator(".ot-phase-line li").evaluate_all(
            "all => all.map(each => getComputedStyle(each).getPropertyValue('--ot-phase'))"
        )

    assert painted == [shade.light for shade in look.PHASES[:5]]
