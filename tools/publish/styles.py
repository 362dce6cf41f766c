"""Puts the style sheets of the site in one, without the rules of the theme that no page can use.

The theme's own sheet is 138 KB of which a fifth is used: the rest is for admonitions, code, tabs and all
else that it can do. A rule goes only when one of its classes, ids, elements or attributes stands in no page
and no script. `mkdocs serve` does not run this step and has the whole sheets; a test compares the two as a
browser shows them.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tools.publish import css

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: The one style sheet, from the root of the site.
BUNDLE = "stylesheets/site.css"
_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
_URL = re.compile(r"""url\((["']?)(?!data:|/|#|https?:)([^"')]+)\1\)""")
_FUNCTION = re.compile(r":(not|is|where|has|[\w-]+)\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_ATTRIBUTE = re.compile(r"""\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*["']?([^"'\]]*?)["']?\s*(?:[is]\s*)?)?\]""")
# The browser sets it itself, on what a reader opens.
_SET_BY_BROWSER = frozenset({"open"})


@dataclass(slots=True)
class Vocabulary:
    """Every name that a selector can meet.

    Attributes:
        names: the elements, classes and ids of the pages.
        attributes: their attributes, each with its values.
        script: the words in the scripts, which can add any of these.
    """

    names: set[str] = field(default_factory=set)
    attributes: dict[str, set[str]] = field(default_factory=dict)
    script: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether an element, class or id can stand in a page."""
        return name in self.names or name in self.script

    def has_attribute(self, name: str, operator: str | None, value: str | None) -> bool:
        """Whether an attribute can stand in a page, with this value where one is asked for."""
        camel = re.sub(r"-(\w)", lambda match: match[1].upper(), name.removeprefix("data-"))
        if name in _SET_BY_BROWSER or name in self.script or camel in self.script:
            return True
        return name in self.attributes and (operator != "=" or value in self.attributes[name])


def write(root: Path) -> None:
    """Make the one style sheet of a site, let every page link to it, and drop what it replaces.

    Args:
        root: the root of the built site; without the sheets of the generator it stays as it is.
    """
    pages = {file: file.read_text("utf-8") for file in sorted(root.rglob("*.html"))}
    scripts = [file.read_text("utf-8") for file in sorted(root.rglob("*")) if file.suffix in (".js", ".mjs")
               and "assets/javascripts" not in file.as_posix()]  # fmt: skip
    sheets = _LINK.findall(pages[root / "index.html"])
    rules = [rule for sheet in sheets for rule in _sheet(root, sheet)]
    kept = trim(rules, read(pages.values(), scripts))
    for sheet in sheets:
        (root / sheet).unlink()
    (root / BUNDLE).write_text(css.write(kept), "utf-8")
    for file, html in pages.items():
        file.write_text(_relink(html, sheets), "utf-8")


def read(pages: Iterable[str], scripts: Iterable[str]) -> Vocabulary:
    """Learn which names the pages and scripts of a site use.

    Args:
        pages: the HTML of every page.
        scripts: the text of every script that a page can load.

    Returns:
        The names.
    """
    words = Vocabulary()
    reader = _Reader(words)
    for html in pages:
        reader.reset()
        reader.feed(html)
    for script in scripts:
        words.script.update(re.findall(r"[A-Za-z_][\w-]*", script))
    return words


def trim(rules: list[css.Rule], words: Vocabulary) -> list[css.Rule]:
    """Leave out the rules that nothing can match, and the variables and animations that no other rule uses.

    Args:
        rules: the rules of all style sheets.
        words: the names that the site uses.

    Returns:
        The rules that are left, in the same order.
    """
    kept = _matching(rules, words)
    while True:
        used = set(re.findall(r"var\((--[\w-]+)", css.write(kept)))
        animations = set(re.findall(r"[\w-]+", " ".join(_animations(kept))))
        fewer = _used(kept, used | words.script, animations)
        if css.write(fewer) == css.write(kept):
            return kept
        kept = fewer


class _Reader(HTMLParser):
    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self._words = words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._words.names.add(tag)
        for name, value in attrs:
            self._words.attributes.setdefault(name, set()).add(value or "")
            if name in ("class", "id"):
                self._words.names.update((value or "").split())


def _sheet(root: Path, sheet: str) -> list[css.Rule]:
    """The rules of one sheet, with its addresses as seen from the one that takes its place."""

    def address(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), match[2]))
        return f'url("{posixpath.relpath(path, posixpath.dirname(BUNDLE))}")'

    text = _URL.sub(address, (root / sheet).read_text("utf-8"))
    return [rule for rule in css.parse(text) if not rule.prelude.startswith("@charset")]


def _relink(html: str, sheets: list[str]) -> str:
    """The page with one link to the one style sheet, where the first of the others was."""
    linked = False

    def link(match: re.Match[str]) -> str:
        nonlocal linked
        sheet = next((each for each in sheets if match[1].endswith(each)), None)
        if sheet is None:
            return match[0]
        first, linked = not linked, True
        return f'<link rel="stylesheet" href="{match[1].removesuffix(sheet)}{BUNDLE}">\n' if first else ""

    return _LINK.sub(link, html)


def _matching(rules: list[css.Rule], words: Vocabulary) -> list[css.Rule]:
    kept = []
    for rule in rules:
        if rule.prelude.startswith("@keyframes"):
            kept.append(rule)
        elif rule.group:
            if inner := _matching(rule.rules, words):
                kept.append(css.Rule(rule.prelude, rules=inner))
        elif rule.prelude.startswith("@"):
            kept.append(rule)
        elif selectors := [each for each in css.split(rule.prelude) if _may_match(each, words)]:
            kept.append(css.Rule(",".join(selectors), rule.declarations))
    return kept


def _may_match(selector: str, words: Vocabulary) -> bool:
    """Whether every name in a selector is known; what a page must not have says nothing."""
    while match := _FUNCTION.search(selector):
        name, inside = match.groups()
        if name in ("is", "where", "has") and not any(_may_match(each, words) for each in css.split(inside)):
            return False
        selector = selector[: match.start()] + selector[match.end() :]
    for name, operator, value in _ATTRIBUTE.findall(selector):
        if not words.has_attribute(name, operator, value):
            return False
    bare = re.sub(r"::?[\w-]+", "", _ATTRIBUTE.sub("", selector))
    return all(words.has(name) for name in re.findall(r"(?<![\d.])[A-Za-z_][\w-]*", bare.replace(".", " ")))


def _animations(rules: list[css.Rule]) -> Iterable[str]:
    for rule in rules:
        yield from _animations(rule.rules)
        yield from (each for each in rule.declarations if each.startswith("animation"))


def _used(rules: list[css.Rule], variables: set[str], animations: set[str]) -> list[css.Rule]:
    kept = []
    for rule in rules:
        if rule.prelude.startswith("@keyframes"):
            if rule.prelude.split()[-1] in animations:
                kept.append(rule)
        elif rule.group:
            if inner := _used(rule.rules, variables, animations):
                kept.append(css.Rule(rule.prelude, rules=inner))
        elif not rule.block:
            kept.append(rule)
        elif declarations := [each for each in rule.declarations if _needed(each, variables)]:
            kept.append(css.Rule(rule.prelude, declarations))
    return kept


def _needed(declaration: str, variables: set[str]) -> bool:
    name = declaration.partition(":")[0]
    return not name.startswith("--") or name in variables or name.lstrip("-") in variables
