"""The last steps on a finished site, which the site generator need not know: what a host has to serve.

Each step is a module that works on the tree as the step before left it, and gives the same bytes every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.publish import assets, compress, hosts, offline, pages, policy, scripts, security, styles

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Publication


def finish(root: Path, publication: Publication) -> None:
    """Make a built site ready for a host.

    Args:
        root: the root of the site; changed in place.
        publication: what holds for the publication, such as its address.

    Raises:
        bundle.ModuleSyntaxError: when a script cannot be part of the offline edition; the message is Dutch.
        policy.PolicyError: when a page holds something that its policy forbids; the message is Dutch.
    """
    styles.write(root)
    pages.write(root)
    # Before what comes for a host: the edition for a disk needs nothing of it.
    offline.publish(root, publication)
    scripts.write(root)
    assets.version(root, publication.site_url)
    policy.write(root)
    security.write(root, publication)
    hosts.write(root, publication.site_url)
    compress.write(root)
