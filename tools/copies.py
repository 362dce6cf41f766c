"""A copy of the project as it is kept, for who builds, changes or starts something beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: What is made, installed or kept for who works here, wherever it stands.
_ANYWHERE = shutil.ignore_patterns(".*_cache", ".hypothesis", "__pycache__", "node_modules")
_IN_THE_ROOT = shutil.ignore_patterns(".git", ".venv", ".cache", ".site-*", "site", "hosting")


def copy_project(target: Path, root: Path = ROOT) -> Path:
    """Copy a project without what was installed or made in it.

    Args:
        target: the copy, which is not there yet.
        root: the folder of the project; without it this one.

    Returns:
        The copy.
    """

    def left_out(folder: str, names: list[str]) -> set[str]:
        return _ANYWHERE(folder, names) | (_IN_THE_ROOT(folder, names) if Path(folder) == root else set())

    shutil.copytree(root, target, ignore=left_out, symlinks=True)
    return target
