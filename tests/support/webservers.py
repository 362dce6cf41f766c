"""The built site behind a real nginx, Apache or Caddy, with the very file that hosts get."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tools import programs
from tools.publish import servers, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Where Debian, Ubuntu and nginx.org keep modules.
_MODULES = ("/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/etc/nginx/modules")
_MAIN = """\
{first}
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
daemon off;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
_APACHE = """\
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
{modules}
TypesConfig /dev/null
ErrorLog {folder}/error.log
User www-data
DocumentRoot {empty}
Alias {prefix} {root}/
<Directory {root}>
    AllowOverride All
    Require all granted
</Directory>
"""
_APACHE_MODULES = (
    "mpm_event",
    "alias",
    "authz_core",
    "dir",
    "negotiation",
    "autoindex",
    "mime",
    "headers",
    "rewrite",
)


class Answer(NamedTuple):
    """What a host answers.

    Attributes:
        status: the code.
        headers: the headers, with names in lower case.
        body: the bytes as they were sent.
    """

    status: int
    headers: dict[str, str]
    body: bytes


class Host(NamedTuple):
    """A running host.

    Attributes:
        port: where it listens on this machine.
        brotli: whether it can send Brotli.
        log: where it tells what goes wrong.
    """

    port: int
    brotli: bool
    log: Path

    @property
    def url(self) -> str:
        """The address of the site, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path, with headers such as ``accept_encoding``; nothing is unpacked or followed."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, names, response.read())
        connection.close()
        return answer


def configuration(root: Path, folder: Path, port: int) -> tuple[Path, bool]:
    """Write the configuration of a whole nginx around the file that hosts get.

    Only what a host is told to fill in is filled in: where to listen, where the site is, and Brotli where
    there is a module for it.
    """
    module = next((file for each in _MODULES for file in Path(each).glob("*brotli_static*.so")), None)
    text = _file("nginx.conf", root)
    changes = {
        "    listen 8080;\n": f"    listen 127.0.0.1:{port};\n",
        "    listen [::]:8080;\n": "",
        " /usr/share/nginx/html": f" {root}",
    }
    if module:
        changes["# brotli_static on;"] = "brotli_static on;"
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    first = [f"load_module {module};"] if module else []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # The workers of root would be nobody, who cannot read the folders of a test.
        first.append("user root;")
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder, first="\n".join(first)), encoding="utf-8")
    return main, module is not None


@contextlib.contextmanager
def nginx(root: Path, folder: Path) -> Iterator[Host]:
    """Serve a site with nginx, as an ordinary user, until the end of the block.

    Args:
        root: the root of the site.
        folder: an empty folder for what nginx writes.
    """
    port = _free()
    main, brotli = configuration(root, folder, port)
    log = folder / "error.log"
    with _running([programs.find("nginx"), "-e", log, "-c", main], port):
        yield Host(port, brotli, log)


@contextlib.contextmanager
def apache(program: str, root: Path, folder: Path, prefix: str = "/") -> Iterator[Host]:
    """Serve a site with Apache, until the end of the block.

    Args:
        program: the path of Apache.
        prefix: the path under which it shows the site.
        root: the root of the site, which everybody must be able to read: the processes of root are not root.
        folder: an empty folder for what Apache writes.
    """
    port = _free()
    log = folder / "error.log"
    main = folder / "httpd.conf"
    loaded = "\n".join(
        f"LoadModule {each}_module /usr/lib/apache2/modules/mod_{each}.so" for each in _APACHE_MODULES
    )
    empty = folder / "elsewhere"
    empty.mkdir()
    text = _APACHE.format(folder=folder, port=port, modules=loaded, root=root, prefix=prefix, empty=empty)
    main.write_text(text, encoding="utf-8")
    with _running([program, "-D", "FOREGROUND", "-f", main], port):
        yield Host(port, brotli=True, log=log)


@contextlib.contextmanager
def caddy(program: str, root: Path, folder: Path) -> Iterator[Host]:
    """Serve a site with Caddy, until the end of the block.

    Args:
        program: the path of Caddy.
        root: the root of the site.
        folder: an empty folder for what Caddy writes.
    """
    port = _free()
    main = folder / "Caddyfile"
    # Nothing that listens but the site.
    main.write_text("{\n\tadmin off\n}\n" + _file("Caddyfile", root), encoding="utf-8")
    own = {"HOME": str(folder), "SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(root)}
    command = [program, "run", "--config", main, "--adapter", "caddyfile"]
    with _running(command, port, os.environ | own):
        yield Host(port, brotli=True, log=folder / "error.log")


def _file(name: str, root: Path) -> str:
    return servers.render(name, tree.Tree.of(tree.read(root), "").pages)


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextlib.contextmanager
def _running(command: list[object], port: int, own: Mapping[str, str] | None = None) -> Iterator[None]:
    server = subprocess.Popen(command, stderr=subprocess.PIPE, env=own)
    try:
        _wait(server, port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert server.poll() is None, server.stderr.read().decode()
        time.sleep(0.05)
    raise AssertionError("the host did not start")
