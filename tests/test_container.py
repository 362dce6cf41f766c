"""The container image; an engine builds it, and what can be told without one is told here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.project import PARTS, ROOT

CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_everything_that_a_build_needs_is_in_the_image_and_reaches_the_engine() -> None:
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", CONTAINERFILE, re.MULTILINE)
    allowed = re.findall(r"^!(.*)$", (ROOT / ".containerignore").read_text(encoding="utf-8"), re.MULTILINE)

    paths = {path.rstrip("/") for line in copied for path in line.split()}
    assert paths == {*PARTS, "requirements/site.txt"}
    assert {path.partition("/")[0] for path in paths} == {path.rstrip("/") for path in allowed}


def test_the_image_runs_as_an_ordinary_user_from_images_with_a_fixed_tag() -> None:
    assert re.findall(r"^USER (.*)$", CONTAINERFILE, re.MULTILINE) == ["101"]
    assert all(
        re.search(r":[\d.]+-[\w.]+", image)
        for image in re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)
    )


def test_without_an_engine_make_says_so(tmp_path: Path) -> None:
    # A path with make and its shell on it, and no engine.
    for program in ("make", "sh", "bash", "cksum", "cut", "cat"):
        found = subprocess.run(["which", program], capture_output=True, text=True, check=True).stdout.strip()
        (tmp_path / program).symlink_to(found)
    made = subprocess.run(
        [tmp_path / "make", "image"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode == 2
    assert "Geen podman of docker gevonden" in made.stdout


def test_the_steps_in_the_image_make_the_site_and_the_file_for_nginx() -> None:
    steps = re.findall(r"^RUN (python -m tools.*)$", CONTAINERFILE, re.MULTILINE)

    assert steps == ["python -m tools.site && python -m tools.server_files"]
    for module in re.findall(r"-m (\S+)", steps[0]):
        helped = subprocess.run(
            [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, check=False
        )
        assert helped.returncode == 0
