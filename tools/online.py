"""Tries what the handreiking links to, and sees whether the page that it came from has changed."""

from __future__ import annotations

import hashlib
import http.client
import re
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Where an address stands in a text: up to what can be no part of it, without the full stop behind it.
_ADDRESS = re.compile(
    r"https://[a-z0-9][^\s\"'<>()\[\]{}|\\^`]*[^\s\"'<>()\[\]{}|\\^`.,;:!?*]", re.IGNORECASE
)
#: The site is there, and does not talk to programs: no reader notices.
_SHY = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})
#: As many bytes of a page are read.
_MOST = 5_000_000
#: What is no text of a page, or differs at every visit.
_NO_TEXT = "script, style, noscript, template, head"


class UnreachableError(Exception):
    """An address gives no page; the message says why, in Dutch.

    Attributes:
        shy: whether there may be a page, which is not given to programs.
    """

    def __init__(self, message: str, *, shy: bool = False) -> None:
        super().__init__(message)
        self.shy = shy


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks for pages as a polite program does.

    Attributes:
        name: how it presents itself to a server.
        timeout: how many seconds it waits for an answer.
        pause: how many seconds it waits before it tries again.
        at_once: how many addresses it asks for at a time.
    """

    name: str
    timeout: float = 20
    pause: float = 5
    at_once: int = 3

    def dead(self, addresses: Iterable[str]) -> dict[str, str]:
        """Try addresses.

        Args:
            addresses: what to try.

        Returns:
            Those that give no page after a second time, in their order, each with the reason in Dutch.
        """
        tried = list(addresses)
        with ThreadPoolExecutor(self.at_once) as pool:
            return {
                each: reason
                for each, reason in zip(tried, pool.map(self._fault, tried), strict=True)
                if reason
            }

    def text(self, address: str) -> str:
        """Read a page.

        Args:
            address: its address.

        Returns:
            What a reader reads on it, with its white space folded; of its main part where it has one.

        Raises:
            UnreachableError: when it gives no page after a second time.
        """
        try:
            content = self._ask("GET", address)
        except UnreachableError:
            time.sleep(self.pause)
            content = self._ask("GET", address)
        tree = LexborHTMLParser(content)
        for each in tree.css(_NO_TEXT):
            each.decompose()
        shown = tree.css_first("main") or tree.body or tree.root
        return " ".join(shown.text(separator=" ").split()) if shown else ""

    def _fault(self, address: str) -> str:
        """Why an address gives no page; nothing where it does."""
        reason = ""
        # Some servers refuse HEAD; others have a bad moment.
        for method, pause in (("HEAD", 0), ("GET", 0), ("GET", self.pause)):
            time.sleep(pause)
            try:
                self._ask(method, address, most=0)
            except UnreachableError as error:
                reason = "" if error.shy and method == "GET" else str(error)
            else:
                return ""
            if not reason:
                break
        return reason

    def _ask(self, method: str, address: str, most: int = _MOST) -> bytes:
        late = f"antwoordt niet binnen {self.timeout:g} seconden"
        request = urllib.request.Request(address, method=method, headers={"User-Agent": self.name})  # noqa: S310 - links() gives only https
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 - the same
                return bytes(answer.read(most))
        except urllib.error.HTTPError as error:
            raise UnreachableError(f"geeft {error.code}", shy=error.code in _SHY) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            why = getattr(error, "reason", error)
            reason = late if isinstance(why, TimeoutError) else f"is niet te bereiken ({why})"
            raise UnreachableError(reason) from error


def links(folders: Iterable[Path], without: str) -> dict[str, str]:
    """The addresses that stand in data and pages.

    Args:
        folders: the folders with YAML and Markdown.
        without: how an address begins that is not tried: that of the site itself.

    Returns:
        The place where each address stands first, as file and line.
    """
    found: dict[str, str] = {}
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".yml")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                for address in _ADDRESS.findall(line):
                    # An address without its fragment is one page.
                    page = address.partition("#")[0]
                    if not page.startswith(without.rstrip("/")):
                        place = f"{folder.name}/{file.relative_to(folder).as_posix()}:{number}"
                        found.setdefault(page, place)
    return found


def mark(text: str, address: str) -> str:
    """What is kept of a page to see later whether it changed.

    Args:
        text: what it says.
        address: its address.

    Returns:
        A line with a checksum and the address.
    """
    return f"{hashlib.sha256(text.encode()).hexdigest()}  {address}\n"
