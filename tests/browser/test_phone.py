"""A copy of the site on a phone: kept for who asks, one version whole, and gone when it has to go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from macros.site import View
from macros.site.view import COMPONENTS
from tests.support import raw
from tests.support.line import Line
from tests.support.tools import all_ready
from tools import publish
from tools.publish import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from macros.model import Library
    from tests.support.built import Site
    from tools.publish.tree import Files

#: The tool, and what it needs.
_MODULES = (
    "page/tools.mjs", "lib/dom.mjs", "lib/resource.mjs", "lib/state.mjs", "lib/store.mjs",
    "lib/successors.mjs", "lib/texts.mjs", "phone/phone.mjs",
)  # fmt: skip
#: Tells which version of the script and of the data a page has.
_SCRIPT = """import "ot/page/tools.mjs";
import { load } from "ot/lib/resource.mjs";
load("data/items.json").then((items) => { document.body.dataset.seen = `SCRIPT ${items.a.name}`; });"""
KEEP = "Bewaar deze site op mijn telefoon"


@pytest.fixture
def line() -> Iterator[Line]:
    """A host with the site under a path."""
    with Line("/gids/") as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, in which the policy of the site holds."""
    fresh = browser.new_context(locale="nl-NL", reduced_motion="reduce", bypass_csp=False)
    yield fresh
    fresh.close()


@pytest.fixture
def version(library: Library) -> Callable[..., Files]:
    """Makes a small site in which a page, its script and the data say the same word."""
    view = View(library, ())
    view.page = "downloads/"
    tool = view.render("phone")

    def version(word: str, *, copies: bool = True) -> Files:
        site = raw.site(hulp=f"<p>{word}</p>")
        site |= {f"components/{name}": (COMPONENTS / name).read_bytes() for name in _MODULES}
        site |= {
            "assets/favicon.svg": (COMPONENTS.parent / "docs/assets/favicon.svg").read_bytes(),
            "components/page/shell.mjs": _SCRIPT.replace("SCRIPT", word).encode(),
            "data/items.json": f'{{"a": {{"name": "{word}", "address": "hulp/#a"}}}}'.encode(),
            "downloads/index.html": raw.page("downloads/index.html", tool),
        }
        return publish.finish(site, raw.publication(), copies=copies)

    return version


def keep(page: Page, line: Line) -> None:
    """Ask for a copy, and wait until it is there."""
    page.goto(f"{line.url}downloads/")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Kopie van")).to_be_visible()


def seen(page: Page, line: Line) -> set[str]:
    """Which versions the page, its script and its data are of."""
    page.goto(f"{line.url}hulp/")
    expect(page.locator("body")).to_have_attribute("data-seen", re.compile("."))
    words = [
        page.locator("h1 + p").text_content(),
        *(page.locator("body").get_attribute("data-seen")).split(),
    ]
    assert len(words) == 3
    return set(words)


def names(page: Page) -> list[str]:
    """The copies that the browser keeps."""
    return page.evaluate("caches.keys()")


def workers(page: Page) -> int:
    """How many workers the browser has."""
    return page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")


def until(page: Page, state: str) -> None:
    """Wait until a promise gives something that is true; also under a policy that forbids to run text."""
    came = page.evaluate(
        f"""async () => {{
            for (let looks = 0; looks < 500; looks++) {{
                if (await {state}) return true;
                await new Promise((done) => setTimeout(done, 20));
            }}
        }}"""
    )
    assert came, state


def wait_for_the_next(page: Page) -> None:
    """Wait until a newer copy is whole; the browser looks for one by itself after each page."""
    until(page, "navigator.serviceWorker.getRegistration().then((found) => !!found.waiting)")


def test_nothing_is_kept_or_asked_for_who_did_not_ask(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    for path in ("", "hulp/", "downloads/"):
        page.goto(line.url + path)
        all_ready(page)

    assert (workers(page), names(page)) == (0, [])
    assert [each for each in line.asked if each.endswith((".js", ".webmanifest", ".png"))] == []
    assert page.locator("link[rel=manifest]").count() == 0


def test_a_copy_says_of_when_it_is_and_offers_itself_as_an_app(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)

    expect(page.locator("[data-ot-made]")).to_have_text(re.compile(r"^Kopie van \d+ \w+ 20\d\d\.$"))
    manifest = page.locator("link[rel=manifest]")
    expect(manifest).to_have_count(1)
    # Under the policy of the page.
    session = context.new_cdp_session(page)
    told = session.send("Page.getAppManifest")
    assert (told["url"], told["errors"]) == (f"{line.url}manifest.webmanifest", [])
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(({ scope }) => scope)") == line.url


def test_without_a_signal_every_page_search_and_a_tool_work(context: BrowserContext, site: Site) -> None:
    with Line() as line:
        line.show(tree.read(site.root))
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        keep(page, line)
        line.up = False
        for each in site.pages:
            if each.path != "404.html":
                page.goto(line.url + each.path)
                expect(page.locator("h1")).to_have_count(1)
                expect(page.get_by_text(re.compile(r"^Kopie van \d+ \w+ 20\d\d\.$")).first).to_be_visible()
                all_ready(page)

        page.goto(line.url)
        page.locator(".ot-search__open").click()
        page.locator(".ot-search__field").fill("exitstrategie")
        page.locator(".ot-search__result a").first.click()
        page.wait_for_url(lambda address: "exitstrategie" in address)
        page.goto(f"{line.url}fasen/intake/")
        all_ready(page)
        page.locator(".ot-check label").first.click()
        page.reload()
        expect(page.locator(".ot-check input").first).to_be_checked()
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Fira Sans\"'))")
    assert errors == []


@pytest.mark.parametrize("path", ["hulp/?items=a#a", "hulp", "hulp/index.html", "hulp?items=a"])
def test_any_way_to_write_the_address_of_a_page_leads_to_its_copy(
    context: BrowserContext, line: Line, version: Callable[..., Files], path: str
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    line.up = False
    page.goto(line.url + path)

    expect(page.get_by_role("heading", name="A")).to_be_visible()
    assert "items=a" not in path or "items=a" in page.url


def test_with_a_line_a_changed_page_is_seen_at_once(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    assert seen(page, line) == {"een"}
    line.show(version("twee"))

    assert seen(page, line) == {"twee"}


def test_a_line_that_is_there_and_does_nothing_gives_the_copy(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    line.fall_silent()

    assert seen(page, line) == {"een"}


def test_a_new_version_takes_the_place_of_the_copy_and_no_page_mixes_the_two(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    before = names(page)
    line.show(version("twee"))
    assert seen(page, line) == {"twee"}
    wait_for_the_next(page)
    beside = context.new_page()
    beside.goto(line.url.replace("gids/", "elders"))
    line.up = False
    # The tab stays open: what it shows without a line is the old version, whole.
    assert seen(page, line) == {"een"}

    # The last page of the old version goes, and its copy with it.
    page.close()
    until(beside, "navigator.serviceWorker.getRegistration('/gids/').then(({ waiting }) => !waiting)")
    until(beside, "caches.keys().then((all) => all.length === 1)")
    assert names(beside) != before
    assert seen(context.new_page(), line) == {"twee"}


def test_a_host_that_is_half_way_to_a_new_version_leaves_the_copy_whole(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    before = names(page)
    old = version("een")
    line.show(version("twee") | {"hulp/index.html": old["hulp/index.html"]})
    line.asked.clear()
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update().catch(() => 0))")
    until(
        page, "navigator.serviceWorker.getRegistration().then((found) => !found.installing && !found.waiting)"
    )
    assert "sw.js" in line.asked
    until(page, "caches.keys().then((all) => all.length === 1)")

    assert names(page) == before
    line.show(old)
    line.up = False
    assert seen(page, line) == {"een"}


def test_a_copy_that_cannot_be_filled_whole_is_none(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een") | {"hulp/index.html": b"<!doctype html><title>anders</title>"})
    page = context.new_page()
    page.goto(f"{line.url}downloads/")
    page.get_by_role("button", name=KEEP).click()

    expect(page.get_by_text("Bewaren lukte niet.")).to_be_visible()
    expect(page.get_by_text("Kopie van")).to_be_hidden()
    assert (workers(page), names(page)) == (0, [])


#: Of another site at the same host, under another path.
OTHER = "ot-phone https://voorbeeld.nl/gids-2/ 1"


def test_a_reader_takes_the_copy_away_and_nothing_of_it_is_left(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    page.evaluate("name => caches.open(name)", OTHER)
    page.get_by_role("button", name="Haal de kopie weg").click()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()

    assert (workers(page), names(page)) == (0, [OTHER])
    line.up = False
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{line.url}hulp/")


def test_a_site_without_copies_takes_away_those_that_there_are(
    context: BrowserContext, line: Line, version: Callable[..., Files]
) -> None:
    line.show(version("een"))
    page = context.new_page()
    keep(page, line)
    page.evaluate("name => caches.open(name)", OTHER)
    line.show(version("twee", copies=False))
    page.goto(f"{line.url}hulp/")
    until(page, "caches.keys().then((all) => all.length === 1)")

    until(page, "navigator.serviceWorker.getRegistrations().then((all) => !all.length)")
    assert names(page) == [OTHER]
    assert seen(page, line) == {"twee"}
    page.goto(f"{line.url}downloads/")
    expect(page.get_by_role("button", name=KEEP)).to_have_count(0)
