"""A copy of data that a test may spoil."""

from __future__ import annotations

import re
import shutil
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from macros.loading import DATA, load
from macros.model import kinds
from macros.problems import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library

#: A record of the simplest kind, without a reference to another.
TERM = """
    - id: begrip-nieuw
      term: splinternieuw
      definition: Iets wat er nog niet was.
"""


def changed(library: Library, **records: Any) -> Library:
    """A library with other records, by what all of a kind are called, such as ``red_flags``."""
    others = {of: records[of.kind.collection] for of in kinds() if of.kind.collection in records}
    return replace(library, held={**library.held, **others})


class Data:
    """The data files in a folder of their own.

    Attributes:
        folder: the copy of ``data/``.
    """

    def __init__(self, parent: Path, source: Path = DATA) -> None:
        self.folder = parent / "data"
        shutil.copytree(source, self.folder)

    def read(self, file: str) -> str:
        """The text of a file."""
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """Replace a whole file."""
        (self.folder / file).write_text(text, encoding="utf-8")

    def add(self, file: str, records: str) -> None:
        """Add records at the end of a file; they may be indented as the test is."""
        self.write(file, f"{self.read(file)}\n{textwrap.dedent(records)}")

    def replace(self, file: str, pattern: str, line: str) -> str:
        """Replace the first line that a pattern matches at its start; return where it stands."""
        lines = self.read(file).splitlines()
        index = next(index for index, each in enumerate(lines) if re.match(pattern, each))
        lines[index] = line
        self.write(file, "\n".join(lines) + "\n")
        return f"data/{file}:{index + 1}"

    def change(self, file: str, field: str, value: Any) -> str:
        """Give a field of the first record, or of a file without records, a value; return where it stands."""
        content = yaml.safe_load(self.read(file))
        record, indent = (content[0], "  ") if isinstance(content, list) else (content, "")
        record[field] = value
        self.write(file, yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000))
        lines = self.read(file).splitlines()
        number = next(number for number, line in enumerate(lines, 1) if line.startswith(f"{indent}{field}:"))
        return f"data/{file}:{number}"

    def at(self, file: str, text: str) -> str:
        """Where the only line with some text stands, as messages say it: ``data/terms.yml:12``."""
        # Whole words: an id may be the start of another.
        whole = re.compile(rf"{re.escape(text)}(?![\w-])")
        numbers = [
            number for number, line in enumerate(self.read(file).splitlines(), 1) if whole.search(line)
        ]
        assert len(numbers) == 1, f"{text!r} stands on {len(numbers)} lines of {file}"
        return f"data/{file}:{numbers[0]}"

    def values(self, file: str, pattern: str) -> list[str]:
        """What a pattern with one group captures, on every line of a file that it matches."""
        return re.findall(pattern, self.read(file), flags=re.MULTILINE)

    def load(self) -> Library:
        """Load the copy."""
        return load(self.folder)

    def problems(self) -> list[str]:
        """What is wrong with the copy, a line for each problem."""
        try:
            self.load()
        except DataError as error:
            return list(map(str, error.problems))
        return []
