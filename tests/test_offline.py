"""The offline edition: the whole site in one zip, with links that lead to files."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from macros import dutch
from tests.support.built import Site, text_of
from tools.publish import bundle, offline

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library

ADDRESS = "https://voorbeeld.nl/"


@pytest.fixture(scope="module")
def packed(site: Site) -> bytes:
    return (site.root / offline.PATH).read_bytes()


@pytest.fixture(scope="module")
def unpacked(packed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("offline")
    zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
    return Site(folder / offline.FOLDER)


# The zip.


def test_it_has_every_page_and_every_document_of_the_site(site: Site, unpacked: Site) -> None:
    pages = {page.path for page in site.pages} - {"404.html"}
    downloads = {file.name for file in site.downloads}

    assert {page.path for page in unpacked.pages} == pages
    assert {file.name for file in unpacked.downloads} == downloads - {"handreiking-offline.zip"}
    assert (unpacked.root / "data" / "handreiking.json").is_file()


def test_every_address_in_it_leads_to_a_file_and_to_an_element_on_it(unpacked: Site) -> None:
    broken = {
        (page.path, address)
        for page in unpacked.pages
        for attribute in ("href", "src")
        for address in page.addresses(attribute)
        if address.startswith("https://site.test/") and not leads_to_a_file(unpacked, address)
    }

    assert broken == set()


def leads_to_a_file(site: Site, address: str) -> bool:
    parts = urlsplit(address)
    file = site.root / unquote(parts.path).lstrip("/")
    if file == site.root:
        file = site.root / "index.html"  # a bare fragment on the home page
    if not file.is_file() and parts.path.endswith("/") and parts.fragment:
        file /= "index.html"  # a bare fragment on any other
    if not file.is_file():
        return False
    path = file.relative_to(site.root).as_posix().removesuffix("index.html")
    return not parts.fragment or file.suffix != ".html" or unquote(parts.fragment) in site.page(path).ids


def test_no_link_in_it_leads_to_a_folder(unpacked: Site) -> None:
    folders = {
        (page.path, link["href"])
        for page in unpacked.pages
        for link in page.soup.find_all("a", href=True)
        if not urlsplit(link["href"]).scheme
        and not link["href"].startswith("#")
        and urlsplit(link["href"]).path.endswith(("/", "."))
    }

    assert folders == set()


def test_no_page_in_it_asks_for_a_module(unpacked: Site) -> None:
    modules = [page.path for page in unpacked.pages if page.soup.select("script[type=module]")]
    scripts = {
        urljoin(f"https://site.test/{page.path}", script["src"])
        for page in unpacked.pages
        for script in page.soup.select("script[defer][src]")
    }

    assert modules == []
    assert scripts == {f"https://site.test/{offline.SCRIPT}"}
    assert list(unpacked.root.rglob("*.mjs")) == []


def test_every_file_has_the_date_of_the_publication(packed: bytes, library: Library) -> None:
    date = library.publication.date
    entries = zipfile.ZipFile(io.BytesIO(packed)).infolist()

    assert {entry.date_time for entry in entries} == {(date.year, date.month, date.day, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_the_same_files_in_any_order_give_the_same_bytes(site: Site, library: Library) -> None:
    files = {
        path: (site.root / path).read_bytes()
        for path in sorted(
            file.relative_to(site.root).as_posix() for file in site.root.rglob("*") if file.is_file()
        )
    }
    one = offline.pack(offline.edition(files, ADDRESS), library.publication)
    other = offline.pack(offline.edition(dict(reversed(list(files.items()))), ADDRESS), library.publication)

    assert one == other


# What the site says about it.


def test_the_site_says_its_size_and_checksum(site: Site, packed: bytes) -> None:
    content = site.page("open-data/").content

    assert text_of(content.select_one("[data-ot-offline=size]")) == dutch.size(len(packed))
    assert text_of(content.select_one("[data-ot-offline=sha256]")) == hashlib.sha256(packed).hexdigest()
    assert content.select("[data-ot-edition], [hidden]") == []


def test_the_edition_says_what_it_is_and_where_the_newest_stands(unpacked: Site, library: Library) -> None:
    content = unpacked.page("open-data/").content

    assert "Dit is de offline editie" in text_of(content)
    assert library.publication.site_url in unpacked.page("open-data/").links_in(content)
    assert content.select("[data-ot-offline], [hidden]") == []


def test_every_placeholder_of_the_templates_is_filled(site: Site) -> None:
    waiting = [
        page.path
        for page in site.pages
        for element in page.soup.select("[data-ot-offline]")
        if not any(mark.isdigit() for mark in text_of(element))
    ]

    assert waiting == []


# Pages.


def rewritten(html: str, path: str = "fasen/intake/index.html") -> str:
    files = {
        path: html.encode(),
        "index.html": b"",
        "begrippen/index.html": b"",
        "rode-vlaggen/index.html": b"",
        "downloads/blad.pdf": b"",
        "javascripts/a.mjs": b"",
    }
    return offline.edition(files, ADDRESS)[path].decode()


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../begrippen/", "../../begrippen/index.html"),
        ("../../begrippen/#begrip-x", "../../begrippen/index.html#begrip-x"),
        ("../../begrippen/?items=a&amp;b=c#d", "../../begrippen/index.html?items=a&amp;b=c#d"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        ("./", "index.html"),
        ("./#x", "index.html#x"),
        ("#x", "#x"),
        ("../../downloads/blad.pdf#page=2", "../../downloads/blad.pdf#page=2"),
        ("../../downloads/handreiking-offline.zip", f"{ADDRESS}downloads/handreiking-offline.zip"),
        ("https://elders.nl/map/", "https://elders.nl/map/"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
    ],
)
def test_a_link_leads_to_a_file_or_to_the_published_site(link: str, expected: str) -> None:
    assert rewritten(f'<a class="x" href="{link}" title="a > b">x</a>') == (
        f'<a class="x" href="{expected}" title="a > b">x</a>'
    )


def test_a_link_without_quotes_is_understood() -> None:
    assert rewritten("<a href=../../begrippen/ class=x>x</a>") == (
        '<a href="../../begrippen/index.html" class=x>x</a>'
    )


def test_scripts_and_comments_are_left_alone() -> None:
    html = '<script>let a = "<a href=\'../\'>"</script><!-- <a href="../../begrippen/"> -->'

    assert rewritten(html) == html


def test_modules_become_one_script_in_the_place_of_the_first() -> None:
    html = (
        '<link rel="modulepreload" href="../../javascripts/a.mjs"><p>x</p>'
        '<script src="../../javascripts/a.mjs" type="module"></script>'
        "<script type=module src=../../javascripts/a.mjs></script>"
    )

    assert rewritten(html) == '<p>x</p><script src="../../javascripts/offline.js" defer></script>'


EDITIONS = (
    '<section class="a" data-ot-edition="online"><p data-ot-offline="size">?</p></section>'
    '<section class="b" data-ot-edition="offline" hidden><p>hier</p></section>'
)


def test_a_page_keeps_the_part_for_its_edition() -> None:
    assert offline.choose(EDITIONS, "offline") == '<section class="b"><p>hier</p></section>'
    assert offline.fill(offline.choose(EDITIONS, "online"), {"size": "1 MB"}) == (
        '<section class="a"><p data-ot-offline="size">1 MB</p></section>'
    )


def test_publishing_leaves_other_pages_as_they_were(tmp_path: Path, library: Library) -> None:
    (tmp_path / "index.html").write_text("<p>niets</p>", encoding="utf-8")
    (tmp_path / "feit.html").write_text('<td data-ot-offline="sha256"></td>', encoding="utf-8")
    before = (tmp_path / "index.html").stat().st_mtime_ns
    offline.publish(tmp_path, library.publication)

    packed = (tmp_path / offline.PATH).read_bytes()
    assert (tmp_path / "index.html").stat().st_mtime_ns == before
    assert hashlib.sha256(packed).hexdigest() in (tmp_path / "feit.html").read_text("utf-8")


# Modules.


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            'import { a, b as c } from "./x.mjs";',
            'const { a, b: c } = __get("./x.mjs", __url);\nreturn {  };\n',
        ),
        ('import "./x.mjs";', '__get("./x.mjs", __url);\nreturn {  };\n'),
        ("export const a = 1;", "const a = 1;\nreturn { a };\n"),
        ("export let a = 1;", "let a = 1;\nreturn { a };\n"),
        ("export class A extends B {}", "class A extends B {}\nreturn { A };\n"),
        ("export function f() {}", "function f() {}\nreturn { f };\n"),
        ("export function* g() {}", "function* g() {}\nreturn { g };\n"),
        ("export async function f() {}", "async function f() {}\nreturn { f };\n"),
        (
            "const m = await import(`./${a}.mjs`);",
            "const m = await __load(__url, `./${a}.mjs`);\nreturn {  };\n",
        ),
        ('new URL("../", import.meta.url)', 'new URL("../", __url)\nreturn {  };\n'),
        ("reimport(a); b.import(c);", "reimport(a); b.import(c);\nreturn {  };\n"),
    ],
)
def test_a_module_becomes_the_body_of_a_function(source: str, expected: str) -> None:
    assert bundle.module(source, "a.mjs") == expected


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;",
        "export { a };",
        'export * from "./x.mjs";',
        'import x from "./x.mjs";',
        'import * as x from "./x.mjs";',
        'import { a } from "elders";',
    ],
)
def test_a_module_of_another_form_stops_the_build_with_its_name(source: str) -> None:
    with pytest.raises(bundle.ModuleSyntaxError, match=r"a\.mjs: deze vorm kan niet"):
        bundle.module(f"// een regel\n{source}\n", "a.mjs")


def test_the_json_that_a_module_names_comes_along() -> None:
    source = 'await load("data/items.json"); const INDEX = \'search/index.json\'; "x.txt"'

    assert bundle.asked(source) == ["data/items.json", "search/index.json"]
