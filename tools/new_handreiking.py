"""Starts another handreiking: this project with a small example in the place of its own texts."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from macros.loading import files
from tools.copies import ROOT, copy_project

#: A small handreiking about something else, that builds as it is.
_EXAMPLE = ROOT / "tests" / "guides" / "moestuin"
#: What is about the texts of this handreiking alone.
_OURS = ("CHANGELOG.md", "publiccode.yml", "releases", "tests/test_source.py")
_CHANGELOG = "# Wijzigingen\n\n## Nog niet uitgegeven\n\n- De eerste teksten.\n"


def start(folder: Path) -> None:
    """Copy the project, with the data of the example.

    Args:
        folder: where to; it is not there yet, or it is empty.

    Raises:
        ValueError: where the folder cannot be used; the message is Dutch.
    """
    folder = folder.resolve()
    if folder.is_relative_to(ROOT):
        raise ValueError(f"{folder} ligt in dit project: kies een map erbuiten")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} bestaat al en is niet leeg: kies een andere map")
    beside = folder.with_name(f".{folder.name}.nieuw")
    shutil.rmtree(beside, ignore_errors=True)
    copy_project(beside)
    for name in _OURS:
        ours = beside / name
        shutil.rmtree(ours) if ours.is_dir() else ours.unlink(missing_ok=True)
    (beside / "CHANGELOG.md").write_text(_CHANGELOG, encoding="utf-8")
    for path in (beside / "data").glob("*.txt"):
        path.unlink()
    for name in files():
        if (_EXAMPLE / name).exists():
            (beside / "data" / name).write_text(_with_guidance(beside / "data" / name), encoding="utf-8")
        else:
            (beside / "data" / name).unlink(missing_ok=True)
    if folder.exists():
        folder.rmdir()
    beside.rename(folder)


def _with_guidance(file: Path) -> str:
    """The example's content of a file, below what our file says an editor should know."""
    lines = file.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
    content = yaml.safe_load((_EXAMPLE / file.name).read_text(encoding="utf-8"))
    parts: list[Any] = [[record] for record in content] if isinstance(content, list) else [content]
    texts = [yaml.safe_dump(part, allow_unicode=True, sort_keys=False, width=110) for part in parts]
    return "\n".join(lines[:first]).rstrip("\n") + "\n\n" + "\n".join(texts)


def main(arguments: list[str] | None = None) -> int:
    """Start another handreiking and say what to do then.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when it is there, 1 when it cannot be.
    """
    parser = argparse.ArgumentParser(
        prog="make new-handreiking", description="Begint een andere handreiking."
    )
    parser.add_argument("folder", nargs="?", default="", metavar="DIR", help="de map, zoals ../gids")
    folder = parser.parse_args(arguments).folder
    try:
        if not folder:
            raise ValueError("zeg in welke map")
        start(Path(folder))
    except (OSError, ValueError) as error:
        print(f"{error}. Zo kan het: make new-handreiking DIR=../gids", file=sys.stderr)
        return 1
    print(
        f"{folder}: een nieuwe handreiking, met een verzonnen voorbeeld erin. Ga erheen en draai make site.\n"
        "Vervang daarna de teksten in data/. Begin met publication.yml: de slug, de titel en de woorden."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
