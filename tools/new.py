"""Writes a record to fill in: every field that it needs, with what an editor should know about each."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.loading import DATA, explain, ids_in
from macros.model import Id, kinds
from macros.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

    from macros.model import Record


def add(key: str, record_id: str, folder: Path = DATA) -> str:
    """Put a record at the end of the file of its kind.

    Args:
        key: its kind, such as ``red_flag``.
        record_id: its id.
        folder: the folder of the data.

    Returns:
        The file and the line where it begins.

    Raises:
        ValueError: where there is no such kind, or the id cannot be; the message is Dutch.
    """
    known = {of.kind.key: of for of in kinds() if of.kind.file}
    if key not in known:
        raise ValueError(f'onbekende soort "{key}"{suggestion(key, known)}; kies uit {", ".join(known)}')
    try:
        TypeAdapter(Id).validate_python(record_id)
    except ValidationError as error:
        (wrong,) = error.errors()
        raise ValueError(f'de id "{record_id}": {explain(wrong["type"], wrong["ctx"])}') from error
    if record_id in ids_in(folder):
        raise ValueError(f'de id "{record_id}" bestaat al, of heeft ooit bestaan: kies een andere')
    path = folder / known[key].kind.file
    before = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text("\n".join([before, "", *skeleton(known[key], record_id)]) + "\n", encoding="utf-8")
    return f"{folder.name}/{path.name}:{len(before.splitlines()) + 2}"


def skeleton(of: type[Record], record_id: str) -> Iterator[str]:
    """The lines of an empty record; the build asks for each field until it is filled in.

    Args:
        of: the class of the record.
        record_id: its id.

    Yields:
        Each line, without its end.
    """
    yield f"- id: {record_id}"
    yield from _fields(of, "  ", without="id")
    if optional := [name for name, field in of.model_fields.items() if not field.is_required()]:
        yield f"  # Kan ook: {', '.join(optional)}."


def _fields(of: type[BaseModel], indent: str, without: str = "") -> Iterator[str]:
    for name, field in of.model_fields.items():
        if name != without and field.is_required():
            yield from _field(name, field, indent)


def _field(name: str, field: FieldInfo, indent: str) -> Iterator[str]:
    hint = " ".join((field.description or "").split())
    if get_origin(field.annotation) is tuple:
        least = next((each.min_length for each in field.metadata if isinstance(each, MinLen)), 1)
        most = next((each.max_length for each in field.metadata if isinstance(each, MaxLen)), None)
        count = f"Precies {least}" if least == most else f"{least} tot {most}" if most else f"{least} of meer"
        yield f"{indent}{name}: # {hint} {count}."
        for _ in range(least):
            yield from _point(get_args(field.annotation)[0], f"{indent}  ")
    elif _is_part(field.annotation):
        yield f"{indent}{name}: # {hint}"
        yield from _fields(field.annotation, f"{indent}  ")  # type: ignore[arg-type]  # seen by _is_part
    else:
        yield f"{indent}{name}: '' # {hint}"


def _point(of: Any, indent: str) -> Iterator[str]:
    """A point of a list: a text, or a part of more fields."""
    if not _is_part(of):
        yield f"{indent}- ''"
        return
    inner = f"{indent}  "
    # A part of which no field is always needed begins with its first.
    name, field = next(iter(of.model_fields.items()))
    first, *others = [*_fields(of, inner)] or _field(name, field, inner)
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _is_part(of: Any) -> bool:
    return isinstance(of, type) and issubclass(of, BaseModel)


def main(arguments: list[str] | None = None) -> int:
    """Write a record and say where it stands.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when it is there, 1 when it cannot be.
    """
    parser = argparse.ArgumentParser(
        prog="make new", description="Schrijft een leeg onderdeel om in te vullen."
    )
    parser.add_argument("kind", nargs="?", default="", metavar="KIND", help="de soort, zoals red_flag")
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="de id, zoals twee-opdrachtgevers")
    options = parser.parse_args(arguments)
    try:
        place = add(options.kind, options.id)
    except ValueError as error:
        print(f"{error}. Zo kan het: make new KIND=red_flag ID=twee-opdrachtgevers", file=sys.stderr)
        return 1
    print(f"{place}: vul de velden in. De build zegt wat er nog ontbreekt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
