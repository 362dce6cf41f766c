"""Lets one build at a time write in a folder."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def exclusive(folder: Path, waiting: str) -> Iterator[None]:
    """Hold a folder while no other process holds it; nothing is left of that, however a process ends.

    Windows cannot lock a folder: there nobody waits for another.

    Args:
        folder: the folder.
        waiting: what to say while another holds it.

    Yields:
        Once it is held.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(waiting, file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
