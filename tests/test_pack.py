"""The texts as plain HTML fragments with a manifest, for a CMS or an intranet."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from macros import dutch, open_data
from macros.model import texts_of
from tests.support import complete, raw
from tests.support.built import text_of
from tests.test_html import errors
from tools.publish import pack

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Site
    from tools.publish.tree import Files

#: Addresses in the pack are resolved against this; nothing is ever asked from it.
ROOT = "https://pakket.test/"


def unpack(packed: bytes) -> Files:
    """The files in a pack, without its folder."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {pack.FOLDER}
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def packed(site: Site) -> bytes:
    return (site.root / pack.PATH).read_bytes()


@pytest.fixture(scope="module")
def files(packed: bytes) -> Files:
    return unpack(packed)


@pytest.fixture(scope="module")
def fragments(files: Files) -> dict[str, BeautifulSoup]:
    """Each fragment by its path, as elements."""
    return {
        path: BeautifulSoup(text.decode(), "html.parser")
        for path, text in files.items()
        if path.endswith(".html")
    }


@pytest.fixture(scope="module")
def manifest(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[pack.MANIFEST])
    return found


# The real texts.


def test_every_fragment_is_valid_html_in_the_smallest_page(files: Files, tmp_path: Path) -> None:
    for number, (path, text) in enumerate(sorted(files.items())):
        if path.endswith(".html"):
            page = (
                f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>x</title>{text.decode()}</html>'
            )
            (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")

    assert errors(tmp_path) == []


def test_every_link_leads_to_a_fragment_or_to_a_page_of_the_site(
    fragments: dict[str, BeautifulSoup], files: Files, site: Site, library: Library
) -> None:
    ids = {path: {each["id"] for each in soup.select("[id]")} for path, soup in fragments.items()}
    address = library.publication.site_url
    dead = []
    for path, soup in fragments.items():
        for link in soup.select("[href]"):
            leads = urljoin(ROOT + path, link["href"])
            parts = urlsplit(leads)
            if leads.startswith(ROOT):
                file = unquote(parts.path).lstrip("/")
                found = file in files and (not parts.fragment or unquote(parts.fragment) in ids[file])
            else:
                found = not leads.startswith(address) or site.resolves(
                    leads.replace(address, "https://site.test/")
                )
            dead += [] if found else [(path, link["href"])]

    assert dead == []


def test_every_published_id_is_in_one_page_fragment(
    fragments: dict[str, BeautifulSoup], library: Library
) -> None:
    ids = [
        each["id"]
        for path, soup in fragments.items()
        if path.startswith("paginas/")
        for each in soup.select("[id]")
    ]

    assert {each: ids.count(each) for each in library.records if ids.count(each) != 1} == {}


def test_every_text_of_every_record_is_in_its_fragments(
    fragments: dict[str, BeautifulSoup], manifest: dict[str, Any], library: Library
) -> None:
    absent = set()
    for entry in manifest["fragments"]:
        if entry["kind"] != "page":
            record = library.records[entry["id"]]
            for path in (entry["path"], entry["page"]):
                seen = complete.fold(fragments[path].get_text())
                absent |= {f"{path}: {each}" for each in complete.absent(record, seen)}

    # An example of what to fill in stands in the tool alone.
    assert sorted(each for each in absent if not each.endswith(": mail.gaps.example")) == []


def test_a_text_that_a_fragment_leaves_out_is_named(
    fragments: dict[str, BeautifulSoup], library: Library
) -> None:
    flag = library.red_flags[0]
    seen = complete.fold(fragments[f"onderdelen/{flag.id}.html"].get_text())
    lost = next(text for field, text in texts_of(flag) if field.startswith("giving_back"))

    assert complete.absent(flag, seen.replace(complete.fold(lost), "")) == ["red_flag.giving_back"]


def test_nothing_in_it_needs_this_site(fragments: dict[str, BeautifulSoup]) -> None:
    strange = {
        each.name
        for soup in fragments.values()
        for each in soup.find_all()
        if "-" in each.name
        or each.name
        in {
            "script",
            "template",
            "dialog",
            "button",
            "input",
            "textarea",
            "span",
            "svg",
            "details",
            "summary",
        }
    }
    attributes = {name for soup in fragments.values() for each in soup.find_all() for name in each.attrs}

    assert strange == set()
    assert attributes <= {"colspan", "href", "id", "lang", "rowspan", "scope", "start"}


def test_the_manifest_names_each_fragment_with_its_checksum(
    manifest: dict[str, Any], files: Files, library: Library
) -> None:
    entries = {each["path"]: each for each in manifest["fragments"]}

    assert entries.keys() == files.keys() - {pack.MANIFEST, manifest["style"]}
    assert {each["id"] for each in manifest["fragments"] if each["kind"] != "page"} == library.records.keys()
    for path, each in entries.items():
        assert each["sha256"] == hashlib.sha256(files[path]).hexdigest()
        assert each["title"]
        assert each["url"].startswith(library.publication.site_url)
    assert (manifest["version"], manifest["licence"]["name"]) == (
        library.publication.version,
        library.publication.content_licence,
    )


def test_the_site_says_its_size_and_checksum(site: Site, packed: bytes) -> None:
    content = site.page("open-data/").content

    assert text_of(content.select_one("[data-ot-pack=size]")) == dutch.size(len(packed))
    assert text_of(content.select_one("[data-ot-pack=sha256]")) == hashlib.sha256(packed).hexdigest()


# A small site.


def small(article: str) -> Files:
    """A site of which a page has this article, with a record on it and one on the home page."""
    url = f"{raw.ADDRESS}hulp/#a"
    nested = {"id": "b", "kind": "item", "name": "B", "url": f"{raw.ADDRESS}hulp/#b"}
    data = {
        "language": "nl",
        "licence": {},
        "publication": {"title": "Gids", "version": "1.0.0", "date": "2026-01-02", "status": "concept"},
        "records": [{"id": "a", "kind": "chapter", "name": "A", "url": url, "checklist": [nested]}],
    }
    item = '<ul><li id="b"><input id="vink"><label for="vink" id="tekst">B</label></li></ul>'
    page = f'<article class="x"><h1 id="a" class="y">A</h1>{article}{item}</article>'
    site = raw.site() | {open_data.PATH: json.dumps(data).encode()}
    return site | {"hulp/index.html": raw.page("hulp/index.html", page)}


def fragment(article: str, path: str = "paginas/hulp.html") -> str:
    """What becomes of an article, before the item at its end."""
    text = unpack(raw.published(small(f"{article}<hr>"))[pack.PATH])[path].decode()
    return text.partition("</h1>")[2].partition("<hr>")[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="x" data-ot-x="y">Tekst</p>', "<p>Tekst</p>"),
        ("<ot-choose><button>Kies</button></ot-choose><p>Tekst</p>", "<p>Tekst</p>"),
        ("<ot-form><p>Tekst</p></ot-form>", "<p>Tekst</p>"),
        ('<p>Een <span class="x">woord</span></p>', "<p>Een woord</p>"),
        ('<div><p><button type="button">Doe</button></p></div>', ""),
        ("<p hidden>Weg</p><p data-ot-off>Weg</p><template><p>Weg</p></template>", ""),
        ("<fieldset><legend>Feit</legend></fieldset>", "<div><p>Feit</p></div>"),
        (
            '<div><label for="f">Veld</label><textarea id="f">x</textarea></div>',
            "<div><strong>Veld</strong></div>",
        ),
        ('<p>&lt;label&gt; <i lang="en">word</i></p>', '<p>&lt;label&gt; <i lang="en">word</i></p>'),
    ],
)
def test_an_article_becomes_plain(html: str, expected: str) -> None:
    assert fragment(html) == expected


@pytest.mark.parametrize(
    ("link", "page", "record"),
    [
        ("#b", "#b", "#b"),
        ("../hulp/#a", "#a", "#a"),
        ("../", raw.ADDRESS, raw.ADDRESS),
        ("../downloads/blad.pdf", f"{raw.ADDRESS}downloads/blad.pdf", f"{raw.ADDRESS}downloads/blad.pdf"),
        ("../privacy/#lek-melden", f"{raw.ADDRESS}privacy/#lek-melden", f"{raw.ADDRESS}privacy/#lek-melden"),
        ("https://elders.nl/map/", "https://elders.nl/map/", "https://elders.nl/map/"),
        ("mailto:a@b.nl", "mailto:a@b.nl", "mailto:a@b.nl"),
    ],
)
def test_a_link_leads_to_a_fragment_or_to_the_published_site(link: str, page: str, record: str) -> None:
    written = f'<p><a href="{link}">x</a></p>'

    assert fragment(written) == f'<p><a href="{page}">x</a></p>'
    assert fragment(written, "onderdelen/a.html") == f'<p><a href="{record}">x</a></p>'


def test_a_record_that_is_no_heading_stands_in_what_it_needs_around_it() -> None:
    files = unpack(raw.published(small('<p>Zie <a href="#a">A</a></p>'))[pack.PATH])

    assert files["onderdelen/b.html"] == b'<article><ul><li id="b">B</li></ul></article>\n'


PART = (
    '<details class="ot-part" open><summary class="ot-part__head"><span class="ot-part__name"><svg></svg> '
    'Naam</span><h2 id="c">Kop</h2><span class="ot-part__sentence">Een <span>zin</span>.</span>'
    '<span class="ot-part__sentence ot-part__hint">Tekst</span></summary><p>Tekst</p></details>'
)
PLAIN = '<div><div><p>Naam</p><h2 id="c">Kop</h2><p>Een zin.</p></div><p>Tekst</p></div>'


@pytest.mark.parametrize(
    "part", [PART, PART.replace("details", "div").replace("summary", "div").replace(" open", "")]
)
def test_a_part_that_opens_lies_open_and_is_the_fragment_of_its_record(part: str) -> None:
    site = small(f"<h2>Een</h2>{part}<h3>Twee</h3>")
    site[open_data.PATH] = site[open_data.PATH].replace(b'"id": "b"', b'"id": "c"')
    files = unpack(raw.published(site)[pack.PATH])

    assert re.sub(r"> +", ">", files["onderdelen/c.html"].decode()) == f"<article>{PLAIN}</article>\n"
    assert PLAIN in re.sub(r"> +", ">", files["paginas/hulp.html"].decode())


def test_a_name_above_a_heading_is_in_the_fragment_of_that_heading_alone() -> None:
    name = '<p class="ot-eyebrow">{}</p>\n<h2 id="{}">{}</h2>\n<p>Tekst</p>\n'
    site = small(name.format("Eerst", "d", "Een") + name.format("Dan", "e", "Twee"))
    site[open_data.PATH] = site[open_data.PATH].replace(b'"id": "b"', b'"id": "d"')
    files = unpack(raw.published(site)[pack.PATH])

    assert files["onderdelen/d.html"].replace(b"\n", b"") == (
        b'<article><p>Eerst</p><h2 id="d">Een</h2><p>Tekst</p></article>'
    )


def test_the_fragment_of_a_heading_ends_at_a_part_of_its_level() -> None:
    site = small(f'<h2 id="d">Een</h2><p>Tekst</p>{PART}')
    site[open_data.PATH] = site[open_data.PATH].replace(b'"id": "b"', b'"id": "d"')
    files = unpack(raw.published(site)[pack.PATH])

    assert files["onderdelen/d.html"] == b'<article><h2 id="d">Een</h2><p>Tekst</p></article>\n'


def test_the_fragment_of_a_heading_ends_at_the_next_of_its_level() -> None:
    article = "<h2>Een</h2><p>Tekst</p><h3>Eronder</h3><h2>Twee</h2>"
    site = small(article)
    site[open_data.PATH] = site[open_data.PATH].replace(b'"id": "b"', b'"id": "c"')
    site["hulp/index.html"] = site["hulp/index.html"].replace(b"<h2>Een", b'<h2 id="c">Een')
    files = unpack(raw.published(site)[pack.PATH])

    assert files["onderdelen/c.html"] == (
        b'<article><h2 id="c">Een</h2><p>Tekst</p><h3>Eronder</h3></article>\n'
    )


def test_the_same_site_gives_the_same_bytes() -> None:
    site = small("<p>Tekst</p>")

    assert raw.published(site)[pack.PATH] == raw.published(dict(reversed(site.items())))[pack.PATH]


def test_a_site_without_open_data_has_no_pack() -> None:
    assert pack.PATH not in raw.published(raw.site())
