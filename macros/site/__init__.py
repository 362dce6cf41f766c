"""From the library to the fragments of Markdown and HTML that the pages of the site are made of."""

from macros.site.changes import changes
from macros.site.compiled import KEPT
from macros.site.motif import pictures
from macros.site.presence import missing_templates, not_on_page, pages_of_records, wrong_in_menu
from macros.site.term_links import TermLinks
from macros.site.view import COMPONENTS, View

__all__ = [
    "COMPONENTS",
    "KEPT",
    "TermLinks",
    "View",
    "changes",
    "missing_templates",
    "not_on_page",
    "pages_of_records",
    "pictures",
    "wrong_in_menu",
]
