"""The steps on a finished site: addresses that change with the content, the policy, and small files."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from typing import TYPE_CHECKING

import brotli
import pytest

from tests.support.built import ORIGIN
from tools.publish import assets, compress, hosts, markup, policy, scripts, security

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Site
    from tests.support.data import Data

SITE_URL = "https://voorbeeld.nl/hulp/"
PAGE = """<!doctype html>
<HTML lang=nl><head><meta charset="utf-8"><title>a < b &amp; c</title>
<link rel=stylesheet href="../stylesheets/a.css"><link rel='icon' href='/hulp/assets/x.svg#licht'>
<meta property="og:image" content="https://voorbeeld.nl/hulp/assets/x.svg">
<script>if (a < b && "</p>") href="../stylesheets/a.css"</script>
<script id="__config" type="application/json">{"base": "..", "search": "../javascripts/w.js"}</script>
</head><body><!-- <a href="../stylesheets/a.css"> --><a href="../assets/weg.svg" data-x="//[">e&eacute;n</a>
<a href=../ title="stylesheets/a.css">x</a><br/><a href="https://elders.nl/hulp/stylesheets/a.css">y</a></body>
"""
CHANGED = {
    'href="../stylesheets/a.css"><link': 'href="../{static}stylesheets/a.css"><link',
    "'/hulp/assets/x.svg#licht'": "'/hulp/{static}assets/x.svg#licht'",
    'content="https://voorbeeld.nl/hulp/assets/x.svg"': 'content="https://voorbeeld.nl/hulp/{static}assets/x.svg"',
    '"search": "../javascripts/w.js"': '"search": "../{static}javascripts/w.js"',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small site."""
    for file, text in {
        "pagina/index.html": PAGE,
        "stylesheets/a.css": "a {}",
        "assets/x.svg": "<svg/>",
        "javascripts/w.js": "1",
    }.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_only_the_addresses_of_what_was_moved_change(root: Path) -> None:
    static = assets.version(root, SITE_URL)

    expected = PAGE
    for old, new in CHANGED.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new.format(static=static))
    assert (root / "pagina" / "index.html").read_text(encoding="utf-8") == expected
    assert (root / static / "stylesheets" / "a.css").read_text(encoding="utf-8") == "a {}"
    assert not (root / "stylesheets").exists()


@pytest.mark.parametrize(
    ("file", "text"), [("stylesheets/a.css", "a { }"), ("stylesheets/b.css", "a {}"), ("fonts/a.woff2", "")]
)
def test_another_content_gives_another_address(root: Path, file: str, text: str) -> None:
    before = assets.version(root, SITE_URL)
    for folder in (root / before).iterdir():
        folder.rename(root / folder.name)
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")

    assert assets.version(root, SITE_URL) != before


def test_everything_that_a_page_loads_has_an_address_that_changes_with_it(site: Site) -> None:
    loaded = {
        page.absolute(element.get("src") or element["href"]).removeprefix(ORIGIN)
        for page in site.pages
        for element in page.soup.select("[src], link[rel~=stylesheet], link[rel~=icon], link[rel~=preload]")
    }

    assert {re.sub(r"^static/[0-9a-f]{12}/[^/]+/.*$", "static", address) for address in loaded} == {"static"}
    assert [file for file in site.root.rglob("*.*css") if "static" not in file.parts] == []


def test_no_script_counts_its_way_up_to_the_root_of_the_site(site: Site) -> None:
    # It works while editing and not once it is published, where scripts stand deeper.
    counting = [
        file.name
        for file in site.root.rglob("javascripts/*.*js")
        if re.search(r"new URL\(\s*[\"'`]\.\./?[\"'`],\s*import\.meta\.url", file.read_text(encoding="utf-8"))
    ]

    assert counting == []


def test_a_page_that_is_read_tag_by_tag_stays_the_same_to_the_letter(site: Site) -> None:
    for page in site.pages:
        for tag in markup.tags(page.html):
            assert page.html[tag.start : tag.end] == tag.source
            assert page.html.startswith(tag.content, tag.end)


# Scripts.


def test_what_a_page_waits_for_stands_in_the_page_and_the_rest_does_not(root: Path) -> None:
    page = root / "pagina" / "index.html"
    html = """<script src="../javascripts/w.js"></script><p>
    <script src="../javascripts/m.mjs" type=module></script><script src="../javascripts/d.js" defer></script>
    <script src="https://elders.nl/javascripts/d.js"></script>"""
    page.write_text(html, encoding="utf-8")
    (root / "404.html").write_text('<script src="/hulp/javascripts/w.js"></script>', encoding="utf-8")
    (root / "javascripts" / "w.js").write_text('var aan = 1 < 2; // "</p>"\n', encoding="utf-8")
    (root / "javascripts" / "m.mjs").write_text("export const naam = 1;  // uitleg\n", encoding="utf-8")
    (root / "javascripts" / "d.js").write_text("later()\n", encoding="utf-8")

    scripts.write(root)

    inside = "<script>var aan=1<2</script>"
    assert page.read_text("utf-8") == html.replace('<script src="../javascripts/w.js"></script>', inside)
    assert (root / "404.html").read_text("utf-8") == inside
    assert {file.name for file in (root / "javascripts").iterdir()} == {"m.mjs", "d.js"}
    assert (root / "javascripts" / "m.mjs").read_text("utf-8") == "export const naam=1"


def test_no_page_of_the_site_waits_for_a_script(site: Site) -> None:
    waited = {
        element["src"]
        for page in site.pages
        for element in page.soup.select("script[src]:not([type=module])")
    }

    assert waited == set()


# The policy.


def test_the_policy_allows_the_site_itself_and_nothing_else(site: Site) -> None:
    directives = dict(each.split(" ", 1) for each in policy.header(site.root).split("; "))

    assert directives == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        # The one script that a page has in itself, by its hash.
        "script-src": f"'self' 'sha256-{base64.b64encode(hashlib.sha256(_inside(site)).digest()).decode()}'",
    }


def _inside(site: Site) -> bytes:
    """The script in every page that sets the colours."""
    (script,) = {
        element.string
        for page in site.pages
        for element in page.soup.select("script:not([src], [type='application/json'])")
    }
    return str(script).encode()


def test_every_page_carries_the_policy_before_anything_that_loads(site: Site) -> None:
    for page in site.pages:
        head = page.soup.head.find_all(True)
        # What says which characters follow must stand in the first kilobyte.
        assert page.html.encode().index(b"charset") < 1024
        assert head[0].get("charset") == "utf-8"
        assert head[1]["http-equiv"] == "Content-Security-Policy"
        assert head[1]["content"] == policy.policy(site.root)
        assert head[2]["content"] == "no-referrer"


@pytest.mark.parametrize(
    ("element", "message"),
    [
        ('<td style="text-align: left">', "een eigen stijl (<td>)"),
        ("<style>", "een eigen stijl (<style>)"),
        ("<a onclick=x()>", "een script in de pagina (<a>)"),
        ('<a href=" JavaScript:x()">', "een script in de pagina (<a>)"),
        ("<base href=/>", "een <base>"),
    ],
)
def test_what_the_policy_would_block_stops_the_build(root: Path, element: str, message: str) -> None:
    page = root / "pagina" / "index.html"
    page.write_text(PAGE.replace("<br/>", element), encoding="utf-8")

    with pytest.raises(policy.PolicyError) as error:
        policy.write(root)

    assert str(error.value).startswith(f"pagina/index.html: {message}")
    assert "Content-Security-Policy" not in page.read_text(encoding="utf-8")


# Small files.


def test_a_small_file_stands_beside_every_text_that_it_helps(site: Site) -> None:
    for suffix, read in ((".gz", gzip.decompress), (".br", brotli.decompress)):
        for small in site.root.rglob(f"*{suffix}"):
            plain = small.with_suffix("")
            assert read(small.read_bytes()) == plain.read_bytes(), small
            assert small.stat().st_size < plain.stat().st_size
    for page in site.pages:
        assert page.file.with_name(page.file.name + ".br").is_file()
        assert page.file.with_name(page.file.name + ".gz").is_file()


def test_what_would_not_become_smaller_stays_alone(tmp_path: Path) -> None:
    (tmp_path / "klein.css").write_text("a {}")
    (tmp_path / "groot.css").write_text("a {}\n" * 1000)
    (tmp_path / "groot.pdf").write_text("a {}\n" * 1000)

    compress.write(tmp_path)

    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "groot.css", "groot.css.br", "groot.css.gz", "groot.pdf", "klein.css",
    ]  # fmt: skip


def test_a_small_file_has_no_time_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}\n" * 1000)

    compress.write(tmp_path)

    assert (tmp_path / "a.css.gz").read_bytes()[4:8] == b"\0\0\0\0"


# Hosts, and where to report a hole.


def test_every_host_gets_every_header_and_the_policy(site: Site, library: Library) -> None:
    files = {
        file: hosts.render(file, site.root, library.publication.site_url)
        for file in ("_headers", ".htaccess", *hosts.SERVERS)
    }
    promised = [*hosts.HEADERS.items(), ("Content-Security-Policy", policy.header(site.root))]

    assert [
        (file, name)
        for file, text in files.items()
        for name, value in promised
        if name not in text or value not in text
    ] == []


def test_the_site_holds_what_hosts_read_in_it(site: Site, library: Library) -> None:
    for file in hosts.INSTRUCTIONS:
        written = (site.root / file).read_text(encoding="utf-8")
        assert written == hosts.render(file, site.root, library.publication.site_url)


def test_netlify_and_cloudflare_send_the_policy_with_every_page_once(site: Site) -> None:
    rules = re.findall(
        r"^(\S+)\n  Content-Security-Policy:", (site.root / "_headers").read_text(), re.MULTILINE
    )
    for page in site.pages:
        fitting = [rule for rule in rules if re.fullmatch(rule.replace("*", ".*"), f"/{page.path}")]
        assert len(fitting) == 1, page.path


def test_security_txt_says_all_that_the_standard_asks(site: Site, library: Library) -> None:
    publication = library.publication
    fields = dict(
        line.split(": ", 1) for line in (site.root / security.PLACE).read_text(encoding="utf-8").splitlines()
    )

    assert fields == {
        "Contact": publication.security_contact_url,
        "Expires": f"{publication.security_expires}T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": f"{publication.site_url}.well-known/security.txt",
        "Policy": f"{publication.site_url}privacy/#lek-melden",
    }
    assert site.resolves(ORIGIN + security.POLICY)


@pytest.mark.parametrize("date", ["2026-11-23", "2027-11-25"])
def test_security_txt_holds_for_a_year_at_most(data: Data, date: str) -> None:
    place = data.replace("publication.yml", "security_expires:", f"security_expires: {date}")

    assert data.problems() == [f"{place}: security_expires: moet na date liggen, en hooguit een jaar later"]
