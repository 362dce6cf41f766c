"""The site as who writes sees it: with what is wrong in the page, and on a port that is free."""

from __future__ import annotations

import contextlib
import http.client
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.project import copy_to
from tools import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


#: Tests in one group share what takes long to make.
pytestmark = pytest.mark.xdist_group("serve")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def get(address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    with contextlib.closing(http.client.HTTPConnection(parts.netloc, timeout=60)) as line:
        line.request("GET", parts.path)
        answer = line.getresponse()
        return answer.status, answer.read().decode()


def until(right: Callable[[], bool]) -> None:
    """Wait for a state."""
    end = time.monotonic() + 120
    while not right():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("serve"))


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[str]:
    """The address of the project as ``make serve`` shows it."""
    port = free_port()
    command = [sys.executable, "-m", "tools.serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) as process:
        until(lambda: serve.taken(port))
        # Its first answer comes when it watches the files.
        until(lambda: get(f"http://127.0.0.1:{port}/")[0] == 200)
        yield f"http://127.0.0.1:{port}/"
        process.terminate()


def test_what_is_wrong_stands_in_the_page_and_goes_when_it_is_mended(
    served: str, project: Path, browser: Browser
) -> None:
    terms = project / "data" / "terms.yml"
    right = terms.read_text(encoding="utf-8")
    with contextlib.closing(browser.new_page()) as page:
        page.goto(f"{served}begrippen/")
        title = page.title()
        expect(page.get_by_role("alert")).to_have_count(0)

        terms.write_text(f"{right}\n- id: <b>\n", encoding="utf-8")
        expect(page.get_by_role("alert")).to_contain_text("data/terms.yml:", timeout=60_000)
        # As text, and without what only an engineer reads.
        expect(page.get_by_role("alert")).to_contain_text("<b> › id: een id bestaat uit")
        expect(page.get_by_role("alert")).not_to_contain_text("Traceback")
        # What is no page comes as it was.
        assert get(f"{served}components/page/shell.mjs")[0] == 200

        terms.write_text(right, encoding="utf-8")
        expect(page).to_have_title(title, timeout=60_000)
        assert page.url == f"{served}begrippen/"


def test_a_fault_in_a_page_is_shown_too(served: str, project: Path) -> None:
    page = project / "docs" / "privacy.md"
    page.write_text(page.read_text("utf-8") + "\n[weg](bestaat-niet.md)\n", encoding="utf-8")

    until(lambda: get(served)[0] == 500)

    assert "bestaat-niet.md" in get(served)[1]


def test_a_taken_port_is_said_with_another_to_choose(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        assert serve.main(["--port", str(port)]) == 1

    said = capsys.readouterr().err
    assert f"Poort {port} is al in gebruik" in said
    assert f"make serve PORT={port + 1}" in said


def test_a_wrong_port_is_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        serve.main(["--port", "acht"])

    assert end.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
