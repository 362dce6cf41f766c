from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from macros.loading import DATA, files
from tools.schema import SCHEMAS, schemas, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HINT = "the schemas in data/schema/ are not those of the model: run `make schema`"


def _schema(file: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schemas()[file.replace(".yml", ".schema.json")])
    return schema


def _errors(file: str, content: Any) -> list[str]:
    validator = Draft202012Validator(_schema(file), format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(content)]


#: For the file that may hold nothing.
_OLD = {"id": "oud", "was": "Iets ouds", "of": "item", "page": "over/", "reason": "Het klopte niet."}


def _content(file: str) -> Any:
    """What an editor's YAML support sees: JSON, in which a date is a string."""
    content = yaml.safe_load((DATA / file).read_text(encoding="utf-8")) or [_OLD]
    return json.loads(json.dumps(content, default=str))


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            yield f"{part['title']}.{name}", field


def test_the_published_schemas_are_those_of_the_model() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert schemas() == published, HINT


def test_writing_replaces_every_schema_and_drops_those_of_files_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "vroeger.schema.json").write_text("{}", encoding="utf-8")
    write(tmp_path)
    assert schemas() == {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}


@pytest.mark.parametrize("file", files())
def test_the_first_line_of_a_file_names_its_schema(file: str) -> None:
    first = (DATA / file).read_text(encoding="utf-8").splitlines()[0]
    schema = file.replace(".yml", ".schema.json")
    assert f"# yaml-language-server: $schema=schema/{schema}" == first


@pytest.mark.parametrize("file", files())
def test_a_schema_is_a_schema(file: str) -> None:
    Draft202012Validator.check_schema(_schema(file))


@pytest.mark.parametrize("file", files())
def test_a_schema_accepts_the_real_data(file: str) -> None:
    assert _errors(file, _content(file)) == []


@pytest.mark.parametrize("file", files())
def test_a_schema_rejects_a_field_that_nobody_declared(file: str) -> None:
    content = _content(file)
    (content[0] if isinstance(content, list) else content)["verzonnen"] = "iets"
    assert any("'verzonnen' was unexpected" in error for error in _errors(file, content))


@pytest.mark.parametrize("file", files())
def test_every_field_has_a_description_of_its_own(file: str) -> None:
    schema = _schema(file)
    of_the_parts = [
        part["description"] for part in (schema, *schema.get("$defs", {}).values()) if "description" in part
    ]
    without = [
        name
        for name, field in _fields(schema)
        if not field.get("description") or field["description"] in of_the_parts
    ]
    assert without == []


def test_descriptions_are_dutch() -> None:
    english = {"the", "and", "which", "what", "where", "this", "that"}
    found = [
        name
        for file in files()
        for name, field in _fields(_schema(file))
        if english & set(field["description"].lower().split())
    ]
    assert found == []
