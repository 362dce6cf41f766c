"""The open data keeps what the page about it promises."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from macros import addresses, model, open_data, releases
from macros.loading import DATA
from tests.support.built import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.built import Site

TESTS = Path(__file__).parent
FIELDS = TESTS / "data" / "open_data_fields.txt"


@pytest.fixture(scope="module")
def data(library: model.Library) -> dict[str, Any]:
    published: dict[str, Any] = json.loads(open_data.build(library)[open_data.PATH])
    return published


@pytest.fixture(scope="module")
def schema(library: model.Library) -> dict[str, Any]:
    published: dict[str, Any] = json.loads(open_data.build(library)[open_data.SCHEMA_PATH])
    return published


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in JSON, the outer one first."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(each)


def errors(schema: dict[str, Any], data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_site_publishes_both_files(site: Site, library: model.Library) -> None:
    built = open_data.build(library, released=releases.released(library))

    assert {path: (site.root / path).read_text("utf-8") for path in built} == built


def test_the_page_links_to_both_files(site: Site) -> None:
    page = site.page("open-data/")

    assert {f"{ORIGIN}{open_data.PATH}", f"{ORIGIN}{open_data.SCHEMA_PATH}"} <= page.links_in(page.content)


def test_the_schema_is_one_and_accepts_the_data(schema: dict[str, Any], data: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)

    assert errors(schema, data) == []


def test_the_data_names_its_schema_and_the_schema_itself(
    schema: dict[str, Any], data: dict[str, Any], library: model.Library
) -> None:
    address = f"{library.publication.site_url}data/handreiking.schema.json"

    assert data["$schema"] == schema["$id"] == address
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_lets_a_field_through_that_a_later_version_has(
    schema: dict[str, Any], data: dict[str, Any]
) -> None:
    later = json.loads(json.dumps(data))
    for part in parts(later):
        part["later"] = True

    assert errors(schema, later) == []


def test_the_schema_misses_each_field_that_is_not_there(schema: dict[str, Any], data: dict[str, Any]) -> None:
    for kind in {record["kind"] for record in data["records"]}:
        record = next(each for each in data["records"] if each["kind"] == kind)
        for field in record:
            without = data | {"records": [{name: record[name] for name in record if name != field}]}
            assert errors(schema, without) != [], (kind, field)


def test_every_record_is_there_once_with_its_kind_name_and_address(
    data: dict[str, Any], library: model.Library
) -> None:
    found = [(part["id"], part["kind"], part["name"], part["url"]) for part in parts(data) if "kind" in part]
    expected = [
        (
            record.id,
            record.kind.key,
            record.name,
            library.publication.site_url + addresses.address(library, record.id),
        )
        for record in library.records.values()
    ]

    assert sorted(found) == sorted(expected)


def test_every_id_that_was_ever_published_is_there(data: dict[str, Any], library: model.Library) -> None:
    published = set((DATA / "published_ids.txt").read_text("utf-8").split())
    there = {part["id"] for part in parts(data) if "kind" in part}

    assert published & set(library.records) == there


def test_every_reference_leads_to_a_record(data: dict[str, Any]) -> None:
    there = {part["id"] for part in parts(data) if "kind" in part}
    # The forms of a term are words.
    referring = {"phase", "forms", "interventions", "items", "see_also", "reading_order", "citations"}
    referring |= {"first", "item", "position", "step"}
    loose = {
        (field, each)
        for part in parts(data)
        for field in referring & set(part) - ({"forms"} if part.get("kind") == "term" else set())
        for each in ([part[field]] if isinstance(part[field], str) else part[field] or ())
        # The items of a path say each why, and have their id in a field of its own.
        if not isinstance(each, dict) and each not in there
    }

    assert loose == set()


def test_a_text_is_plain_and_has_its_markup_beside_it_only_where_it_has_any(
    data: dict[str, Any],
) -> None:
    (chapter,) = (each for each in data["records"] if each["id"] == "training")
    plain, linked = chapter["paragraphs"][0], chapter["paragraphs"][2]

    assert set(plain) == {"text"}
    assert "oefeningen." in linked["text"]
    assert "[oefeningen](#oefeningen)" in linked["markdown"]
    texts = [part for part in parts(data) if set(part) <= {"text", "markdown"} and part]
    assert [part for part in texts if part.get("markdown") == part["text"]] == []


def test_the_head_says_version_date_status_source_and_licence(
    data: dict[str, Any], library: model.Library
) -> None:
    publication = library.publication
    head = data["publication"]

    assert (head["version"], head["date"]) == (publication.version, publication.date.isoformat())
    assert (head["status"], head["status_note"]["text"]) == (publication.status, publication.status_note.text)
    assert head["source"]["url"] == publication.source.url
    assert data["licence"] == {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/deed.nl",
    }


def test_a_licence_that_is_not_of_creative_commons_has_no_address(library: model.Library) -> None:
    publication = library.publication.model_copy(update={"content_licence": "Eigen voorwaarden"})
    other = replace(library, publication=publication)

    data, schema = open_data.data(other), open_data.schema(publication)
    assert data["licence"]["url"] is None
    assert errors(schema, data) == []


def test_records_stand_in_the_order_of_the_data(data: dict[str, Any], library: model.Library) -> None:
    ids = [record["id"] for record in data["records"]]

    assert ids == [each for each in library.records if each not in library.owners]


def test_another_address_of_the_site_is_in_every_address(
    library: model.Library,
) -> None:
    publication = library.publication.model_copy(update={"site_url": "https://elders.nl/map/"})
    moved = open_data.build(replace(library, publication=publication))

    assert all(library.publication.site_url not in text for text in moved.values())


def test_longer_lists_fit_the_schema_of_before(schema: dict[str, Any], data: dict[str, Any]) -> None:
    flag = next(each for each in data["records"] if each["kind"] == "red_flag")
    longer = data | {"records": [flag | {"signs": flag["signs"] * 5}]}

    assert errors(schema, longer) == []


def test_no_field_ever_goes_or_changes_its_type(schema: dict[str, Any]) -> None:
    promised = FIELDS.read_text("utf-8").splitlines()
    there = sorted(fields(schema))

    assert sorted(set(promised) - set(there)) == [], "consumers count on these: raise FORMAT, or keep them"
    assert sorted(set(there) - set(promised)) == [], f"new fields: add them to {FIELDS.name}"


def fields(schema: dict[str, Any]) -> Iterator[str]:
    """Every field with its type, as a line."""
    for name, part in {"": schema, **schema["$defs"]}.items():
        for field, kind in part["properties"].items():
            yield f"{name}.{field}: {type_of(kind)}"


def type_of(field: dict[str, Any]) -> str:
    match field:
        case {"$ref": reference}:
            return str(reference).removeprefix("#/$defs/")
        case {"type": "array", "items": items}:
            return f"list of {type_of(items)}"
        case {"anyOf": kinds} | {"oneOf": kinds}:
            return " or ".join(map(type_of, kinds))
        case {"const": value}:
            return json.dumps(value)
        case {"type": kind}:
            return str(kind)
    raise AssertionError(field)
