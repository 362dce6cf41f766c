"""Writes the files for who runs a web server, for the site that was built."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.publish import servers, tree

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Write the files and say where they are.

    Returns:
        0 when they are there, 1 when there is no site.
    """
    parser = argparse.ArgumentParser(
        prog="tools.server_files", description="Maakt bestanden voor webservers."
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="MAP", help="de gemaakte site")
    parser.add_argument(
        "--output", type=Path, default=ROOT / "hosting", metavar="MAP", help="waar de bestanden komen"
    )
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        print(f"{options.site} is nog geen site. Voer eerst uit: make site", file=sys.stderr)
        return 1
    pages = tree.Tree.of(tree.read(options.site), address="").pages
    options.output.mkdir(parents=True, exist_ok=True)
    for name in servers.FOR_ADMINISTRATORS:
        (options.output / name).write_text(servers.render(name, pages), encoding="utf-8")
        print(options.output / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
