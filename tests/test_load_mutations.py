"""Whatever is in the data, it gives a library or a list of problems that an editor can find and read."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.loading import files, load
from macros.model import Library
from macros.problems import DataError
from tests.support.guides import GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEXTS = {file: (GUIDE / file).read_text("utf-8") for file in files() if (GUIDE / file).exists()}
_TREES = {file: yaml.load(text, yaml.CSafeLoader) for file, text in _TEXTS.items()}
_IDS = [record["id"] for tree in _TREES.values() if isinstance(tree, list) for record in tree]

_LINE_END = re.compile(rb"\r\n|\r|\n")

_PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

_FILE = st.sampled_from(list(_TEXTS))
_NAME = st.sampled_from(["id", "title", "see_also", "fields", "<<", "1", "x" * 99, "a\nb", "", "ї"])
_SCALAR = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(10**40, 10**60),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(),
    st.sampled_from(_IDS),
    st.sampled_from(_IDS).map("[x](#{})".format),
    st.sampled_from(
        ["[](#x)", "**", "*a", "`a`", "<b>", "[a](b", "https://", "a\n\nb", "\\", "{reason}", "%s"]
    ),
)
_VALUE = st.recursive(
    _SCALAR,
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(_NAME, inner, max_size=4),
    max_leaves=10,
)
#: Pieces of YAML that mean something at nearly every place where they can land.
_SNIPPETS = [
    *"'\"[]{}|#-,@`=~\t\n",
    *[": ", "- ", "? ", "  ", ">-\n", "\n\n", "\n---\n", "...", "%YAML 9.9\n"],
    *[
        "&a ",
        "*a",
        "<<: *a\n",
        "- &b [*b]\n",
        "!x ",
        "!!str ",
        "!!map ",
        "!!set {a}",
        "!!python/object:os.system x",
    ],
    *["!!bool x", "!!int ''", "!!timestamp x", "!!binary x", ".inf", "2026-99-99", "0000-00-00"],
    *["\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ud7ff"],
    *["[" * 50, "- " * 50, "{a: " * 50, "[" * 30_000],
    *["9" * 5000, "0x" + "f" * 5000, "1:" * 500 + "1.5"],
]
_SNIPPET = st.sampled_from(_SNIPPETS) | st.text(max_size=20)


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or mapping in a tree with each of its keys."""
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield tree, key
        yield from _places(tree[key])


def _drop(parent: Any, key: Any, _draw: st.DataObject) -> None:
    del parent[key]


def _replace(parent: Any, key: Any, draw: st.DataObject) -> None:
    parent[key] = draw.draw(_VALUE)


def _rename(parent: Any, key: Any, draw: st.DataObject) -> None:
    if isinstance(parent, dict):
        parent[draw.draw(_NAME)] = parent.pop(key)


def _repeat(parent: Any, key: Any, draw: st.DataObject) -> None:
    if isinstance(parent, list):
        parent[key:key] = [copy.deepcopy(parent[key])] * draw.draw(st.integers(1, 9))


def _unwrap(parent: Any, key: Any, _draw: st.DataObject) -> None:
    if isinstance(parent[key], list) and parent[key]:
        parent[key] = parent[key][0]


def _wrap(parent: Any, key: Any, draw: st.DataObject) -> None:
    for _ in range(draw.draw(st.sampled_from([1, 2, 30]))):
        parent[key] = [parent[key]] if draw.draw(st.booleans()) else {"id": parent[key]}


def _other_id(parent: Any, key: Any, draw: st.DataObject) -> None:
    if isinstance(parent[key], str) and parent[key] in _IDS:
        parent[key] = draw.draw(st.sampled_from(_IDS))


_MUTATIONS = [_drop, _replace, _rename, _repeat, _unwrap, _wrap, _other_id]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutations") / "data"
    folder.mkdir()
    return folder


def _check(folder: Path, changed: dict[str, bytes]) -> None:
    files = {file: changed.get(file, text.encode()) for file, text in _TEXTS.items()}
    for file, content in files.items():
        (folder / file).write_bytes(content)
    try:
        library = load(folder)
    except DataError as error:
        problems = error.problems
    else:
        assert isinstance(library, Library)
        return
    assert problems
    for problem in problems:
        name = problem.file.removeprefix("data/")
        assert name in files
        assert 1 <= problem.line <= len(_LINE_END.split(files[name]))
        assert problem.message.strip()
        assert "een waarde die hier niet kan" not in problem.message, (
            "this kind of error has no Dutch message"
        )


@_PROFILE
@given(draw=st.data())
def test_records_changed_in_any_way_load_or_are_explained(folder: Path, draw: st.DataObject) -> None:
    file = draw.draw(_FILE)
    tree = copy.deepcopy(_TREES[file])
    for mutate in draw.draw(st.lists(st.sampled_from(_MUTATIONS), min_size=1, max_size=4)):
        if places := list(_places(tree)):
            mutate(*draw.draw(st.sampled_from(places)), draw)
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    _check(folder, {file: text.encode(errors="replace")})


@_PROFILE
@given(draw=st.data())
def test_a_file_with_other_content_loads_or_is_explained(folder: Path, draw: st.DataObject) -> None:
    file = draw.draw(_FILE)
    tree = draw.draw(_VALUE)
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    _check(folder, {file: text.encode(errors="replace")})


@_PROFILE
@given(draw=st.data())
def test_lines_changed_in_any_way_load_or_are_explained(folder: Path, draw: st.DataObject) -> None:
    file = draw.draw(_FILE)
    lines = _TEXTS[file].splitlines(keepends=True)
    for _ in range(draw.draw(st.integers(1, 3))):
        index = draw.draw(st.integers(0, len(lines) - 1))
        other = draw.draw(st.integers(0, len(lines) - 1))
        column = draw.draw(st.integers(0, len(lines[index])))
        snippet = draw.draw(_SNIPPET)
        line = lines[index]
        lines[index] = draw.draw(
            st.sampled_from([line[:column] + snippet + line[column:], line[:column] + snippet, lines[other]])
        )
    _check(folder, {file: "".join(lines).encode(errors="replace")})


@_PROFILE
@given(file=_FILE, content=st.binary(max_size=200), place=st.floats(0, 1))
def test_bytes_of_any_kind_load_or_are_explained(
    folder: Path, file: str, content: bytes, place: float
) -> None:
    text = _TEXTS[file].encode()
    index = round(place * len(text))
    _check(folder, {file: text[:index] + content + text[index:]})
    _check(folder, {file: content})
