"""What the site generator calls: the macros for the pages, and the documents beside the site.

The only module that knows the macros plugin and MkDocs.
"""

from __future__ import annotations

import calendar
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.exceptions import PluginError

from macros import background, dutch, model, open_data, search_index, sharing, site
from macros.load import load
from macros.problems import DataError
from macros.term_links import TermLinks
from macros.terms import TermFinder

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

_CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
# For as long as the process lives: `mkdocs serve` imports this module once.
_DOCUMENTS = background.Documents()


def define_env(env: MacrosPlugin) -> None:
    """Load the data and offer the macros; called at the start of every build.

    Args:
        env: the macros plugin.

    Raises:
        PluginError: when the data is wrong, or a text does not fit in a document; the message lists every
            problem.
    """
    try:
        library = load()
        built = _DOCUMENTS.of(library)
    except DataError as error:
        raise PluginError(error.report) from error
    publication = library.publication
    # The site generator stamps its files with this; with the date of the publication every build is the same.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(calendar.timegm(publication.date.timetuple())))
    data = open_data.documents(library)
    view = site.Site(library, [*built, *data])
    # The theme writes these into its pages as they are.
    env.conf["site_name"] = escape(publication.title)
    env.conf["site_description"] = escape(publication.description)
    env.conf["copyright"] = view.render("footer")
    env.conf["extra"]["imprint"] = view.render("imprint").strip()
    # `mkdocs serve` has set its own address; a build takes the one of the publication.
    env.conf["site_url"] = env.conf["site_url"] or publication.site_url
    env.conf["markdown_extensions"].append(TermLinks(TermFinder(library.terms), view.url))
    env.variables["publication"] = publication
    env.variables["data_format"] = open_data.FORMAT
    env.variables["publication_date"] = dutch.date(publication.date)
    # The events below get the plugin and nothing else.
    env.variables["view"] = view
    env.variables["open_data"] = data
    for macro in _macros(env, library, view):
        env.macro(macro)  # type: ignore[no-untyped-call]  # the plugin has no types


def _macros(env: MacrosPlugin, library: model.Library, view: site.Site) -> list[Any]:
    """What a page can call."""

    def describe(text: object) -> None:
        """Set what search engines show below a page's title; the first that a page asks for wins."""
        env.page.meta.setdefault("description", escape(str(text)))

    def component(template: str, **context: Any) -> str:
        """Render a component that needs no record, such as ``home`` or ``red_flags``."""
        return view.render(template, **context)

    def chapter(record_id: str, level: int = 1) -> str:
        """Render a chapter, with its title as a heading of a level."""
        record = library.find(record_id, model.Chapter)
        describe(record.paragraphs[0])
        return view.render("chapter", chapter=record, level=level)

    def phase(record_id: str) -> str:
        """Render a whole phase: its text, its interventions and its checklist."""
        record = library.find(record_id, model.Phase)
        describe(record.summary)
        return view.render("phase", phase=record, interventions=library.interventions_of(record))

    def form(record_id: str) -> str:
        """Render a form."""
        record = library.find(record_id, model.Form)
        describe(record.summary)
        return view.render("form", form=record)

    def changelog() -> str:
        """Show what changed, from the file that stands in the root for who reads the source."""
        return _CHANGELOG.read_text("utf-8")

    return [component, chapter, phase, form, changelog]


def on_pre_page_macros(env: MacrosPlugin) -> None:
    """Tell the view which page its addresses are relative to.

    Args:
        env: the macros plugin.
    """
    env.variables["view"].page = env.page.url


def on_post_build(env: MacrosPlugin) -> None:
    """Put the documents, the data and the search index beside the pages.

    Args:
        env: the macros plugin.
    """
    root = Path(env.conf["site_dir"])
    library = env.variables["view"].library
    _DOCUMENTS.write(library, root)
    for file in env.variables["open_data"]:
        _write(root / file.path, file.content)
    for path, content in sharing.build(library).items():
        _write(root / path, content)
    index = json.dumps(search_index.build(root, library), ensure_ascii=False, separators=(",", ":"))
    _write(root / search_index.PATH, index.encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
