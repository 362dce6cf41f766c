"""Mends what no template block or partial of Material reaches, in each page that it has rendered.

Each fault stands below with the markup that causes it. When that markup is no longer there the build stops,
so that a mend that has become needless, or no longer works, does not stay unnoticed: look what Material does
now, and drop the mend or change it.
"""

from __future__ import annotations

import re

from mkdocs.exceptions import PluginError

_MENDS = (
    # Nu HTML checker: autocomplete is not allowed on a checkbox. The checkbox opens the menu: it gets a name,
    # so that it is the control for who has no JavaScript. With it menu.mjs puts a button in its place.
    (
        re.compile(r'(data-md-toggle="drawer" type="checkbox" id="__drawer") autocomplete="off"'),
        r'\1 aria-label="Menu"',
    ),
    # The same fault; this checkbox is never shown.
    (
        re.compile(r'(data-md-toggle="search" type="checkbox" id="__search") autocomplete="off"'),
        r"\1",
    ),
    # The skip link must be the first thing that Tab reaches, before the checkbox of the menu.
    (
        re.compile(
            r'(<input class="md-toggle" data-md-toggle="drawer".*?)(<div data-md-component="skip">.*?</div>)',
            re.DOTALL,
        ),
        r"\2\n    \1",
    ),
)

# Without a style sheet an icon fills the window; with one these numbers do nothing.
_ICON = re.compile(r'(<svg xmlns="http://www\.w3\.org/2000/svg")( viewBox="0 0 24 24")')


def mend(html: str) -> str:
    """Mend a page.

    Args:
        html: the page as Material renders it.

    Returns:
        The page without the faults.

    Raises:
        PluginError: when a fault is not there exactly once.
    """
    for fault, mended in _MENDS:
        html, found = fault.subn(mended, html)
        if found != 1:
            raise PluginError(f"theme/mend.py: {found} keer gevonden in plaats van 1 keer: {fault.pattern}")
    return _ICON.sub(r'\1 width="24" height="24"\2', html)


def on_post_page(output: str, **_: object) -> str:
    """Mend each page; called by MkDocs."""
    return mend(output)


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """Mend the page for what is not there, which is no page to MkDocs; called by it."""
    if template_name != "404.html":
        return output_content
    # Without a page Material knows no heading to skip to.
    skip = '<div data-md-component="skip">'
    link = '<a href="#deze-pagina-is-er-niet" class="md-skip">Ga naar inhoud</a>'
    return mend(output_content).replace(skip, skip + link, 1)
