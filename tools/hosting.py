"""Writes the files for who runs a web server, for the site that was built."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.loading import load
from macros.problems import DataError
from tools.publish import hosts

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Write the files and say where they are.

    Returns:
        0 when they are there, 1 when there is no site or the data is wrong.
    """
    parser = argparse.ArgumentParser(prog="tools.hosting", description="Maakt bestanden voor webservers.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="MAP", help="de gemaakte site")
    parser.add_argument(
        "--output", type=Path, default=ROOT / "hosting", metavar="MAP", help="waar de bestanden komen"
    )
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        print(f"{options.site} is nog geen site. Voer eerst uit: make site", file=sys.stderr)
        return 1
    try:
        library = load()
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    for path in hosts.write_servers(options.site, library.publication.site_url, options.output):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
