"""Hostile text, in every field of the data that takes it."""

from __future__ import annotations

import re
import types
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.loading import files
from macros.model import Mail
from macros.model.fields import PLAIN, Text
from macros.model.inline import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What people have tried; one a line.
STRINGS = (Path(__file__).parent.parent / "data" / "hostile.txt").read_text(encoding="utf-8").splitlines()
_MARK = re.compile(r"q\d+q")


def refusal(kind: Any, text: str) -> str | None:
    """Why a field of a kind refuses a text, in Dutch; nothing where it takes it."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["msg"]
    return None


class Poison:
    """Puts the strings, in turn, in every field that takes them.

    Attributes:
        texts: what a reader must see, letter for letter, by the mark that stands behind it.
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._numbers = count()
        # A link of the list is markup that the data may have: what it may not hold is tried as plain text.
        self._sources = {
            **{kind: cycle(text for text in STRINGS if not refusal(kind, text)) for kind in PLAIN},
            Mail: cycle(text for text in STRINGS if not refusal(Text, text) and "{" not in text),
            Inline: cycle(text for text in STRINGS if not refusal(Inline, text) and "](https:" not in text),
        }

    def spoil(self, folder: Path) -> None:
        """Change the data in a folder."""
        for file, content in files().items():
            path = folder / file
            tree = self._changed(yaml.safe_load(path.read_text(encoding="utf-8")) or [], content.content)
            path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def _changed(self, value: Any, kind: Any) -> Any:
        if value is None:
            return None  # what is left empty is no text
        if kind in (*PLAIN, Inline):
            return self._next(kind)
        if get_origin(kind) is Annotated:
            return self._changed(value, get_args(kind)[0])
        if get_origin(kind) in (Union, types.UnionType):
            return self._changed(value, get_args(kind)[0])
        if get_origin(kind) is tuple:
            return [self._changed(each, get_args(kind)[0]) for each in value]
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            hints = get_type_hints(kind, include_extras=True)
            lines = self._lines(value) if kind is Mail else {}
            return lines | {
                name: self._changed(each, hints[name]) for name, each in value.items() if name not in lines
            }
        return value

    def _lines(self, mail: dict[str, Any]) -> dict[str, Any]:
        """The lines of a mail, in which what stands between braces is a gap: the last one has them all."""
        subject, *body = (self._next(Mail) for _ in ("subject", *mail["body"]))
        return {"subject": subject, "body": [*body, "".join(f"{{{gap['id']}}}" for gap in mail["gaps"])]}

    def _next(self, kind: Any) -> str:
        mark = f"q{next(self._numbers)}q"
        source = f"{next(self._sources[kind])} {mark}"
        self.texts[mark] = Inline.parse(source).text if kind is Inline else source
        return source

    def altered(self, text: str, squash: Any = str) -> list[str]:
        """The texts of which a mark stands in some text without all that belongs before it.

        Args:
            text: what a reader sees.
            squash: what happened to white space and the like in there.
        """
        wrong = []
        seen = squash(text).lower()
        for match in _MARK.finditer(seen):
            expected = squash(self.texts[match[0]]).lower()
            if not seen[: match.end()].endswith(expected):
                wrong.append(
                    f"{self.texts[match[0]]!r} became {seen[max(0, match.start() - 60) : match.end()]!r}"
                )
        return wrong

    def missing(self, seen: Iterable[str]) -> set[str]:
        """The texts that stand in none of some texts."""
        return set(self.texts) - {mark for text in seen for mark in _MARK.findall(text)}
