"""The records as open data: one JSON file for whoever builds on them, and the JSON Schema that explains it.

What it promises stands on the page about open data and in ``tests/test_open_data.py``. Fields may come; none
goes or changes its meaning unless ``FORMAT`` goes up.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from macros import addresses
from macros.built import Built
from macros.model import LAYOUT, Library, Part, PlainAndMarkup, Publication, Record, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Counts the times that a field went or changed its meaning.
FORMAT = 2
_FOLDER = "data"
_DATA, _SCHEMA = "handreiking.json", "handreiking.schema.json"
PATH = f"{_FOLDER}/{_DATA}"
SCHEMA_PATH = f"{_FOLDER}/{_SCHEMA}"
#: What counts for who edits. Limits, for one: the next version of the content may have others.
_EDITORIAL = frozenset(
    ["minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "default", "title"]
)


def build(library: Library, *, released: bool = False) -> dict[str, str]:
    """Write the data and its schema.

    Args:
        library: the records.
        released: whether they are as they were released under their version.

    Returns:
        The content of each file by its path from the root of the site. The same library gives the same text.
    """
    return {PATH: _write(data(library, released=released)), SCHEMA_PATH: _write(schema(library.publication))}


def documents(library: Library, *, released: bool = False) -> list[Built]:
    """The same files, with what a reader wants to know before downloading them.

    Args:
        library: the records.
        released: whether they are as they were released under their version.

    Returns:
        The data and its schema.
    """
    texts, say = build(library, released=released), library.say
    files = {
        _DATA: (say.download.data, say.download.data_purpose),
        _SCHEMA: (say.download.schema, say.download.schema_purpose),
    }
    return [
        Built(
            name=f"{_FOLDER}-{file}",
            group=_FOLDER,
            title=title,
            purpose=purpose,
            file=file,
            twin="open-data/",
            content=texts[f"{_FOLDER}/{file}"].encode(),
            pages=None,
            seconds=0,
            folder=_FOLDER,
        )
        for file, (title, purpose) in files.items()
    ]


def data(library: Library, *, released: bool = False) -> dict[str, Any]:
    """Every record with its texts, in the order of the data.

    Args:
        library: the records.
        released: whether they are as they were released under their version.

    Returns:
        Plain values. Records within another, such as the items of a checklist, stand there; all others stand
        in ``records``.
    """
    publication = library.publication
    return {
        "$schema": publication.site_url + SCHEMA_PATH,
        "format": FORMAT,
        "language": "nl",
        "licence": {"name": publication.content_licence, "url": _licence_url(publication.content_licence)},
        "released": released,
        "publication": publication.model_dump(mode="json", by_alias=True),
        "records": [
            _entry(library, record) for record in library.records.values() if record.id not in library.owners
        ],
    }


def schema(publication: Publication) -> dict[str, Any]:
    """The JSON Schema of the data, made from the model.

    It allows fields that it does not name, as a later version may have them.

    Args:
        publication: says where the schema is published.

    Returns:
        A schema of draft 2020-12.
    """
    described: list[type[Part]] = [Publication, *kinds()]
    references, parts = models_json_schema(
        [(each, "serialization") for each in described], ref_template="#/$defs/{model}"
    )
    definitions = {name: _opened(part) for name, part in parts["$defs"].items()}
    for of in kinds():
        definition = definitions[of.__name__]
        definition["properties"] = _public(of, definition["properties"])
    definitions = _used(definitions, [Publication.__name__, *(of.__name__ for of in kinds())])
    for name, part in definitions.items():
        # Each field is always there, also where an editor may leave it out; only markup is not.
        part["required"] = ["text"] if name == PlainAndMarkup.__name__ else list(part["properties"])
    records = [references[each, "serialization"] for each in kinds() if each.kind.file]
    properties = {
        "$schema": _text("Adres van dit schema."),
        "format": {
            "const": FORMAT,
            "description": "Gaat omhoog als een veld verdwijnt of iets anders gaat betekenen.",
        },
        "language": {"const": "nl", "description": "Taal van de teksten."},
        "licence": {
            "type": "object",
            "description": "Licentie op de teksten.",
            "properties": {
                "name": _text("Naam van de licentie."),
                "url": {
                    "anyOf": [{"type": "string"}, {"type": "null"}],
                    "description": "Adres van de licentie.",
                },
            },
            "required": ["name", "url"],
        },
        "released": {
            "type": "boolean",
            "description": "Of dit precies de tekst is die onder deze versie is uitgegeven.",
        },
        "publication": references[Publication, "serialization"],
        "records": {
            "type": "array",
            "description": "Alle onderdelen; het veld kind zegt van welke soort.",
            "items": {"oneOf": records},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": publication.site_url + SCHEMA_PATH,
        "title": publication.title,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }


def _used(definitions: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The parts with these names and all that they refer to, in the order in which they stand."""
    used, found = set[str](), set(names)
    while found:
        used |= found
        text = json.dumps([definitions[name] for name in found])
        found = set(re.findall(r'"#/\$defs/(\w+)"', text)) - used
    return {name: part for name, part in definitions.items() if name in used}


def _entry(library: Library, record: Record) -> dict[str, Any]:
    fields = record.model_dump(mode="json", by_alias=True, exclude=_inward(type(record)))
    for name, of in record.records_within().items():
        if hasattr(of, "kind"):
            fields[name] = [_entry(library, each) for each in getattr(record, name)]
    return {
        "id": fields.pop("id"),
        "kind": record.kind.key,
        "name": record.name,
        "url": addresses.url(library, record.id),
        **fields,
    }


def _inward(of: type[Record]) -> set[str]:
    """The fields for who edits: where and how the site shows a record, and when it is read again."""
    return {name for name, field in of.model_fields.items() if LAYOUT in field.metadata or field.exclude}


def _public(of: type[Record], fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a kind with what ``_entry`` adds and leaves out."""
    return {
        "id": fields["id"],
        "kind": {"const": of.kind.key, "description": "Soort onderdeel."},
        "name": _text("Hoe links naar dit onderdeel het noemen."),
        "url": _text("Adres van dit onderdeel op de site. Verandert niet."),
        **{name: field for name, field in fields.items() if name not in {"id", *_inward(of)}},
    }


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}


def _opened(part: Any) -> Any:
    """A part of a schema without what nobody must rely on, and without notes for engineers."""
    if isinstance(part, list):
        return [_opened(each) for each in part]
    if not isinstance(part, dict):
        return part
    if "properties" in part:
        # What is said here is the docstring of a class; the fields explain themselves.
        fields = {name: _opened(field) for name, field in part["properties"].items()}
        return {"type": part["type"], "properties": fields}
    return {key: _opened(value) for key, value in part.items() if key not in _EDITORIAL}


def _licence_url(name: str) -> str | None:
    """The address of a Creative Commons licence, by a name such as ``CC BY-SA 4.0``."""
    if match := re.fullmatch(r"CC (BY(?:-[A-Z]{2})*) (\d\.\d)", name):
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/deed.nl"
    return None


def _write(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
