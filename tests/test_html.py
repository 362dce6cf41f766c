"""The Nu HTML checker on every page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.java import JAVA, QUICK

if TYPE_CHECKING:
    from tests.support.built import Site

CHECKER = Path(__file__).parent.parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_OPTIONS = ("--errors-only", "--format", "json", "--skip-non-html")


def errors(folder: Path) -> list[str]:
    """What the checker reports on the HTML in a folder, as place and message."""
    run = subprocess.run(
        # The checker asks for a larger stack than its code needs when it is compiled once.
        [
            JAVA,
            *QUICK,
            "-Xss4m",
            "-jar",
            CHECKER,
            "--errors-only",
            "--format",
            "json",
            "--skip-non-html",
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{each.get('url')}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')}"
        for each in messages
    ]


def test_the_html_checker_finds_no_error_on_any_page(site: Site) -> None:
    assert errors(site.root) == []


def test_the_html_checker_sees_an_error_where_there_is_one(tmp_path: Path, site: Site) -> None:
    spoiled = site.page("404.html").html.replace("<main", "<main><main", 1)
    (tmp_path / "index.html").write_text(spoiled, encoding="utf-8")

    assert errors(tmp_path)
