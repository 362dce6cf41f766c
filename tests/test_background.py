"""Under `mkdocs serve` the documents follow the page."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from macros import documents
from macros.documents import background, catalogue

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Records:
    """As much of a library as matters here."""

    records: dict[str, Any]
    text: str


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of which documents were made; each document is the text itself."""
    texts: list[str] = []

    def build(library: Records) -> list[documents.Built]:
        texts.append(library.text)
        if library.text == "wrong":
            raise ValueError(library.text)
        return [documents.Built("a", "all", "A", "For a test.", "a.pdf", "", library.text.encode(), 1, 0.0)]

    monkeypatch.setattr(catalogue, "build", build)
    return texts


def finish() -> None:
    """Wait for what is made in the background."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon and "_renew" in thread.name:
            thread.join()


def served(every: background.Documents, library: Records, folder: Path) -> bytes:
    """Build once; what the page was given."""
    (built,) = every.of(library)
    every.write(library, folder)
    finish()
    return built.content


def test_a_first_build_waits_for_the_documents(tmp_path: Path, made: list[str]) -> None:
    assert served(background.Documents(), Records({"x": 1}, "one"), tmp_path) == b"one"
    assert made == ["one"]
    assert (tmp_path / "downloads" / "a.pdf").read_bytes() == b"one"


@pytest.mark.usefixtures("made")
def test_an_edit_shows_the_page_first_and_the_document_follows(tmp_path: Path) -> None:
    every = background.Documents()
    served(every, Records({"x": 1}, "one"), tmp_path)

    assert served(every, Records({"x": 1}, "two"), tmp_path) == b"one"
    assert (tmp_path / "downloads" / "a.pdf").read_bytes() == b"two"


@pytest.mark.usefixtures("made")
def test_a_new_record_waits_as_there_may_be_a_new_document(tmp_path: Path) -> None:
    every = background.Documents()
    served(every, Records({"x": 1}, "one"), tmp_path)

    assert served(every, Records({"x": 1, "y": 2}, "two"), tmp_path) == b"two"


@pytest.mark.usefixtures("made")
def test_a_document_that_fails_is_told_and_the_last_good_one_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    every = background.Documents()
    served(every, Records({"x": 1}, "one"), tmp_path)
    served(every, Records({"x": 1}, "wrong"), tmp_path)

    assert "wrong" in caplog.text
    assert (tmp_path / "downloads" / "a.pdf").read_bytes() == b"one"
