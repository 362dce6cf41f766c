"""Packs the finished site as an edition that opens from a disk, and says on the site how large it is."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from html import escape, unescape
from posixpath import normpath, relpath
from typing import TYPE_CHECKING

from macros import dutch
from tools.publish import bundle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from macros.model import Publication

PATH = "downloads/handreiking-offline.zip"
#: The folder in the zip, so that unpacking it leaves no hundred loose files.
FOLDER = "handreiking-offline"
SCRIPTS = "components/"
SCRIPT = f"{SCRIPTS}offline.js"
#: What only a server has use for.
_LEFT_OUT = re.compile(r"404\.html|sitemap\.xml(?:\.gz)?|downloads/handreiking-offline\.zip")

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
#: What a page refers with; scripts of the page itself and comments are matched to be left alone.
_REFERRING = re.compile(rf"<!--.*?-->|<script\b{_ATTRIBUTES}>.*?</script>|<(?:a|link)\b{_ATTRIBUTES}>", re.S)
_ADDRESS = re.compile(r"""(\s(?:href|src)=)("[^"]*"|'[^']*'|[^\s>"']+)""")
_MODULE = re.compile(r"""^<script\b[^>]*\stype=["']?module\b""")
_PRELOAD = re.compile(r"""^<link\b[^>]*\srel=["']?(?:modulepreload|preload|prefetch)\b""")
_EDITION = re.compile(
    rf"""<section\b({_ATTRIBUTES}) data-ot-edition="(online|offline)"({_ATTRIBUTES})>(.*?)</section>""", re.S
)
_FACT = re.compile(rf"""(<(\w+)\b{_ATTRIBUTES} data-ot-offline="(\w+)"{_ATTRIBUTES}>)(.*?)(</\2>)""", re.S)


def publish(site: Path, publication: Publication) -> None:
    """Put the offline edition among the downloads of a site, with its size and checksum on the pages.

    Args:
        site: the root of the finished site.
        publication: says where the site stands, and of which date every file in the zip is.

    Raises:
        bundle.ModuleSyntaxError: when a module cannot be part of it.
    """
    files = dict(_files(site))
    packed = pack(edition(files, publication.site_url), publication)
    (site / PATH).parent.mkdir(exist_ok=True)
    (site / PATH).write_bytes(packed)
    facts = {"size": dutch.size(len(packed)), "sha256": hashlib.sha256(packed).hexdigest()}
    for path, content in files.items():
        if path.endswith(".html") and b"data-ot-" in content:
            page = content.decode()
            if (filled := fill(choose(page, "online"), facts)) != page:
                (site / path).write_text(filled, encoding="utf-8")


def edition(files: Mapping[str, bytes], address: str) -> dict[str, bytes]:
    """Make the files of a site fit for a disk.

    Args:
        files: the content of each file of the site, by its path from the root.
        address: the address of the published site.

    Returns:
        The files of the edition. Pages link to pages by file, and have one classic script.
    """
    modules = {
        path.removeprefix(SCRIPTS): content.decode()
        for path, content in sorted(files.items())
        if path.startswith(SCRIPTS) and path.endswith(".mjs")
    }
    data = {
        path: files[path].decode()
        for source in modules.values()
        for path in bundle.asked(source)
        if path in files
    }
    bundled = {SCRIPTS + path for path in modules} | set(data)
    kept = {path: content for path, content in files.items() if path not in bundled}
    rewriter = _Rewriter({path for path in kept if not _LEFT_OUT.fullmatch(path)}, address)
    result = {
        path: rewriter.page(path, content.decode()).encode() if path.endswith(".html") else content
        for path, content in sorted(kept.items())
        if path in rewriter.paths
    }
    result[SCRIPT] = bundle.bundle(modules, rewriter.entries, data, address).encode()
    return result


def pack(files: Mapping[str, bytes], publication: Publication) -> bytes:
    """Make a zip.

    Args:
        files: the content of each file, by its path.
        publication: says which date the files have.

    Returns:
        The zip. The same files give the same bytes.
    """
    packed = io.BytesIO()
    date = publication.date
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", (date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # with the rights below, whatever system makes it
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def choose(page: str, name: str) -> str:
    """Leave in a page only what is meant for one edition.

    Args:
        page: its HTML.
        name: the edition, ``online`` or ``offline``.

    Returns:
        The page; sections for the other edition are gone, and those for this one are shown.
    """

    def chosen(match: re.Match[str]) -> str:
        before, of, after, content = match.groups()
        attributes = (before + after).replace(" hidden", "")
        return f"<section{attributes}>{content}</section>" if of == name else ""

    return _EDITION.sub(chosen, page)


def fill(page: str, facts: Mapping[str, str]) -> str:
    """Fill in what is known of the zip once it is made.

    Args:
        page: HTML in which elements have ``data-ot-offline="size"`` or ``"sha256"``.
        facts: the texts by those names.

    Returns:
        The page with these as the text of the elements.
    """
    return _FACT.sub(lambda match: match[1] + escape(facts[match[3]]) + match[5], page)


class _Rewriter:
    """Rewrites pages for a disk, and keeps what they start.

    Attributes:
        paths: the files that the edition has.
        entries: the modules that pages start, in order, from the folder with scripts.
    """

    def __init__(self, paths: Iterable[str], address: str) -> None:
        self.paths = frozenset(paths)
        self.entries: list[str] = []
        self._address = address

    def page(self, path: str, html: str) -> str:
        """A page with links to files, and with the one script instead of its modules."""
        folder = path.rpartition("/")[0]
        script = f'<script src="{relpath(SCRIPT, folder or ".")}" defer></script>'
        started = False

        def rewritten(match: re.Match[str]) -> str:
            nonlocal started
            tag = match[0]
            if _PRELOAD.match(tag):
                return ""
            if _MODULE.match(tag):
                self._start(folder, tag)
                first, started = not started, True
                return script if first else ""
            if "importmap" in tag.partition(">")[0]:
                return ""
            if tag.startswith(("<!", "<script")):
                return tag
            return _ADDRESS.sub(lambda found: found[1] + self._local(folder, found[2]), tag)

        return _REFERRING.sub(rewritten, choose(html, "offline"))

    def _start(self, folder: str, tag: str) -> None:
        if source := _ADDRESS.search(tag):
            entry = _from_root(folder, source[2].strip("\"'")).removeprefix(SCRIPTS)
            if entry not in self.entries:
                self.entries.append(entry)

    def _local(self, folder: str, quoted: str) -> str:
        address = unescape(quoted.strip("\"'"))
        path, rest = _split(address)
        if re.match(r"[a-z][a-z0-9+.-]*:|/|#|$", address, re.I):
            return quoted
        target = _from_root(folder, path)
        if target not in self.paths and not path.endswith((".html", ".pdf")):
            target = f"{target}/index.html".removeprefix("./")
        if target not in self.paths:
            # Only the server has it.
            return f'"{escape(self._address + _from_root(folder, path) + rest)}"'
        return f'"{escape(relpath(target, folder or ".") + rest)}"'


def _split(address: str) -> tuple[str, str]:
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    return path, address[len(path) :]


def _from_root(folder: str, path: str) -> str:
    return normpath(f"{folder}/{path}".lstrip("/"))


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield file.relative_to(site).as_posix(), file.read_bytes()
