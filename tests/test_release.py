"""``make release`` checks a version, keeps what is released, and writes nothing when something is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from macros import changelog, dutch
from macros.loading import load, read_releases
from macros.problems import DataError
from tests.support import project
from tools import release
from tools.copies import copy_project

if TYPE_CHECKING:
    from pathlib import Path

#: Tests in one group share what takes long to make.
pytestmark = pytest.mark.xdist_group("release")

#: Later than anything in the real data, and higher than any version of it.
DAY = date(2098, 3, 1)
NUMBER = "98.0.0"
HEADING = f"## {NUMBER}, 1 maart 2098"


def rewrite(file: Path, pattern: str, text: str) -> int:
    """Replace the first line that starts with a pattern; return its number."""
    lines = file.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if re.match(pattern, line))
    lines[at] = text
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at + 1


def prepare(folder: Path) -> Path:
    """Do in a project what comes before a release."""
    rewrite(folder / "CHANGELOG.md", "## ", f"{HEADING}\n\n- Alles is anders.\n\n## 0.1.0, 23 november 2026")
    until = DAY + timedelta(300)
    rewrite(folder / "data" / "publication.yml", "security_expires:", f"security_expires: {until}")
    rewrite(folder / "data" / "publication.yml", "subtitle:", "subtitle: Voor wie dit leest, en twijfelt.")
    return folder


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A project in which all is ready for a release, but that has no more than the checks need."""
    (tmp_path / "gids").mkdir()
    for part in ("data", "releases"):
        shutil.copytree(project.ROOT / part, tmp_path / "gids" / part)
    shutil.copy(project.ROOT / "CHANGELOG.md", tmp_path / "gids")
    return prepare(tmp_path / "gids")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def problems(folder: Path, number: str = NUMBER, day: date = DAY) -> list[str]:
    """What is said about a release that cannot be; nothing of the project changes by it."""
    before = contents(folder)
    with pytest.raises(DataError) as caught:
        release.release(folder, release.Version(number, day))
    assert contents(folder) == before
    return [str(each) for each in caught.value.problems]


def line_of(folder: Path, field: str) -> int:
    lines = (folder / "data" / "publication.yml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:"))


# What stops a release.


@pytest.mark.parametrize("number", ["1.0", "v98.0.0", "98.0.0-beta", "098.0.0", ""])
def test_a_version_has_three_numbers(ready: Path, number: str) -> None:
    at = line_of(ready, "version")

    (said,) = problems(ready, number)
    assert said.startswith(f'data/publication.yml:{at}: version: "{number}" is geen versie: ')


def test_a_version_is_higher_than_the_last_that_was_released(ready: Path) -> None:
    at = line_of(ready, "version")
    last = read_releases(ready / "data")[0][-1].version

    said = f"data/publication.yml:{at}: version: {last} is niet hoger dan {last}, de laatste uitgave"
    assert said in problems(ready, last)


def test_a_date_is_not_before_that_of_the_last_release(ready: Path) -> None:
    at = line_of(ready, "date")
    before = read_releases(ready / "data")[0][-1].date - timedelta(1)

    said = [each for each in problems(ready, day=before) if "ligt voor de laatste uitgave" in each]
    assert [each.split(" ligt")[0] for each in said] == [
        f"data/publication.yml:{at}: date: {dutch.date(before)}"
    ]


@pytest.mark.parametrize("days", [0, -1, 367])
def test_security_txt_ends_after_the_date_and_within_a_year(ready: Path, days: int) -> None:
    file = ready / "data" / "publication.yml"
    at = rewrite(file, "security_expires:", f"security_expires: {DAY + timedelta(days)}")

    place = f"data/publication.yml:{at}: security_expires"
    assert problems(ready) == [f"{place}: moet na date liggen, en hooguit een jaar later"]


def test_the_list_of_changes_says_something_of_the_version(ready: Path) -> None:
    at = rewrite(ready / "CHANGELOG.md", "## 98", "## 97.0.0, 1 januari 2097")

    assert problems(ready) == [f'CHANGELOG.md:{at}: hier ontbreekt "{HEADING}", met wat er veranderde']


def test_what_was_written_before_the_version_had_a_number_gets_its_heading(ready: Path) -> None:
    at = rewrite(ready / "CHANGELOG.md", "## 98", f"## {changelog.UNRELEASED}")

    assert problems(ready) == [f'CHANGELOG.md:{at}: maak van dit kopje "{HEADING}"']


def test_the_section_of_the_version_is_not_empty(ready: Path) -> None:
    at = rewrite(ready / "CHANGELOG.md", "- Alles is anders", "") - 2

    assert problems(ready) == [f"CHANGELOG.md:{at}: schrijf onder dit kopje wat er veranderde"]


def test_the_section_of_the_version_has_its_date(ready: Path) -> None:
    at = rewrite(ready / "CHANGELOG.md", "## 98", "## 98.0.0, 2 maart 2098")

    assert problems(ready) == [f'CHANGELOG.md:{at}: dit kopje moet "{HEADING}" zijn']


def test_all_that_is_wrong_is_said_at_once(ready: Path) -> None:
    rewrite(ready / "data" / "publication.yml", "title:", "title: ''")
    rewrite(ready / "CHANGELOG.md", "## 98", "## 97.0.0, 1 januari 2097")
    found = problems(ready, "0.0.1", date(2000, 1, 1))

    for each in ("is niet hoger dan", "ligt voor de laatste", "ontbreekt", "title: ", "security_expires: "):
        assert any(each in said for said in found), each


def test_a_site_that_cannot_be_made_stops_a_release(ready: Path) -> None:
    # This project has no pages, no templates and no tools.
    (said,) = problems(ready)

    assert said.startswith("de site: is niet te maken\n")


# What a release writes.


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_only_the_version_and_the_date_change_in_the_publication(end: bytes) -> None:
    lines = [
        b"# version: 1",
        b"version: '0.1.0'  # ooit 0.0.9",
        b"date: 2026-11-23 # maandag",
        b"x:",
        b"  date: 1",
    ]

    assert release.stamped(end.join(lines), release.Version("2.10.0", date(2028, 1, 2))).split(end) == [
        lines[0],
        b"version: '2.10.0'  # ooit 0.0.9",
        b"date: 2028-01-02 # maandag",
        *lines[3:],
    ]


class Rehearsal(NamedTuple):
    """A release in a copy of the project: before, after, and what the command said."""

    folder: Path
    before: dict[str, bytes]
    said: str


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    folder = tmp_path_factory.mktemp("release") / "project"
    copy_project(folder)
    before = contents(prepare(folder))
    command = [sys.executable, "-m", "tools.release", NUMBER, "--date", DAY.isoformat()]
    finished = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "SITE_URL": "https://elders.example/"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return Rehearsal(folder, before, finished.stdout)


def test_a_release_writes_its_version_and_keeps_its_documents(rehearsal: Rehearsal) -> None:
    after = {name: text for name, text in contents(rehearsal.folder).items() if "__pycache__" not in name}
    changed = {name for name, text in after.items() if rehearsal.before.get(name) != text}

    kept = f"releases/{NUMBER}/"
    assert changed - {"data/published_ids.txt"} == {
        "data/publication.yml",
        "publiccode.yml",
        f"{kept}handreiking.json",
        *(name for name in after if name.startswith(kept) and name.endswith(".pdf")),
    }
    assert sum(name.startswith(kept) for name in changed) == 2
    publication = json.loads(after[f"{kept}handreiking.json"])["publication"]
    assert (publication["version"], publication["date"]) == (NUMBER, str(DAY))
    # The address of a copy is no part of what is released.
    assert b"elders.example" not in after[f"{kept}handreiking.json"]


def test_it_says_what_to_type_in_git(rehearsal: Rehearsal) -> None:
    assert f"Versie {NUMBER} van 1 maart 2098 staat klaar" in rehearsal.said
    for command in ("git add data releases", "git commit", f"git tag -a v{NUMBER}", f"v{NUMBER}\n"):
        assert command in rehearsal.said


def test_a_second_time_it_is_no_new_version(rehearsal: Rehearsal) -> None:
    said = problems(rehearsal.folder)

    assert any(f"{NUMBER} is niet hoger dan {NUMBER}" in each for each in said)


def test_its_tag_is_right_until_the_text_changes(rehearsal: Rehearsal, tmp_path: Path) -> None:
    folder = tmp_path / "gids"
    copy_project(folder, rehearsal.folder)

    assert release.check_tag(folder, f"v{NUMBER}") == []
    (wrong,) = release.check_tag(folder, "v1.2.3")
    assert f"de tag is v1.2.3, maar dit is versie {NUMBER}" in wrong.message
    rewrite(folder / "CHANGELOG.md", "- Alles is anders", "")
    rewrite(folder / "data" / "publication.yml", "subtitle:", "subtitle: Weer anders.")
    said = [each.message for each in release.check_tag(folder, f"v{NUMBER}")]
    assert said == [
        "schrijf onder dit kopje wat er veranderde",
        "de tekst is daarna nog veranderd: geef een nieuwe versie uit",
    ]
    shutil.rmtree(folder / "releases" / NUMBER)
    assert f"deze versie is nog niet uitgegeven: draai make release VERSION={NUMBER}" in [
        each.message for each in release.check_tag(folder, f"v{NUMBER}")
    ]


def test_the_handreiking_that_is_kept_is_that_of_its_version(rehearsal: Rehearsal) -> None:
    library = load(project.ROOT / "data")
    kept = read_releases(rehearsal.folder / "data")[0]

    assert [each.version for each in kept[-2:]] == [library.releases[-1].version, NUMBER]
    assert all(file.startswith(b"%PDF") for each in kept for file in each.files.values())


#: What looks at versions, dates and files of the real handreiking.
_AFTER = (*("content", "downloads", "due", "handreiking", "open_data", "releases"),)


def test_after_a_release_and_the_edit_that_follows_the_checks_are_green(rehearsal: Rehearsal) -> None:
    publication = rehearsal.folder / "data" / "publication.yml"
    rewrite(publication, "subtitle:", "subtitle: Voor wie dit later leest, en twijfelt.")
    files = [f"tests/test_{name}.py" for name in _AFTER]
    finished = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "0",
            "-m",
            "not browser and not slow",
            "--durations",
            "12",
            *files,
        ],
        cwd=rehearsal.folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stdout + finished.stderr
