"""The offline edition: the whole site in one zip, with links that lead to files."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from macros import dutch
from tests.support import raw
from tests.support.built import Site, text_of
from tools.publish import offline

if TYPE_CHECKING:
    from macros.model import Library
    from tools.publish.tree import Files


@pytest.fixture(scope="module")
def packed(site: Site) -> bytes:
    return (site.root / offline.PATH).read_bytes()


@pytest.fixture(scope="module")
def unpacked(packed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("offline")
    zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
    return Site(folder / offline.folder(raw.publication().slug))


# The zip.


def test_it_has_every_page_and_every_document_of_the_site(site: Site, unpacked: Site) -> None:
    pages = {page.path for page in site.pages} - {"404.html"}
    downloads = {file.name for file in site.downloads}

    assert {page.path for page in unpacked.pages} == pages
    zips = {"handreiking-offline.zip", "handreiking-voor-cms.zip"}
    # What is for a printer, and each record alone, would only make it larger.
    left_out = {name for name in downloads if name.endswith("-drukwerk.pdf")}
    assert left_out != set()
    assert {file.name for file in unpacked.downloads} == downloads - zips - left_out
    assert (site.root / "onderdeel").is_dir()
    assert not (unpacked.root / "onderdeel").exists()
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


def test_no_page_in_it_asks_a_browser_for_a_module(unpacked: Site) -> None:
    modules = [
        page.path for page in unpacked.pages if page.soup.select("script[type=module][src], [rel*=preload]")
    ]
    scripts = {
        page.absolute(script["src"]) for page in unpacked.pages for script in page.soup.select("script[src]")
    }

    assert modules == []
    assert scripts == {f"https://site.test/{offline.SCRIPT}"}
    assert list(unpacked.root.rglob("*.mjs")) == []


def test_every_file_has_the_date_of_the_publication(packed: bytes, library: Library) -> None:
    date = library.publication.date
    entries = zipfile.ZipFile(io.BytesIO(packed)).infolist()

    assert {entry.date_time for entry in entries} == {(date.year, date.month, date.day, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_the_same_files_in_any_order_give_the_same_bytes() -> None:
    site = raw.site()

    one, other = (raw.published(files)[offline.PATH] for files in (site, dict(reversed(site.items()))))

    assert one == other


# What the site says about it.


def test_the_site_says_its_size_and_checksum(site: Site, packed: bytes) -> None:
    content = site.page("open-data/").content

    assert text_of(content.select_one("[data-ot-offline=size]")) == dutch.size(len(packed))
    assert text_of(content.select_one("[data-ot-offline=sha256]")) == hashlib.sha256(packed).hexdigest()
    assert content.select("[data-ot-edition], .ot-download[hidden]") == []


def test_the_edition_says_what_it_is_and_where_the_newest_stands(unpacked: Site, library: Library) -> None:
    content = unpacked.page("open-data/").content

    assert "Dit is de offline editie" in text_of(content)
    assert library.publication.site_url in unpacked.page("open-data/").links_in(content)
    assert content.select("[data-ot-offline], .ot-download[hidden]") == []


def test_every_placeholder_of_the_templates_is_filled(site: Site) -> None:
    waiting = [
        page.path
        for page in site.pages
        for element in page.soup.select("[data-ot-offline]")
        if not any(mark.isdigit() for mark in text_of(element))
    ]

    assert waiting == []


# Pages.


def files(body: str = "") -> Files:
    """The files of a small edition, in which a page has this body."""
    site = raw.site() | {"fasen/intake/index.html": raw.page("fasen/intake/index.html", body)}
    site |= {"begrippen/index.html": raw.page("begrippen/index.html", '<i id="d"></i><i id="begrip-x"></i>')}
    packed = raw.published(site)[offline.PATH]
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def body(html: str) -> str:
    """What stands on the page of the small edition where this is written."""
    written = files(f"{html}<hr>")["fasen/intake/index.html"].decode()
    return written.partition("<body>\n")[2].partition("<hr>")[0]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../begrippen/", "../../begrippen/index.html"),
        ("../../begrippen/#begrip-x", "../../begrippen/index.html#begrip-x"),
        ("../../begrippen/?items=a&amp;b=c#d", "../../begrippen/index.html?items=a&amp;b=c#d"),
        ("../../begrippen", "../../begrippen/index.html"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        ("/gids/", "../../index.html"),
        ("./", "index.html"),
        ("./#top", "index.html#top"),
        ("#top", "#top"),
        ("../../downloads/blad.pdf#page=2", "../../downloads/blad.pdf#page=2"),
        ("../../downloads/handreiking-offline.zip", f"{raw.ADDRESS}downloads/handreiking-offline.zip"),
        ("../../data/items.json", f"{raw.ADDRESS}data/items.json"),
        ("https://elders.nl/map/", "https://elders.nl/map/"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
    ],
)
def test_a_link_leads_to_a_file_or_to_the_published_site(link: str, expected: str) -> None:
    assert body(f'<a class="x" href="{link}" title="a > b">x</a>') == (
        f'<a class="x" href="{expected}" title="a &gt; b">x</a>'
    )


def test_a_link_in_a_template_leads_to_a_file_too() -> None:
    assert body('<template><a href="../../begrippen/">x</a></template>') == (
        '<template><a href="../../begrippen/index.html">x</a></template>'
    )


def test_a_page_starts_its_modules_by_name_after_the_one_script() -> None:
    html = files()["hulp/index.html"].decode()

    assert re.findall("<script(?! type=module>var early)[^>]*>.*?</script>", html)[1:] == [
        '<script src="../components/offline.js"></script>',
        '<script type="module">import "ot/page/shell.mjs"</script>',
    ]
    assert "preload" not in html


def test_the_one_script_has_every_module_and_the_json_that_they_name() -> None:
    edition = files()
    text = edition[offline.SCRIPT].decode()
    # As a browser reads it: what stands between the brackets of the call.
    packed = json.loads(text[text.rindex('({"modules"') + 1 : text.rindex(")")])

    assert packed["modules"].keys() == {"ot/page/shell.mjs", "ot/lib/resource.mjs"}
    assert packed["data"].keys() == {"data/items.json"}
    assert packed["address"] == raw.ADDRESS
    assert not edition.keys() & {"data/items.json", "404.html", "sitemap.xml", offline.PATH}


EDITIONS = (
    '<section class="a" data-ot-edition="online"><p data-ot-offline="size">?</p></section>'
    '<section class="b" data-ot-edition="offline" hidden><p>hier</p></section>'
)


def test_a_page_keeps_the_part_for_its_edition() -> None:
    site = raw.published(raw.site(hulp=EDITIONS))
    with zipfile.ZipFile(io.BytesIO(site[offline.PATH])) as archive:
        inside = archive.read(f"{offline.folder(raw.publication().slug)}/hulp/index.html").decode()

    size = dutch.size(len(site[offline.PATH]))
    assert (
        f'<section class="a"><p data-ot-offline="size">{size}</p></section>'
        in site["hulp/index.html"].decode()
    )
    assert '<section class="b"><p>hier</p></section>' in inside
    assert 'class="b"' not in site["hulp/index.html"].decode()
    assert 'class="a"' not in inside
