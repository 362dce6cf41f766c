"""The last steps on a finished site, which the site generator need not know: what a web server has to send.

A site is one tree: read once, changed by steps that give the same bytes every time, checked, written once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tools.publish import (
    assets,
    check,
    compress,
    offline,
    pack,
    phone,
    policy,
    scripts,
    security,
    servers,
    styles,
)
from tools.publish.tree import PublicationError, Tree

if TYPE_CHECKING:
    from macros.model import Publication
    from tools.publish.tree import Files

#: Where the offline edition stands for who checks it: what leads to the web leads out of it.
_DISK = "file:///-/"


def finish(built: Files, publication: Publication, *, copies: bool = True) -> Files:
    """Make of a built site what a web server has to send.

    Args:
        built: the files as the site generator made them.
        publication: what holds for the publication, such as its address.
        copies: whether readers can keep a copy of the site on a phone; without, those that they have go.

    Returns:
        The files to serve.

    Raises:
        PublicationError: with everything that a browser would refuse or not find.
    """
    site = Tree.of(built, publication.site_url, slim=True)
    problems = [f"{path}: {fault}" for path, page in site.pages.items() for fault in policy.forbidden(page)]
    if not copies:
        phone.leave_out(site)
    styles.join(site)
    scripts.shorten(site)
    assets.drop_unnamed(site)
    disk = offline.edition(site)
    site.files[offline.PATH] = offline.pack(
        disk.all_files(), offline.folder(publication.slug), publication.date
    )
    if fragments := pack.build(site):
        site.files[pack.PATH] = offline.pack(fragments, pack.FOLDER, publication.date)
    offline.announce(site, {"data-ot-offline": offline.PATH, "data-ot-pack": pack.PATH})
    phone.icons(site)
    assets.version(site)
    for page in site.pages.values():
        policy.add(page)
    phone.add(site, publication)
    site.files[security.PLACE] = security.text(publication)
    site.files |= {name: servers.render(name, site.pages).encode() for name in servers.IN_SITE}
    problems += check.dead(site)
    # What is wrong on the web too is said once.
    problems = problems or [
        f"offline editie: {each}" for each in check.dead(replace(disk, address=_DISK), disk=True)
    ]
    if problems:
        raise PublicationError("\n".join(problems))
    return compress.beside(site.all_files())
