"""Makes each style sheet that pages link to one file, without the rules of the theme that no page can use.

The theme's sheet is 137 KB, of which a fifth is used: the rest is for all else that it can do. Ours is kept
whole. `mkdocs serve` does not run this step: there the browser follows the imports; a test compares the two.
"""

from __future__ import annotations

import posixpath
import re
from itertools import chain, dropwhile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

import minify
import tinycss2
from tinycss2.ast import AtRule, LiteralToken, ParenthesesBlock, WhitespaceToken
from tinycss2.serializer import serialize_string_value

from tools.publish.tree import PublicationError, elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.publish.tree import Tree

    Tokens = list[Any]  # tinycss2 has no types

_LINKS = "link[rel=stylesheet][href]"
_THEME = "assets/stylesheets/"
#: At-rules that hold rules; the content of any other stays as it is.
_GROUPS = frozenset({"container", "layer", "media", "scope", "starting-style", "supports"})
#: Of the selectors inside these one must be able to match; inside any other function they say nothing.
_ANY_OF = frozenset({"has", "is", "where"})
# An attribute that the browser sets itself, on what a reader opens.
_SET_BY_BROWSER = frozenset({"open"})
_NAMING = ("ident", "string")
_SKIP = {"skip_comments": True, "skip_whitespace": True}


def join(tree: Tree) -> None:
    """Write each style sheet that a page links to as one, with what it imports.

    Args:
        tree: the site.

    Raises:
        PublicationError: with what cannot be read, or cannot stand in one sheet.
    """
    links = [(place, link) for place, page in tree.pages.items() for link in page.css(_LINKS)]
    linked = dict.fromkeys(tree.target(link.attrs["href"] or "", place) for place, link in links)
    bundle = _Bundle(tree)
    sheets = {path: bundle.linked(path) for path in linked if path is not None}
    if bundle.problems:
        raise PublicationError("\n".join(bundle.problems))
    for path in bundle.done:
        del tree.files[path]
    for path, text in bundle.written(sheets).items():
        tree.files[path] = minify.string("text/css", text).encode()


def addresses(css: str) -> Iterator[str]:
    """What each ``url()`` and ``@import`` in a style sheet names."""
    for token in _address_tokens(tinycss2.parse_stylesheet(css, **_SKIP)):
        yield token.value


def _names(tree: Tree) -> set[str]:
    """What a selector can meet: elements, ids, ``.classes``, attributes as ``[name]`` and ``[name=value]``.

    Any word in a script of ours can be one, also as JavaScript writes ``data-`` attributes; a class only if
    it has a hyphen, as all of ours and all that scripts set of the theme have.
    """
    found = set(_SET_BY_BROWSER)
    for path, content in tree.files.items():
        if path.endswith("js") and not path.startswith("assets/"):
            for word in re.findall(r"[A-Za-z_][\w-]*", content.decode()):
                found |= {word, "data-" + re.sub("[A-Z]", lambda capital: f"-{capital[0].lower()}", word)}
                found |= {f".{word}"} if "-" in word else set()
    for element in (each for page in tree.pages.values() for each in elements(page)):
        found.add(element.tag or "")
        for name, value in element.attributes.items():
            found |= {f"[{name}]", f"[{name}={(value or '').lower()}]"}
            if name in ("class", "id"):
                found |= {f".{each}" if name == "class" else each for each in (value or "").split()}
    return found


class _Bundle:
    """Reads sheets with what they import, and keeps what is wrong in them."""

    def __init__(self, tree: Tree) -> None:
        self.problems: list[str] = []
        self.done: set[str] = set()
        self._files = tree.files
        self._known = _names(tree)
        self._theme: Tokens = []
        self._folder = ""

    def linked(self, path: str) -> Tokens:
        """The rules of a sheet that a page links to, and of what it imports."""
        self._folder = posixpath.dirname(path)
        return self._read(path)

    def written(self, sheets: dict[str, Tokens]) -> dict[str, str]:
        """The sheets as text, without the variables of the theme that no sheet or script names."""
        before: dict[str, str] = {}
        while before != (texts := {path: str(tinycss2.serialize(rules)) for path, rules in sheets.items()}):
            used = {each.value for each in _walk(list(chain(*sheets.values()))) if each.type in _NAMING}
            used |= {f"--{name}" for name in self._known}
            for rule in self._theme:
                rule.content = [part for part in rule.content if not _unused(part, used)]
            before = texts
        return texts

    def _read(self, path: str, importers: tuple[str, ...] = ()) -> Tokens:
        """The rules of a sheet, without those of the theme that nothing can match."""
        if path not in self._files or path in importers:
            self.problems.append(f"{path}: dit stijlblad is er niet, of importeert zichzelf")
            return []
        self.done.add(path)
        sheet = tinycss2.parse_stylesheet(self._files[path].decode(), **_SKIP)
        self.problems += [
            f"{path}:{token.source_line}: dit is niet te lezen ({token.message})"
            for token in _walk(sheet)
            if token.type == "error"
        ]
        rules: Tokens = []
        early = True
        for rule in self._kept(sheet, theme=path.startswith(_THEME)):
            name = getattr(rule, "lower_at_keyword", "")
            if name == "import" and early:
                rules += self._imported(rule, path, importers)
            elif name in ("import", "namespace"):
                self.problems.append(f"{path}:{rule.source_line}: @{name} kan op deze plek niet")
            elif name != "charset":
                early = early and name == "layer" and rule.content is None
                _rebase(rule, path, self._folder)
                rules.append(rule)
        return rules

    def _imported(self, rule: Any, path: str, importers: tuple[str, ...]) -> Tokens:
        """The rules of a sheet that another imports, under the conditions that it is imported with."""
        address = next((token.value for token in _address_tokens([rule])), "")
        conditions = _stripped(rule.prelude)[1:]
        groups = []
        for name in ("layer", "supports"):
            conditions = _stripped(conditions)
            if conditions and name in (
                getattr(conditions[0], key, "") for key in ("lower_name", "lower_value")
            ):
                inside = getattr(conditions.pop(0), "arguments", [])
                groups.append((name, [ParenthesesBlock(0, 0, inside)] if name == "supports" else inside))
        if conditions := _stripped(conditions):
            groups.append(("media", conditions))
        rules = self._read(_from(path, address), (*importers, path))
        for name, condition in groups:
            rules = [_group(name, condition, rules)]
        return rules

    def _kept(self, rules: Tokens, *, theme: bool) -> Iterator[Any]:
        """The rules, of the theme only those that may match; a layer that is left empty keeps its place."""
        for rule in rules:
            if rule.type == "qualified-rule" and theme:
                selectors = filter(self._may_match, _selectors(rule.prelude))
                rule.prelude = [token for each in selectors for token in (LiteralToken(0, 0, ","), *each)][1:]
                rule.content = tinycss2.parse_blocks_contents(rule.content, **_SKIP)
                self._theme.append(rule)
            if getattr(rule, "lower_at_keyword", "") in _GROUPS and rule.content is not None:
                inside = list(self._kept(tinycss2.parse_rule_list(rule.content, **_SKIP), theme=theme))
                yield _group(rule.lower_at_keyword, rule.prelude, inside)
            elif rule.type != "qualified-rule" or (rule.prelude and rule.content):
                yield rule

    def _may_match(self, selector: Tokens) -> bool:
        """Whether every name in a selector is known."""
        for before, token in zip([None, *selector], selector, strict=False):
            if token.type == "function" and token.lower_name in _ANY_OF:
                known = any(map(self._may_match, _selectors(token.arguments)))
            elif token.type == "[] block":
                name, *rest = [each.value for each in token.content if each.type != "whitespace"]
                value = rest[1].lower() if rest[:1] == ["="] else ""
                asked = f"[{name}={value}]" if value else f"[{name}]"
                # A script that sets an attribute names it, and the value as well.
                by_script = name in self._known and (not value or value in self._known)
                known = asked in self._known or by_script
            else:
                name = f".{token.value}" if before == "." else getattr(token, "value", "")
                known = token.type not in ("hash", "ident") or before == ":" or name in self._known
            if not known:
                return False
        return True


def _unused(part: Any, used: set[str]) -> bool:
    return part.type == "declaration" and part.name.startswith("--") and part.name not in used


def _group(name: str, condition: Tokens, rules: Tokens) -> Any:
    order_only = name == "layer" and condition and not rules
    return AtRule(0, 0, name, name, [WhitespaceToken(0, 0, " "), *condition], None if order_only else rules)


def _selectors(tokens: Tokens) -> Iterator[Tokens]:
    selector: Tokens = []
    for each in tokens:
        if each == ",":
            yield selector
            selector = []
        else:
            selector.append(each)
    yield selector


def _stripped(tokens: Tokens) -> Tokens:
    return list(dropwhile(lambda token: token.type == "whitespace", tokens))


def _walk(tokens: Tokens) -> Iterator[Any]:
    """Every token, also those inside others."""
    for token in tokens:
        yield token
        for part in ("prelude", "arguments", "content", "value"):
            if isinstance(inside := getattr(token, part, None), list):
                yield from _walk(inside)


def _address_tokens(tokens: Tokens) -> Iterator[Any]:
    for token in _walk(tokens):
        if token.type == "url":
            yield token
        elif getattr(token, "lower_name", "") == "url" or getattr(token, "lower_at_keyword", "") == "import":
            inside = getattr(token, "arguments", None) or token.prelude
            yield from [each for each in inside if each.type == "string"][:1]


def _rebase(rule: Any, path: str, folder: str) -> None:
    """Write its addresses as seen from the folder of the sheet that it comes to stand in."""
    for token in _address_tokens([rule]):
        parts = urlsplit(token.value)
        if not parts.scheme and parts.path and not parts.path.startswith("/"):
            seen = posixpath.relpath(_from(path, parts.path), folder)
            token.value = parts._replace(path=quote(seen)).geturl()
            quoted = f'"{serialize_string_value(token.value)}"'
            token.representation = f"url({quoted})" if token.type == "url" else quoted


def _from(path: str, address: str) -> str:
    """The path of what stands at an address in a sheet."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))
