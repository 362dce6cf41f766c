"""The offline edition as a reader opens it: from a disk, without a server."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from macros import addresses
from tests.support import raw
from tools.publish import offline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from macros.model import Library
    from tests.support.built import Site

#: What needs no server: files, and the modules that a page of a disk makes for itself.
OWN = ("file:", "data:", "blob:null/")


@pytest.fixture(scope="module")
def root(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked edition, in a folder whose name needs escaping."""
    folder = tmp_path_factory.mktemp("mijn schijf & meer")
    zipfile.ZipFile(site.root / offline.PATH).extractall(folder)
    return f"{(folder / offline.folder(raw.publication().slug)).as_uri()}/"


@pytest.fixture
def disk(browser: Browser) -> Iterator[Page]:
    """A tab that may not reach any server; what goes wrong in it fails the test."""
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    # Aborted: the test went to the next page before this one had all it asked for.
    page.on(
        "requestfailed",
        lambda request: None if "ERR_ABORTED" in str(request.failure) else wrong.append(request.url),
    )
    page.on(
        "request",
        lambda request: None if request.url.startswith(OWN) else wrong.append(request.url),
    )
    yield page
    context.close()
    assert wrong == []


def test_every_page_opens_without_a_fault(disk: Page, root: str, site: Site) -> None:
    for page in site.pages:
        if page.path != "404.html":
            disk.goto(f"{root}{page.path}index.html")
            expect(disk.locator("h1")).to_have_count(1)


def test_a_reader_walks_from_page_to_page(disk: Page, root: str) -> None:
    disk.goto(f"{root}index.html")
    disk.get_by_role("link", name="Geen eigenaar").click()
    disk.wait_for_url("**/rode-vlaggen/index.html#geen-eigenaarschap")
    disk.locator("a.md-header__button.md-logo").click()
    disk.wait_for_url(f"{root}index.html")


def test_the_letters_come_along(disk: Page, root: str) -> None:
    disk.goto(f"{root}index.html")

    assert disk.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Fira Sans\"'))")
    assert disk.evaluate("[...document.fonts].some(({ status }) => status === 'loaded')")


def test_a_tool_makes_a_link_to_the_published_site(disk: Page, root: str, library: Library) -> None:
    disk.goto(f"{root}links/index.html")
    disk.locator(".ot-items__group summary").first.click()
    disk.locator(".ot-items input").first.check()

    first = library.phases[0]
    expect(disk.get_by_role("textbox", name="Link met je keuze")).to_have_value(
        f"{library.publication.site_url}{addresses.page_of(library, first)}?items={first.id}"
    )


def test_copying_a_link_gives_the_address_on_the_published_site(
    browser: Browser, root: str, library: Library
) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{root}rode-vlaggen/index.html")
    page.locator(".ot-part:has(#woord-en-daad)").get_by_role("link", name="Kopieer link").click()

    expect(page.get_by_role("status").filter(has_text="Link gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied == f"{library.publication.site_url}rode-vlaggen/#woord-en-daad"


def test_data_comes_along_and_links_that_a_script_makes_lead_to_a_file(disk: Page, root: str) -> None:
    disk.goto(f"{root}rode-vlaggen/index.html?items=woord-en-daad,niet-mogen-falen")
    links = disk.locator("ot-highlight a")
    expect(links).to_have_count(2)
    paths = links.evaluate_all("all => all.map(({ pathname }) => pathname)")
    assert [path for path in paths if not path.endswith("index.html")] == []
    expect(disk.locator("#woord-en-daad")).to_have_class("ot-record ot-chosen")
    disk.locator("ot-highlight").get_by_role("link", name="Ik mag niet falen.").focus()
    disk.keyboard.press("Enter")

    disk.wait_for_url("**/gedachten/index.html?items=woord-en-daad,niet-mogen-falen#niet-mogen-falen")
    expect(disk.locator("#niet-mogen-falen + div .ot-chosen__label")).to_be_visible()


def test_chromium_keeps_what_is_stored_for_all_pages_together_as_the_page_says(disk: Page, root: str) -> None:
    disk.goto(f"{root}index.html")
    disk.evaluate("localStorage.setItem('proef', 'ja')")
    disk.goto(f"{root}fasen/intake/index.html")

    assert disk.evaluate("localStorage.getItem('proef')") == "ja"


def test_modules_may_use_all_that_the_language_has(disk: Page, tmp_path: Path) -> None:
    site = raw.site() | {
        "components/page/shell.mjs": b"""
            import standard, * as all from "ot/a/a.mjs";
            import { f as renamed } from "ot/a/b.mjs";
            const name = "a";
            const again = await import(`ot/${name}/${name}.mjs`);
            document.body.dataset.said = [
              standard, all.one, all.two, all.three, renamed(), again === all,
              import.meta.resolve("site/x.json"),
            ].join();
        """,
        "components/a/a.mjs": b"""
            export const one = 1, two = 2;
            export * from "ot/a/b.mjs";
            export default class { static toString() { return "class"; } }
        """,
        "components/a/b.mjs": b"let three = 3; function f() { return 'f'; } export { three, f };",
    }
    zipped = tmp_path / "offline.zip"
    zipped.write_bytes(raw.published(site)[offline.PATH])
    zipfile.ZipFile(zipped).extractall(tmp_path)
    disk.goto((tmp_path / offline.folder(raw.publication().slug) / "hulp" / "index.html").as_uri())

    root = (tmp_path / offline.folder(raw.publication().slug)).as_uri()
    expect(disk.locator("body")).to_have_attribute("data-said", f"class,1,2,3,f,true,{root}/x.json")
