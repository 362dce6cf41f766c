"""The Content-Security-Policy: what a browser may load and run on a page of the site, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from tools.publish import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tools.publish.pages import Page

# Only a header can keep other sites from framing the page: a browser leaves it out of a meta element.
_HEADER_ONLY = "frame-ancestors 'none'"
#: What a browser runs; a block of data such as JSON is no script.
_RUN = frozenset({None, "", "importmap", "module", "text/javascript", "application/javascript"})
# The map comes from the theme; what is not in a file before the build comes from a text.
_WRITTEN = _RUN - {"importmap"}
_FORBIDDEN = {
    "style": "een eigen stijl ({found}): zet die in docs/stylesheets/. Een dubbele punt bij de streepjes "
    "onder de kop van een tabel (|:---|) geeft ook zo'n stijl: laat die weg",
    "script": "een script in de pagina ({found}): zet het in components/",
    "base": "een <base>: schrijf elk adres vanaf de pagina",
}


def policy(site: Iterable[Page]) -> str:
    """The policy of pages, as a ``meta`` element can hold it.

    It also forbids every script to make markup out of text (Trusted Types), which none of ours does.

    Args:
        site: the pages. A script inside them is allowed by its hash: it comes from this project, and the build refuses
            what comes from a text.

    Returns:
        The policy.
    """
    inside = {
        script.text()
        for page in site
        for script in page.css("script:not([src])")
        if script.attributes.get("type") in _RUN
    }
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside]
    directives = (
        "default-src 'none'",
        " ".join(["script-src 'self'", *sorted(f"'sha256-{digest}'" for digest in digests)]),
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


def header(site: Iterable[Page]) -> str:
    """The policy of all pages of a site, as a host sends it.

    Args:
        site: the pages.

    Returns:
        The policy, which also keeps other sites from framing a page.
    """
    return f"{policy(site)}; {_HEADER_ONLY}"


def add(page: Page) -> None:
    """Put in a page its own policy, for hosts that send none.

    Args:
        page: the page, with all that it comes to hold.
    """
    # After the character set, which must stand in the first 1024 bytes, and before anything that loads.
    place = page.css_first("meta[charset]")
    for name, value, content in (
        ("name", "referrer", "no-referrer"),
        ("http-equiv", "Content-Security-Policy", policy([page])),
    ):
        meta = page.create_node("meta")
        meta.attrs[name] = value
        meta.attrs["content"] = content
        place.insert_after(meta)


def forbidden(page: Page) -> Iterator[str]:
    """What a page holds that the policy would block.

    Args:
        page: the page.

    Yields:
        What it is and what to do, in Dutch.
    """
    for element in pages.elements(page):
        found = f"<{element.tag}>"
        attributes = element.attributes
        if element.tag == "style" or "style" in attributes:
            yield _FORBIDDEN["style"].format(found=found)
        if element.tag == "base":
            yield _FORBIDDEN["base"]
        if (
            (element.tag == "script" and "src" not in attributes and attributes.get("type", "") in _WRITTEN)
            or any(name.startswith("on") for name in attributes)
            or any((value or "").strip().lower().startswith("javascript:") for value in attributes.values())
        ):
            yield _FORBIDDEN["script"].format(found=found)
