"""What holds for the code and the workflows: style, types, security."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted(map(str, (ROOT / ".github" / "workflows").glob("*.yml")))
ISSUE_FORMS = sorted(map(str, (ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")))


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["zizmor", "--offline", "--persona=auditor", "--no-progress", ".github"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
        ["check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *ISSUE_FORMS],
        [
            "check-jsonschema",
            "--builtin-schema",
            "vendor.github-issue-config",
            str(ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"),
        ],
    ],
    ids=lambda command: " ".join(command[:2]) if "schema" not in command[0] else command[2],
)
def test_a_check_finds_nothing(command: list[str]) -> None:
    program = Path(sys.executable).with_name(command[0])
    checked = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr
