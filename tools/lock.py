"""Pins every dependency with its hashes, for every Python and platform we support.

The command lines stand here as they stand in the heads of the locks, so that a bot can repeat them.
"""

from __future__ import annotations

import subprocess
import sys

_COMPILE = "uv pip compile --universal --python-version=3.11 --generate-hashes"
_LOCKS = (
    f"{_COMPILE} --output-file=requirements/site.txt pyproject.toml",
    f"{_COMPILE} --group=test --constraint=requirements/site.txt"
    " --output-file=requirements/test.txt pyproject.toml",
    # Only the generator itself: it is laid over what the site needs.
    f"{_COMPILE} --no-deps --output-file=requirements/way-out.txt --group=pyproject.toml:way-out",
)


def main() -> None:
    """Write the locks; with ``--upgrade`` to the newest versions, else with as little change as can be."""
    for command in _LOCKS:
        subprocess.run([sys.executable, "-m", *command.split(), *sys.argv[1:]], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
