"""A site as one mapping: read once, changed by pure steps, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: The content of each file, by its path from the root.
Files = dict[str, bytes]
# What a web server may read is not for the habits of who builds to decide.
_FILE, _FOLDER = 0o644, 0o755


class PublicationError(ValueError):
    """The site may not be published as it is; the message is Dutch, with a line for each problem."""


def read(root: Path) -> Files:
    """Read a folder.

    Args:
        root: the folder.

    Returns:
        Its files, by path.
    """
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def write(files: Mapping[str, bytes], root: Path) -> None:
    """Write a folder that everybody may read, whatever the umask.

    Args:
        files: its files.
        root: the folder; it does not exist yet.
    """
    for folder in sorted({root, *(parent for path in files for parent in (root / path).parents if root in parent.parents)}):
        folder.mkdir()
        folder.chmod(_FOLDER)
    for path, content in files.items():
        (root / path).write_bytes(content)
        (root / path).chmod(_FILE)
