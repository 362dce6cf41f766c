"""What was released earlier: the records as they were, and the documents of that day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Release:
    """A version as it was released.

    Attributes:
        version: its version, such as ``0.1.0``.
        date: its date.
        content: its open data, as plain values.
        files: its documents, by file name.
    """

    version: str
    date: datetime.date
    content: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)
