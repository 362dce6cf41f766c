"""Templates stay compiled from one build to the next, and never longer than they are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

from macros.site.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def environment(folder: Path, kept: Compiled) -> Environment:
    """An environment as each build makes one."""
    return Environment(loader=FileSystemLoader(folder), bytecode_cache=kept, autoescape=True)


def test_a_template_that_is_the_same_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Compiled()
    (tmp_path / "a.jinja").write_text("{{ 1 + 1 }}", "utf-8")
    assert environment(tmp_path, kept).get_template("a.jinja").render() == "2"

    monkeypatch.delattr(Environment, "compile")
    assert environment(tmp_path, kept).get_template("a.jinja").render() == "2"


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    kept = Compiled()
    for text in ("oud", "nieuw", "oud"):
        (tmp_path / "a.jinja").write_text(text, "utf-8")
        assert environment(tmp_path, kept).get_template("a.jinja").render() == text


def test_templates_of_one_name_in_two_folders_are_two(tmp_path: Path) -> None:
    kept = Compiled()
    for name in ("thema", "eigen"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.jinja").write_text(name, "utf-8")

    assert [
        environment(tmp_path / name, kept).get_template("a.jinja").render() for name in ("thema", "eigen")
    ] == ["thema", "eigen"]
