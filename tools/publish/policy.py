"""The Content-Security-Policy: what a browser may load and run on a page of the site, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from tools.publish import markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# A host without headers of its own cannot keep others from framing the page: a meta element may not say so.
_HEADER_ONLY = "frame-ancestors 'none'"
_FORBIDDEN = {
    "style": "een eigen stijl ({found}): zet die in docs/stylesheets/. Een dubbele punt bij de streepjes "
    "onder de kop van een tabel (|:---|) geeft ook zo'n stijl: laat die weg",
    "script": "een script in de pagina ({found}): zet het in components/",
    "base": "een <base>: schrijf elk adres vanaf de pagina",
}


class PolicyError(ValueError):
    """Pages hold what the policy forbids; the message is Dutch and names each page."""


def policy(root: Path) -> str:
    """The policy of a site, as a ``meta`` element can hold it.

    It also forbids every script to make markup out of text (Trusted Types), which none of ours does.

    Args:
        root: the root of the site. What its pages run in themselves is the theme's own, and allowed by hash.

    Returns:
        The policy, one for all pages.
    """
    hashes = " ".join(sorted({_hash(script.content) for script in _inline_scripts(root)}))
    directives = (
        "default-src 'none'",
        f"script-src 'self' {hashes}".rstrip(),
        "style-src 'self'",
        # The theme has its icons in its style sheet.
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    )
    return "; ".join(directives)


def header(root: Path) -> str:
    """The policy of a site, as a host sends it.

    Args:
        root: the root of the site.

    Returns:
        The policy, which also keeps other sites from framing a page.
    """
    return f"{policy(root)}; {_HEADER_ONLY}"


def write(root: Path) -> None:
    """Put the policy in every page, for hosts that send none.

    Args:
        root: the root of the site.

    Raises:
        PolicyError: when a page holds something that the policy would block.
    """
    pages = sorted(root.rglob("*.html"))
    problems = [
        f"{page.relative_to(root).as_posix()}: {problem}"
        for page in pages
        for problem in forbidden(page.read_text(encoding="utf-8"))
    ]
    if problems:
        raise PolicyError("\n".join(problems))
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(root)}">'
        '<meta name="referrer" content="no-referrer">'
    )
    for page in pages:
        html = page.read_text(encoding="utf-8")
        # After the character set, which must stand in the first 1024 bytes, and before anything that loads.
        charset = next(tag for tag in markup.tags(html) if tag.name == "meta" and "charset" in tag.attributes)
        page.write_text(markup.apply(html, [markup.Edit(charset.end, charset.end, meta)]), encoding="utf-8")


def forbidden(html: str) -> Iterator[str]:
    """What a page holds that the policy would block.

    Args:
        html: the page.

    Yields:
        What it is and what to do, in Dutch.
    """
    for tag in markup.tags(html):
        found = f"<{tag.name}>"
        if tag.name == "style" or "style" in tag.attributes:
            yield _FORBIDDEN["style"].format(found=found)
        if tag.name == "base":
            yield _FORBIDDEN["base"]
        if any(name.startswith("on") for name in tag.attributes):
            yield _FORBIDDEN["script"].format(found=found)
        if any(value.strip().lower().startswith("javascript:") for value in tag.attributes.values()):
            yield _FORBIDDEN["script"].format(found=found)


def _inline_scripts(root: Path) -> Iterable[markup.Tag]:
    for page in sorted(root.rglob("*.html")):
        yield from (tag for tag in markup.tags(page.read_text(encoding="utf-8")) if tag.is_inline_script)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
