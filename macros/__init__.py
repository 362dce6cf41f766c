"""What the site generator calls: the macros for the pages, and the documents beside the site.

The only module that knows the macros plugin and MkDocs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from macros import documents, dutch, site
from macros.load import load
from macros.problems import DataError
from macros.term_links import TermLinks
from macros.terms import TermFinder

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Load the data and offer the macros; called at the start of every build.

    Args:
        env: the macros plugin.

    Raises:
        PluginError: when the data is wrong; the message lists every problem.
    """
    try:
        library = load()
    except DataError as error:
        raise PluginError(error.report) from error
    built = documents.build(library)
    view = site.Site(library, built)
    # `mkdocs serve` has set its own address; a build takes the one of the publication.
    env.conf["site_url"] = env.conf["site_url"] or library.publication.site_url
    env.conf["markdown_extensions"].append(TermLinks(TermFinder(library.terms), view.url))
    env.variables["publication"] = library.publication
    env.variables["publication_date"] = dutch.date(library.publication.date)
    env.opdracht = view, built

    @env.macro
    def component(name: str, **context: Any) -> str:
        """Render a component that needs no record: ``home``, ``red_flags``, ``thoughts``, …"""
        return view.render(name, **context)

    @env.macro
    def chapter(record_id: str, level: int = 1) -> str:
        """Render a chapter, with its title as a heading of a level."""
        return view.render("chapter", chapter=library.records[record_id], level=level)

    @env.macro
    def phase(record_id: str) -> str:
        """Render a whole phase: its text, its interventions and its checklist."""
        record = library.records[record_id]
        return view.render("phase", phase=record, interventions=library.interventions_of(record))

    @env.macro
    def form(record_id: str) -> str:
        """Render a form."""
        return view.render("form", form=library.records[record_id])


def on_pre_page_macros(env: MacrosPlugin) -> None:
    """Tell the view which page its addresses are relative to.

    Args:
        env: the macros plugin.
    """
    env.opdracht[0].page = env.page.url


def on_post_build(env: MacrosPlugin) -> None:
    """Put the documents beside the pages.

    Args:
        env: the macros plugin.
    """
    documents.write(env.opdracht[1], Path(env.conf["site_dir"]))
