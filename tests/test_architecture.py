"""The folders of macros/ are floors: each knows those below it, by what they show."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text("utf-8")
    )
    for path in (ROOT / "macros").rglob("*.py")
}
#: From the ground up: a floor imports only from those before it.
FLOORS = [
    ["problems", "dutch", "built", "changelog", "look"],
    ["model"],
    ["addresses", "loading"],
    ["sharing", "open_data"],
    ["releases"],
    ["search", "site"],
    ["documents"],  # the e-book is made of the components of the site
    ["generator"],
]


def imports(module: str) -> Iterator[str]:
    """What a module imports, each with the module that it comes from."""
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


def floor(module: str) -> int:
    return next(number for number, names in enumerate(FLOORS) if module.split(".")[1] in names)


def test_every_module_stands_on_a_floor_and_every_floor_is_there() -> None:
    assert {module.split(".")[1] for module in MODULES if module != "macros"} == set(chain(*FLOORS))


def test_a_module_imports_from_lower_floors_and_from_a_folder_what_it_shows() -> None:
    wrong = []
    for module in MODULES.keys() - {"macros"}:
        for each in imports(module):
            parts = each.split(".")
            if parts[0] != "macros" or parts[1] == module.split(".")[1]:
                continue
            shown = parts[:-1] if ".".join(parts[:-1]) in MODULES else parts
            # What a folder shows is imported from it, or is named behind it.
            if floor(".".join(parts[:2])) >= floor(module) or len(shown) > 2:
                wrong.append(f"{module} imports {each}")

    assert sorted(wrong) == []


def test_one_module_knows_the_site_generator() -> None:
    knowing = {
        module
        for module in MODULES
        for each in imports(module)
        if each.startswith(("mkdocs", "mkdocs_macros"))
    }

    assert knowing == {"macros.generator"}


def test_what_a_folder_shows_is_no_code_of_its_own() -> None:
    for module, tree in MODULES.items():
        if (ROOT / module.replace(".", "/")).is_dir():
            kinds = {type(node) for node in tree.body[1:]}
            assert ast.get_docstring(tree), module
            assert kinds <= {ast.ImportFrom, ast.Assign}, module


@pytest.mark.parametrize(
    "work",
    [
        "from macros.loading import load; load()",
        "from macros.loading import load; from macros import open_data, sharing; sharing.build(load())",
        "import build_handreiking, tools.schema, tools.new",
    ],
)
def test_the_data_is_loaded_where_there_is_no_site_generator(work: str) -> None:
    without = "import sys; sys.modules |= {name: None for name in ('mkdocs', 'mkdocs_macros', 'material')}; "
    finished = subprocess.run(
        [sys.executable, "-c", without + work], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stderr
