"""Puts in the data who confirmed what: only those lines change, and only when all of it can be read again."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from macros.loading import load
from macros.problems import DataError, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from macros.model import Library

_ID = re.compile(r"(\s*(?:-\s+)?)id:\s")
#: A value of one line, and what is said behind it.
_VALUE = r"""(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^'"#>|\s][^#]*?)"""


class _Change(NamedTuple):
    """A line that comes in the place of another, or below it."""

    line: int
    text: str
    below: bool


def confirm(library: Library, folder: Path, ids: Iterable[str], role: str, day: datetime.date) -> list[str]:
    """Say of records in the data that they were confirmed.

    Args:
        library: the records, as they are read from the folder.
        folder: the folder of the data.
        ids: the records.
        role: who confirmed them.
        day: when.

    Returns:
        The files that changed.

    Raises:
        DataError: where a line cannot be changed, or the data would be wrong then; nothing has changed.
    """
    meant = {each: {"confirmed_on": day, "confirmed_by": role} for each in ids}
    changes: dict[str, list[_Change]] = {}
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as place:
        copy = shutil.copytree(folder, Path(place) / folder.name)
        for record_id in meant:
            name = Path(library.place(record_id).file).name
            lines = (copy / name).read_bytes().decode().split("\n")
            try:
                changes.setdefault(name, []).extend(_changes(library, record_id, lines, role, day))
            except ValueError as error:
                problems.append(Problem(*library.place(record_id), str(error)))
        if problems:
            raise DataError(problems)
        for name, wanted in changes.items():
            _apply(copy / name, wanted)
        _compare(library, load(copy), meant)
        # Beside the files first: what fails on the way leaves all of them as they were.
        for name in changes:
            shutil.copyfile(copy / name, folder / f"{name}.part")
            shutil.copymode(folder / name, folder / f"{name}.part")
    for name in changes:
        (folder / f"{name}.part").replace(folder / name)
    return sorted(changes)


def _changes(
    library: Library, record_id: str, lines: list[str], role: str, day: datetime.date
) -> list[_Change]:
    line = library.place(record_id, "id").line
    match = _ID.match(lines[line - 1])
    if not match:
        raise ValueError("de id staat niet op een regel alleen: zet confirmed_on en confirmed_by er zelf in")
    indent, changes = " " * len(match[1]), []
    for field, value in (("confirmed_on", f"{day}"), ("confirmed_by", "'" + role.replace("'", "''") + "'")):
        if (record_id, field) not in library.places:
            changes.append(_Change(line, f"{indent}{field}: {value}", below=True))
            continue
        there = library.place(record_id, field).line
        old = re.fullmatch(rf"(\s*(?:-\s+)?{field}:\s+){_VALUE}(\s+#.*)?\s*", lines[there - 1])
        if not old:
            raise ValueError(f"{field} staat niet op één regel: verander het zelf")
        changes.append(_Change(there, f"{old[1]}{value}{old[2] or ''}", below=False))
    return changes


def _apply(file: Path, changes: list[_Change]) -> None:
    lines = file.read_bytes().decode().split("\n")
    # From below, so that the numbers above still hold; of two lines at one place the last goes in first.
    for _, change in sorted(enumerate(changes), key=lambda each: (each[1].line, each[0]), reverse=True):
        text = change.text + ("\r" if lines[change.line - 1].endswith("\r") else "")
        lines[change.line - 1 + change.below : change.line] = [text]
    file.write_bytes("\n".join(lines).encode())


def _compare(before: Library, after: Library, meant: dict[str, dict[str, object]]) -> None:
    """Nothing else may have changed, however the lines were written."""
    wrong = [
        Problem(*before.place(each), "het overnemen verandert hier meer dan de bevestiging: doe het zelf")
        for each, record in before.records.items()
        if after.records.get(each) != record.model_copy(update=meant.get(each, {}))
    ]
    if wrong or before.records.keys() != after.records.keys():
        raise DataError(wrong)
