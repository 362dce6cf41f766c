"""Which fields hold texts for a reader, and which what to say: found in the model, so a new one counts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from macros.model.fields import LAYOUT, LINE, SEARCHED, SPOKEN
from macros.model.inline import Inline

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts_of(part: BaseModel) -> Iterator[tuple[str, str]]:
    """Every text in a record, or in a part of one, that is there for a reader.

    Args:
        part: the record, or the part.

    Yields:
        The name of each field, with those around it (``otherwise.text``), and the text without its markup.
    """
    for name in _text_fields(type(part)):
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from ((f"{name}.{inner}", text) for inner, text in texts_of(each))
            elif isinstance(each, Inline | str):
                yield name, str(each)


def spoken_in(part: BaseModel) -> Iterator[Inline]:
    """Everything that a reader can say to somebody, in a record or in a part of one.

    Args:
        part: the record, or the part.

    Yields:
        Each phrase, in the order of the fields.
    """
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from spoken_in(each)
            elif isinstance(each, Inline) and SPOKEN in field.metadata:
                yield each


@cache
def _text_fields(part: type[BaseModel]) -> tuple[str, ...]:
    hints = get_type_hints(part, include_extras=True)
    return tuple(name for name in part.model_fields if _holds_text(hints[name]))


def _holds_text(hint: Any) -> bool:
    """Whether a type can hold a text: all that is no id, address, choice, word to be found by or layout."""
    if get_origin(hint) is Literal:
        return False
    if get_origin(hint) is Annotated:
        of, *marks = get_args(hint)
        forms = {mark.pattern for mark in marks if isinstance(mark, StringConstraints)} - {None, LINE.pattern}
        return not forms and SEARCHED not in marks and LAYOUT not in marks and _holds_text(of)
    if isinstance(hint, type) and issubclass(hint, BaseModel | Inline | str):
        return True
    return any(_holds_text(each) for each in get_args(hint))
