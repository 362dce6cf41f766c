"""Ids of records: how a field refers to one, and how a wrong reference is explained."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import GetCoreSchemaHandler, ValidationInfo

#: The kinds of record, and what an editor calls them.
KINDS = {
    "chapter": "hoofdstuk",
    "phase": "fase",
    "intervention": "interventie",
    "item": "checklistpunt",
    "red_flag": "rode vlag",
    "thought": "gedachte",
    "question": "vraag",
    "form": "formulier",
    "term": "begrip",
    "exercise": "oefening",
}


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids in all files together: the context in which ``load`` validates each of them.

    Attributes:
        kinds: the kind of record behind each id.
        unread: kinds whose file cannot be read; an id that is not known may be in there.
        twice: ids that more than one record has; what refers to one may mean any of them.
    """

    kinds: dict[str, str]
    unread: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of a record of one of these kinds; a dangling one is a validation error.

    Without ``KnownIds`` as validation context nothing is checked.
    """

    kinds: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def _check(self, value: str, info: ValidationInfo) -> str:
        check_reference(value, self.kinds, info.context)
        return value


def check_reference(value: str, kinds: Iterable[str], known: KnownIds | None) -> None:
    """Refuse an id that is not there, or that names a record of another kind.

    Args:
        value: the id.
        kinds: the kinds it may name.
        known: every id; where it is missing, anything goes.

    Raises:
        PydanticCustomError: with a Dutch reason and, where one is close, the id that was probably meant.
    """
    if known is None or value in known.twice:
        return
    kind = known.kinds.get(value)
    if kind is None:
        if not known.unread.isdisjoint(kinds):
            return
        fitting = [each for each, of_kind in known.kinds.items() if of_kind in kinds]
        raise wrong(f'onbekende id "{value}"{suggestion(value, fitting)}')
    if kind not in kinds:
        expected = " of ".join(KINDS[each] for each in kinds)
        raise wrong(f'de id "{value}" is een {KINDS[kind]}, en hier hoort een {expected}')


def wrong(reason: str) -> PydanticCustomError:
    """A validation error that carries its own Dutch reason.

    Args:
        reason: what is wrong, as one clause.

    Returns:
        The error, to raise.
    """
    return PydanticCustomError("dutch", "{reason}", {"reason": reason})


def suggestion(value: str, known: Iterable[str]) -> str:
    """The known name that is most like a wrong one.

    Args:
        value: what was written.
        known: what could have been meant.

    Returns:
        `` (bedoel je "…"?)``, or nothing where no name comes near.
    """
    close = difflib.get_close_matches(value, list(known), n=1, cutoff=0.7)
    return f' (bedoel je "{close[0]}"?)' if close else ""
