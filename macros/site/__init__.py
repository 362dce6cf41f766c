"""From the library to the fragments of Markdown and HTML that the pages of the site are made of."""

from macros.site.changes import changes
from macros.site.compiled import KEPT
from macros.site.contents import contents
from macros.site.motif import pictures
from macros.site.presence import missing_templates, not_on_page, pages_of_records, wrong_in_menu
from macros.site.retired import pages_without_records, retired_on
from macros.site.term_links import LEFT_ALONE, TermLinks
from macros.site.tools import TOOLS
from macros.site.view import COMPONENTS, View, taken_over

__all__ = [
    "COMPONENTS",
    "KEPT",
    "LEFT_ALONE",
    "TOOLS",
    "TermLinks",
    "View",
    "changes",
    "contents",
    "missing_templates",
    "not_on_page",
    "pages_of_records",
    "pages_without_records",
    "pictures",
    "retired_on",
    "taken_over",
    "wrong_in_menu",
]
