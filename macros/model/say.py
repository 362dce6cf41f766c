"""What the interface says, filled with the words of the subject: ``say.checklist.reset``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Template
from typing import TYPE_CHECKING

from macros.problems import suggestion

if TYPE_CHECKING:
    from macros.model.kinds import Kind
    from macros.model.words import Noun, Words

#: Where the sentences stand, for whoever reads a message.
SENTENCES = "macros/words/nl.yml"


class Group:
    """The sentences of one part of the interface, each an attribute."""

    def __init__(self, name: str, sentences: Mapping[str, str]) -> None:
        """Hold sentences.

        Args:
            name: what the group is called.
            sentences: each sentence by its name.
        """
        self._name = name
        self._sentences = dict(sentences)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._sentences:
            # No AttributeError: a template would take it for something that may be missing.
            known = suggestion(name, self._sentences)
            raise LookupError(f'{SENTENCES}: er is geen zin "{self._name}.{name}"{known}')
        return self._sentences[name]


@dataclass(frozen=True)
class Say:
    """Every sentence of the interface; the group ``word`` has the words of the subject themselves.

    Attributes:
        groups: the sentences by their group and their name.
        words: the words of the subject.
    """

    groups: Mapping[str, Mapping[str, str]]
    words: Words

    def __getattr__(self, name: str) -> Group:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self.groups:
            raise LookupError(f'{SENTENCES}: er is geen groep "{name}"{suggestion(name, self.groups)}')
        return Group(name, self.groups[name])

    @cached_property
    def as_json(self) -> str:
        """Every sentence, for what is no Python."""
        return json.dumps(self.groups, ensure_ascii=False, sort_keys=True)

    def kind(self, kind: Kind) -> Noun:
        """What readers call a kind of record."""
        return self.words.of(kind)

    def filled(self, text: str) -> str:
        """Fill a text that stands elsewhere in the code, such as a heading of a kind, with the words.

        Args:
            text: the text, in which ``$assignment`` is a word.

        Returns:
            The text with the words.

        Raises:
            KeyError: for a word that there is not.
        """
        return Template(text).substitute(self.groups["word"])
