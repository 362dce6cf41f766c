"""The style sheets of the site: their layers, what they may say, and that nothing in them is dead."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tinycss2
from mkdocs.exceptions import PluginError

from macros import look
from tests.support.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.support.built import Site

_SPEC = importlib.util.spec_from_file_location("styles", ROOT / "theme" / "styles.py")
assert _SPEC is not None
assert _SPEC.loader is not None
styles = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(styles)

#: Ours, without the one that tools/fonts.py makes.
SHEETS = sorted(
    path
    for path in (*ROOT.glob("docs/stylesheets/*.css"), *ROOT.glob("components/*/*.css"))
    if path.name != "fonts.css"
)
#: A site with one sheet in each layer, two tools that every page has, and one that some have.
PATHS = [
    "components/report/report.css",
    "components/page/page.css",
    "components/form/form.css",
    "assets/stylesheets/main.0123abcd.min.css",
    "assets/stylesheets/palette.4567cdef.min.css",
    *(f"stylesheets/{name}.css" for name in styles.LAYERS if name not in ("theme", "tools")),
]
#: Names that no page and no script of ours holds: the browser, or Material's template, puts them there.
NOT_OURS = {"md-skip"}


# The layers


def test_the_entry_puts_each_sheet_in_its_layer_and_the_theme_below_ours() -> None:
    order, *imports = styles.entry(PATHS).splitlines()

    assert order == f"@layer {', '.join(styles.LAYERS)};"
    assert imports[0] == '@import url("../assets/stylesheets/main.0123abcd.min.css") layer(theme);'
    assert '@import url("tokens.css") layer(tokens);' in imports
    tools = [line for line in imports if line.endswith("layer(tools);")]
    assert tools == [
        '@import url("../components/page/page.css") layer(tools);',
        '@import url("../components/report/report.css") layer(tools);',
    ]
    layers = [re.search(r"layer\((.*)\)", line)[1] for line in imports]  # type: ignore[index]
    assert list(dict.fromkeys(layers)) == list(styles.LAYERS)


@pytest.mark.parametrize(
    ("paths", "problem"),
    [
        ([path for path in PATHS if "main." not in path], "er is geen stijlblad voor de laag theme"),
        ([*PATHS, "assets/stylesheets/main.4567.min.css"], "het thema heeft meer dan een stijlblad"),
        ([*PATHS, "stylesheets/nieuw.css"], "stylesheets/nieuw.css hoort bij geen laag"),
        ([path for path in PATHS if "tokens" not in path], "er is geen stijlblad voor de laag tokens"),
    ],
)
def test_a_sheet_too_many_or_too_few_stops_the_build(paths: list[str], problem: str) -> None:
    with pytest.raises(PluginError, match=problem):
        styles.entry(paths)


def test_all_problems_with_the_sheets_are_told_at_once() -> None:
    with pytest.raises(PluginError) as told:
        styles.entry(["stylesheets/nieuw.css"])

    assert len(str(told.value).splitlines()) == 1 + len(styles.LAYERS)


# What they may say


def lint(*arguments: str, sheet: str = "") -> str:
    """What stylelint finds, as text; nothing when all is well."""
    program = ROOT / "node_modules" / ".bin" / "stylelint"
    # The Node that stands beside this Python comes before one of the system, which may be too old.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    found = subprocess.run(
        [program, "--formatter", "compact", *arguments],
        cwd=ROOT, input=sheet, capture_output=True, text=True, check=False, env=os.environ | {"PATH": path},
    )  # fmt: skip
    return found.stdout + found.stderr


def test_stylelint_finds_nothing() -> None:
    assert lint(*map(str, SHEETS), str(ROOT / "docs" / "stylesheets" / "fonts.css")) == ""


@pytest.mark.parametrize(
    ("rule", "selector", "declaration"),
    [
        ("selector-disallowed-list", ".md-typeset .ot-x", "color: inherit"),
        ("selector-disallowed-list", ".md-content > p", "color: inherit"),
        ("selector-max-id", "#meenemen", "color: inherit"),
        ("declaration-no-important", ".ot-x", "color: inherit !important"),
        ("declaration-property-value-allowed-list", ".ot-x", "font-size: 0.8rem"),
        ("declaration-property-value-allowed-list", ".ot-x", "font-size: 0.9em"),
        ("color-no-hex", ".ot-x", "color: #123"),
        ("selector-class-pattern", ".x-ot", "color: inherit"),
    ],
)
def test_what_a_sheet_of_ours_may_not_say(rule: str, selector: str, declaration: str) -> None:
    sheet = f"{selector} {{\n  {declaration};\n}}\n"

    assert rule in lint("--stdin-filename", "docs/stylesheets/x.css", sheet=sheet)
    assert lint("--stdin-filename", "docs/stylesheets/x.css", sheet=".ot-x {\n  color: inherit;\n}\n") == ""


# What is dead


def walk(nodes: Iterable[Any]) -> Iterator[Any]:
    """Every token of a sheet, in blocks and functions too."""
    for node in nodes:
        yield node
        for inside in ("prelude", "content", "arguments"):
            yield from walk(getattr(node, inside, None) or ())


def tokens(sheets: Iterable[str]) -> list[Any]:
    """Every token of some sheets."""
    return [token for sheet in sheets for token in walk(tinycss2.parse_component_value_list(sheet))]


def names(sheets: Iterable[str]) -> set[str]:
    """The classes, attributes and elements of ours and of the theme that sheets name."""
    return {
        token.value
        for token in tokens(sheets)
        if token.type == "ident" and re.match(r"(data-)?(ot|md)-", token.value)
    }


def dead(sheets: Iterable[str], pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """The names in some sheets that no page and no script holds, so that nothing can match."""
    held = set(re.findall(r"[\w-]+", " ".join([*pages, *scripts])))
    # As a script names them, an attribute that starts with data- has capitals and no dashes.
    held |= {"data-" + re.sub("[A-Z]", lambda capital: f"-{capital[0].lower()}", word) for word in held}
    return names(sheets) - held - NOT_OURS


def test_no_rule_is_for_what_no_page_and_no_script_holds(site: Site) -> None:
    # What the real texts have none of now, such as a record that is gone, stands in a template.
    places = ("components/*/*js", "components/*/*.jinja", "macros/site/templates/*.jinja")
    sources = [path for place in places for path in ROOT.glob(place)]
    scripts = [path.read_text("utf-8") for path in sources]
    found = dead((path.read_text("utf-8") for path in SHEETS), (page.html for page in site.pages), scripts)

    assert found == set()


def test_a_dead_name_is_found_wherever_it_stands() -> None:
    sheet = "@media print { :is(.ot-a, p) > .ot-b:not([data-ot-c]) { color: red } } ot-d[data-ot-e] { x: y }"

    assert dead([sheet], ['<p class="ot-a">'], ["dataset.otE"]) == {"ot-b", "data-ot-c", "ot-d"}


def test_every_variable_of_ours_is_set_and_used() -> None:
    text = [look.sheet(), *(path.read_text("utf-8") for path in SHEETS)]
    calls = [each for each in tokens(text) if each.type == "function" and each.lower_name == "var"]
    used = {each.arguments[0].value for each in calls if each.arguments[0].value.startswith("--ot-")}

    assert used == set(re.findall(r"(?<=[\s{;])(--ot-[\w-]+):", "\n".join(text)))
