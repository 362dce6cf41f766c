"""The container as a host runs it, where there is an engine: without rights, with every promised header."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.project import ROOT
from tools.publish import servers

if TYPE_CHECKING:
    from collections.abc import Iterator

IMAGE = "opdracht-teruggeven-test"
#: How the Containerfile says that it is started, without its port and its name.
CONFINED = re.findall(
    r"podman run (.*?)--publish", (ROOT / "Containerfile").read_text(encoding="utf-8"), re.DOTALL
)[0].replace("\\\n#", "")


def engine() -> str:
    """An engine that runs."""
    for name in ("podman", "docker"):
        if (found := shutil.which(name)) and not subprocess.run(
            [found, "info"], capture_output=True
        ).returncode:
            return found
    pytest.skip("er draait hier geen podman of docker")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the container listens."""
    program = engine()
    subprocess.run(["make", "image", f"IMAGE={IMAGE}"], cwd=ROOT, env=dict(os.environ), check=True)
    command = [program, "run", "--detach", *CONFINED.split(), "--publish", "127.0.0.1::8080", IMAGE]
    container = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    try:
        port = subprocess.run(
            [program, "port", container, "8080/tcp"], capture_output=True, text=True, check=True
        )
        yield port.stdout.split()[-1]
    finally:
        subprocess.run([program, "stop", container], capture_output=True, check=False)


def get(address: str, path: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a page, as soon as the server in the container listens."""
    end = time.monotonic() + 60
    while True:
        try:
            with contextlib.closing(http.client.HTTPConnection(address, timeout=10)) as line:
                line.request("GET", path)
                answer = line.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read()
        except (ConnectionError, http.client.RemoteDisconnected):
            assert time.monotonic() < end
            time.sleep(0.1)


def test_the_container_sends_the_site_with_every_promised_header(address: str) -> None:
    status, headers, body = get(address, "/")

    assert status == 200
    assert b'<html lang="nl"' in body
    assert {name: headers.get(name) for name in servers.HEADERS} == servers.HEADERS
    assert "script-src" in headers["Content-Security-Policy"]


def test_the_container_has_the_documents_and_a_page_for_what_is_not_there(address: str) -> None:
    assert get(address, "/downloads/kaarten.pdf")[2].startswith(b"%PDF-")
    assert get(address, "/bestaat-niet/")[0] == 404
