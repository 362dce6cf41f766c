"""The list of changes that people write, cut into its versions."""

from __future__ import annotations

from dataclasses import dataclass

#: The title of what is written about changes before they are released.
UNRELEASED = "Nog niet uitgegeven"


@dataclass(frozen=True, slots=True)
class Section:
    """What is written about one version.

    Attributes:
        title: its heading, such as ``0.1.0, 23 november 2026``.
        line: the line of the heading, counted from 1.
        text: what stands below it.
    """

    title: str
    line: int
    text: str

    @property
    def version(self) -> str:
        """The version that it is about, or ``UNRELEASED``."""
        return self.title.partition(",")[0].strip()


def read(text: str) -> tuple[str, list[Section]]:
    """Cut a list of changes into its sections.

    Args:
        text: Markdown, with a heading of the second level for each version.

    Returns:
        What stands before the first section, and the sections in their order.
    """
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    ends = [*starts[1:], len(lines)]
    sections = [
        Section(
            lines[start].removeprefix("## ").strip(), start + 1, "\n".join(lines[start + 1 : end]).strip()
        )
        for start, end in zip(starts, ends, strict=True)
    ]
    return "\n".join(lines[: starts[0] if starts else None]).strip(), sections
