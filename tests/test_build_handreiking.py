"""The command line of build_handreiking.py, in a copy of the project."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import build_handreiking
from macros import documents

if TYPE_CHECKING:
    from tests.support.data import Data

ROOT = Path(__file__).parent.parent
HANDREIKING = "downloads/handreiking-opdracht-teruggeven.pdf"


@pytest.fixture
def project(data: Data) -> Path:
    """A project of which only the data is a copy; the code finds its data beside itself."""
    project = data.folder.parent
    shutil.copy(ROOT / "build_handreiking.py", project)
    for folder in ("components", "docs/fonts", "macros"):  # the e-book is made of what the site is made of
        shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return project


def _run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build_handreiking.py", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


FACTS = r"(\d+ pagina(’s)?, )?(\d+ kB|\d+,\d MB), \d+,\d s"


def test_right_data_gives_every_document_and_prints_its_facts(project: Path) -> None:
    run = _run(project, "--output", "ergens/anders")
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    *lines, last = run.stdout.splitlines()
    files = _files(project / "ergens/anders")
    assert sorted(line.partition(": ")[0] for line in lines) == sorted(files)
    assert [line for line in lines if not re.fullmatch(FACTS, line.partition(": ")[2])] == []
    assert re.fullmatch(rf"{len(files)} documenten, (\d+ kB|\d+,\d MB), \d+,\d s", last.partition(": ")[2])
    assert files[HANDREIKING].startswith(b"%PDF-")
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("checklists", r"checklist-[a-z]+\.pdf"),
        ("cards", r"kaarten(-enkelzijdig)?\.pdf"),
        ("checklists,cards", r"(checklist-[a-z]+|kaarten(-enkelzijdig)?)\.pdf"),
        ("forms", r"formulier-[a-z-]+\.odt"),
        ("records", r"[a-z-]+\.pdf"),
        ("slides,epub", r"(presentatie|handreiking)-opdracht-teruggeven\.(odp|epub)"),
        ("order,paths,mails", r"[a-z]+-opdracht-teruggeven\.(pdf|odt)|pad-[a-z]+\.pdf"),
    ],
)
def test_a_part_of_the_documents_can_be_made(tmp_path: Path, only: str, expected: str) -> None:
    assert build_handreiking.main(["--output", str(tmp_path), "--only", only]) == 0
    made = [Path(file).name for file in _files(tmp_path)]
    assert made
    assert [file for file in made if not re.fullmatch(expected, file)] == []


@pytest.mark.parametrize("only", ["chcklists", "checklists,chcklists", "cards,kaarten", ","])
def test_a_document_that_is_not_known_ends_with_2_and_says_what_there_is(
    tmp_path: Path, only: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        build_handreiking.main(["--output", str(tmp_path), "--only", only])
    assert end.value.code == 2
    message = capsys.readouterr().err
    assert ", ".join(documents.GROUPS) in message
    assert ('(bedoel je "checklists"?)' in message) is ("chcklists" in only)
    assert _files(tmp_path) == {}


def test_a_text_that_does_not_fit_writes_nothing_and_says_where_it_stands(project: Path, data: Data) -> None:
    long = "Er is al weken geen gesprek geweest over de opdracht en ook geen mail daarover. "
    where = data.change("red_flags.yml", "signs", [long * 4] * 5)
    first = data.load().red_flags[0]
    run = _run(project, "--only", "checklists,cards", "--output", "uit")
    assert run.returncode == 1
    head, line = run.stderr.splitlines()
    assert head == "De documenten zijn niet gemaakt: een tekst past niet."
    assert line.startswith(f"{where}: {first.id} › signs: de tekst op de achterkant van de kaart is ")
    assert not (project / "uit").exists()


def test_a_site_whose_page_names_the_documents_of_before_is_said_to_be_outdated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--output", str(tmp_path), "--only", "checklists"]
    assert build_handreiking.main(command) == 0
    assert "Let op" not in capsys.readouterr().out
    page = tmp_path / "downloads" / "index.html"
    sums = [hashlib.sha256(file.read_bytes()).hexdigest() for file in page.parent.glob("*.pdf")]

    page.write_text(" ".join(sums), encoding="utf-8")
    assert build_handreiking.main(command) == 0
    assert "Let op" not in capsys.readouterr().out
    page.write_text(" ".join(sums[1:]), encoding="utf-8")
    assert build_handreiking.main(command) == 0
    assert "Let op: de pagina Downloads in " in capsys.readouterr().out


def test_documents_can_be_read_by_a_web_server_whatever_the_habits_of_who_makes_them(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        assert build_handreiking.main(["--output", str(tmp_path / "site"), "--only", "checklists"]) == 0
    finally:
        os.umask(before)
    made = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    assert {file.stat().st_mode & 0o777 for file in made if file.is_file()} == {0o644}
    assert {file.stat().st_mode & 0o777 for file in made if file.is_dir()} == {0o755}


def test_wrong_data_writes_nothing_and_lists_every_problem(project: Path, data: Data) -> None:
    wrong = [
        data.change("exercises.yml", "items", []),
        data.change("publication.yml", "status", "af"),
        data.change("terms.yml", "verzonnen", "ja"),
    ]
    old = project / "uit" / HANDREIKING
    old.parent.mkdir(parents=True)
    old.write_text("de vorige", encoding="utf-8")
    before = _files(project / "uit")
    run = _run(project, "--output", "uit")
    assert run.returncode == 1
    assert run.stdout == ""
    assert ["Er zijn 3 fouten in de gegevens.", *data.problems()] == run.stderr.splitlines()
    assert wrong == [":".join(each.split(":")[:2]) for each in data.problems()]
    assert before == _files(project / "uit")
    assert not (project / "site").exists()


@pytest.mark.parametrize("arguments", [["--onbekend"], ["--output"], ["te", "veel"]])
def test_wrong_arguments_end_with_2_and_write_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        build_handreiking.main(arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: build_handreiking.py")
    assert _files(tmp_path) == {}


def test_help_tells_in_dutch_what_the_exit_codes_mean(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        build_handreiking.main(["--help"])
    assert end.value.code == 0
    assert "Uitgang: 0 gemaakt, 1 fout in de gegevens, 2 verkeerde opties." in capsys.readouterr().out
