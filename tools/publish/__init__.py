"""The last steps on a finished site, which the site generator need not know: what a web server has to send.

A site is one mapping of paths to bytes: read once, changed by steps that each give the same bytes every time, checked,
and written once. Its pages are read into trees at the start, once for each edition, and written at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.publish import assets, check, compress, offline, pages, policy, scripts, security, servers, styles
from tools.publish.tree import PublicationError

if TYPE_CHECKING:
    from macros.model import Publication
    from tools.publish.tree import Files

#: Where the offline edition stands for who checks it: not where the site is.
_DISK = "file:///-/"


def finish(built: Files, publication: Publication) -> Files:
    """Make of a built site what a web server has to send.

    Args:
        built: the files as the site generator made them.
        publication: what holds for the publication, such as its address.

    Returns:
        The files to serve.

    Raises:
        PublicationError: with everything that a browser would refuse or not find.
    """
    address = publication.site_url
    web = pages.parse(built, slim=True)
    problems = [f"{path}: {problem}" for path, page in web.items() for problem in policy.forbidden(page)]
    files = {path: content for path, content in built.items() if path not in web}
    files = scripts.small(styles.one(files, web, address), web, address)
    files = assets.needed(files, web)

    disk = {path: pages.copy(page) for path, page in web.items()}
    edition = offline.edition(files, disk, address)
    files[offline.PATH] = offline.pack(edition, publication)

    for page in web.values():
        offline.choose(page, "online")
        offline.fill(page, files[offline.PATH])
    files = assets.version(files, web, address)
    for page in web.values():
        policy.add(page)

    files |= {path: pages.write(page) for path, page in web.items()}
    files[security.PLACE] = security.text(publication)
    files |= {name: servers.render(name, web).encode() for name in servers.IN_SITE}
    problems += check.dead(files, web, address)
    # What is wrong on the web is said once. Links to the web lead out of the edition.
    problems = problems or [f"offline editie: {each}" for each in check.dead(edition, disk, _DISK, folders=False)]
    if problems:
        raise PublicationError("\n".join(problems))
    return compress.beside(files)
