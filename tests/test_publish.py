"""The steps on a finished site: addresses that change with the content, the policy, and small files."""

from __future__ import annotations

import base64
import datetime
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import brotli
import pytest

from macros.model import Owner
from tests.support import raw
from tests.support.built import ORIGIN
from tests.support.project import ROOT
from tools.publish import compress, policy, security, servers, tree

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Page, Site
    from tests.support.data import Data
    from tools.publish.tree import Files

#: Every form of address of what is moved, with what it becomes; MAP is the folder that it is moved to.
MOVED = {
    '<img src="../assets/foto.svg?v=2">': '<img src="../MAP/assets/foto.svg?v=2">',
    '<img srcset="../assets/foto.svg 1x, ../assets/mijn%20foto.svg 2x">': (
        '<img srcset="../MAP/assets/foto.svg 1x, ../MAP/assets/mijn%20foto.svg 2x">'
    ),
    '<video poster="../assets/mijn%20foto.svg"></video>': (
        '<video poster="../MAP/assets/mijn%20foto.svg"></video>'
    ),
    '<svg><use href="../assets/foto.svg#p"></use><image xlink:href="/gids/assets/foto.svg"></image></svg>': (
        '<svg><use href="../MAP/assets/foto.svg#p"></use>'
        '<image xlink:href="/gids/MAP/assets/foto.svg"></image></svg>'
    ),
    '<meta property="og:image" content="https://voorbeeld.nl/gids/assets/foto.svg">': (
        '<meta property="og:image" content="https://voorbeeld.nl/gids/MAP/assets/foto.svg">'
    ),
    '<template><img src="../assets/foto.svg"></template>': (
        '<template><img src="../MAP/assets/foto.svg"></template>'
    ),
}
#: What stays as it is written.
KEPT = (
    '<a href="../" title="assets/foto.svg">x</a>',
    '<a href="https://elders.nl/gids/assets/foto.svg">x</a>',
    '<a href="mailto:a@b.nl" data-x="//[">x</a>',
    "<pre>\n\n  a\n</pre><textarea>\n\nb</textarea>",
    "<p>1 &lt; 2 &amp; \u201ceen\u201d&nbsp;<wbr>b</p>",
    '<img alt="" src="data:,"><input type="text"><input type="checkbox" checked="">',
    '<script type="application/json">{"a":"../assets/foto.svg"}</script>',
)


def files(**bodies: str) -> Files:
    return raw.site(**bodies) | {"assets/mijn foto.svg": b"<svg/>"}


def static(site: Files) -> str:
    """The folder named after its content, without a slash at the end."""
    (folder,) = {"/".join(path.split("/")[:2]) for path in site if path.startswith("static/")}
    return folder


@pytest.mark.parametrize("written", MOVED)
def test_an_address_of_what_is_moved_follows_in_the_form_that_it_has(written: str) -> None:
    site = raw.published(files(hulp=written))

    assert MOVED[written].replace("MAP", static(site)) in site["hulp/index.html"].decode()


@pytest.mark.parametrize("written", KEPT)
def test_all_else_in_a_page_stays_the_same_to_a_browser(written: str) -> None:
    html = raw.published(files(hulp=written))["hulp/index.html"].decode()

    assert inside(html) == inside(f"<body>{written}")


def inside(html: str) -> list[object]:
    """The elements of a page that are not those of every page, as a parser sees them."""
    body = tree.Page(html).body
    ours = [
        each for each in body.iter(include_text=True) if each.tag != "h1" and "src" not in each.attributes
    ]
    return [
        (each.tag, each.attributes, each.text(), [inner.html for inner in each.iter(include_text=True)])
        for each in ours
        if each.attributes.get("type") != "importmap" and (each.tag != "-text" or each.text().strip())
    ]


def test_the_page_for_what_is_not_there_names_all_from_the_root_of_the_host() -> None:
    site = raw.published(files())

    assert f'href="/gids/{static(site)}/stylesheets/ours.css"' in site["404.html"].decode()
    assert import_map(site, "404.html") == {"ot/": f"/gids/{static(site)}/components/", "site/": "/gids/"}


@pytest.mark.parametrize(
    ("page", "root"), [("index.html", "./"), ("hulp/index.html", "../"), ("fasen/a/index.html", "../../")]
)
def test_the_map_of_a_page_leads_to_the_moved_modules_and_to_the_root(page: str, root: str) -> None:
    site = raw.published(files() | {page: raw.page(page, '<i id="a">a</i>')})

    assert import_map(site, page) == {"ot/": f"{root}{static(site)}/components/", "site/": root}


def import_map(site: Files, page: str) -> dict[str, str]:
    (found,) = re.findall(r'<script type="importmap">(.*?)</script>', site[page].decode())
    imports: dict[str, str] = json.loads(found)["imports"]
    return imports


@pytest.mark.parametrize(
    ("file", "content"),
    [("assets/foto.svg", b"<svg />"), ("assets/b.svg", b"<svg/>"), ("fonts/a.woff2", b"")],
)
def test_another_content_gives_another_address(file: str, content: bytes) -> None:
    assert static(raw.published(files())) != static(raw.published(files() | {file: content}))


def test_another_name_gives_another_address() -> None:
    one, other = ({f"assets/{name}.svg": b"<svg/>"} for name in "ab")

    assert static(raw.published(files() | one)) != static(raw.published(files() | other))


def test_the_same_content_in_any_order_gives_the_same_bytes() -> None:
    assert raw.published(files()) == raw.published(dict(reversed(files().items())))


def test_what_the_theme_has_and_nothing_names_goes() -> None:
    site = raw.published(
        files(hulp='<img src="../assets/images/b.png">')
        | {"assets/images/b.png": b"b", "assets/javascripts/bundle.js": b"b()"}
    )

    assert f"{static(site)}/assets/images/b.png" in site
    assert [path for path in site if "javascripts" in path] == []


def test_everything_that_a_page_loads_has_an_address_that_changes_with_it(site: Site) -> None:
    loaded = {
        page.absolute(element.get("src") or element["href"]).removeprefix(ORIGIN)
        for page in site.pages
        for element in page.soup.select("[src], link[rel~=stylesheet], link[rel~=icon], link[rel~=preload]")
    }

    assert {re.sub(r"^static/[0-9a-f]{12}/[^/]+/.*$", "static", address) for address in loaded} == {"static"}
    assert [file for file in site.root.rglob("*.*css") if "static" not in file.parts] == []


def test_no_script_asks_where_it_stands_itself(site: Site) -> None:
    # That differs while editing, on the site and on a disk; the import map knows the root everywhere.
    asking = [file.name for file in site.root.rglob("*.mjs") if "import.meta.url" in file.read_text("utf-8")]

    assert asking == []


# Scripts.


def test_what_a_page_waits_for_stands_in_the_page_and_the_rest_does_not() -> None:
    waited = '<script src="../components/page/early.js"></script>'
    other = '<script src="../components/page/late.js" defer=""></script><script src="https://elders.nl/components/page/early.js"></script>'
    site = raw.published(files(hulp=waited + other) | {"components/page/late.js": b"later ( ) // uitleg"})

    html = site["hulp/index.html"].decode()
    assert html.count("<script>var early=1<2</script>") == 2
    assert other.replace("../", f"../{static(site)}/", 1) in html
    assert "<script>var early=1<2</script>" in site["404.html"].decode()
    scripts = {
        path.partition("/components/")[2]: site[path]
        for path in site
        if "/components/" in path and path.endswith("js")
    }
    assert scripts == {
        "page/late.js": b"later()",
        "page/shell.mjs": b'import{load}from"ot/lib/resource.mjs";load("data/items.json")',
        "lib/resource.mjs": b"export const load=e=>e",
    }


def test_a_script_that_is_none_stops_the_build_with_its_name() -> None:
    (problem,) = raw.problems(files() | {"components/lib/resource.mjs": b"export const = 1;"})

    assert problem.startswith("components/lib/resource.mjs: dit is geen JavaScript")


def test_no_page_of_the_site_waits_for_a_script(site: Site) -> None:
    waited = {
        element["src"]
        for page in site.pages
        for element in page.soup.select("script[src]:not([type=module])")
    }

    assert waited == set()


# The policy.


#: What every policy allows besides scripts.
ALLOWED = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
}


def directives(text: str) -> dict[str, str]:
    return dict(each.split(" ", 1) for each in text.split("; "))


def inline(page: Page) -> set[str]:
    """The hashes of the scripts in a page as a policy has them: of the colours, and of the import map."""
    scripts = [str(each.string) for each in page.soup.select("script:not([src])")]
    return {
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts
    }


def test_a_host_sends_a_policy_for_all_pages_that_allows_the_site_itself_and_nothing_else(
    site: Site,
) -> None:
    (sent,) = set(re.findall(r"Content-Security-Policy: (.*)", (site.root / "_headers").read_text("utf-8")))
    scripts = set.union(*map(inline, site.pages))

    assert directives(sent) == ALLOWED | {
        "frame-ancestors": "'none'",
        "manifest-src": "'self'",
        "script-src": " ".join(["'self'", *sorted(scripts)]),
    }
    # The colours, and the map as seen from each depth and from the page for what is not there.
    assert len(scripts) == 1 + len({page.path.count("/") for page in site.pages}) + 1


def test_every_page_carries_its_own_policy_before_anything_that_loads(site: Site) -> None:
    for page in site.pages:
        head = page.soup.head.find_all(True)
        # What says which characters follow must stand in the first kilobyte.
        assert page.html.encode().index(b"charset") < 1024
        assert head[0].get("charset") == "utf-8"
        assert head[1]["http-equiv"] == "Content-Security-Policy"
        assert directives(head[1]["content"]) == ALLOWED | {
            "script-src": " ".join(["'self'", *sorted(inline(page))]),
            # Of the page with the tool that keeps a copy alone.
            **({"manifest-src": "'self'"} if page.soup.select("ot-phone") else {}),
        }
        assert len(inline(page)) == 2
        assert head[2]["content"] == "no-referrer"


@pytest.mark.parametrize(
    ("element", "message"),
    [
        ('<p style="text-align: left">', "een eigen stijl (<p>)"),
        ("<style>a{b:c}</style>", "een eigen stijl (<style>)"),
        ("<script>x()</script>", "een script in de pagina (<script>)"),
        ('<template><script type="module">x()</script></template>', "een script in de pagina (<script>)"),
        ("<a onclick=x()>", "een script in de pagina (<a>)"),
        ('<a href=" JavaScript:x()">', "een script in de pagina (<a>)"),
        ("<base href=/>", "een <base>"),
    ],
)
def test_what_the_policy_would_block_stops_the_build(element: str, message: str) -> None:
    (problem,) = raw.problems(files(hulp=element))

    assert problem.startswith(f"hulp/index.html: {message}")


# Addresses that lead nowhere.


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('<a href="../weg/">x</a>', "../weg/ leidt nergens heen"),
        ('<a href="../assets/weg%20foto.svg?v=2">x</a>', "../assets/weg%20foto.svg?v=2 leidt nergens heen"),
        ('<img src="../assets/weg.svg">', "../assets/weg.svg leidt nergens heen"),
        ('<img srcset="../assets/foto.svg 1x,../b.svg 2x">', "../b.svg leidt nergens heen"),
        ('<video poster="p.png"></video>', "p.png leidt nergens heen"),
        ('<svg><use href="../s.svg#a"/></svg>', "../s.svg#a leidt nergens heen"),
        ('<svg><path fill="url(v.svg#a)"/></svg>', "v.svg#a leidt nergens heen"),
        ('<template><a href="weg"></a></template>', "weg leidt nergens heen"),
        ('<a href="//[">x</a>', "//[ leidt nergens heen"),
        ('<a href="https://voorbeeld.nl/gids/weg">x</a>', "https://voorbeeld.nl/gids/weg leidt nergens heen"),
        ('<a href="#weg">x</a>', "#weg leidt naar een plek die niet op die pagina staat"),
        (
            '<a href="../privacy/#weg">x</a>',
            "../privacy/#weg leidt naar een plek die niet op die pagina staat",
        ),
    ],
)
def test_an_address_in_a_page_that_leads_nowhere_stops_the_build(written: str, said: str) -> None:
    assert raw.problems(files(hulp=written)) == [f"hulp/index.html: {said}"]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("stylesheets/ours.css", "a{background:url(weg.svg)}", "ours.css: weg.svg leidt nergens heen"),
        ("stylesheets/los.css", '@import "weg.css";', "los.css: weg.css leidt nergens heen"),
        ("assets/foto.svg", '<svg><image href="weg.png"/></svg>', "foto.svg: weg.png leidt nergens heen"),
        (
            "assets/foto.svg",
            "<svg><style>a{b:url(c.svg)}</style></svg>",
            "foto.svg: c.svg leidt nergens heen",
        ),
        ("data/items.json", '{"a": {"address": "hulp/#b"}}', "data/items.json: hulp/#b leidt naar een plek"),
        ("data/items.json", '["https://voorbeeld.nl/gids/b"]', "https://voorbeeld.nl/gids/b leidt nergens"),
        (
            "sitemap.xml",
            "<loc>https://voorbeeld.nl/gids/b/</loc>",
            "https://voorbeeld.nl/gids/b/ leidt nergens",
        ),
        (
            "components/page/shell.mjs",
            'import "ot/weg.mjs";',
            "shell.mjs: import van ot/weg.mjs leidt nergens",
        ),
        ("components/page/shell.mjs", 'export * from "./a.mjs";', "import van ./a.mjs leidt nergens heen"),
        ("components/page/shell.mjs", 'await import("ot/b.mjs");', "import van ot/b.mjs leidt nergens heen"),
    ],
)
def test_an_address_anywhere_that_leads_nowhere_stops_the_build(file: str, content: str, said: str) -> None:
    (problem,) = raw.problems(files() | {file: content.encode()})

    assert said in problem


def test_on_the_page_for_what_is_not_there_an_address_seen_from_it_leads_nowhere() -> None:
    assert raw.problems(files(missing='<a href="hulp/">x</a>')) == ["404.html: hulp/ leidt nergens heen"]


def test_a_map_that_leads_to_no_module_stops_the_build() -> None:
    home = raw.site()["index.html"].replace(b'"ot/":"./components/"', b'"ot/":"./onderdelen/"')
    (problem,) = raw.problems(files() | {"index.html": home})

    assert problem.startswith("index.html: ./onderdelen/")


def test_what_the_offline_edition_lacks_stops_the_build() -> None:
    # A page that only a server shows, to which a page of the edition links by its whole path.
    (problem,) = raw.problems(
        files(hulp='<a href="/elders/">x</a>') | {"hulp/weg.css": b"a{b:url(../404.html)}"}
    )

    assert problem == "offline editie: hulp/weg.css: ../404.html leidt nergens heen"


def test_all_that_is_wrong_is_said_at_once() -> None:
    site = files(hulp='<a href="a">x</a><p style="a:b">', home='<img src="b" srcset="c 1x, d 2x">')

    assert len(raw.problems(site)) == 5


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


def test_what_would_not_become_smaller_stays_alone() -> None:
    site = {"klein.css": b"a {}", "groot.css": b"a {}\n" * 1000, "groot.pdf": b"a {}\n" * 1000}

    assert compress.beside(site).keys() - site.keys() == {"groot.css.br", "groot.css.gz"}


def test_a_small_file_has_no_time_in_it_and_does_not_tell_on_which_system_it_was_made() -> None:
    head = compress.beside({"a.css": b"a {}\n" * 1000})["a.css.gz"][:10]

    assert (head[4:8], head[9]) == (bytes(4), 255)


# Files.


def test_everybody_may_read_what_is_written_whatever_the_habits_of_who_builds(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        tree.write({"a/b/c.txt": b"c", "d.txt": b"d"}, tmp_path / "site")
    finally:
        os.umask(before)

    written = {
        file.relative_to(tmp_path).as_posix(): file.stat().st_mode & 0o777 for file in tmp_path.rglob("*")
    }
    assert written == {
        "site": 0o755, "site/a": 0o755, "site/a/b": 0o755, "site/a/b/c.txt": 0o644, "site/d.txt": 0o644,
    }  # fmt: skip
    assert tree.read(tmp_path / "site") == {"a/b/c.txt": b"c", "d.txt": b"d"}


# Web servers, and where to report a hole.


def test_every_server_gets_every_header_and_the_policy(site: Site) -> None:
    trees = tree.Tree.of(tree.read(site.root), "").pages
    texts = {file: servers.render(file, trees) for file in servers.FOR_ADMINISTRATORS}
    texts |= {file: (site.root / file).read_text("utf-8") for file in ("_headers", ".htaccess")}
    promised = [*servers.HEADERS.items(), ("Content-Security-Policy", policy.header(trees.values()))]

    assert [
        (file, name)
        for file, text in texts.items()
        for name, value in promised
        if name not in text or value not in text
    ] == []


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("_headers", ["/gids/*", "/gids/hulp/*", "/gids/static/*", "/gids/data/*"]),
        (".htaccess", ["ErrorDocument 404 /gids/404.html"]),
        (".nojekyll", []),
    ],
)
def test_the_site_holds_what_servers_read_in_it_for_the_path_that_it_stands_under(
    file: str, lines: list[str]
) -> None:
    written = raw.published(files())[file].decode().splitlines()

    assert written
    assert [line for line in lines if line not in written] == []


def test_the_files_for_who_runs_a_server_are_those_of_the_site_that_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.write(raw.published(files()), tmp_path / "site")
    # What the next build would be is no matter.
    monkeypatch.setenv("SITE_URL", "https://anders.nl/")
    command = [
        sys.executable,
        "-m",
        "tools.server_files",
        "--site",
        tmp_path / "site",
        "--output",
        tmp_path / "out",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    sent = re.search("Content-Security-Policy: (.*)", (tmp_path / "site" / "_headers").read_text("utf-8"))
    for name in ("nginx.conf", "Caddyfile"):
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert "/gids/" in text
        assert "anders" not in text
        assert sent is not None
        assert sent[1] in text


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
        # Where nobody agreed to be asked, the page that says so.
        "Contact": publication.security_contact or f"{publication.site_url}privacy/#lek-melden",
        "Expires": f"{publication.security_expires}T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": f"{publication.site_url}.well-known/security.txt",
        "Policy": f"{publication.site_url}privacy/#lek-melden",
    }
    assert site.resolves(ORIGIN + security.POLICY)


def test_security_txt_names_the_contact_of_an_owner_who_agreed_and_not_that_of_the_source(
    library: Library,
) -> None:
    publication = library.publication
    owner = Owner(name="Gemeente Voorbeeld", agreed_on=publication.date, contact_email="a@b.nl")
    contacts = []
    for address in (publication.source.url, "https://voorbeeld.nl/lek"):
        owned = publication.model_copy(update={"owner": owner, "security_contact_url": address})
        contacts.append(security.text(owned).decode().splitlines()[0])

    nobody = publication.model_copy(
        update={"owner": Owner(), "security_contact_url": "https://voorbeeld.nl/lek"}
    )

    assert contacts == ["Contact: mailto:a@b.nl", "Contact: https://voorbeeld.nl/lek"]
    assert f"Contact: {publication.site_url}privacy/#lek-melden\n" in security.text(nobody).decode()


@pytest.mark.parametrize("days", [0, 367])
def test_security_txt_holds_for_a_year_at_most(data: Data, library: Library, days: int) -> None:
    date = library.publication.date + datetime.timedelta(days=days)
    place = data.replace("publication.yml", "security_expires:", f"security_expires: {date}")

    assert data.problems() == [f"{place}: security_expires: moet na date liggen, en hooguit een jaar later"]
