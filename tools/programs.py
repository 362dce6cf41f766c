"""Finds the programs that the tests need besides Python's own packages, or installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Debian's packages for each program. The tests serve the site with nginx, open the forms and the slides in
#: LibreOffice and run the modules of the tools without a browser in node.
PACKAGES = {
    "node": ("nodejs",),
    "nginx": ("nginx", "libnginx-mod-http-brotli-static"),
    "soffice": ("libreoffice-writer-nogui", "libreoffice-impress-nogui"),
}


def find(program: str) -> str | None:
    """Find a program.

    Args:
        program: one of ``PACKAGES``.

    Returns:
        Its path, or nothing. System programs need not be on the ``PATH`` of a user.
    """
    own = Path(sys.executable).parent  # node comes as a package of Python too
    return shutil.which(program) or shutil.which(program, path=f"{own}:/usr/sbin:/sbin")


def help_for(program: str) -> str:
    """What to do when a program is not there.

    Args:
        program: one of ``PACKAGES``.

    Returns:
        A sentence for who runs the tests.
    """
    return f"{program} ontbreekt. Op Debian en Ubuntu: sudo apt-get install {' '.join(PACKAGES[program])}"


def ensure() -> None:
    """Install what is not there, where that can be done without asking; else say what to do."""
    missing = [program for program in PACKAGES if not find(program)]
    packages = [package for program in missing for package in PACKAGES[program]]
    if packages and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        # A new container has no package lists yet.
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            print("apt-get", *command, flush=True)
            subprocess.run(  # noqa: S603 - the command stands above
                ["apt-get", "-qq", *command],  # noqa: S607
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdout=subprocess.DEVNULL,
                check=False,
            )
    for program in PACKAGES:
        if not find(program):
            print(help_for(program), flush=True)


if __name__ == "__main__":
    ensure()
