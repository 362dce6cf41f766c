"""What the macros plugin has no event for: the files of the tools, and the templates of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_COMPONENTS = Path(__file__).parent.parent / "components"


def on_env(env: Environment, **_: object) -> Environment:
    """Give the theme the templates of the tools, and keep all compiled, from one build to the next.

    Args:
        env: the environment of the theme.

    Returns:
        The same.
    """
    # Only now: the plugin that puts the project on the path comes after the hooks are read.
    from macros import compiled

    env.loader = ChoiceLoader([env.loader, FileSystemLoader(_COMPONENTS)])  # type: ignore[list-item]  # it has one
    env.bytecode_cache = compiled.KEPT
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the scripts and styles that stand beside the templates of the tools among the files of the site.

    Args:
        files: the files in ``docs/``.
        config: the configuration.

    Returns:
        The files, with those of the tools.
    """
    for path in sorted(_COMPONENTS.rglob("*.*")):
        if path.suffix in (".css", ".js", ".mjs"):
            place = f"{_COMPONENTS.name}/{path.relative_to(_COMPONENTS).as_posix()}"
            files.append(File.generated(config, place, abs_src_path=str(path)))
    return files
