"""The site as a host sends it: a real nginx with the very file that hosts get."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

from tests.support import webservers
from tools import programs
from tools.publish import pages, policy, security, servers, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library
    from tests.support.built import Site
    from tests.support.webservers import Host

pytestmark = pytest.mark.xdist_group("nginx")
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


def test_nginx_finds_nothing_wrong_in_its_file(site: Site, library: Library, tmp_path: Path) -> None:
    main, _ = webservers.configuration(site.root, library.publication.site_url, tmp_path, 8080)
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


def test_every_page_comes_with_the_policy_and_a_document_without(site: Site, host: Host) -> None:
    sent = {page.path: host.get(page.path).headers.get("content-security-policy") for page in site.pages}

    assert set(sent.values()) == {policy.header(site.root)}
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
    site: Site, host: Host, path: str
) -> None:
    answer = host.get(path)

    assert answer.status == 404
    assert answer.body == site.page("404.html").file.read_bytes()
    assert answer.headers["cache-control"] == servers.REVALIDATE
    assert answer.headers["content-security-policy"] == policy.header(site.root)


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


def test_a_site_under_a_path_has_its_files_there(site: Site, tmp_path: Path) -> None:
    site_url = "https://voorbeeld.nl/hulp/"
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "hulp").symlink_to(site.root)
    log = tmp_path / "log"
    log.mkdir()
    with webservers.nginx(tmp_path / "root", site_url, log) as host:
        style = next(file for file in files(site) if file.endswith("site.css"))

        assert host.get(f"hulp/{style}").headers["cache-control"] == servers.FOR_EVER
        assert host.get("hulp/").headers["cache-control"] == servers.REVALIDATE
        assert host.get("hulp/onbekend/").body == site.page("404.html").file.read_bytes()
        assert host.get("hulp/_headers").status == 404


# Other hosts, with their own program where it is there.


@pytest.fixture(params=["apache", "caddy"])
def other(request: pytest.FixtureRequest, site: Site, library: Library) -> Iterator[Host]:
    """Apache or Caddy, with a few files of the site."""
    program = {"apache": "apache2", "caddy": "caddy"}[request.param]
    path = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if path is None:
        pytest.skip(f"{program} staat hier niet; op Debian en Ubuntu: apt-get install apache2-bin caddy")
    # Not in the folder for tests, which only its owner can read.
    with tempfile.TemporaryDirectory() as folder:
        root, own = Path(folder) / "root", Path(folder) / "own"
        for each in (Path(folder), root, own):
            each.mkdir(exist_ok=True)
            each.chmod(0o755)
        for name in ("index.html", "index.html.br", "404.html", ".htaccess"):
            shutil.copy(site.root / name, root)
        shutil.copytree(site.root / "downloads", root / "downloads")
        if request.param == "apache":
            with webservers.apache(path, root, own) as host:
                yield host
        else:
            with webservers.caddy(path, root, library.publication.site_url, own) as host:
                yield host


def test_other_hosts_send_every_promised_header(other: Host, site: Site) -> None:
    answer = other.get("", accept_encoding="br")

    assert answer.status == 200
    assert {name: answer.headers.get(name) for name in ALL} == ALL
    assert answer.headers["content-security-policy"] == policy.header(site.root)
    assert answer.headers["cache-control"] == servers.REVALIDATE
    assert brotli.decompress(answer.body) == (site.root / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "status"), [("?a=.pdf", 200), ("weg.pdf", 404), ("weg.zip/", 404), ("index.html/a.pdf", 404)]
)
def test_what_comes_decides_on_the_policy_and_not_the_address(
    other: Host, site: Site, path: str, status: int
) -> None:
    answer = other.get(path)

    assert answer.status == status
    assert answer.headers["content-type"] == servers.TYPES["html"]
    assert answer.headers["content-security-policy"] == policy.header(site.root)


def test_other_hosts_send_a_document_without_the_policy(other: Host, site: Site) -> None:
    document = next((site.root / "downloads").glob("*.pdf"))
    answer = other.get(f"downloads/{document.name}")

    assert answer.headers["content-type"] == "application/pdf"
    assert "content-security-policy" not in answer.headers
