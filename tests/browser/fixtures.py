"""A real browser on the real site."""

from __future__ import annotations

import functools
import os
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.reused import BLANK, Tabs
from tests.support import examples
from tools import browser as chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.built import Site


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a static host does, with its own page for what is not there; and an empty page."""

    def do_GET(self) -> None:
        if self.path == BLANK:
            self._answer(HTTPStatus.OK, b"<!doctype html><title>Leeg</title>")
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        self._answer(code, (Path(self.directory) / "404.html").read_bytes())

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: pytest's output is for failures."""


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that went to another page before all of this one came."""

    request_queue_size = 128  # with the usual 5 a busy machine drops some, and the browser waits a second

    def handle_error(self, *_: object) -> None:
        """Leave what goes wrong to the test that asked for it."""


@contextmanager
def _served(root: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def base_url(site: Site) -> Iterator[str]:
    """The address at which the built site is served, with a slash at the end."""
    with _served(site.root) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; that there is none is an error with what to do, never a skip."""
    executable = chromium.find()
    if executable is None:
        pytest.fail(chromium.HELP)
    # Chromium refuses its own sandbox to root, as in a container.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--disable-background-networking", *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=arguments)
        # What a test asks a page is evaluated as text, which the policy of the site forbids. The tests of
        # the policy itself switch it on again.
        running.new_context = functools.partial(running.new_context, bypass_csp=True)
        yield running
        running.close()


@pytest.fixture(scope="session")
def guides_url(guides: Path) -> Iterator[str]:
    """The address at which every edition of the invented handreiking is served, with a slash at the end."""
    with _served(guides) as address:
        yield address


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    """What the addresses of a test start with; beside a tool those of the invented handreiking."""
    if request.path.is_relative_to(examples.COMPONENTS):
        return f"{request.getfixturevalue('guides_url')}gewoon/"
    return str(request.getfixturevalue("base_url"))


@pytest.fixture(scope="session")
def reused(browser: Browser) -> Tabs:
    """The tabs of this worker."""
    return Tabs(browser)


@pytest.fixture
def context(reused: Tabs, address: str) -> Iterator[BrowserContext]:
    """A fresh profile with the clipboard allowed."""
    fresh = reused.profile(address)
    yield fresh
    fresh.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, reused: Tabs, address: str) -> Iterator[Page]:
    """A tab as fresh as a new one; in the profile that the test asks for, if it does."""
    if "context" in request.fixturenames:
        yield request.getfixturevalue("context").new_page()
        return
    failed = request.session.testsfailed
    yield reused.take(address)
    reused.give_back(address, failed=request.session.testsfailed > failed)


@pytest.fixture
def unscripted(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh tab without JavaScript."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(params=[0, 1], ids=["one half", "the other half"])
def half(site: Site, request: pytest.FixtureRequest) -> list[str]:
    """The paths of half of all pages, so that two workers share them."""
    return [each.path for each in site.pages][request.param :: 2]
