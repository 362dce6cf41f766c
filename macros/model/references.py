"""How a field refers to a record by its id, and how a wrong reference is explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.model.kinds import Kind, by_key, declared
from macros.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, ValidationInfo


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids in all files together: the context in which ``load`` validates each of them.

    Attributes:
        kinds: the key of the kind of record behind each id.
        unread: kinds whose file cannot be read; an id that is not known may be in there.
        twice: ids that more than one record has; what refers to one may mean any of them.
        misshapen: ids that are there and cannot be one, such as ``Doorvragen``.
    """

    kinds: dict[str, str]
    unread: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    misshapen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of a record of some kinds; a dangling one is a validation error.

    Without ``KnownIds`` as validation context nothing is checked.

    Attributes:
        allows: whether the field may name a record of a kind.
    """

    allows: Callable[[Kind], bool]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def _check(self, value: str, info: ValidationInfo) -> str:
        check_reference(value, info.context, self.allows)
        return value


def check_reference(
    value: str, known: KnownIds | None, allows: Callable[[Kind], bool] = lambda _: True
) -> None:
    """Refuse an id that is not there, or that names a record of another kind.

    Args:
        value: the id.
        known: every id; where it is missing, anything goes.
        allows: whether it may name a record of a kind; of any kind where left out.

    Raises:
        PydanticCustomError: with a Dutch reason and, where one is close, the id that was probably meant.
    """
    if known is None or value in known.twice:
        return
    allowed = {each.key: each.one for each in declared() if allows(each)}
    key = known.kinds.get(value)
    if key is None:
        if not known.unread.isdisjoint(allowed):
            return
        if suggestion(value, known.misshapen):
            # It was probably meant, and is reported itself.
            return
        fitting = [each for each, of_kind in known.kinds.items() if of_kind in allowed]
        raise wrong(f'onbekende id "{value}"{suggestion(value, fitting)}')
    if key not in allowed:
        expected = " of ".join(allowed.values())
        raise wrong(f'de id "{value}" is een {by_key(key).one}, en hier hoort een {expected}')


def wrong(reason: str) -> PydanticCustomError:
    """A validation error that carries its own Dutch reason.

    Args:
        reason: what is wrong, as one clause.

    Returns:
        The error, to raise.
    """
    return PydanticCustomError("dutch", "{reason}", {"reason": reason})
