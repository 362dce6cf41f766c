"""The way out of MkDocs compares what two generators make; the comparison misses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.way_out import differences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("mkdocs", "properdocs"):
        (tmp_path / name / "map").mkdir(parents=True)
        (tmp_path / name / "map" / "index.html").write_text("<p>een\n<p>twee\n", encoding="utf-8")
        (tmp_path / name / "sitemap.xml.gz").write_bytes(b"\x1f\x8b\xff")
    return tmp_path / "mkdocs", tmp_path / "properdocs"


def test_the_same_trees_do_not_differ(trees: tuple[Path, Path]) -> None:
    assert differences(*trees) == []


def test_a_line_that_differs_is_shown_with_its_file(trees: tuple[Path, Path]) -> None:
    (trees[1] / "map" / "index.html").write_text("<p>een\n<p>drie\n", encoding="utf-8")

    (found,) = differences(*trees)
    assert found.splitlines()[0] == "map/index.html: niet hetzelfde"
    assert {"    -<p>twee", "    +<p>drie"} <= set(found.splitlines())


def test_bytes_that_differ_are_found_too(trees: tuple[Path, Path]) -> None:
    (trees[0] / "sitemap.xml.gz").write_bytes(b"\x1f\x8b\xfe")

    assert differences(*trees)[0].startswith("sitemap.xml.gz: niet hetzelfde")


@pytest.mark.parametrize("missing", [0, 1])
def test_a_file_that_only_one_has_is_named(trees: tuple[Path, Path], missing: int) -> None:
    (trees[missing] / "sitemap.xml.gz").unlink()

    assert differences(*trees) == [f"sitemap.xml.gz: alleen in {trees[1 - missing].name}"]
