"""Dead links and a changed source are found, by a visitor that is patient and polite."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tools import due, online

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.model import Library
    from tests.support.data import Data


class Server(ThreadingHTTPServer):
    """A server that behaves as its paths say.

    Attributes:
        asked: how often each method was used for each path.
        names: how the visitors presented themselves.
        text: what the page of the source says.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[tuple[str, str]] = Counter()
        self.names: set[str] = set()
        self.text = "De tekst."
        self.closing = threading.Event()
        self.lock = threading.Lock()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        server, path = self.server, self.path.lstrip("/")
        with server.lock:
            server.asked[self.command, path] += 1
            server.names.add(self.headers["User-Agent"])
            gets = server.asked["GET", path]
        if path == "stil":
            server.closing.wait(30)  # till the test is over
            return
        status = 200
        if path.startswith("weg"):
            status = 404
        elif path == "verhuisd":
            status = 301
        elif path == "schuw":
            status = 403
        elif (path == "geen-head" and self.command == "HEAD") or (path == "hapert" and gets < 2):
            status = 500
        self.send_response(status)
        if status == 301:
            self.send_header("Location", server.url("goed"))
        page = f"<head><title>{gets}</title></head><nav>{gets}</nav><main><p>{server.text}</main>".encode()
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if body:
            self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture
def visitor() -> online.Visitor:
    """One that does not wait before it tries again."""
    return online.Visitor("linkcontrole (+https://gids.example/)", timeout=5, pause=0)


# Links.


@pytest.mark.parametrize("path", ["goed", "verhuisd", "geen-head", "hapert", "schuw"])
def test_a_page_that_is_there_in_the_end_is_no_dead_link(
    server: Server, visitor: online.Visitor, path: str
) -> None:
    assert visitor.dead([server.url(path)]) == {}


def test_a_page_that_is_not_there_is_tried_again_and_named(server: Server, visitor: online.Visitor) -> None:
    gone = server.url("weg")

    assert visitor.dead([server.url("goed"), gone]) == {gone: "geeft 404"}
    assert (server.asked["HEAD", "weg"], server.asked["GET", "weg"]) == (1, 2)
    # What answers at once is not asked for in whole.
    assert server.asked["GET", "goed"] == 0


def test_who_keeps_silent_is_not_waited_for(server: Server) -> None:
    silent = server.url("stil")
    hasty = online.Visitor("linkcontrole", timeout=0.2, pause=0)

    assert hasty.dead([silent]) == {silent: "antwoordt niet binnen 0.2 seconden"}


def test_where_there_is_no_server_the_link_is_dead(visitor: online.Visitor) -> None:
    with running() as server:
        address = server.url("goed")

    ((found, reason),) = visitor.dead([address]).items()
    assert found == address
    assert reason.startswith("is niet te bereiken (")


def test_a_visitor_says_who_it_is_and_names_what_is_dead_in_the_order_it_was_given(
    server: Server, visitor: online.Visitor
) -> None:
    gone = [server.url(f"weg{number}") for number in range(8)]

    assert list(visitor.dead(gone)) == gone
    assert server.names == {"linkcontrole (+https://gids.example/)"}


def test_a_visitor_asks_for_few_pages_at_a_time(
    server: Server, visitor: online.Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = []

    class Pool(ThreadPoolExecutor):
        def __init__(self, most: int) -> None:
            allowed.append(most)
            super().__init__(most)

    monkeypatch.setattr(online, "ThreadPoolExecutor", Pool)
    visitor.dead([server.url("goed")])

    assert allowed == [visitor.at_once]
    assert visitor.at_once < 5


def test_links_are_found_once_where_they_stand_first(tmp_path: Path) -> None:
    for name, text in {
        "data/a.yml": "# uitleg\nurl: https://een.example/pad\ntekst: Zie [hier](https://twee.example/x_(y).\n",
        "docs/b.md": "\n\n<https://drie.example>. En https://een.example/pad#deel, https://…,\nhttps://eigen.example/o/\n",
        "docs/c.txt": "https://vier.example/\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert online.links((tmp_path / "data", tmp_path / "docs"), "https://eigen.example/") == {
        "https://een.example/pad": "data/a.yml:2",
        "https://twee.example/x_": "data/a.yml:3",
        "https://drie.example": "docs/b.md:3",
    }


# The source, and all that is due.


@pytest.fixture
def project(data: Data) -> Path:
    """A project whose only link is that of its source."""
    folder = data.folder.parent
    for file in data.folder.glob("*"):
        if file.is_file():
            file.unlink()
    (folder / "docs").mkdir()
    return folder


@pytest.fixture
def sourced(library: Library, server: Server) -> Library:
    return with_source(library, server.url("bron"))


def with_source(library: Library, url: str) -> Library:
    source = library.publication.source.model_copy(update={"url": url})
    return replace(library, publication=library.publication.model_copy(update={"source": source}))


def test_a_source_that_nobody_compared_yet_is_due(
    project: Path, sourced: Library, visitor: online.Visitor
) -> None:
    (said,) = due.due_online(sourced, project, visitor)

    assert "is nog niet vastgelegd" in said
    assert "make due ACCEPT=1" in said


def test_once_accepted_a_source_is_due_only_when_its_text_changes(
    project: Path, sourced: Library, visitor: online.Visitor, server: Server
) -> None:
    due.accept(sourced, project, visitor)

    # Its head and its menu differ at every visit.
    assert due.due_online(sourced, project, visitor) == []
    server.text = "Een andere tekst."
    (said,) = due.due_online(sourced, project, visitor)
    assert "is veranderd" in said
    due.accept(sourced, project, visitor)
    assert due.due_online(sourced, project, visitor) == []


def test_another_source_has_to_be_compared_again(
    project: Path, sourced: Library, visitor: online.Visitor
) -> None:
    due.accept(sourced, project, visitor)
    kept = project / "data" / due.SOURCE
    kept.write_text(kept.read_text("utf-8").replace("/bron", "/eerder"), encoding="utf-8")

    (said,) = due.due_online(sourced, project, visitor)
    assert "is nog niet vastgelegd" in said


@pytest.mark.parametrize("path", ["weg", "schuw"])
def test_a_source_that_gives_no_page_is_due_and_cannot_be_accepted(
    project: Path, library: Library, visitor: online.Visitor, server: Server, path: str
) -> None:
    moved = with_source(library, server.url(path))

    (said,) = due.due_online(moved, project, visitor)
    assert server.url(path) in said
    with pytest.raises(online.UnreachableError):
        due.accept(moved, project, visitor)
    assert not (project / "data" / due.SOURCE).exists()


def test_a_dead_link_is_said_with_its_file_and_line(
    project: Path, sourced: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "docs" / "over.md").write_text("# Over\n\nZie https://weg.invalid/x.\n", encoding="utf-8")
    visitor = online.Visitor("linkcontrole", pause=0)
    monkeypatch.setattr(
        online.Visitor, "dead", lambda _, links: {each: "geeft 404" for each in links if "weg" in each}
    )

    said = due.due_online(sourced, project, visitor)
    assert said[0] == "docs/over.md:3: https://weg.invalid/x geeft 404. Zoek een adres dat wel werkt."
