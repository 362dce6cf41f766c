"""What is published for who keeps a copy of the site on a phone, and what is not in other editions."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest

from tests.support import raw
from tools.publish import offline, phone, servers

if TYPE_CHECKING:
    from tests.support.built import Site


@pytest.fixture(scope="module")
def packed(site: Site) -> dict[str, str]:
    """What the worker is called with: the checksum of each file of the copy."""
    worker = (site.root / phone.WORKER).read_text("utf-8")
    return dict(re.findall(r'"([^"]*)":"(sha256-[^"]+)"', worker))


def test_the_copy_has_every_page_what_pages_load_and_the_data_of_scripts(
    site: Site, packed: dict[str, str]
) -> None:
    static = {
        file.relative_to(site.root).as_posix()
        for file in (site.root / "static").rglob("*")
        if file.is_file() and file.suffix not in {".gz", ".br"}
    }
    pages = {page.path for page in site.pages} - {"404.html"}

    assert {unquote(path) for path in packed} == pages | static | {
        "search.json",
        "data/items.json",
        "data/screens.json",
        "data/draaiboek.fodt",
    }


def test_each_file_of_the_copy_has_its_checksum(site: Site, packed: dict[str, str]) -> None:
    for path, integrity in packed.items():
        file = site.root / unquote(path)
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        assert integrity == f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}", path


def test_the_manifest_names_icons_of_the_size_that_it_says(site: Site) -> None:
    manifest = json.loads((site.root / phone.MANIFEST).read_text("utf-8"))

    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == ("./", "./", "nl")
    sizes = {}
    for icon in manifest["icons"]:
        assert site.resolves(urljoin("https://site.test/", icon["src"]))
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", (site.root / icon["src"]).read_bytes()[16:24])
            sizes[icon["src"].rpartition("/")[2]] = (icon["sizes"] == f"{width}x{height}", icon["purpose"])
    assert sizes == {
        "icon-192.png": (True, "any"),
        "icon-512.png": (True, "any"),
        "icon-maskable.png": (True, "maskable"),
    }


def test_the_page_says_how_large_the_copy_is(site: Site) -> None:
    (said,) = site.page("downloads/").content.select("[data-ot-phone-size]")

    assert re.fullmatch(r"ongeveer [\d,]+ [kM]B", said.get_text())


def test_there_is_nothing_of_it_in_the_offline_edition(site: Site) -> None:
    with zipfile.ZipFile(site.root / offline.PATH) as archive:
        names = archive.namelist()
        with_it = [name for name in names if re.search(rb"ot-phone|serviceWorker", archive.read(name))]

    assert [name for name in names if re.search(r"phone|sw\.js|webmanifest|icon-", name)] == []
    assert with_it == []


def test_a_host_that_gives_headers_by_path_gives_the_worker_those_of_a_page(site: Site) -> None:
    rules = (site.root / "_headers").read_text("utf-8")
    (rule,) = re.findall(r"^\S*/sw\.js\n((?:  .*\n)+)", rules, re.MULTILINE)

    assert f"Cache-Control: {servers.REVALIDATE}" in rule
    assert "Content-Security-Policy: " in rule


def test_a_site_without_the_tool_takes_away_the_copies_of_an_earlier_one() -> None:
    site = raw.published(raw.site())

    assert b"unregister()" in site[phone.WORKER]
    assert phone.MANIFEST not in site
    assert [path for path in site if path.endswith(".png")] == []
