"""From the YAML files in ``data/`` to a checked library, or to every problem at once."""

from __future__ import annotations

import gc
import os
from collections import Counter
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from macros.loading import published
from macros.loading.claims import without_source
from macros.loading.explain import explain
from macros.loading.order import out_of_order
from macros.loading.programmes import crowded_programmes
from macros.loading.releases import read_releases
from macros.loading.sentences import client_problems, sentences
from macros.loading.talks import broken_talks
from macros.loading.yaml_tree import Document
from macros.model import Chapter, KnownIds, Library, Publication, Record, Retired, SiteUrl, is_id, kinds
from macros.problems import DataError, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.loading.yaml_tree import Path as Keys
    from macros.problems import Place

DATA = Path(__file__).parents[2] / "data"
_PUBLICATION = "publication.yml"


class File(NamedTuple):
    """What one file holds.

    Attributes:
        content: the type of its content.
        record: the class of the records in it, if it is a list of records.
    """

    content: Any
    record: type[Record] | None = None


def files() -> dict[str, File]:
    """What each file in ``data/`` holds, by its name: the publication, and each kind of record."""
    return {_PUBLICATION: File(Publication)} | {
        each.kind.file: _all_of(each) for each in kinds() if each.kind.file
    }


@cache
def _all_of(record: type[Record]) -> File:
    check = [AfterValidator(record.kind.together)] if record.kind.together else []
    least = 0 if record.kind.optional else 1
    content = Annotated[(tuple[record, ...], Field(min_length=least), *check)]  # type: ignore[valid-type]
    return File(content, record)


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
def load(folder: Path = DATA) -> Library:
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
    documents, unreadable = _read(folder)
    problems = [*_strangers(folder), *unreadable]
    known, twice = _ids(documents)
    problems += _twice_inside(documents)
    site_url, wrong_url = _site_url()
    problems += wrong_url
    releases, wrong_releases = read_releases(folder)
    problems += wrong_releases
    content: dict[Any, Any] = {}
    for file, document in documents.items():
        problems += document.problems
        if document.problems and document.value is None:
            continue
        try:
            adapter = TypeAdapter(files()[file].content)
            content[files()[file].record] = adapter.validate_python(document.value, context=known)
        except ValidationError as error:
            problems += _invalid(document, error, adapter, known)
    if problems or twice:
        raise DataError(problems, causes=twice)
    publication = content.pop(None)
    if site_url:
        publication = publication.model_copy(update={"site_url": site_url})
    content[Chapter] = tuple(each.under(publication.status) for each in content[Chapter])
    say = sentences(publication, content)
    library = Library(publication, content, say, _places(documents), tuple(releases))
    if problems := [
        *_empty_phases(library),
        *_words_of_two_terms(library),
        *client_problems(library),
        *_shown_nowhere(library),
        *without_source(library),
        *out_of_order(library),
        *broken_talks(library),
        *crowded_programmes(library),
        *published.vanished(library, folder),
    ]:
        raise DataError(problems)
    return library


def ids_in(folder: Path = DATA) -> set[str]:
    """The ids that cannot be given to a new record, whatever else is wrong with the data.

    Args:
        folder: where the files are.

    Returns:
        Those of the records that are there, and those that were ever published.
    """
    documents, _ = _read(folder)
    known, _ = _ids(documents)
    return {*known.kinds, *published.listed(folder)}


def _read(folder: Path) -> tuple[dict[str, Document], list[Problem]]:
    """The files as far as they can be read."""
    documents, problems = {}, []
    for file, holds in files().items():
        optional = holds.record is not None and holds.record.kind.optional
        try:
            text = "" if optional and not (folder / file).exists() else (folder / file).read_text("utf-8")
            documents[file] = Document(f"{folder.name}/{file}", text, empty=[] if optional else None)
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(f"{folder.name}/{file}", error))
    return documents, problems


def _site_url() -> tuple[str | None, list[Problem]]:
    """The address in the environment, by the rule of the field that it goes before."""
    given = os.environ.get("SITE_URL")
    try:
        return given and TypeAdapter(SiteUrl).validate_python(given), []
    except ValidationError as error:
        (wrong,) = error.errors(include_url=False)
        return None, [Problem("SITE_URL", 0, "", explain(wrong["type"], wrong["ctx"]))]


def _empty_phases(library: Library) -> Iterator[Problem]:
    """A phase is shown by its interventions and by a checklist of their points."""
    for phase in library.phases:
        if not library.interventions_of(phase):
            message = (
                f'deze fase heeft geen interventie: zet in interventions.yml een met "phase: {phase.id}"'
            )
            yield Problem(*library.place(phase.id), message)


def _shown_nowhere(library: Library) -> Iterator[Problem]:
    """The chapter that shows records gives them their page; a kind that may be left out may miss it."""
    for of in kinds():
        if of.kind.shown and of.kind.collection not in library.showing and (records := library.of(of)):
            message = f'geen hoofdstuk toont de {of.kind.many}: zet "shows: {of.kind.collection}" bij een'
            yield Problem(*library.place(records[0].id), f"{message} hoofdstuk in chapters.yml")


def _words_of_two_terms(library: Library) -> Iterator[Problem]:
    """A word in a text is linked to one term; a second one would never be reached by it."""
    first: dict[str, str] = {}
    for term in library.terms:
        words = [("term", term.term), *(("inflections", each) for each in term.inflections)]
        for field, word in words:
            other = first.setdefault(word.lower(), term.id)
            if other != term.id:
                place = library.place(other)
                at = f"{place.file}:{place.line}"
                message = f'"{word}" hoort al bij "{other}" ({at}): een woord leidt naar één begrip'
                yield Problem(*library.place(term.id, field), message)


def _strangers(folder: Path) -> Iterator[Problem]:
    """A file with a mistyped name would otherwise just be left out."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in files():
            message = f"dit bestand hoort hier niet{suggestion(path.name, files())}"
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
    found: dict[str, str] = {}
    retired: dict[str, object] = {}
    places = []
    for file, document in documents.items():
        for record, of, path in _records_in(document, files()[file]):
            if of is Retired:
                retired[record["id"]] = record.get("successor")
            if hasattr(of, "kind"):
                found.setdefault(record["id"], of.kind.key)
                places.append((record["id"], document.place((*path, "id"))))
    unread = frozenset(
        of.kind.key
        for name, file in files().items()
        if file.record and (name not in documents or documents[name].value is None)
        for of in (file.record, *file.record.records_within().values())
        if hasattr(of, "kind")
    )
    repeated = frozenset(each for each, count in Counter(each for each, _ in places).items() if count > 1)
    misshapen = frozenset(each for each in found if not is_id(each))
    return KnownIds(found, unread, repeated, misshapen, retired), list(_twice(places))


def _twice_inside(documents: dict[str, Document]) -> Iterator[Problem]:
    """The ids that stand twice in one record, of what needs no id elsewhere, such as the fields of a form."""
    for name, document in documents.items():
        inside: dict[Keys, list[tuple[str, Place]]] = {}
        for record, of, path in _records_in(document, files()[name]):
            if not hasattr(of, "kind"):
                inside.setdefault(path[:-1], []).append((record["id"], document.place((*path, "id"))))
        for ids in inside.values():
            yield from _twice(ids)


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
    for field in documents[_PUBLICATION].value:
        places[_PUBLICATION.removesuffix(".yml"), field] = documents[_PUBLICATION].place((field,))
    for file, document in documents.items():
        for record, of, path in _records_in(document, files()[file]):
            if hasattr(of, "kind"):
                places[record["id"],] = document.place(path)
                for field in record:
                    places[record["id"], field] = document.place((*path, field))
            else:
                owner = document.value[path[0]]["id"]
                places[owner, str(path[1]), record["id"]] = document.place(path)
    return places


def _records_in(document: Document, file: File) -> Iterator[tuple[dict[str, Any], type[Record], Keys]]:
    """The records in a file and those within them, each with its class and the way to it."""
    if file.record is None:
        return
    for index, record in _records(document.value):
        yield record, file.record, (index,)
        for field, of in file.record.records_within().items():
            for position, part in _records(record.get(field)):
                yield part, of, (index, field, position)


def _records(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The parts of a list that look like records; the rest is reported when the file is validated."""
    if isinstance(value, list):
        for index, part in enumerate(value):
            if isinstance(part, dict) and isinstance(part.get("id"), str):
                yield index, part


def _invalid(
    document: Document, error: ValidationError, adapter: TypeAdapter[Any], known: KnownIds
) -> Iterable[Problem]:
    errors = error.errors(include_url=False)
    for each in errors:
        keys = each["loc"]
        if document.refused(keys):
            # What is wrong with it in YAML is said, and left nothing to read.
            continue
        if keys[-1:] != ("id",) and isinstance(each["input"], str) and each["input"] in known.misshapen:
            # It refers to an id that is there: that one is wrong, and said to be.
            continue
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
