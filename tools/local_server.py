"""Serves a built site as a good host does, and counts what it sends: for the tests and the benchmarks."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import threading
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from types import TracebackType

_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".woff2": "font/woff2"}
# What this server compresses: text. Fonts, pictures and documents are compressed already.
_COMPRESSED = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml")


class Host:
    """A server on this machine, for as long as the context lasts.

    Attributes:
        url: its address, with a slash at the end.
        sent: what it sent, in order: each path, with the bytes of its body as they went over the line.
    """

    def __init__(self, root: Path) -> None:
        """Prepare the server.

        Args:
            root: the root of the site.
        """
        self.sent: list[tuple[str, int]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, root.resolve(), self.sent))
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Host:
        """Start serving."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, sent: list[tuple[str, int]], *args: object) -> None:
        self._root = root
        self._sent = sent
        super().__init__(*args)  # type: ignore[arg-type]  # what the server gives

    def do_GET(self) -> None:
        """Answer with a file, or with the site's own page for what is not there."""
        path = unquote(urlsplit(self.path).path)
        file = (self._root / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK
        if not file.is_relative_to(self._root) or not file.is_file():
            file, status = self._root / "404.html", HTTPStatus.NOT_FOUND
        body, tag = _body(file, file.stat().st_mtime_ns)
        if self.headers["If-None-Match"] == tag and status is HTTPStatus.OK:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if file.suffix in _COMPRESSED else kind)
        if file.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
        page = file.suffix == ".html"
        self.send_header("Cache-Control", "no-cache" if page else "max-age=31536000, immutable")
        self.end_headers()
        self.wfile.write(body)
        self._sent.append((path, len(body)))

    def log_message(self, *_: object) -> None:
        """Say nothing: the output is for figures and failures."""


@lru_cache(maxsize=1024)
def _body(file: Path, _changed: int) -> tuple[bytes, str]:
    content = file.read_bytes()
    body = gzip.compress(content, 9, mtime=0) if file.suffix in _COMPRESSED else content
    return body, f'"{hashlib.sha256(content).hexdigest()[:16]}"'
