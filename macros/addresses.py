"""Where each record stands on the site; public addresses, which other sites and the documents use."""

from __future__ import annotations

import re
from posixpath import relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.model import Library, Record


def page_of(library: Library, record: Record) -> str:
    """The page a record stands on.

    Args:
        library: the library it is in.
        record: the record.

    Returns:
        The page's path from the root of the site, without a slash at the start and with one at the end.
    """
    page = record.kind.page
    if page is None:
        return page_of(library, library.owners[record.id])
    chapter = library.showing.get(record.kind.collection)
    if chapter:
        page = page.replace("{chapter}", chapter.page)
    return re.sub(r"\{(\w+)\}", lambda field: str(getattr(record, field[1])), page)


def address(library: Library, record_id: str) -> str:
    """A record's address from the root of the site.

    Args:
        library: the library it is in.
        record_id: its id.

    Returns:
        The path of its page, with the id as fragment.
    """
    return f"{page_of(library, library.records[record_id])}#{record_id}"


def url(library: Library, record_id: str) -> str:
    """A record's address for who does not stand on the site.

    Args:
        library: the library it is in.
        record_id: its id.

    Returns:
        The whole address.
    """
    return library.publication.site_url + address(library, record_id)


def relative(target: str, page: str) -> str:
    """An address as seen from a page, so that the site works under any path and from a disk.

    Args:
        target: the address from the root, with or without a fragment.
        page: the path of the page that links to it.

    Returns:
        A relative address; only the fragment when it is on the same page.
    """
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    way = relpath(f"/{path}", f"/{page}")
    return way + ("/" if path.endswith("/") or not path else "") + mark + fragment
