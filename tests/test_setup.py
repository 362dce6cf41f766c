"""How make sets the project up, seen with a Python that only writes down what it is asked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Makes a venv in the order of the real one: first its settings, last the scripts with its own place in them.
PYTHON = """#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin"
  touch "$3/pyvenv.cfg"
  [ -z "$KILLED" ] || exit 1
  cp "$0" "$3/bin/python"
  echo "VIRTUAL_ENV='$PWD/$3'" > "$3/bin/activate"
fi
echo "$*" >> log
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without anything to build."""
    folder = tmp_path / "een map"
    (folder / "requirements").mkdir(parents=True)
    (folder / "benchmarks" / "node").mkdir(parents=True)
    for file in ("Makefile", "requirements/site.txt", "requirements/test.txt"):
        shutil.copy(ROOT / file, folder / file)
    for file in ("package-lock.json", "benchmarks/node/package-lock.json"):
        (folder / file).touch()
    (tmp_path / "python").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    return folder


def make(project: Path, *arguments: str) -> list[str]:
    """What Python was asked for: its modules, in order."""
    (project / "log").write_text("", encoding="utf-8")
    finished = subprocess.run(
        ["make", *arguments, f"PYTHON={project.parent / 'python'}"],
        cwd=project,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return re.findall(r"^-m (\S+)", (project / "log").read_text("utf-8"), re.MULTILINE)


def test_what_is_set_up_is_not_set_up_again(project: Path) -> None:
    assert make(project, "site") == ["venv", "pip", "tools.site"]
    assert make(project, "site") == ["tools.site"]


def test_a_set_up_that_was_cut_off_is_done_anew(project: Path) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").touch()

    assert make(project, "site") == ["venv", "pip", "tools.site"]


def test_a_project_that_was_moved_is_set_up_anew(project: Path) -> None:
    make(project, "site")
    moved = project.rename(project.parent / "ergens anders")

    assert make(moved, "serve") == ["venv", "pip", "tools.serve"]
    assert make(moved, "serve") == ["tools.serve"]


def test_a_set_up_that_stands_elsewhere_is_used_from_there(project: Path) -> None:
    make(project, "site")
    (project / ".venv").rename(project.parent / "venv")
    activate = project.parent / "venv" / "bin" / "activate"
    activate.write_text(f"VIRTUAL_ENV={project.parent / 'venv'}\n", encoding="utf-8")
    os.utime(activate, (0, 0))
    (project / ".venv").symlink_to(project.parent / "venv")

    assert make(project, "site") == ["tools.site"]


def test_clean_leaves_nothing_that_git_does_not_keep(project: Path) -> None:
    before = sorted(project.rglob("*"))
    made = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    for pattern in [*made, "benchmarks/node/node_modules/", "macros/site/__pycache__/"]:
        (project / pattern.strip("/").replace("*", "x")).mkdir(parents=True)
    make(project, "clean")
    (project / "log").unlink()

    left = {file.relative_to(project).as_posix() for file in project.rglob("*") if file not in before}
    assert left == {"macros", "macros/site"}


def test_help_lists_every_command_on_a_line_with_what_it_does(project: Path) -> None:
    helped = subprocess.run(["make", "help"], cwd=project, capture_output=True, text=True, check=True).stdout
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    public = re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)

    assert [line.split()[1] for line in helped.splitlines()] == public
    assert all(re.match(r"make [a-z-]+ {1,}\S", line) for line in helped.splitlines())
    # The sed of macOS knows no \t.
    assert not re.search(r"\bsed\b.*\\t", makefile)
