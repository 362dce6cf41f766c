"""What stands in the root for who takes the project over, on whatever machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from macros.model import Library

ROOT = Path(__file__).parent.parent


def test_every_file_is_text_with_the_line_ends_of_all_or_said_to_be_none() -> None:
    listed = subprocess.run(["git", "ls-files", "-z", "--eol"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("no Git here")
    lines = [line.split("\t") for line in listed.stdout.decode().split("\0") if line]
    wrong = [
        path
        for kept, path in lines
        if "attr/" in kept and not re.match(r"i/(lf|none) .*attr/text=auto eol=lf|.*attr/-text", kept)
    ]

    assert wrong == []


def test_nobody_owns_the_code_who_did_not_agree(library: Library) -> None:
    if library.publication.owner.name:
        pytest.skip("the site has an owner")
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line and not line.startswith("#")] == []


def test_a_codespace_has_what_make_needs_from_an_image_with_a_fixed_tag() -> None:
    text = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))

    # The slim image has no make.
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+-[a-z]+", settings["image"])
    assert settings["postCreateCommand"] == "make site"


def test_where_a_folder_cannot_be_locked_a_build_goes_on(tmp_path: Path) -> None:
    """As on Windows, whose Python has no fcntl."""
    work = (
        "import sys, pathlib; sys.modules['fcntl'] = None; import tools.site, tools.exclusive\n"
        f"with tools.exclusive.exclusive(pathlib.Path({str(tmp_path)!r}), ''): print('held')"
    )
    finished = subprocess.run(
        [sys.executable, "-c", work], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert finished.stdout == "held\n", finished.stderr


@pytest.mark.parametrize("file", [".github/workflows/ci.yml", ".github/workflows/weekly.yml"])
def test_what_ci_tests_and_builds_can_be_done_with_make_elsewhere(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"\bmake (?:--\w+ )?([a-z-]+) PYTHON=", text)

    assert targets
    assert [each for each in targets if not re.search(rf"^{each}:", makefile, re.MULTILINE)] == []
    # Where there is no make, the README has the same commands.
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        each for each in re.findall(r"^ +(\.?venv.*|py .*)$", text, re.MULTILINE) if each not in readme
    ] == []


@pytest.mark.parametrize(
    ("variable", "data", "address"),
    [
        ("https://eigen.nl/", "https://data.nl/", "https://eigen.nl/"),
        # What make site takes from the data.
        ("", "https://data.nl/", ""),
        ("", "https://iets.example/", "https://een-gemeente.github.io/gids/"),
    ],
)
def test_on_github_the_address_is_that_of_the_variable_or_the_data_and_else_the_one_of_pages(
    tmp_path: Path, variable: str, data: str, address: str
) -> None:
    ci = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    (step,) = [each for each in ci["jobs"]["site"]["steps"] if each.get("name") == "Build"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "publication.yml").write_text(f"title: Gids\nsite_url: {data}\n", encoding="utf-8")
    (tmp_path / "make").write_text('#!/bin/sh\nprintf %s "$SITE_URL"\n', encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY_OWNER": "Een-Gemeente",
        "GITHUB_REPOSITORY": "Een-Gemeente/gids",
        "SITE_URL": variable,
    }
    built = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert built.stdout == address
