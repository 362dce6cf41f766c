"""What we do to the environment of the theme: the macros plugin has no event for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def on_env(env: Environment, **_: object) -> Environment:
    """Keep the theme's templates compiled, from one build to the next.

    Args:
        env: the environment of the theme.

    Returns:
        The same.
    """
    # Only now: the plugin that puts the project on the path comes after the hooks are read.
    from macros import compiled

    env.bytecode_cache = compiled.KEPT
    return env
