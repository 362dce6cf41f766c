"""`make new-handreiking` starts another handreiking that builds at once, with nothing of this one in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.loading import files, load
from tests.support.guides import GUIDE
from tests.support.project import ROOT, build
from tools import new_handreiking

if TYPE_CHECKING:
    from pathlib import Path


def test_it_builds_at_once_and_tells_nothing_of_this_one(tmp_path: Path) -> None:
    folder = tmp_path / "gids"
    assert new_handreiking.main([str(folder)]) == 0

    finished = build(folder)

    assert finished.returncode == 0, finished.stderr
    assert load(folder / "data").records == load(GUIDE).records
    ours = load().publication.title
    assert not [
        page for page in (folder / "site").rglob("*.html") if ours in page.read_text(encoding="utf-8")
    ]
    assert [each.name for each in tmp_path.iterdir()] == ["gids"]


def test_what_an_editor_should_know_stands_above_each_file(tmp_path: Path) -> None:
    new_handreiking.start(tmp_path / "gids")

    for name in files():
        if (GUIDE / name).exists():
            ours = (ROOT / "data" / name).read_text("utf-8").splitlines()[:3]
            assert (tmp_path / "gids" / "data" / name).read_text("utf-8").splitlines()[:3] == ours


def test_a_folder_that_cannot_be_used_is_refused_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "werk.txt").write_text("van mij", "utf-8")

    assert [new_handreiking.main(each) for each in ([], [str(tmp_path / "vol")], [str(ROOT / "gids")])] == [
        1
    ] * 3

    said = capsys.readouterr().err
    assert all(each in said for each in ("zeg in welke map", "is niet leeg", "kies een map erbuiten"))
    assert [each.name for each in tmp_path.rglob("*")] == ["vol", "werk.txt"]
