"""What the site generator calls: MkDocs its events, and the pages their macros.

The only module that knows MkDocs and its plugin for macros. MkDocs executes it once in a process, also where
it builds the site again and again: what must outlive a build is kept here.
"""

from __future__ import annotations

import calendar
import json
import os
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import ChoiceLoader, FileSystemLoader
from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from macros import addresses, changelog, documents, dutch, look, open_data, releases, search, sharing, site
from macros.loading import DATA, extend_published_ids, load
from macros.model import Chapter, Library, Record, TermFinder, kinds
from macros.problems import DataError, MissingError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from macros.built import Built
    from macros.model import MenuEntry, MenuItem, MenuPage

_CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


class _Build(NamedTuple):
    """What the events of one build share."""

    library: Library
    view: site.View
    data: list[Built]
    earlier: list[Built]
    problems: list[Problem]
    pages: dict[str, File]


class _Generator:
    """The events of MkDocs, in the order in which it calls them."""

    def __init__(self) -> None:
        self._documents = documents.Documents()
        self._publishes = False
        self._build: _Build
        self._page: Page

    def on_startup(self, command: str, **_: object) -> None:
        """Remember whether this is a build to publish, or a writer who tries things."""
        self._publishes = command == "build"

    def on_config(self, config: MkDocsConfig) -> None:
        """Load the data and offer the macros, at the start of every build.

        Raises:
            PluginError: when the data is wrong, a kind misses a file, or a text does not fit in a document;
                the message lists every problem.
        """
        try:
            library = load()
            if missing := [*site.missing_templates(library), *documents.missing_parts(library)]:
                raise MissingError(missing)
            built = self._documents.of(library)
        except DataError as error:
            raise PluginError(error.report) from error
        publication = releases.shown(library)
        # MkDocs stamps its files with this; with the date of the publication every build is the same.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(calendar.timegm(publication.date.timetuple())))
        data = open_data.documents(library, released=releases.released(library))
        earlier = releases.earlier(library)
        view = site.View(library, [*built, *data, *earlier])
        self._build = _Build(library, view, data, earlier, [], {})
        # As markup, so that the theme writes them into its pages as they are, and escapes none twice.
        config.site_name = escape(publication.title)
        config.site_description = escape(publication.description)
        config.copyright = view.render("footer")
        config.extra["imprint"] = view.render("imprint").strip()
        # `mkdocs serve` has set its own address; a build takes the one of the publication.
        config.site_url = config.site_url or publication.site_url
        links = site.TermLinks(TermFinder(library.terms), view.url)
        config.markdown_extensions.append(links)  # type: ignore[arg-type]  # a name or an extension
        plugin: Any = config.plugins["macros"]
        plugin.register_macros({macro.__name__: macro for macro in self._macros()})
        plugin.register_variables(
            {
                "publication": publication,
                "say": library.say,
                "data_format": open_data.FORMAT,
                "download_groups": {document.group for document in built},
                "publication_date": dutch.date(publication.date),
            }
        )

    def _macros(self) -> list[Callable[..., str]]:
        """What a page can call: a macro for each kind, and those for what is no record."""
        view, library = self._build.view, self._build.library

        def component(template: str, **context: Any) -> str:
            """Render a component that needs no record, such as ``home`` or ``red_flags``."""
            return view.render(template, **context)

        def changes() -> str:
            """Show what changed: what people wrote of it, and behind each version which records it were."""
            head, sections = changelog.read(_CHANGELOG.read_text("utf-8"))
            return view.render("changes", head=head, sections=site.changes(library, sections))

        def chapters() -> str:
            """Show the chapters that have this page, each under a heading of the second level."""
            page = self._page.url
            shown = [each for each in library.chapters if addresses.page_of(library, each) == page]
            return "\n\n".join(self._macro(Chapter)(each.id, level=2) for each in shown)

        def page_showing(kind: str) -> str:
            """The page that shows all of a kind, such as ``red_flags``, as a link in Markdown names it."""
            source = self._build.pages[library.showing[kind].page].src_uri
            return relpath(source, PurePosixPath(self._page.file.src_uri).parent)

        return [component, changes, chapters, page_showing, *map(self._macro, kinds())]

    def _macro(self, of: type[Record]) -> Callable[..., str]:
        """The macro that renders a record of a kind, such as ``phase("intake")``."""

        def macro(record_id: str, level: int = 1) -> str:
            record = self._build.library.find(record_id, of)
            # What search engines show below the title of the page; the first that a page asks for wins.
            self._page.meta.setdefault("description", escape(record.description))
            shown = self._build.library.shown_by(record) if isinstance(record, Chapter) else (record,)
            if level == 1 and not all(each.kind.contents for each in shown):
                self._page.meta.setdefault("hide", ["toc"])
            return self._build.view.render(of.kind.key, **{of.kind.key: record, "level": level})

        macro.__name__ = of.kind.key
        return macro

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the scripts and styles of the components, the pictures, and the pages of the records.

        A page with more on it than its records stands in ``docs/``, and calls for them itself.
        """
        for path in sorted(site.COMPONENTS.rglob("*.*")):
            if path.suffix in (".css", ".js", ".mjs"):
                place = f"{site.COMPONENTS.name}/{path.relative_to(site.COMPONENTS).as_posix()}"
                files.append(File.generated(config, place, abs_src_path=str(path)))
        for path in sorted(site.COMPONENTS.rglob("*.mjs.jinja")):
            place = f"{site.COMPONENTS.name}/{path.parent.name}/{path.stem}"
            files.append(File.generated(config, place, content=self._build.view.render(path.stem)))
        drawn = site.pictures(self._build.library) | {"stylesheets/palette.css": look.sheet()}
        for name, content in drawn.items():
            files.append(File.generated(config, name, content=content))
        _move(files, "scan.md", self._build.library.publication.scan_page, config)
        _move(files, "zinnen.md", self._build.library.publication.phrases_page, config)
        pages = {file.url.removeprefix("./"): file for file in files.documentation_pages()}
        for place, text in site.pages_of_records(self._build.library).items():
            if place not in pages:
                pages[place] = File.generated(config, f"{place}index.md", content=text)
                files.append(pages[place])
        self._build.pages.update(pages)
        self._build.problems.extend(site.wrong_in_menu(self._build.library, pages))
        config.nav = _menu(self._build.library, pages)
        for place, text in site.pages_without_records(self._build.library, pages).items():
            files.append(File.generated(config, f"{place}index.md", content=text))
        return files

    @event_priority(50)  # before the plugin, which renders the macros
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Tell the macros which page they stand on, and the page which one a reader goes on to.

        Addresses are relative to the page. After it comes that of the menu, unless it says so itself.
        """
        self._page, self._build.view.page = page, page.url
        if after := page.meta.get("next"):
            page.next_page = self._build.pages[after].page
        return markdown

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Complete a page and its contents, and see that each record stands on its page.

        Complete is a page with what is left of the records that once stood there.
        """
        html += site.retired_on(self._build.view, page.url)
        page.toc = get_toc(site.contents(html, dict(_headings(page.toc))))
        self._build.problems.extend(site.not_on_page(self._build.library, page.url, html))
        return html

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Stop before anything is written if a record does not stand on its page.

        Also gives the theme the templates of the tools, and keeps all compiled from one build to the next.

        Raises:
            PluginError: with every record that is nowhere.
        """
        if self._build.problems:
            raise PluginError(DataError(self._build.problems).report)
        # The theme includes the tools that every page has.
        env.loader = ChoiceLoader([env.loader, FileSystemLoader(site.COMPONENTS)])  # type: ignore[list-item]  # it has one
        env.bytecode_cache = site.KEPT
        library = self._build.library
        env.globals |= {
            "say": library.say,
            "publication": library.publication,
            "successors": site.taken_over(library),
        }
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the documents, the data and the search index beside the pages."""
        root, library = Path(config.site_dir), self._build.library
        self._documents.write(library, root)
        documents.write(self._build.earlier, root)
        index = json.dumps(search.build(root, library), ensure_ascii=False, separators=(",", ":"))
        files = {file.path: file.content for file in self._build.data}
        for path, content in {
            **files,
            **sharing.build(library),
            **documents.flat_file(library),
            search.PATH: index.encode(),
        }.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(content)
        if self._publishes:
            extend_published_ids(library, DATA)


def _headings(links: Iterable[AnchorLink]) -> Iterator[tuple[str, str]]:
    """The id and the name of each heading in a table of contents."""
    for each in links:
        yield each.id, each.title
        yield from _headings(each.children)


def _move(files: Files, source: str, place: str, config: MkDocsConfig) -> None:
    """Give a page of ``docs/`` the address that the data has for it."""
    if file := files.get_file_from_path(source):
        files.remove(file)
        files.append(File.generated(config, f"{place}index.md", content=file.content_string))


def _name(title: str | None) -> Markup:
    """A title for the menu, in which the plugin for macros finds nothing to fill in."""
    return escape(title).replace("{", Markup("&#123;"))


def _menu(library: Library, pages: Mapping[str, File]) -> list[Any]:
    """The menu as MkDocs wants it, escaped; the pages that are not there are told of elsewhere."""

    def entries(each: MenuEntry | MenuItem | MenuPage) -> list[Any]:
        if each.page is None:
            return [{_name(each.title): [item for page in each.pages for item in entries(page)]}]
        source = [pages[each.page].src_uri] if each.page in pages else []
        return [{_name(each.title): file} if each.title else file for file in source]

    return [item for each in library.publication.menu for item in entries(each)]


_GENERATOR = _Generator()
# MkDocs looks for functions by these names.
on_startup = _GENERATOR.on_startup
on_config = _GENERATOR.on_config
on_files = _GENERATOR.on_files
on_page_markdown = _GENERATOR.on_page_markdown
on_page_content = _GENERATOR.on_page_content
on_env = _GENERATOR.on_env
on_post_build = _GENERATOR.on_post_build
