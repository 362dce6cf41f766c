"""From the library to the fragments of Markdown and HTML that the pages of the site are made of."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup
from markupsafe import escape as escaped

from macros import addresses, dutch, look, releases, sharing
from macros.built import ALONE
from macros.model import group_of, kinds, materials_of, timetable
from macros.site import compiled, phrases, report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.built import Built
    from macros.model import Inline, Library, Phase, Programme, Record, Retired

TEMPLATES = Path(__file__).parent / "templates"
#: A folder for each tool, with its template, script, style and tests.
COMPONENTS = Path(__file__).parents[2] / "components"
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#+!|&~^=\"]")


class View:
    """The components of the site, for one library.

    Attributes:
        page: the path of the page that is being rendered; addresses are relative to it.
    """

    def __init__(self, library: Library, documents: Iterable[Built]) -> None:
        """Prepare the templates.

        Args:
            library: the records.
            documents: the documents that can be downloaded, in the order of the page that lists them.
        """
        self.page = ""
        self.library = library
        self._documents = {document.name: document for document in documents}
        self._environment = environment = Environment(
            loader=FileSystemLoader([TEMPLATES, *sorted(COMPONENTS.iterdir())]),
            bytecode_cache=compiled.KEPT,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        environment.filters |= {
            "accent": self.accent,
            "breaking": breaking,
            "count": dutch.count,
            "date": dutch.date,
            "icon": icon,
            "inline": self.inline,
            "lower_first": dutch.lower_first,
            "materials": materials_of,
            "gaps": gaps,
            "group": lambda programme: group_of(library, programme),
            "heading": heading,
            "md": markdown_text,
            # Jinja works a filter on a fixed text out once for all pages, unless it asks for the context.
            "page": pass_context(lambda _context, path: self.relative(path)),
            "query": query,
            "records": self.records,
            "sheet": self.sheet,
            "size": dutch.size,
            "timetable": lambda programme: timetable(library, programme),
            "url": self.url,
        }
        environment.globals |= {
            "library": library,
            "address": lambda record_id: addresses.address(library, record_id),
            "publication": releases.shown(library),
            "say": library.say,
            "ways_to_report": lambda record_id: report.ways(library, record_id),
            "phases": library.phases,
            "bank": phrases.bank(library),
            "documents": self._documents,
            "groups_to_share": list(sharing.groups(library)),
            "overview": _overview(library),
            "old_answers": old_answers(library),
        }

    def render(self, template: str, **context: Any) -> Markup:
        """Render a component.

        Args:
            template: the name of its template, without the suffix.
            **context: what the template needs besides the library.

        Returns:
            Markdown in which HTML blocks stand at the start of a line; ready for a page.
        """
        return Markup(self._environment.get_template(f"{template}.jinja").render(**context))  # noqa: S704

    def relative(self, path: str) -> str:
        """An address from the root of the site, as seen from the page that is being rendered.

        Args:
            path: the address from the root.

        Returns:
            The relative address.
        """
        return addresses.relative(path, self.page)

    def url(self, record_id: str) -> str:
        """The address of a record, as seen from the page that is being rendered.

        Args:
            record_id: its id.

        Returns:
            The relative address.
        """
        return self.relative(addresses.address(self.library, record_id))

    def sheet(self, record: Record) -> Built | None:
        """The document that has a record alone.

        Args:
            record: the record.

        Returns:
            That of a record, a phase or a path; nothing where there is none.
        """
        names = (f"{ALONE}-{record.id}", f"checklist-{record.id}", record.id)
        return next((self._documents[name] for name in names if name in self._documents), None)

    def accent(self, phase: Phase) -> int:
        """Which of the accent colours is a phase's own.

        Args:
            phase: the phase.

        Returns:
            The number of the colour, counted from 1; with more phases than colours they come round again.
        """
        return look.accent(self.library.phases.index(phase))

    def records(self, ids: Iterable[str]) -> list[Record]:
        """Look records up.

        Args:
            ids: their ids.

        Returns:
            The records, in the order of the ids.
        """
        return [self.library.records[each] for each in ids]

    def inline(self, text: Inline, *, links: bool = True) -> Markup:
        """Write a text with inline markup as HTML.

        Args:
            text: the parsed text.
            links: whether it may have links; inside a link or a control there can be none.

        Returns:
            HTML in which everything but the markup is escaped.
        """
        parts = []
        for span in text.spans:
            html = dutch.TOGETHER.sub(
                r'<span class="ot-together">\g<0></span>', escape(span.text, quote=False)
            )
            if span.lang:
                html = f'<i lang="{span.lang}">{html}</i>'
            if span.emphasis:
                html = f"<em>{html}</em>"
            if span.strong:
                html = f"<strong>{html}</strong>"
            if span.href and links:
                if span.href.startswith("#"):
                    html = f'<a href="{escape(self.url(span.href[1:]))}">{html}</a>'
                else:
                    html = f'<a class="ot-external" href="{escape(span.href)}">{html}</a>'
            parts.append(html)
        return Markup("".join(parts))  # noqa: S704


#: Below which name the tools keep what a reader says of a record, by the key of its kind.
_KEPT_UNDER = {"red_flag": "flag", "intervention": "chosen", "item": "item", "form": "form"}


def old_answers(library: Library) -> list[tuple[str, Retired]]:
    """The records that are gone and of which a reader may have kept something.

    Args:
        library: the records.

    Returns:
        Each with the name that it is kept under, such as ``item/old``.
    """
    kept = (each for each in library.retired if each.of in _KEPT_UNDER)
    return [(f"{_KEPT_UNDER[each.of]}/{each.id}", each) for each in kept]


def taken_over(library: Library) -> list[tuple[str, str]]:
    """Where it goes on what a reader kept of a record that is gone: under a record of the same kind.

    Args:
        library: the records.

    Returns:
        The names it is kept under, then and now, such as ``item/old`` and ``item/new``.
    """
    return [
        (name, f"{_KEPT_UNDER[each.of]}/{each.successor}")
        for name, each in old_answers(library)
        if each.carries_over and each.successor and library.records[each.successor].kind.key == each.of
    ]


def _overview(library: Library) -> list[sharing.Group]:
    """What the overview shows below the phases; what explains words comes behind what can be shared."""
    shown = sorted((of for of in kinds() if of.kind.overview), key=lambda of: not of.kind.listed)
    return [sharing.Group(library.say.filled(of.kind.overview), of.kind, library.of(of)) for of in shown]


def query(programme: Programme) -> str:
    """Write a programme as the address in which a trainer changes it, as planner.mjs reads and writes it.

    Args:
        programme: the programme.

    Returns:
        The query.
    """
    parts = [
        f"{part.item or f'{programme.id}-{part.id}'}{f':{part.minutes}' if part.minutes else ''}"
        for part in programme.parts
    ]
    online = "&vorm=online" if programme.form == "online" else ""
    return f"?delen={','.join(parts)}&start={programme.start.replace(':', '')}{online}"


def gaps(sentence: str, **values: object) -> Markup:
    """Fill in what differs in a sentence.

    Args:
        sentence: the sentence, with ``{gaps}``.
        **values: what comes in each gap; what is no markup is escaped.

    Returns:
        HTML.
    """
    return escaped(sentence).format(**values)


def markdown_text(text: str) -> Markup:
    """Make a text safe inside a line of Markdown, such as a heading.

    Args:
        text: plain text.

    Returns:
        The text with every character that means something in Markdown, HTML or an attribute list as a
        character reference.
    """
    return Markup(_MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", text))  # noqa: S704


def icon(name: str) -> Markup:
    """An icon, hidden from who does not see it: what it means is said beside it.

    Args:
        name: the name of its drawing, such as the key of a kind of record.

    Returns:
        SVG for inside a line.
    """
    own = f"ot-icon--{name.rpartition('_')[2]}"
    attributes = f'class="ot-icon {own}" width="24" height="24" aria-hidden="true"'
    return Markup(look.icon(name).replace("<svg ", f"<svg {attributes} ", 1))  # noqa: S704


def breaking(text: str) -> Markup:
    """Write a heading as HTML, with a place to break a line after each slash.

    Args:
        text: plain text.

    Returns:
        HTML with ``<wbr>``.
    """
    return escaped(text).replace("/", Markup("/<wbr>"))


def heading(text: str) -> Markup:
    """Make a text safe as a heading of Markdown, with a place to break a line after each slash.

    Args:
        text: plain text.

    Returns:
        Markdown with ``<wbr>``.
    """
    return markdown_text(text).replace("/", Markup("/<wbr>"))
