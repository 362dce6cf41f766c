"""A host that a test can change the site of, and whose line can fall, for what happens without a signal."""

from __future__ import annotations

import mimetypes
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tools.publish import policy, servers
from tools.publish.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tools.publish.tree import Files


class Line:
    """A host on this machine, for as long as the context lasts, with the policy that real ones send.

    Attributes:
        path: the path under which it shows the site.
        url: the address of the site.
        asked: the paths that were asked for, from the root of the site.
        up: whether anything comes over the line. What is asked while it is ``silent`` waits for the end.
    """

    def __init__(self, path: str = "/") -> None:
        self.path = path
        self.asked: list[str] = []
        self.up = True
        self._talking = threading.Event()
        self._talking.set()
        self._files: Files = {}
        self._policy = ""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: _Handler(self, *args))
        self.url = f"http://127.0.0.1:{self._server.server_port}{path}"

    def __enter__(self) -> Line:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._talking.set()
        self._server.shutdown()
        self._server.server_close()

    def show(self, files: Files) -> None:
        """Show this site from now on."""
        self._policy = policy.header(Tree.of(files, "").pages.values())
        self._files = files

    def fall_silent(self) -> None:
        """Take questions and answer none."""
        self._talking.clear()

    def answer(self, address: str) -> tuple[HTTPStatus, str, bytes, Iterable[tuple[str, str]]] | None:
        """What it answers to an address; nothing where the line is down."""
        path = urlsplit(address).path.removeprefix(self.path)
        self._talking.wait()
        if not self.up:
            return None
        self.asked.append(path)
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if f"{file}/index.html" in self._files:
            return HTTPStatus.MOVED_PERMANENTLY, "html", b"", [("Location", f"{self.path}{file}/")]
        status = HTTPStatus.OK if file in self._files else HTTPStatus.NOT_FOUND
        file = file if file in self._files else "404.html"
        keeping = servers.FOR_EVER if file.startswith("static/") else servers.REVALIDATE
        headers = [("Cache-Control", keeping), ("Content-Security-Policy", self._policy)]
        return status, file.rpartition(".")[2], self._files[file], headers


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, line: Line, *args: object) -> None:
        self._line = line
        super().__init__(*args)  # type: ignore[arg-type]  # what the server gives

    def do_GET(self) -> None:
        answer = self._line.answer(self.path)
        if answer is None:
            return
        status, kind, body, headers = answer
        self.send_response(status)
        kind = servers.TYPES.get(kind) or mimetypes.guess_type(f"x.{kind}")[0] or "application/octet-stream"
        for name, value in [("Content-Type", kind), ("Content-Length", str(len(body))), *headers]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: pytest's output is for failures."""
