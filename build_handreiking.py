"""Builds the documents that can be downloaded, without the site."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from macros import documents, dutch
from macros.loading import load
from macros.problems import DataError, suggestion

SITE = Path(__file__).parent / "site"


def main(arguments: list[str] | None = None) -> int:
    """Build the documents and say what was made.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when the documents are there, 1 when the data is wrong or a text does not fit.

    Raises:
        SystemExit: with 2 when the arguments are wrong, with 0 after ``--help``.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    try:
        library = load()
        built = documents.build(library, options.only, _report)
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    try:
        documents.write(built, options.output)
    except OSError as error:
        parser.error(f"kan niet schrijven in {options.output}: {error.strerror}")
    size = dutch.size(sum(document.size for document in built))
    print(f"{options.output}: {len(built)} documenten, {size}, {_seconds(time.perf_counter() - start)}")
    if _is_outdated(options.output / documents.DOWNLOADS / "index.html", built):
        print(
            f"Let op: de pagina Downloads in {options.output} noemt nog omvang en SHA-256 van de vorige "
            "documenten. Voer make site uit voor je publiceert."
        )
    return 0


def _is_outdated(page: Path, built: list[documents.Built]) -> bool:
    """Whether the page of a site that lists the documents has other checksums than they have now."""
    if not page.exists():
        return False
    text = page.read_text(encoding="utf-8")
    listed = (document for document in built if document.folder == documents.DOWNLOADS)
    return any(document.sha256 not in text for document in listed)


def _report(document: documents.Built) -> None:
    """A line for each document when it is finished, so that a full build shows how far it is."""
    pages = "" if document.pages is None else f"{dutch.count(document.pages, 'pagina', 'pagina’s')}, "
    print(f"{document.path}: {pages}{dutch.size(document.size)}, {_seconds(document.seconds)}", flush=True)


def _seconds(count: float) -> str:
    return f"{count:.1f} s".replace(".", ",")


def _groups(text: str) -> list[str]:
    """The groups that ``--only`` names; an unknown one stops the command with what there is."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in documents.GROUPS]
    known = ", ".join(documents.GROUPS)
    if unknown:
        raise argparse.ArgumentTypeError(
            f"onbekend: {', '.join(unknown)}{suggestion(unknown[0], documents.GROUPS)}; kies uit {known}"
        )
    if not names:
        raise argparse.ArgumentTypeError(f"noem minstens één van: {known}")
    return names


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
    parser.add_argument(
        "--only",
        type=_groups,
        metavar="SOORT",
        help=f"maak alleen deze, met komma's ertussen: {', '.join(documents.GROUPS)} (standaard: alles)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
