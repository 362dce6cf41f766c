"""Fixtures that more than one file of tests needs."""

from __future__ import annotations

import os
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros.loading import load
from tests.support import built, examples, text, webservers
from tests.support import guides as invented
from tests.support.data import Data
from tests.support.pdf import text_of_pages
from tools import programs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.model import Library


def pytest_configure() -> None:
    """Build and load for the root of a host, wherever the site of the publication stands."""
    os.environ["SITE_URL"] = built.ADDRESS
    # A make that a test starts is no part of the one that started the tests.
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def _site_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test says about the address of the site is no business of another."""
    monkeypatch.setenv("SITE_URL", built.ADDRESS)


#: What a test file uses when it starts other programs or builds a site of its own.
_SLOW = {
    "subprocess",
    *(f"tests.support.{name}" for name in ("hosted", "office", "project", "verapdf")),
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what ``make check`` leaves to ``make test``, before pytest chooses: nobody has to remember it."""
    for item in items:
        if not isinstance(item, pytest.Function):
            continue
        fixtures = set(item.fixturenames)
        named = vars(item.module).values()
        used = {each.__name__ for each in named if isinstance(each, ModuleType)}
        used |= {each.__module__ for each in named if isinstance(each, FunctionType | type)}
        if "browser" in fixtures:
            item.add_marker("browser")
        if fixtures & {"browser", "host"} or used & _SLOW or hasattr(item.obj, "hypothesis"):
            item.add_marker("slow")


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


@pytest.fixture
def garden(tmp_path: Path) -> Data:
    """The data of the invented handreiking, to spoil."""
    return Data(tmp_path, invented.GUIDE)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the workers of one run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> built.Site:
    """The real site."""
    return built.Site(built.build_once(shared))


@pytest.fixture(scope="session")
def guides(shared: Path) -> Path:
    """Every edition of the invented handreiking, each in a folder of its own."""
    return built.once(shared / "guides", examples.build)


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
