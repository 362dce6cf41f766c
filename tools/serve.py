"""Shows the site while it is written, on this machine."""

from __future__ import annotations

import argparse
import os
import runpy
import socket
import sys

_HOST = "127.0.0.1"


def taken(port: int) -> bool:
    """Whether another program listens on a port of this machine."""
    with socket.socket() as asked:
        return asked.connect_ex((_HOST, port)) == 0


def main(arguments: list[str] | None = None) -> int:
    """Serve the site until it is stopped.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        1 when the port is taken; else the site generator ends the process.
    """
    parser = argparse.ArgumentParser(prog="tools.serve", description="Toont de site, en verandert mee.")
    parser.add_argument("--port", type=int, default=8000, metavar="POORT", help="standaard: 8000")
    port = parser.parse_args(arguments).port
    if taken(port):
        print(
            f"Poort {port} is al in gebruik, misschien door een andere make serve. Kies een andere: "
            f"make serve PORT={port + 1}",
            file=sys.stderr,
        )
        return 1
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    sys.argv = ["mkdocs", "serve", "--livereload", "--dev-addr", f"{_HOST}:{port}"]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
