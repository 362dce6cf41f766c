"""What ``make check`` runs, and what it leaves to ``make test``, follows from what a test uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


#: Tests in one group share what takes long to make.
pytestmark = pytest.mark.xdist_group("tiers")


def chosen(marks: str) -> str:
    """The tests that pytest would run, one a line."""
    collect = [sys.executable, "-m", "pytest", "--collect-only", "-n", "0", "-m", marks]
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    return subprocess.run(
        collect, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_a_group_of_tests_runs_in_one_worker(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    # What the scheduler goes by. Without it each worker makes for itself what the group shares.
    assert request.node.nodeid.endswith("@tiers")


@pytest.fixture(scope="module")
def checked() -> str:
    return chosen("lint or not slow")


@pytest.mark.parametrize(
    "name",
    ["test_model.py", "test_load.py", "test_site.py", "test_text.py", "test_a_check_finds_nothing"],
)
def test_lint_model_loading_and_views_are_in_the_quick_check(checked: str, name: str) -> None:
    assert name in checked


@pytest.mark.parametrize(
    "name",
    [
        "test_the_report_shows_the_pages",  # drives a browser
        "components/search/test_search.py",
        "test_every_file_comes_with_its_type",  # asks a web server
        "test_reproducible.py",  # builds sites of its own
        "test_html.py",  # starts a program
        "test_lines_changed_in_any_way",  # tries a great many inputs
        "test_tiers.py",
    ],
)
def test_what_takes_long_is_left_out(checked: str, name: str) -> None:
    assert name not in checked


def test_what_drives_a_browser_is_marked_so() -> None:
    browser = chosen("browser")

    assert "components/scan/test_scan.py" in browser
    assert "test_model.py" not in browser
