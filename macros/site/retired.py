"""What is left of records that were taken away, on the page where each stood: old links lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import addresses
from macros.site.view import heading

if TYPE_CHECKING:
    from collections.abc import Collection

    from macros.model import Library
    from macros.site.view import View


def retired_on(view: View, page: str) -> str:
    """What a page says of the records that once stood on it.

    Args:
        view: the components of the site.
        page: the path of the page, from the root of the site.

    Returns:
        HTML to stand behind what the page says; nothing for most pages.
    """
    library = view.library
    gone = [each for each in library.retired if addresses.page_of(library, each) == page]
    # No markup any more, or what it is put behind would be escaped.
    return str(view.render("retired", records=gone)) if gone else ""


def pages_without_records(library: Library, pages: Collection[str]) -> dict[str, str]:
    """The pages that are there for old links alone.

    Args:
        library: the records.
        pages: the path of each page of the site.

    Returns:
        What each says above what ``retired_on`` adds, as Markdown, by its path.
    """
    title = f"# {heading(library.say.retired.title)} {{: #weg data-search-exclude }}"
    places = [addresses.page_of(library, each) for each in library.retired]
    return {place: title for place in places if place not in pages}
