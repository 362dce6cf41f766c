"""Our templates stay in step with the theme, and what a change of it does is shown."""

from __future__ import annotations

import json
import logging
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tools.theme import report, upstream
from tools.theme.__main__ import template_diff

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.built import Site


def test_our_templates_were_compared_with_the_theme_that_is_installed() -> None:
    assert upstream.moved() == []


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return shutil.copytree(upstream.THEME, tmp_path / "ours")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    for name in upstream.hidden(upstream.THEME, upstream.material()):
        copy = tmp_path / "theirs" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(upstream.material() / name, copy)
    return tmp_path / "theirs"


@pytest.mark.parametrize("name", json.loads(upstream.RECORD.read_text(encoding="utf-8"))["files"])
def test_a_template_that_the_theme_changed_is_named(name: str, ours: Path, theirs: Path) -> None:
    with (theirs / name).open("a", encoding="utf-8") as file:
        file.write("<!-- anders -->")

    (told,) = upstream.moved(ours, theirs)
    assert told.startswith(f"theme/{name} vervangt {name} van Material, en dat is anders")
    assert re.search(r"^\+.*<!-- anders -->$", told, flags=re.MULTILINE)
    assert "+<!-- anders -->" in template_diff(upstream.material(), theirs, ours)


def test_a_template_that_the_theme_dropped_is_named(ours: Path, theirs: Path) -> None:
    (theirs / "partials" / "toc.html").unlink()

    assert len(upstream.moved(ours, theirs)) == 1


def test_a_template_of_ours_that_was_never_compared_is_named(ours: Path, theirs: Path) -> None:
    for folder in (ours, theirs):
        (folder / "partials" / "top.html").touch()

    assert len(upstream.moved(ours, theirs)) == 1


def test_what_differs_in_every_version_is_no_change(ours: Path, theirs: Path) -> None:
    base = theirs / "base.html"
    text = base.read_text(encoding="utf-8")
    other = re.sub(r"material-[\d.]+", "material-10.0.1", re.sub(r"main\.\w{8}", "main.0123abcd", text))
    base.write_text(other, encoding="utf-8")

    assert other != text
    assert upstream.moved(ours, theirs) == []


def test_a_build_warns_of_a_change_which_stops_a_strict_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(upstream, "moved", lambda: ["theme/base.html is anders"])
    with caplog.at_level(logging.WARNING, "mkdocs.theme"):
        upstream.on_config({})

    assert caplog.messages == ["theme/base.html is anders"]


def test_every_icon_has_a_size_without_a_style_sheet(site: Site) -> None:
    icons = [icon for page in site.pages for icon in page.soup.select("svg[viewBox='0 0 24 24']")]

    assert icons
    assert all((icon.get("width"), icon.get("height")) == ("24", "24") for icon in icons)


def test_every_page_has_a_link_past_the_menu_to_its_heading_and_the_search(site: Site) -> None:
    for page in site.pages:
        first = page.soup.body.find()
        assert first["class"] == ["md-skip"], page.path
        assert first["href"][1:] in page.ids, page.path
        assert page.soup.select_one("header ot-search a[href]"), page.path


def test_the_report_shows_the_pages_that_look_different_and_names_the_others(
    browser: Browser, tmp_path: Path
) -> None:
    pages = {"old": "<h1>Rood</h1>", "new": "<h1 style='color: red'>Rood</h1>"}
    for site, text in pages.items():
        (tmp_path / site / "gelijk").mkdir(parents=True)
        (tmp_path / site / "index.html").write_text(text, encoding="utf-8")
        (tmp_path / site / "gelijk" / "index.html").write_text("<h1>Gelijk</h1>", encoding="utf-8")
    (tmp_path / "new" / "erbij.html").touch()
    found = report.write(browser, tmp_path / "old", tmp_path / "new", tmp_path / "report", "-<b>")

    assert {(each.page, each.width, each.scheme) for each in found} == {
        ("", width, scheme) for width in report.WIDTHS for scheme in report.SCHEMES
    }
    assert all(each.pixels > 50 for each in found)
    shown = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "<li>/gelijk/" in shown
    assert "Alleen achteraf: erbij.html." in shown
    assert "-&lt;b&gt;" in shown
    for each in found:
        for kind in ("old", "new", "dif"):
            assert f"{each.name}-{kind}.png" in shown
            assert (tmp_path / "report" / f"{each.name}-{kind}.png").is_file()
