"""The tools: each in a folder of its own, with examples that show what its template makes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.support.examples import COMPONENTS, examples, overview

if TYPE_CHECKING:
    from tests.support.examples import Example

PROGRAMS = COMPONENTS.parent / "node_modules" / ".bin"
TEMPLATES = [
    *COMPONENTS.rglob("*.jinja"),
    *(COMPONENTS.parent / "macros").rglob("*.jinja"),
    *(COMPONENTS.parent / "theme").rglob("*.html"),
]
SCRIPTS = sorted(COMPONENTS.rglob("*.mjs"))
#: The name under which a script makes itself known to the browser.
DEFINED = re.compile(r'customElements\.define\("([a-z-]+)"')
#: The folders with a tool; the others hold what tools share, and what a page has besides.
TOOLS = sorted({script.parent for script in SCRIPTS if DEFINED.search(script.read_text())})
#: Where a script asks for a sentence, and the names in the rest of the line: it may be one of two.
ASKED = re.compile(r"(?<!function )\bsentence\((.*)")
NAMES = re.compile(r'(?:, |[?:] )"([a-z-]+)"')


def folder(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("tool", TOOLS, ids=folder)
def test_a_tool_has_its_template_script_examples_and_test_side_by_side(tool: Path) -> None:
    name = tool.name
    needed = {f"{name}.jinja", f"{name}.mjs", "examples.yml", f"test_{name.replace('-', '_')}.py"}

    assert needed - {file.name for file in tool.iterdir()} == set()


@pytest.mark.parametrize("tool", TOOLS, ids=folder)
def test_a_script_defines_the_element_that_is_called_as_its_folder(tool: Path) -> None:
    assert DEFINED.findall((tool / f"{tool.name}.mjs").read_text("utf-8")) == [f"ot-{tool.name}"]


@pytest.mark.parametrize("tool", TOOLS, ids=folder)
def test_the_examples_of_a_tool_have_names_of_their_own(tool: Path) -> None:
    names = Counter(each.name for each in examples(tool.name))

    assert names
    assert [name for name, times in names.items() if times > 1 or not name] == []


@pytest.mark.parametrize("example", examples(), ids=str)
def test_a_page_holds_what_its_example_shows(example: Example, guides: Path) -> None:
    page = BeautifulSoup((guides / example.file).read_text("utf-8"), "html.parser")

    assert {selector: len(page.select(selector)) for selector in example.shows} == example.shows


def test_the_page_for_developers_links_to_every_example() -> None:
    links = BeautifulSoup(overview(examples()), "html.parser").select("li a")

    assert [link["href"] for link in links] == [each.path for each in examples()]


@pytest.mark.parametrize("command", [["eslint", "components"], ["tsc", "-p", "."]], ids=" ".join)
def test_the_scripts_hold_to_their_rules_and_types(command: list[str]) -> None:
    program, *arguments = command
    finished = subprocess.run(
        [PROGRAMS / program, *arguments],
        cwd=COMPONENTS.parent,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stdout + finished.stderr


# What a script says stands in the markup: eslint finds words in a script.


def test_what_a_script_says_stands_in_a_template_and_the_other_way_round() -> None:
    asked = [ASKED.search(line) for script in SCRIPTS for line in script.read_text("utf-8").splitlines()]
    names = {name for match in asked if match for name in NAMES.findall(match[1])}
    markup = [*TEMPLATES, *COMPONENTS.glob("*/words.mjs")]
    there = set(
        re.findall(r'\bdata-ot-say-([a-z-]+)"?[=:]', "\n".join(each.read_text("utf-8") for each in markup))
    )

    assert names - there == set()
    scripts = "\n".join(script.read_text("utf-8") for script in SCRIPTS)
    assert {name for name in there if f'"{name}"' not in scripts} == set()
