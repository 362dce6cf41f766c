"""The same commit gives the same site, whoever builds it, wherever and whenever."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.support import project

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Site


def first_difference(one: Path, other: Path) -> str | None:
    """The first file, by path, that is not in both trees with the same bytes."""
    files = [
        {file.relative_to(root).as_posix(): file for file in root.rglob("*") if file.is_file()}
        for root in (one, other)
    ]
    for path in sorted(files[0].keys() | files[1].keys()):
        if path not in files[0] or path not in files[1]:
            return f"{path} is only in one of them"
        left, right = (each[path].read_bytes() for each in files)
        if left != right:
            at = next((i for i, pair in enumerate(zip(left, right, strict=False)) if len(set(pair)) > 1), 0)
            return (
                f"{path} differs at byte {at}: {left[at - 40 : at + 40]!r} and {right[at - 40 : at + 40]!r}"
            )
    return None


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built in another folder by somebody with other habits."""
    folder = project.copy_to(tmp_path_factory.mktemp("elsewhere") / "een map met spaties")
    # Files that were made later, and in another order, are the same files.
    for file in sorted(folder.rglob("*"), reverse=True):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    finished = project.build(
        folder,
        "sh",
        "-c",
        'umask 077; exec "$@"',
        "sh",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
        PYTHONHASHSEED="1234",
        HOME=str(folder),
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return folder / "site"


def test_two_builds_give_the_same_bytes(site: Site, elsewhere: Path) -> None:
    assert first_difference(site.root, elsewhere) is None


def test_a_difference_is_shown_with_its_file_and_its_place(tmp_path: Path) -> None:
    for name, text in (("one", "een regel"), ("other", "een steen")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("gelijk")
        (tmp_path / name / "b.txt").write_text(text)

    assert first_difference(tmp_path / "one", tmp_path / "one") is None
    assert "b.txt differs at byte 4" in (first_difference(tmp_path / "one", tmp_path / "other") or "")
    (tmp_path / "one" / "aa.txt").touch()
    assert first_difference(tmp_path / "one", tmp_path / "other") == "aa.txt is only in one of them"


def test_the_date_in_the_files_is_that_of_the_publication(site: Site, library: Library) -> None:
    sitemap = (site.root / "sitemap.xml").read_text(encoding="utf-8")

    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {str(library.publication.date)}
