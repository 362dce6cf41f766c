"""Releases a version: ``make release VERSION=0.2.0``. Checks, then writes, and says what to type in git.

All is made in a copy beside the project, and put in its place when it is right.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from macros import changelog, documents, dutch, open_data, releases
from macros.loading import CONTENT, DATA, FOLDER, load, order, read_releases
from macros.problems import DataError, Problem
from tools import publiccode
from tools.copies import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library

ROOT = DATA.parent
_CHANGELOG = "CHANGELOG.md"
_PUBLICATION = "publication.yml"
#: How the copy is called, as git leaves it out.
_BESIDE = ".site-release-"


class ReleaseError(DataError):
    """A version cannot be released yet; holds every problem that was found."""

    _heads = (
        "Deze versie kan nog niet uit: er is 1 fout.",
        "Deze versie kan nog niet uit: er zijn {} fouten.",
    )


class Version(NamedTuple):
    """A version to release: its number and its date."""

    number: str
    date: datetime.date


def release(root: Path, version: Version) -> str:
    """Release a version.

    Args:
        root: the folder of the project.
        version: the version.

    Returns:
        What was done and what to type in git, in Dutch.

    Raises:
        DataError: with every problem, also of what the site or the handreiking cannot be made of; nothing is
            written then.
    """
    for left in root.glob(f"{_BESIDE}*"):
        shutil.rmtree(left, ignore_errors=True)  # of one that was stopped
    with tempfile.TemporaryDirectory(prefix=_BESIDE, dir=root, ignore_cleanup_errors=True) as own:
        copy = Path(own) / root.name
        copy_project(copy, root)
        path = copy / DATA.name / _PUBLICATION
        path.write_bytes(stamped(path.read_bytes(), version))
        library = _checked(copy, root, version)
        before = library.releases[-1:]
        store(library, copy)
        publiccode.write(library.publication, copy / publiccode.FILE.name)
        _build(copy)
        # First the version: cut off after it, the site says that it is not released yet, and one can go on.
        for name in ("published_ids.txt", _PUBLICATION):
            if (copy / DATA.name / name).exists():
                (copy / DATA.name / name).replace(root / DATA.name / name)
        (copy / publiccode.FILE.name).replace(root / publiccode.FILE.name)
        (root / FOLDER).mkdir(exist_ok=True)
        (copy / FOLDER / version.number).rename(root / FOLDER / version.number)
    now = open_data.data(library)
    since = "".join(
        f"Sinds {each.version}: {_said(library, releases.changes(each.content, now))}.\n" for each in before
    )
    tag = f"v{version.number}"
    return (
        f"Versie {version.number} van {dutch.date(version.date)} staat klaar: {DATA.name}/{_PUBLICATION} en "
        f"{FOLDER}/{version.number}/.\n{since}Typ nu:\n\n"
        f"  git add {DATA.name} {FOLDER} {_CHANGELOG} {publiccode.FILE.name}\n"
        f'  git commit -m "Versie {version.number}"\n'
        f'  git tag -a {tag} -m "Versie {version.number}"\n'
        f"  git push origin HEAD {tag}"
    )


def stamped(text: bytes, version: Version) -> bytes:
    """Put a version and its date in the text of the publication, and change nothing else of it.

    Args:
        text: the content of the file.
        version: what to put in it.

    Returns:
        The new content, with every comment and every end of a line as it was.
    """
    for name, value in (("version", f"'{version.number}'"), ("date", version.date.isoformat())):
        pattern = rf"""(?m)^({name}:[ \t]*)('[^'\r\n]*'|"[^"\r\n]*"|[^\s#]*)"""
        text = re.sub(pattern.encode(), rb"\g<1>" + value.encode(), text, count=1)
    return text


def store(library: Library, root: Path) -> None:
    """Keep what is released: the data, and the handreiking as readers get it.

    Args:
        library: the records, with the version and the date of the release.
        root: the folder of the project.

    Raises:
        DataError: when a text does not fit in the handreiking.
    """
    folder = root / FOLDER / library.publication.version
    folder.mkdir(parents=True)
    (folder / CONTENT).write_text(
        open_data.build(library, released=True)[open_data.PATH], encoding="utf-8", newline="\n"
    )
    # As it will be: its own name is no longer that of a version on its way.
    found, _ = read_releases(root / DATA.name)
    for document in documents.build(replace(library, releases=tuple(found)), ["handreiking"]):
        (folder / document.file).write_bytes(document.content)


def check_tag(root: Path, tag: str) -> list[Problem]:
    """What is wrong with a tag, for who publishes it.

    Args:
        root: the folder of the project, as the tag has it.
        tag: the tag, such as ``v0.2.0``.

    Returns:
        Every problem; nothing when ``make release`` made what is tagged.
    """
    library = load(root / DATA.name)
    version = library.publication.version
    file = f"{DATA.name}/{_PUBLICATION}"
    problems = list(_unwritten(root, Version(version, library.publication.date)))
    if tag != f"v{version}":
        message = f"de tag is {tag}, maar dit is versie {version}: maak de tag v{version}"
        problems.append(Problem(file, _line(root, "version"), "version", message))
    if version not in {each.version for each in library.releases}:
        message = f"deze versie is nog niet uitgegeven: draai make release VERSION={version}"
        problems.append(Problem(f"{FOLDER}/{version}/{CONTENT}", 0, "", message))
    elif releases.edited(library):
        message = "de tekst is daarna nog veranderd: geef een nieuwe versie uit"
        problems.append(Problem(f"{FOLDER}/{version}/{CONTENT}", 0, "", message))
    return problems


def _checked(copy: Path, root: Path, version: Version) -> Library:
    """The records of the copy, if it can be released."""
    problems = list(_misnamed(copy, root, version))
    # What is no version has no heading to look for, and is said once.
    problems += _unwritten(copy, version) if order(version.number) else ()
    try:
        library = load(copy / DATA.name)
    except DataError as error:
        others = [each for each in error.problems if order(version.number) or each.where != "version"]
        raise ReleaseError([*problems, *others]) from error
    if problems:
        raise ReleaseError(problems)
    return library


def _misnamed(copy: Path, root: Path, version: Version) -> Iterator[Problem]:
    """What is wrong with the number and the date, as seen from the versions before it."""
    found, _ = read_releases(copy / DATA.name)
    file = f"{DATA.name}/{_PUBLICATION}"
    if not order(version.number):
        message = f'"{version.number}" is geen versie: schrijf drie getallen, zoals 0.2.0'
        yield Problem(file, _line(root, "version"), "version", message)
    elif found and order(version.number) <= order(found[-1].version):
        message = f"{version.number} is niet hoger dan {found[-1].version}, de laatste uitgave"
        yield Problem(file, _line(root, "version"), "version", message)
    if found and version.date < found[-1].date:
        message = f"{dutch.date(version.date)} ligt voor de laatste uitgave, {dutch.date(found[-1].date)}"
        yield Problem(file, _line(root, "date"), "date", message)


def _unwritten(root: Path, version: Version) -> Iterator[Problem]:
    """What the list of changes does not say yet."""
    _, sections = changelog.read((root / _CHANGELOG).read_text(encoding="utf-8"))
    heading = f"{version.number}, {dutch.date(version.date)}"
    section = next((each for each in sections if each.version == version.number), None)
    unreleased = next((each for each in sections if each.version == changelog.UNRELEASED), None)
    if section is None and unreleased:
        message = f'maak van dit kopje "## {heading}"'
        yield Problem(_CHANGELOG, unreleased.line, "", message)
    elif section is None:
        line = sections[0].line if sections else 1
        yield Problem(_CHANGELOG, line, "", f'hier ontbreekt "## {heading}", met wat er veranderde')
    else:
        if section.title != heading:
            yield Problem(_CHANGELOG, section.line, "", f'dit kopje moet "## {heading}" zijn')
        if not section.text:
            yield Problem(_CHANGELOG, section.line, "", "schrijf onder dit kopje wat er veranderde")


def _line(root: Path, field: str) -> int:
    lines = (root / DATA.name / _PUBLICATION).read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 1)


def _said(library: Library, changes: releases.Changes) -> str:
    return changes.counted(library.say) or "geen onderdeel veranderde"


def _build(copy: Path) -> None:
    """Build the whole site in the copy, with the address that the data gives."""
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    finished = subprocess.run(
        [sys.executable, "-m", "tools.site"],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        said = finished.stderr.strip().replace(f"{copy}{os.sep}", "")
        raise ReleaseError([Problem("de site", 0, "", f"is niet te maken\n{said}")])


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" is geen dag: schrijf jjjj-mm-dd') from error


def main(arguments: list[str] | None = None) -> int:
    """Release a version, or check a tag.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when all is right, 1 when the version cannot be released.
    """
    parser = argparse.ArgumentParser(prog="make release", description="Geeft een versie uit.")
    parser.add_argument("version", nargs="?", default="", metavar="VERSION", help="de versie, zoals 0.2.0")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    parser.add_argument(
        "--date",
        type=_date,
        default=today,
        metavar="DATE",
        help="de dag van verschijnen, als jjjj-mm-dd (standaard: vandaag)",
    )
    parser.add_argument("--check", default="", metavar="TAG", help="kijk alleen of deze tag klopt")
    options = parser.parse_args(arguments)
    # The address in the environment is that of a copy; what is released is the same for all.
    os.environ.pop("SITE_URL", None)
    try:
        if options.check:
            if problems := check_tag(ROOT, options.check):
                raise ReleaseError(problems)
            print(f"{options.check} klopt.")
        else:
            print(release(ROOT, Version(options.version, options.date)))
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"De versie is niet uitgegeven: {error.strerror}: {error.filename}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
