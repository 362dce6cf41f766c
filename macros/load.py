"""From the YAML files in ``data/`` to a checked library, or to every problem at once."""

from __future__ import annotations

import gc
import os
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from macros import model
from macros.fields import with_slash
from macros.problems import DataError, Problem, explain
from macros.references import KnownIds, suggestion
from macros.yaml_tree import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.problems import Place
    from macros.yaml_tree import Path as Keys

DATA = Path(__file__).parent.parent / "data"


class File(NamedTuple):
    """What one file holds.

    Attributes:
        field: the field of the library that it fills.
        content: the type of its content.
        kind: the kind of record in it, if it is a list of records.
        nested: fields of a record that hold records themselves, with their kind.
        inside: fields of a record that hold parts with an id that only has to be unique in that record.
    """

    field: str
    content: Any
    kind: str = ""
    nested: tuple[tuple[str, str], ...] = ()
    inside: tuple[str, ...] = ()


def _some(record: type[model.Record]) -> Any:
    return Annotated[tuple[record, ...], Field(min_length=1)]  # type: ignore[valid-type]


FILES = {
    "publication.yml": File("publication", model.Publication),
    "chapters.yml": File("chapters", model.Chapters, "chapter"),
    "phases.yml": File("phases", _some(model.Phase), "phase"),
    "interventions.yml": File(
        "interventions", _some(model.Intervention), "intervention", (("checklist", "item"),)
    ),
    "red_flags.yml": File("red_flags", _some(model.RedFlag), "red_flag"),
    "thoughts.yml": File("thoughts", _some(model.Thought), "thought"),
    "decision.yml": File("questions", _some(model.Question), "question"),
    "forms.yml": File("forms", _some(model.Form), "form", inside=("fields",)),
    "terms.yml": File("terms", _some(model.Term), "term"),
    "exercises.yml": File("exercises", _some(model.Exercise), "exercise"),
}


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: all that is read stays till the end, and would be walked over time and again.

    With 100 times the records that is half of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_uncollected()
def load(folder: Path = DATA) -> model.Library:
    """Read and check all data.

    The environment variable ``SITE_URL`` goes before the site's address in the data, so that whoever
    publishes a copy need not change it.

    Args:
        folder: where the files are.

    Returns:
        The library. Its ids are unique, its references lead to a record, and it knows where each stands.

    Raises:
        DataError: with every problem in every file, if there is one.
    """
    problems = list(_strangers(folder))
    documents: dict[str, Document] = {}
    for file in FILES:
        try:
            documents[file] = Document(f"{folder.name}/{file}", (folder / file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(f"{folder.name}/{file}", error))
    known, twice = _ids(documents)
    problems += _twice_inside(documents)
    content: dict[str, Any] = {}
    for file, document in documents.items():
        problems += document.problems
        if document.problems and document.value is None:
            continue
        try:
            adapter = TypeAdapter(FILES[file].content)
            content[FILES[file].field] = adapter.validate_python(document.value, context=known)
        except ValidationError as error:
            problems += _invalid(document, error, adapter)
    if problems or twice:
        raise DataError(problems, causes=twice)
    return _relocated(model.Library(**content, places=_places(documents)), os.environ.get("SITE_URL"))


def _strangers(folder: Path) -> Iterator[Problem]:
    """A file with a mistyped name would otherwise just be left out."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in FILES:
            message = f"dit bestand hoort hier niet{suggestion(path.name, FILES)}"
            yield Problem(f"{folder.name}/{path.name}", 1, "", message)


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem(name, line, "", "het bestand is geen UTF-8: bewaar het opnieuw als UTF-8")
    if isinstance(error, FileNotFoundError):
        return Problem(name, 1, "", "het bestand ontbreekt")
    return Problem(name, 1, "", f"het bestand is niet te lezen ({error.strerror})")


def _ids(documents: dict[str, Document]) -> tuple[KnownIds, list[Problem]]:
    """The ids in all files, also those of records that are wrong in another way, and the ids used twice."""
    kinds: dict[str, str] = {}
    places = []
    for file, document in documents.items():
        for record, kind, path in _records_in(document, FILES[file]):
            kinds.setdefault(record["id"], kind)
            places.append((record["id"], document.place((*path, "id"))))
    unread = frozenset(
        kind
        for name, file in FILES.items()
        if name not in documents or documents[name].value is None
        for kind in (file.kind, *(nested for _, nested in file.nested))
    )
    repeated = frozenset(each for each, count in Counter(each for each, _ in places).items() if count > 1)
    return KnownIds(kinds, unread, repeated), list(_twice(places))


def _twice_inside(documents: dict[str, Document]) -> Iterator[Problem]:
    """The ids that stand twice in one record, such as those of the fields of a form."""
    for name, document in documents.items():
        for record, _, path in _records_in(document, FILES[name]):
            for field in FILES[name].inside:
                parts = _records(record.get(field))
                yield from _twice(
                    (part["id"], document.place((*path, field, index, "id"))) for index, part in parts
                )


def _twice(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Each id that was there before, on its own line and with that of the first."""
    first: dict[str, Place] = {}
    for each, place in ids:
        before = first.setdefault(each, place)
        if before is not place:
            yield Problem(*place, f'de id "{each}" bestaat al ({before.file}:{before.line})')


def _places(documents: dict[str, Document]) -> dict[tuple[str, ...], Place]:
    """Where the records and their fields stand, for what is wrong with them only in a document."""
    places: dict[tuple[str, ...], Place] = {}
    for file, document in documents.items():
        for record, _, path in _records_in(document, FILES[file]):
            places[record["id"],] = document.place(path)
            for field in record:
                places[record["id"], field] = document.place((*path, field))
    return places


def _records_in(document: Document, file: File) -> Iterator[tuple[dict[str, Any], str, Keys]]:
    """The records in a file, each with its kind and the way to it."""
    if not file.kind:
        return
    for index, record in _records(document.value):
        yield record, file.kind, (index,)
        for field, kind in file.nested:
            for position, part in _records(record.get(field)):
                yield part, kind, (index, field, position)


def _records(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The parts of a list that look like records; the rest is reported when the file is validated."""
    if isinstance(value, list):
        for index, part in enumerate(value):
            if isinstance(part, dict) and isinstance(part.get("id"), str):
                yield index, part


def _invalid(document: Document, error: ValidationError, adapter: TypeAdapter[Any]) -> Iterable[Problem]:
    errors = error.errors(include_url=False)
    for each in errors:
        keys = each["loc"]
        if each["type"] == "too_short" and any(_inside(other["loc"], keys) for other in errors):
            # Pydantic leaves wrong points out of the count; they are reported themselves.
            continue
        message = explain(each["type"], each.get("ctx", {}), each["input"])
        if each["type"] == "extra_forbidden":
            message += suggestion(str(keys[-1]), _field_names(adapter))
        place = document.place(keys)
        if each["type"] == "missing":
            # The field has no line of its own, and its name is not in the document.
            place = place._replace(where=" › ".join(filter(None, [document.where(keys[:-1]), str(keys[-1])])))
        yield Problem(*place, message)


def _inside(keys: Keys, outer: Keys) -> bool:
    return len(keys) > len(outer) and keys[: len(outer)] == outer


def _field_names(adapter: TypeAdapter[Any]) -> set[str]:
    schema = adapter.json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}


def _relocated(library: model.Library, site_url: str | None) -> model.Library:
    if not site_url:
        return library
    publication = library.publication.model_copy(update={"site_url": with_slash(site_url)})
    return library.model_copy(update={"publication": publication})
