"""The ids that were ever published: links of readers and trainers hang on each, so none may vanish.

The list stands beside the data and is kept with it. The build writes it, nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.model import Library

FILE = "published_ids.txt"


def vanished(library: Library, folder: Path) -> Iterator[Problem]:
    """What is wrong with the list: the ids that the data has no longer.

    Args:
        library: the records.
        folder: the folder of the data.

    Yields:
        A problem for each, on its line in the list.
    """
    for line, record_id in enumerate(listed(folder), 1):
        if record_id not in library.records:
            message = (
                "deze id is weg, en er hangen links aan: geef het onderdeel zijn id terug;"
                f' moet het weg, doe dat dan met make retire ID={record_id} REASON="…";'
                " stond hij nooit online, haal dan deze regel weg"
            )
            yield Problem(f"{folder.name}/{FILE}", line, record_id, message)


def extend(library: Library, folder: Path) -> list[str]:
    """Put the ids on the list that are new.

    Args:
        library: the records; ``load`` has seen that none vanished.
        folder: the folder of the data.

    Returns:
        The new ids.
    """
    known = set(listed(folder))
    if new := sorted(library.records.keys() - known):
        lines = sorted(known | library.records.keys())
        (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return new


def listed(folder: Path) -> list[str]:
    """The ids on the list, a line each; none where there is no list yet.

    Args:
        folder: the folder of the data.

    Returns:
        The ids, in the order of the file.
    """
    path = folder / FILE
    return path.read_text(encoding="utf-8").split() if path.exists() else []
