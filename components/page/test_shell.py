"""What moves around the content: light and dark, the headings in view, the way back up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.tools import BLOCKED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = "rode-vlaggen/"
ACTIVE = ".md-sidebar--secondary .md-nav__link--active"
#: The controls that lie under the way back up when they have the focus, from the last to the first.
COVERED = """async () => {
    const way = document.querySelector(".md-top")
    // The button comes with the scrolling, which is told before the frame after it.
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const covered = []
    let came = false
    for (const each of [...document.querySelectorAll("article a")].toReversed()) {
        each.focus()
        await frame()
        if (!way.checkVisibility({ visibilityProperty: true })) continue
        came = true
        const over = way.getBoundingClientRect()
        if ([...each.getClientRects()].some((box) => box.bottom > over.top && box.top < over.bottom
            && box.right > over.left && box.left < over.right)) covered.push(each.textContent)
    }
    return [came, covered]
}"""


def ground(page: Page) -> str:
    """The colour behind the text."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("device", "chosen"), [("light", "slate"), ("dark", "default")])
def test_a_reader_chooses_other_colours_and_finds_them_again(page: Page, device: str, chosen: str) -> None:
    page.emulate_media(color_scheme=device)
    page.goto("privacy/")
    before = ground(page)
    button = page.get_by_role("button", name="Donkere weergave")
    button.click()
    after = ground(page)
    page.goto(FLAGS)

    assert before != after
    assert ground(page) == after
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", chosen)
    expect(button).to_have_attribute("aria-pressed", "true" if chosen == "slate" else "false")


def test_the_colours_follow_the_device_until_the_reader_chooses(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    # No module comes through: what they do comes after the page is painted.
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto("privacy/")
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert ground(page) != light

    page.reload()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_light_and_dark_work_where_storage_is_off(page: Page) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(BLOCKED)
    page.emulate_media(color_scheme="light")
    page.goto("privacy/")
    page.get_by_role("button", name="Donkere weergave").click()

    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert wrong == []


@pytest.fixture
def low(page: Page) -> Page:
    """A wide screen on which every page scrolls."""
    page.set_viewport_size({"width": 1280, "height": 400})
    return page


def test_the_contents_mark_the_heading_in_view_and_the_address_follows(low: Page, guides_url: str) -> None:
    low.goto(FLAGS)
    low.locator("#slakken").evaluate("element => element.scrollIntoView()")

    expect(low.locator(ACTIVE)).to_have_attribute("href", "#slakken")
    passed = low.locator(".md-sidebar--secondary .md-nav__link--passed")
    expect(passed).to_have_text(["Droogte", "Slakken"])
    low.wait_for_url(f"**/{FLAGS}#slakken")
    # The step back is still the page before this one.
    low.goto("gedachten/")
    low.go_back()
    assert low.url == f"{guides_url}gewoon/{FLAGS}#slakken"


@pytest.mark.parametrize("height", [400, 1400])
@pytest.mark.parametrize("path", [FLAGS, "fasen/zaaien/"])
def test_the_contents_mark_the_section_that_a_link_leads_to(page: Page, path: str, height: int) -> None:
    """Also at the end of the page, where a section cannot come up to the top of the screen."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto(path)
    links = page.locator(".md-sidebar--secondary a")
    sections = links.evaluate_all("links => links.map(({ hash }) => hash)")
    assert len(sections) > 2
    for section, link in zip(sections, links.all(), strict=True):
        page.goto("about:blank")
        page.goto(f"{path}{section}")
        expect(page.locator(ACTIVE)).to_have_attribute("href", section)
        link.click()
    for section, link in reversed([*zip(sections, links.all(), strict=True)]):
        link.click()
        expect(page.locator(ACTIVE)).to_have_attribute("href", section)
        # Nor does the address become another, once the reader rests.
        assert page.evaluate("location.hash") == section


def test_who_scrolls_on_from_a_section_is_no_longer_in_it(low: Page) -> None:
    low.goto(f"{FLAGS}#ruzie")
    expect(low.locator(ACTIVE)).to_have_attribute("href", "#ruzie")
    low.evaluate("scrollTo(0, 0)")
    expect(low.locator(ACTIVE)).to_have_count(0)
    low.wait_for_url(f"**/{FLAGS}")


def test_an_anchor_is_not_hidden_under_the_header(low: Page) -> None:
    low.goto(f"{FLAGS}#slakken")
    top = low.locator(".ot-part:has(#slakken)").bounding_box()
    header = low.locator(".md-header").bounding_box()

    assert top is not None
    assert header is not None
    assert header["height"] <= top["y"] < header["height"] * 2


def test_who_scrolls_up_can_go_to_the_top_at_once(low: Page) -> None:
    low.goto("fasen/zaaien/")
    top = low.get_by_role("button", name="Terug naar boven")
    low.mouse.wheel(0, 1500)
    low.wait_for_function("scrollY > 900")
    expect(top).to_be_hidden()
    low.mouse.wheel(0, -200)
    expect(low.locator(".md-top")).not_to_have_attribute("hidden", "")
    top.click()

    low.wait_for_function("scrollY === 0")
    expect(low.locator(".md-top")).to_have_attribute("hidden", "")


@pytest.mark.parametrize("height", [400, 740])
def test_the_way_back_up_does_not_cover_the_focus(browser: Browser, guides_url: str, height: int) -> None:
    context = browser.new_context(
        base_url=guides_url, viewport={"width": 360, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("veel/alles/")
    page.keyboard.press("Tab")  # from here on the browser shows the focus
    came, covered = page.evaluate(COVERED)
    context.close()

    assert came
    assert covered == []


def test_the_skip_link_shows_and_leads_to_the_content(page: Page) -> None:
    page.goto(FLAGS)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_visible()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/{FLAGS}#alarm")


def test_the_tab_key_follows_the_page_and_leaves_it_at_the_end(page: Page) -> None:
    page.goto("fasen/zaaien/", wait_until="networkidle")
    count = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]
            .filter(each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
            .filter(each => each.type !== 'radio' || each.checked)
            .map((each, place) => { each.dataset.place = place; }).length"""
    )
    page.evaluate(
        """() => {
            window.walked = []
            addEventListener("focusin", ({ target }) => walked.push(target.dataset.place))
        }"""
    )
    for _ in range(count):
        page.keyboard.press("Tab")

    assert count > 20
    assert page.evaluate("walked") == [str(place) for place in range(count)]


def test_nothing_moves_for_who_asks_for_less_motion(page: Page) -> None:
    page.goto("fasen/zaaien/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(each => [each, '::before', '::after'].map(part =>
            getComputedStyle(each, typeof part === 'string' ? part : null)))
            .filter(style => (style.transitionProperty !== 'none' && parseFloat(style.transitionDuration) > 0)
                || (style.animationName !== 'none' && parseFloat(style.animationDuration) > 0)
                || style.scrollBehavior === 'smooth').length"""
    )

    assert moving == 0
