"""The site as a host sends it: a real nginx with the very file that hosts get."""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

from tests.support import raw, webservers
from tools import programs
from tools.publish import policy, security, servers, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.built import Site
    from tests.support.webservers import Host

pytestmark = pytest.mark.xdist_group("nginx")
#: Where a site stands that is not in the root of its host.
PATH = "gids/"
ALL = {name.lower(): value for name, value in servers.HEADERS.items()}
#: Open data is there for the pages of others too.
READABLE_ELSEWHERE = {"cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*"}


def files(site: Site) -> list[str]:
    """What a reader can ask for; not what is there for servers."""
    return sorted(
        file.relative_to(site.root).as_posix()
        for file in site.root.rglob("*")
        if file.is_file() and file.suffix not in {".gz", ".br"} and file.name not in servers.IN_SITE
    )


@pytest.fixture(scope="module")
def sent(site: Site) -> str:
    """The policy that a server promises to send."""
    return policy.header(tree.Tree.of(tree.read(site.root), "").pages.values())


@pytest.fixture(scope="module")
def below() -> Iterator[Path]:
    """A small site that is made for a path; in a folder that the processes of any server can read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        files = raw.published(raw.site(hulp="<p>Hulp. </p>" * 200))
        tree.write(files | {"fasen/a.txt": b"a"}, Path(folder) / "site")
        yield Path(folder) / "site"


@pytest.mark.parametrize("under", ["", PATH])
def test_nginx_finds_nothing_wrong_in_its_file(site: Site, below: Path, tmp_path: Path, under: str) -> None:
    main, _ = webservers.configuration(below if under else site.root, tmp_path, 8080)
    checked = subprocess.run(
        [
            programs.find("nginx") or pytest.fail(programs.help_for("nginx")),
            "-t",
            "-e",
            tmp_path / "log",
            "-c",
            main,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


def test_every_file_comes_with_its_type_and_every_promised_header(site: Site, host: Host) -> None:
    wrong = []
    for file in files(site):
        answer = host.get(file)
        expected = ALL | {"content-type": servers.TYPES[file.rpartition(".")[2]]}
        if file.startswith("data/"):
            expected |= READABLE_ELSEWHERE
        if answer.status != 200 or {name: answer.headers.get(name) for name in expected} != expected:
            wrong.append((file, answer.status, answer.headers))

    assert wrong == []


def test_every_page_comes_with_the_policy_and_a_document_without(site: Site, host: Host, sent: str) -> None:
    got = {page.path: host.get(page.path).headers.get("content-security-policy") for page in site.pages}

    assert set(got.values()) == {sent}
    assert {
        host.get(file).headers.get("content-security-policy")
        for file in files(site)
        if file.endswith((".odt", ".pdf", ".zip"))
    } == {None}


def test_what_a_page_loads_is_kept_for_ever_and_all_else_is_asked_again(site: Site, host: Host) -> None:
    kept = {file: host.get(file).headers["cache-control"] for file in files(site)}

    assert {keep for file, keep in kept.items() if file.startswith("static/")} == {servers.FOR_EVER}
    assert {keep for file, keep in kept.items() if not file.startswith("static/")} == {servers.REVALIDATE}


@pytest.mark.parametrize("path", ["", "rode-vlaggen/", "downloads/handreiking-opdracht-teruggeven.pdf"])
def test_a_page_that_did_not_change_is_not_sent_again(host: Host, path: str) -> None:
    first = host.get(path)
    again = host.get(path, if_none_match=first.headers["etag"])

    assert (again.status, again.body) == (304, b"")
    # A browser takes over the headers of this answer.
    assert again.headers["cache-control"] == servers.REVALIDATE


def test_the_small_file_is_sent_to_who_accepts_it(site: Site, host: Host) -> None:
    plain = host.get("rode-vlaggen/")
    zipped = host.get("rode-vlaggen/", accept_encoding="gzip")

    assert "content-encoding" not in plain.headers
    assert plain.body == site.page("rode-vlaggen/").file.read_bytes()
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert zipped.headers["content-type"] == plain.headers["content-type"]
    assert {answer.headers["vary"] for answer in (plain, zipped)} == {"Accept-Encoding"}
    assert {name: zipped.headers.get(name) for name in ALL} == ALL


def test_brotli_goes_before_gzip_where_nginx_has_it(host: Host) -> None:
    answer = host.get("rode-vlaggen/", accept_encoding="gzip, deflate, br")

    if host.brotli:
        assert answer.headers["content-encoding"] == "br"
        assert brotli.decompress(answer.body) == host.get("rode-vlaggen/").body
    else:
        assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path", ["fasen/onbekend/", "static/oud/stylesheets/tokens.css", "fasen/onbekend.html"]
)
def test_what_is_not_there_is_the_page_that_says_so_and_is_not_kept(
    site: Site, host: Host, sent: str, path: str
) -> None:
    answer = host.get(path)

    assert answer.status == 404
    assert answer.body == site.page("404.html").file.read_bytes()
    assert answer.headers["cache-control"] == servers.REVALIDATE
    assert answer.headers["content-security-policy"] == sent


@pytest.mark.parametrize("path", ["_headers", ".htaccess", ".nojekyll", ".well-known/", "static/", "qr/"])
def test_instructions_and_folders_are_not_shown(host: Host, path: str) -> None:
    assert host.get(path).status in {403, 404}


def test_an_address_without_its_slash_leads_to_the_page_wherever_the_host_stands(host: Host) -> None:
    answer = host.get("fasen/intake")

    assert (answer.status, answer.headers["location"]) == (301, "/fasen/intake/")


def test_who_found_a_hole_can_read_where_to_report_it(host: Host) -> None:
    answer = host.get(security.PLACE)

    assert answer.status == 200
    # The standard asks for this very type.
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


# Other hosts, with their own program where it is there.


def program(name: str) -> str:
    found = shutil.which({"apache": "apache2"}.get(name, name), path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"{name} staat hier niet; op Debian en Ubuntu: apt-get install apache2-bin caddy")
    return found


@contextlib.contextmanager
def running(name: str, root: Path, prefix: str = "/") -> Iterator[Host]:
    """A server by its name, with a site."""
    # Not in the folder for tests, which only its owner can read.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        if name == "nginx":
            server = webservers.nginx(root, Path(folder))
        elif name == "apache":
            server = webservers.apache(program(name), root, Path(folder), prefix)
        else:
            server = webservers.caddy(program(name), root, Path(folder))
        with server as host:
            yield host


@pytest.fixture(scope="module", params=["apache", "caddy"])
def other(request: pytest.FixtureRequest, site: Site) -> Iterator[Host]:
    """Apache or Caddy with the site, in a folder that their processes can read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        tree.write(tree.read(site.root), Path(folder) / "site")
        with running(request.param, Path(folder) / "site") as host:
            yield host


def test_other_hosts_send_every_promised_header(other: Host, site: Site, sent: str) -> None:
    answer = other.get("", accept_encoding="br")

    assert answer.status == 200
    assert {name: answer.headers.get(name) for name in ALL} == ALL
    assert answer.headers["content-security-policy"] == sent
    assert answer.headers["cache-control"] == servers.REVALIDATE
    assert brotli.decompress(answer.body) == (site.root / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "status"), [("?a=.pdf", 200), ("weg.pdf", 404), ("weg.zip/", 404), ("index.html/a.pdf", 404)]
)
def test_what_comes_decides_on_the_policy_and_not_the_address(
    other: Host, sent: str, path: str, status: int
) -> None:
    answer = other.get(path)

    assert answer.status == status
    assert answer.headers["content-type"] == servers.TYPES["html"]
    assert answer.headers["content-security-policy"] == sent


def test_other_hosts_send_a_document_without_the_policy(other: Host, site: Site) -> None:
    document = next((site.root / "downloads").glob("*.pdf"))
    answer = other.get(f"downloads/{document.name}")

    assert answer.headers["content-type"] == "application/pdf"
    assert "content-security-policy" not in answer.headers


# A site under a path.


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def under(request: pytest.FixtureRequest, below: Path) -> Iterator[Host]:
    """Each server with the small site, under the path that the site was made for."""
    with running(request.param, below, f"/{PATH}") as host:
        yield host


def test_under_a_path_every_file_is_found_with_all_that_is_promised(under: Host, below: Path) -> None:
    site = tree.read(below)
    policies = set()
    for path, content in site.items():
        if path.endswith((".br", ".gz")) or path in servers.IN_SITE:
            continue
        answer = under.get(PATH + path.removesuffix("index.html"))
        kept = servers.FOR_EVER if path.startswith("static/") else servers.REVALIDATE
        expected = ALL | {"content-type": servers.TYPES[path.rpartition(".")[2]], "cache-control": kept}
        if path.startswith("data/"):
            expected |= READABLE_ELSEWHERE
        assert (path, answer.status) == (path, 200)
        assert {name: answer.headers.get(name) for name in expected} == expected
        assert answer.body == content
        if path.endswith(".html"):
            policies.add(answer.headers["content-security-policy"])

    assert policies == {policy.header(tree.Tree.of(site, "").pages.values())}


def test_under_a_path_the_small_file_is_sent_to_who_accepts_it(under: Host, below: Path) -> None:
    answer = under.get(f"{PATH}hulp/", accept_encoding="gzip")

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == (below / "hulp" / "index.html").read_bytes()


@pytest.mark.parametrize("path", [f"{PATH}weg/", f"{PATH}static/oud/a.css"])
def test_under_a_path_what_is_not_there_is_the_page_that_says_so(under: Host, below: Path, path: str) -> None:
    answer = under.get(path)

    assert (answer.status, answer.body) == (404, (below / "404.html").read_bytes())
    assert answer.headers["cache-control"] == servers.REVALIDATE


@pytest.mark.parametrize("path", ["_headers", ".htaccess", ".nojekyll", "static/", "fasen/"])
def test_under_a_path_instructions_and_folders_are_not_shown(under: Host, path: str) -> None:
    assert under.get(PATH + path).status in {403, 404}


def test_under_a_path_an_address_without_its_slash_leads_to_the_page(under: Host) -> None:
    answer = under.get(f"{PATH}hulp")

    assert answer.status in {301, 308}
    assert answer.headers["location"].removeprefix(under.url.removesuffix("/")) == f"/{PATH}hulp/"


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_who_does_not_know_the_path_is_led_to_it(below: Path, name: str) -> None:
    with running(name, below) as host:
        answers = [host.get(path) for path in ("", PATH.removesuffix("/"), "hulp/")]

    assert [answer.status for answer in answers] == [302, 301, 404]
    assert [answer.headers["location"] for answer in answers[:2]] == [f"/{PATH}"] * 2
