"""The Content-Security-Policy: what a browser may load and run on a page of the site, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from tools.publish.tree import elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tools.publish.tree import Page

#: What a browser runs; a block of data such as JSON is no script.
_RUN = frozenset({None, "", "importmap", "module", "text/javascript", "application/javascript"})
# The map comes from the theme; any other that stands in a page before a step puts one there is from a text.
_WRITTEN = _RUN - {"importmap"}
#: The attributes that a browser may go to or load.
_ADDRESSES = frozenset({"action", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"})
_FORBIDDEN = {
    "style": "een eigen stijl ({found}): zet die in docs/stylesheets/. Een dubbele punt bij de streepjes "
    "onder de kop van een tabel (|:---|) geeft ook zo'n stijl: laat die weg",
    "script": "een script in de pagina ({found}): zet het in components/",
    "base": "een <base>: schrijf elk adres vanaf de pagina",
}


def policy(pages: Iterable[Page]) -> str:
    """The policy of pages, as a ``meta`` element can hold it.

    It also forbids every script to make markup out of text (Trusted Types), which none of ours does.

    Args:
        pages: the pages. What runs inside them is ours, as ``forbidden`` refuses all else; hashes allow it.

    Returns:
        The policy.
    """
    pages = list(pages)
    inside = {
        script.text()
        for page in pages
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
        # A worker may come from where scripts do; a manifest waits in the tool that keeps a copy.
        *(["manifest-src 'self'"] if any(_has_manifest(page) for page in pages) else []),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    )
    return "; ".join(directives)


def _has_manifest(page: Page) -> bool:
    return any(each.attributes.get("rel") == "manifest" for each in elements(page) if each.tag == "link")


def header(pages: Iterable[Page]) -> str:
    """The policy of all pages of a site as a host sends it: only a header can forbid others to frame them."""
    return f"{policy(pages)}; frame-ancestors 'none'"


def add(page: Page) -> None:
    """Put in a page, once it holds all that it will, its own policy, for hosts that send none."""
    # After the character set, which must stand in the first 1024 bytes, and before anything that loads.
    for place in page.css("meta[charset]")[:1]:
        for name, value, content in (
            ("name", "referrer", "no-referrer"),
            ("http-equiv", "Content-Security-Policy", policy([page])),
        ):
            meta = page.create_node("meta")
            meta.attrs[name] = value
            meta.attrs["content"] = content
            place.insert_after(meta)


def forbidden(page: Page) -> Iterator[str]:
    """What a page holds that the policy would block, and what to do, in Dutch."""
    for element in elements(page):
        attributes = element.attributes
        # What a page says of itself is no address, whatever it begins with.
        values = [(value or "").strip().lower() for name, value in attributes.items() if name in _ADDRESSES]
        faults = {
            "style": element.tag == "style" or "style" in attributes,
            "base": element.tag == "base",
            "script": (
                element.tag == "script" and "src" not in attributes and attributes.get("type") in _WRITTEN
            )
            or any(name.startswith("on") for name in attributes)
            or any(value.startswith("javascript:") for value in values),
        }
        yield from (
            _FORBIDDEN[fault].format(found=f"<{element.tag}>") for fault, there in faults.items() if there
        )
