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


#: Where the tests below look.
FILES = (
    *(f"tests/test_{name}.py" for name in ("model", "load", "site", "text", "quality", "theme", "hosting")),
    *(f"tests/test_{name}.py" for name in ("reproducible", "html", "load_mutations", "tiers")),
    "components/search",
    "components/scan",
)
#: Names every test in them with its marks.
_TELL = """
import sys, pytest
class Tell:
    def pytest_collection_finish(self, session):
        for item in session.items:
            print(item.nodeid.partition("[")[0], *{mark.name for mark in item.iter_markers()})
sys.exit(pytest.main(["--collect-only", "-qq", "-n", "0", *sys.argv[1:]], plugins=[Tell()]))
"""


@pytest.fixture(scope="module")
def marked() -> dict[str, set[str]]:
    """Tests of every kind, with their marks."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    told = subprocess.run(
        [sys.executable, "-c", _TELL, *FILES],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {
        name: set(marks) for name, *marks in map(str.split, filter(None, told.splitlines())) if "::" in name
    }


@pytest.fixture(scope="module")
def checked(marked: dict[str, set[str]]) -> str:
    """What `make check` runs."""
    assert '-m "lint or not slow"' in (ROOT / "Makefile").read_text("utf-8")
    return "\n".join(name for name, marks in marked.items() if "lint" in marks or "slow" not in marks)


def test_a_group_of_tests_runs_in_one_worker(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    # What the scheduler goes by. Without it each worker makes for itself what the group shares.
    assert request.node.nodeid.endswith("@tiers")


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


def test_what_drives_a_browser_is_marked_so(marked: dict[str, set[str]]) -> None:
    browser = "\n".join(name for name, marks in marked.items() if "browser" in marks)

    assert "components/scan/test_scan.py" in browser
    assert "test_model.py" not in browser
