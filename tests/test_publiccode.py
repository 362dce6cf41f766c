"""The file for catalogues of public software says what its standard asks, and names nobody who did not agree.

The rules are those of version 0.4.0, in docs/standard/schema.core.rst of
https://github.com/publiccodeyml/publiccode.yml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.model import Owner
from tools import publiccode

if TYPE_CHECKING:
    from macros.model import Library

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https://"}


def part(mandatory: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": mandatory | (optional or {}),
        "required": list(mandatory),
        "additionalProperties": False,
    }


def several(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": 1}


CONTACT = part({"name": TEXT}, {"email": TEXT, "affiliation": TEXT, "phone": TEXT})
STANDARD = part(
    {
        "publiccodeYmlVersion": {"const": "0.4"},
        "name": TEXT,
        "url": ADDRESS,
        "platforms": several(TEXT),
        # Of the list of categories, those that fit.
        "categories": several({"enum": ["educational-content", "knowledge-management"]}),
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {
            "enum": [
                *(f"standalone/{each}" for each in ("mobile", "iot", "desktop", "web", "backend", "other")),
                "addon",
                "library",
                "configurationFiles",
            ]
        },
        "description": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z]+)*$"},
            "additionalProperties": part(
                {
                    "shortDescription": TEXT | {"maxLength": 150},
                    "longDescription": TEXT | {"minLength": 150, "maxLength": 10000},
                    "features": several(TEXT),
                }
            ),
        },
        "legal": part({"license": {"const": "EUPL-1.2"}}, {"repoOwner": TEXT, "mainCopyrightOwner": TEXT}),
        "maintenance": part(
            {"type": {"enum": ["internal", "contract", "community", "none"]}}, {"contacts": several(CONTACT)}
        )
        | {
            "if": {"properties": {"type": {"enum": ["internal", "community"]}}},
            "then": {"required": ["contacts"]},
        },
        "localisation": part({"localisationReady": {"type": "boolean"}, "availableLanguages": several(TEXT)}),
    },
    {
        "landingURL": ADDRESS,
        "softwareVersion": TEXT,
        "releaseDate": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "intendedAudience": part(
            {}, {"countries": several({"pattern": "^[a-z]{2}$"}), "scope": several({"enum": ["government"]})}
        ),
    },
)


def errors(content: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(STANDARD).iter_errors(content)]


@pytest.fixture
def owner(library: Library) -> Owner:
    return Owner(
        name="Gemeente Voorbeeld",
        agreed_on=library.publication.date,
        contact_email="a@voorbeeld.nl",
        repository_url="https://voorbeeld.nl/code",
    )


def test_the_file_says_what_the_standard_asks() -> None:
    assert errors(yaml.safe_load(publiccode.FILE.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("status", ["concept", "vastgesteld"])
def test_what_is_made_of_the_data_does_too(library: Library, owner: Owner, status: str) -> None:
    for each in (Owner(), owner):
        publication = library.publication.model_copy(update={"owner": each, "status": status})
        assert errors(publiccode.description(publication)) == []


def test_nobody_is_named_who_did_not_agree(library: Library, owner: Owner) -> None:
    made = publiccode.description(library.publication.model_copy(update={"owner": Owner()}))
    owned = publiccode.description(library.publication.model_copy(update={"owner": owner}))

    assert made["maintenance"] == {"type": "none"}
    assert "repoOwner" not in made["legal"]
    assert owned["maintenance"]["contacts"] == [{"name": "Gemeente Voorbeeld", "email": "a@voorbeeld.nl"}]
    assert owned["legal"]["repoOwner"] == "Gemeente Voorbeeld"
    assert owned["url"] == "https://voorbeeld.nl/code"


def test_what_the_standard_asks_is_missed_where_it_is_not_there(library: Library, owner: Owner) -> None:
    made = publiccode.description(library.publication.model_copy(update={"owner": owner}))

    assert errors({name: value for name, value in made.items() if name != "legal"}) != []
    assert errors(made | {"maintenance": {"type": "internal"}}) != []
