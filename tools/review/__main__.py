"""``make review``: the document to have the texts read, and what came back of it."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from macros.documents import review_sheet
from macros.loading import DATA, explain, load
from macros.model.fields import Label
from macros.problems import DataError, Problem
from tools.review import answers
from tools.review.confirm import confirm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library
    from tools.review.answers import Answer, Review

#: Not in the site: who reads it is asked to.
SHEET = Path(__file__).parents[2] / ".cache" / "review" / "handreiking-review.odt"


def report(library: Library, review: Review) -> Iterator[str]:
    """What was said, for an editor.

    Args:
        library: the records.
        review: the document.

    Yields:
        A line for each record of which something was said, with where it stands, and a count of the others.
    """
    said = [each for each in review.answers if each.agreed is not None or each.remark]
    for each in said:
        place = library.place(each.record_id)
        remark = f" Opmerking: {' / '.join(each.remark.splitlines())}" if each.remark else ""
        changed = " De tekst is veranderd sinds dit bestand is gemaakt." if each.changed else ""
        yield f"{place.file}:{place.line}: {each.record_id}: {_verdict(each)}.{changed}{remark}"
    if left := len(review.answers) - len(said):
        yield f"Niet ingevuld: {left} van {len(review.answers)} onderdelen."


def _verdict(answer: Answer) -> str:
    return {True: "akkoord", False: "niet akkoord", None: "geen oordeel"}[answer.agreed]


def write(library: Library, review: Review, file: Path, folder: Path, day: datetime.date) -> str:
    """Put what was agreed in the data.

    Args:
        library: the records.
        review: the document.
        file: where it stands.
        folder: the folder of the data.
        day: when it was agreed.

    Returns:
        What changed.

    Raises:
        DataError: where it cannot be; nothing has changed.
    """
    agreed = [each.record_id for each in review.answers if each.agreed and not each.changed]
    if not agreed:
        return "Er is niets om over te nemen."
    try:
        TypeAdapter(Label).validate_python(review.role)
    except ValidationError as error:
        (wrong,) = error.errors(include_url=False)
        reason = explain(wrong["type"], wrong.get("ctx", {}))
        raise answers.AnswerError([Problem(file.name, 0, "", f"de naam van de rol {reason}")]) from error
    files = confirm(library, folder, agreed, review.role, day)
    return f"Bevestigd: {len(agreed)} van {len(review.answers)} onderdelen, in {', '.join(files)}."


def main(arguments: list[str] | None = None, folder: Path = DATA, sheet: Path = SHEET) -> int:
    """Write the document, or read one back.

    Args:
        arguments: the command line; that of the process where left out.
        folder: the folder of the data; another for a test.
        sheet: where the document goes; elsewhere for a test.

    Returns:
        0 when it is done, 1 when the data or the document is wrong.
    """
    parser = argparse.ArgumentParser(prog="make review", description="Laat de teksten nalezen.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="het ingevulde bestand")
    parser.add_argument("--write", action="store_true", help="zet in data/ wat is bevestigd")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=today, help="de dag van akkoord")
    options = parser.parse_args(arguments)
    if options.date > today:
        parser.error("--date ligt in de toekomst")
    if options.write and not options.file:
        parser.error("bij WRITE=1 hoort FILE=…: het ingevulde bestand")
    try:
        library = load(folder)
        if not options.file:
            sheet.parent.mkdir(parents=True, exist_ok=True)
            sheet.write_bytes(review_sheet.make(library))
            print(f"{sheet}: stuur dit naar wie de teksten naleest. Daarna: make review FILE=ingevuld.odt")
            return 0
        review = answers.read(library, options.file)
        for line in report(library, review):
            print(line)
        if options.write:
            print(write(library, review, options.file, folder, options.date))
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
