"""What LibreOffice makes of the files that a reader goes on with."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tools import programs

if TYPE_CHECKING:
    from pathlib import Path

#: Behind a filter: a PDF that a screen reader can read.
TAGGED = ':{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def program() -> str:
    """Where LibreOffice is; without it a test fails, and says how to get it."""
    found = programs.find("soffice")
    return found or pytest.fail(programs.help_for("soffice"))


def save(*files: Path, folder: Path, to: str = "pdf") -> None:
    """Open files, and save each in another format.

    Args:
        *files: the files.
        folder: where it saves them, under the same names.
        to: the format, as LibreOffice calls it.
    """
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program(), profile, "--headless", "--convert-to", to, "--outdir", folder, *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "Error" not in run.stdout + run.stderr
