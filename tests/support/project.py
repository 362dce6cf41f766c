"""A copy of the project that a test may spoil and build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
#: All that a build needs.
PARTS = (
    "CHANGELOG.md",
    "build_handreiking.py",
    "components",
    "data",
    "docs",
    "macros",
    "mkdocs.yml",
    "releases",
    "theme",
    "tools",
)


def copy_to(folder: Path) -> Path:
    """Copy what a build needs.

    Args:
        folder: where to; made where it is not there.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return folder


def build(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a copy as ``make site`` does.

    Args:
        project: the copy.
        *command: what to run before Python, such as ``setarch``.
        **environment: what differs in the environment.

    Returns:
        The finished process.
    """
    return subprocess.run(
        [*command, sys.executable, "-m", "tools.site"],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
