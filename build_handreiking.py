"""Builds the documents that can be downloaded, without the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros import documents, dutch
from macros.load import load
from macros.problems import DataError

SITE = Path(__file__).parent / "site"


def main(arguments: list[str] | None = None) -> int:
    """Build the documents and say what was made.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when the documents are there, 1 when the data is wrong.

    Raises:
        SystemExit: with 2 when the arguments are wrong, with 0 after ``--help``.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        library = load()
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    built = documents.build(library)
    try:
        paths = documents.write(built, options.output)
    except OSError as error:
        parser.error(f"kan niet schrijven in {options.output}: {error.strerror}")
    for document, path in zip(built, paths, strict=True):
        seconds = f"{document.seconds:.1f}".replace(".", ",")
        print(f"{path}: {document.pages} pagina's, {dutch.size(document.size)}, {seconds} s")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build_handreiking.py",
        description="Maakt de documenten om te downloaden uit de gegevens in data/.",
        epilog="Uitgang: 0 gemaakt, 1 fout in de gegevens, 2 verkeerde opties.",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=SITE,
        metavar="MAP",
        help="de map van de site; de documenten komen in downloads/ daarin (standaard: site/)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
