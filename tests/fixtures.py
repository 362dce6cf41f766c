"""Fixtures that more than one file of tests needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros.load import load
from tests.support import built, text, webservers
from tests.support.data import Data
from tests.support.pdf import text_of_pages
from tools import programs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.model import Library


@pytest.fixture(autouse=True)
def _no_site_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says about the address of the site is no business of a test."""
    monkeypatch.delenv("SITE_URL", raising=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of the language checks, per page and per kind, once they have run."""
    ran = [report for reports in terminalreporter.stats.values() for report in reports]
    if any("test_text.py" in getattr(report, "nodeid", "") for report in ran):
        terminalreporter.section("de taal in cijfers; per record: python -m tests.support.text")
        # The parts per record, which are long, start with a heading of the second level.
        terminalreporter.write(text.report(load()).partition("\n## ")[0] + "\n")


# Data: the real library, and a copy of the files to spoil.


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


# The site and the handreiking, as a reader gets them.


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> built.Site:
    """The real site; the workers of one run share it."""
    folder = tmp_path_factory.getbasetemp()
    return built.Site(built.build_once(folder if worker_id == "master" else folder.parent))


@pytest.fixture(scope="session")
def host(site: built.Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[webservers.Host]:
    """The real site behind nginx."""
    if not programs.find("nginx"):
        pytest.fail(programs.help_for("nginx"))
    folder = tmp_path_factory.mktemp("nginx")
    with webservers.nginx(site.root, folder) as running:
        yield running


@pytest.fixture(scope="session")
def handreiking_file(site: built.Site) -> Path:
    return site.root / "downloads" / "handreiking-opdracht-teruggeven.pdf"


@pytest.fixture(scope="session")
def handreiking(handreiking_file: Path) -> PdfReader:
    return PdfReader(handreiking_file)


@pytest.fixture(scope="session")
def handreiking_text(handreiking: PdfReader) -> str:
    return text_of_pages(handreiking.pages)
