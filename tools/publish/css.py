"""Reads a style sheet into rules, and writes it as short as it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: What holds rules; any other block holds declarations.
_GROUPS = ("@media", "@supports", "@layer", "@container", "@keyframes", "@-webkit-keyframes")
# Text in quotes and in url() may hold any sign; a comment is for who writes.
_TOKEN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]""", re.DOTALL)


@dataclass(slots=True)
class Rule:
    """A part of a style sheet.

    Attributes:
        prelude: what stands before the block: selectors, or an at-rule with its condition.
        declarations: what stands in the block, as texts such as ``color:red``.
        rules: the rules in the block, where it is a group.
        block: whether there is a block; ``@charset`` has none.
    """

    prelude: str
    declarations: list[str] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    block: bool = True

    @property
    def group(self) -> bool:
        """Whether it holds rules of its own."""
        return self.prelude.startswith(_GROUPS)

    def __str__(self) -> str:
        """The rule as CSS, without a space too many."""
        if not self.block:
            return f"{self.prelude};"
        return f"{self.prelude}{{{write(self.rules) if self.group else ';'.join(self.declarations)}}}"


def parse(css: str) -> list[Rule]:
    """Read a style sheet.

    Args:
        css: its text; without rules in rules, other than in groups such as ``@media``.

    Returns:
        Its rules, in order.

    Raises:
        ValueError: when a block is not closed, or a rule stands in a rule.
    """
    reader, done = _Reader(), 0
    for match in _TOKEN.finditer(css):
        reader.text += css[done : match.start()]
        done = match.end()
        sign = match[0]
        if sign == "{":
            reader.begin()
        elif sign in "};":
            reader.declare()
            if sign == "}":
                reader.path.pop()
        elif not sign.startswith("/*"):
            reader.text += sign
    if len(reader.path) > 1:
        raise ValueError(f"not closed: {reader.path[-1].prelude}")
    return reader.top.rules


class _Reader:
    """Where the reading of a style sheet is: the rules that are open, and the text since the last sign."""

    def __init__(self) -> None:
        self.top = Rule("@layer")  # a group, as the sheet itself is
        self.path = [self.top]
        self.text = ""

    def begin(self) -> None:
        """Open a rule, for which the text is the prelude."""
        rule, parent = Rule(_prelude(self.text)), self.path[-1]
        self.text = ""
        if not parent.group:
            raise ValueError(f"a rule in a rule: {rule.prelude}")
        parent.rules.append(rule)
        self.path.append(rule)

    def declare(self) -> None:
        """Add the text to the rule that is open, if there is any."""
        declaration, parent = _squeeze(self.text), self.path[-1]
        self.text = ""
        if not declaration:
            return
        if parent.group:
            parent.rules.append(Rule(declaration, block=False))
        else:
            name, _, value = declaration.partition(":")
            parent.declarations.append(f"{name.strip()}:{value.strip()}")


def write(rules: list[Rule]) -> str:
    """Write rules as CSS.

    Args:
        rules: the rules.

    Returns:
        The style sheet, without comments or a space too many.
    """
    return "".join(map(str, rules))


def split(selectors: str) -> list[str]:
    """Cut a list of selectors at its commas, not at those inside brackets.

    Args:
        selectors: the list.

    Returns:
        The selectors, in order.
    """
    depth, parts = 0, [""]
    for sign in selectors:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _squeeze(text: str) -> str:
    """One space where there is white space, and none at the ends; text in quotes stays as it is."""
    parts = re.split(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", text)
    return "".join(
        part if index % 2 else re.sub(r"\s+", " ", part) for index, part in enumerate(parts)
    ).strip()


def _prelude(text: str) -> str:
    squeezed = _squeeze(text)
    return squeezed if squeezed.startswith("@") else re.sub(r"\s*([,>~])\s*(?![=])", r"\1", squeezed)
