"""Shows under ``make serve`` what is wrong in the page itself, until it is mended.

A hook of the site generator. Left alone, its server keeps every browser waiting after a build that failed.
"""

from __future__ import annotations

import contextlib
import html
import logging
import time
from typing import TYPE_CHECKING, Any

from tools.site import faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.livereload import LiveReloadServer

_LOG = logging.getLogger("mkdocs.live")
# As the script that the server puts in its pages: it answers as soon as there is a newer build.
_PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<title>Er klopt iets niet</title>
<h1>Er klopt iets niet</h1>
<p>Verbeter het bestand en bewaar het. Dan komt deze pagina vanzelf terug.</p>
<pre role="alert">{fault}</pre>
<script>
const shown = {shown};
const wait = async () => {{
  const newest = await fetch(`/livereload/${{shown}}/0`).then((answer) => answer.text()).catch(() => "");
  if (Number(newest) > shown) location.reload();
  else setTimeout(wait, newest ? 0 : 3000);
}};
wait();
</script>
"""


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Take over what the server does when a build fails."""
    _Live(server)
    return server


class _Live:
    """A server that answers with what is wrong, as long as something is."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._build, self._answer = server.builder, server.serve_request
        self._fault = ""
        server.builder = self._build_or_say
        server.set_app(self._page_or_fault)

    def _build_or_say(self) -> None:
        """Build; the server sees no failure, so that it tells the browsers to load the page again."""
        with _said() as said:
            try:
                self._build()
            except (Exception, SystemExit) as error:
                self._fault = faults("\n".join(said)) or str(error) or repr(error)
                if not said:
                    _LOG.exception("de site is niet gemaakt")
            else:
                self._fault = ""

    def _page_or_fault(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a browser."""
        heads: list[tuple[str, list[tuple[str, str]]]] = []
        body = self._answer(environ, lambda *head: heads.append(head))
        status, headers = heads[0]
        # Only now: the server waited for a build that was under way.
        if self._fault and dict(headers).get("Content-Type") == "text/html":
            getattr(body, "close", lambda: None)()
            status, headers = "500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")]
            page = _PAGE.format(fault=html.escape(self._fault), shown=round(time.monotonic() * 1000))
            body = [page.encode()]
        start_response(status, headers)
        return body


@contextlib.contextmanager
def _said() -> Iterator[list[str]]:
    """What the site generator warns of in the meantime."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
