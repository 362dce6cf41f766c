"""YAML to plain values, with the line each value stands on and every duplicate key found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from macros.loading.explain import no_such_day, unspaced
from macros.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]

# The C loader is seven times faster; PyYAML's wheels have it on every platform, a build from source may not.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 20
# Control characters, which YAML refuses, and the rare line breaks that YAML counts and an editor does not.
_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
}

# What Git leaves in a file that two people changed: both texts, between three lines.
_CONFLICT = re.compile(r"^<{7} .*?^>{7} ", re.DOTALL | re.MULTILINE)
# What the parser misses only further on: the place where it began says more, such as a quote that opens.
_SEEN_LATER = ("could not find expected ':'", "found unexpected end of stream")
# By a part of what libyaml says; the most likely cause, since the parser only sees where it got stuck.
_REASONS = {
    "mapping values are not allowed": (
        "een dubbele punt die hier niet kan: spring de regel even ver in als die erboven, of zet een tekst"
        " met een dubbele punt tussen aanhalingstekens"
    ),
    "could not find expected ':'": (
        "hier ontbreekt een dubbele punt achter een veld, of de regel staat te ver naar links"
    ),
    "did not find expected key": "het inspringen of een aanhalingsteken klopt niet, hier of vlak erboven",
    "did not find expected '-' indicator": (
        "een streepje ontbreekt, het inspringen klopt niet, of een tekst begint met een [ of een"
        " aanhalingsteken: zet die helemaal tussen enkele aanhalingstekens"
    ),
    "tab character": "een tab: spring in met spaties",
    "cannot start any token": "een tab of een teken dat hier niet kan; spring in met spaties",
    "unexpected end of stream": "een aanhalingsteken wordt niet gesloten",
    "did not find expected ',' or": "tussen haken ontbreekt een komma of het haakje dat sluit",
    "unknown escape character": "een \\ tussen dubbele aanhalingstekens; gebruik enkele",
    "undefined alias": "een tekst die met * begint; zet hem tussen aanhalingstekens",
    "did not find expected alphabetic": "een tekst die met & of * begint; zet hem tussen aanhalingstekens",
    "another document": "--- begint een nieuw document, en er kan er maar één zijn",
}


class Document:
    """One YAML file.

    Attributes:
        value: the content as lists, dictionaries and scalars; nothing where it cannot be read.
        problems: what is wrong with the YAML itself.
    """

    def __init__(self, name: str, text: str) -> None:
        """Read a file's text.

        Args:
            name: the file's name in messages.
            text: what it holds.
        """
        self.name = name
        self.value: Any = None
        self._complaints: list[tuple[int, Path, str]] = []
        self._lines: dict[Path, int] = {}
        self._seen: set[int] = set()
        self._refused: set[Path] = set()
        self._text = text.split("\n")
        node = self._compose(text)
        if node is None:
            if not self._complaints:
                self._complain(1, (), "het bestand is leeg")
        else:
            self.value = self._read(node, ())

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the YAML itself; named only now that the ids of the records are known."""
        return [Problem(self.name, line, self.where(path), text) for line, path, text in self._complaints]

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it that has one.

        Args:
            path: keys and list positions from the top.

        Returns:
            The line, counted from 1.
        """
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def where(self, path: Path) -> str:
        """Name a place the way an editor would: the record's id, then the field; the line tells the rest.

        Args:
            path: keys and list positions from the top.

        Returns:
            For example ``intake › how``; empty for the file as a whole.
        """
        names: list[str] = []
        value = self.value
        for key in path:
            value = _child(value, key)
            if isinstance(key, str):
                names.append(key)
                continue
            record_id = value.get("id") if isinstance(value, dict) else None
            if isinstance(record_id, str):
                names.append(record_id)
            elif not names:
                names.append(f"nummer {key + 1}")
        return " › ".join(names)

    def place(self, path: Path) -> Place:
        """Where a value stands, for a message about it.

        Args:
            path: keys and list positions from the top.

        Returns:
            The file, the line and the name of the place.
        """
        return Place(self.name, self.line(path), self.where(path))

    def refused(self, path: Path) -> bool:
        """Whether the YAML of this very value is wrong, so that there is nothing to read."""
        return path in self._refused

    def _complain(self, line: int, path: Path, message: str) -> None:
        self._complaints.append((line, path, message))

    def _compose(self, text: str) -> yaml.Node | None:
        if strange := _NOT_TEXT.search(text):
            line = text.count("\n", 0, strange.start()) + 1
            self._complain(line, (), "geen geldige YAML (een teken dat niet in een tekstbestand hoort)")
            return None
        if conflicts := list(_CONFLICT.finditer(text)):
            for each in conflicts:
                first, last = (text.count("\n", 0, place) + 1 for place in each.span())
                self._complain(
                    first,
                    (),
                    f"hier staan twee versies onder elkaar, tot en met regel {last} (een conflict in Git):"
                    " kies er een, en haal de regels met <<<<<<<, ======= en >>>>>>> weg",
                )
            return None
        try:
            if deep := _too_deep(text):
                self._complain(deep, (), "te diep genest")
                return None
            return yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if str(error.problem).startswith(_SEEN_LATER):
                mark = error.context_mark or mark
            # What is not finished is missed only below the end, where an editor has no line.
            line = min(mark.line, text.rstrip().count("\n")) + 1 if mark else 1
            line, reason = self._unspaced(line) or (line, _in_dutch(str(error.problem)))
            self._complain(line, (), f"geen geldige YAML ({reason})")
        return None

    def _unspaced(self, line: int) -> tuple[int, str] | None:
        """Find a field without a space behind its colon, on a line or above it beside the same fields.

        To YAML it is a text that goes on below it, and only the next field does not fit.
        """
        indent = _indent(self._text[line - 1])
        for each in range(line, 0, -1):
            text = self._text[each - 1]
            if not text.strip() or text.lstrip().startswith("#"):
                continue
            if _indent(text) < indent:
                break
            if _indent(text) == indent and (reason := unspaced(text)):
                return each, reason
        return None

    def _read(self, node: yaml.Node, path: Path) -> Any:
        line = self._lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if id(node) in self._seen:
            self._complain(line, path, "verwijzen met & en * kan hier niet: schrijf de tekst uit")
            return None
        self._seen.add(id(node))
        if node.tag not in _TAGS:
            self._complain(line, path, f'het label "{node.tag}" kan hier niet')
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._items(node, path))
        return [self._read(child, (*path, index)) for index, child in enumerate(node.value)]

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = key_node.value, key_node.start_mark.line + 1
            if not isinstance(key, str):
                self._complain(line, path, "een veldnaam is één woord")
            elif reason := unspaced(key):
                self._complain(line, path, reason)
            elif key in first:
                self._complain(
                    line, path, f'het veld "{key}" staat hier twee keer (ook op regel {first[key]})'
                )
            else:
                first[key] = line
                value = self._read(value_node, (*path, key))
                if not (isinstance(value, str) and unspaced(value)):
                    # The editor looks for the field's name; a folded text starts only on the next line.
                    self._lines[(*path, key)] = line
                yield key, value

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> Any:
        if node.tag not in _TAGS:
            self._complain(node.start_mark.line + 1, path, f'het label "{node.tag}" kan hier niet')
            return None
        self._refuse_comment(node, path)
        try:
            return yaml.constructor.SafeConstructor().construct_document(node)
        except (ArithmeticError, AttributeError, LookupError, ValueError, yaml.YAMLError):
            # For instance 2026-02-30: YAML takes it for a date, the calendar does not. PyYAML does not mend
            # what goes wrong inside it, such as a KeyError for `!!bool misschien`.
            reason = no_such_day(node.value) or f'"{node.value}" is geen geldige waarde'
            self._complain(node.start_mark.line + 1, path, reason)
            self._refused.add(path)
            return None

    def _refuse_comment(self, node: yaml.ScalarNode, path: Path) -> None:
        """In the middle of a sentence a # makes YAML drop the rest, and nobody would see it."""
        end = node.end_mark
        rest = self._text[end.line][end.column :] if end and end.line < len(self._text) else ""
        if not node.style and " " in node.value.strip() and rest.lstrip().startswith("#"):
            message = "wat achter # staat, valt weg: zet de tekst tussen aanhalingstekens"
            self._complain(end.line + 1, path, message)


def _indent(text: str) -> int:
    """Where the first field or text of a line begins; a point begins behind its dash."""
    return len(text) - len(text.lstrip(" -"))


def _in_dutch(reason: str) -> str:
    """What the parser says, as an editor would understand it; its own words where we know no better."""
    return next((dutch for english, dutch in _REASONS.items() if english in reason), reason)


def _too_deep(text: str) -> int | None:
    """The line where the nesting gets too deep; found before composing, which would overflow the C stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


def _child(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return value[key]
    return None
