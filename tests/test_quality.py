"""What holds for the code and the workflows: style, types, security."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted(map(str, (ROOT / ".github" / "workflows").glob("*.yml")))
ISSUE_FORMS = sorted(map(str, (ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")))
#: Python's programs first, and Node, which is one of them; then those from npm.
PATH = f"{Path(sys.executable).parent}:{ROOT / 'node_modules' / '.bin'}:{os.environ['PATH']}"

pytestmark = pytest.mark.lint


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["eslint", "--max-warnings=0", "components"],
        ["tsc", "-p", "."],
        ["stylelint", "--max-warnings=0", "{docs,components}/**/*.css"],
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
    program = shutil.which(command[0], path=PATH)
    assert program, f"{command[0]} ontbreekt: draai make test"
    checked = subprocess.run(
        [program, *command[1:]],
        cwd=ROOT,
        env={**os.environ, "PATH": PATH},
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr
