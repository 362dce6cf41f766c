"""What a document is before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.built import DOWNLOADS

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be made; the fields are those of ``Built``."""

    name: str
    title: str
    purpose: str
    file: str
    twin: str
    make: Callable[[], tuple[bytes, int | None]]
    folder: str = DOWNLOADS


def unpaged(make: Callable[[], bytes]) -> Callable[[], tuple[bytes, None]]:
    """How a document is made that has no pages until something opens it."""
    return lambda: (make(), None)
