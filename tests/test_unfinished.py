"""What is still to be filled in is said in one place, and pages name nobody who did not agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from macros.model import Owner
from tests.support import project
from tools.publish.unfinished import unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Site
    from tests.support.data import Data

DONE = {
    "site_url": "https://voorbeeld.nl/gids/",
    "proposal_url": "https://voorbeeld.nl/voorstel",
    "contact_url": "https://voorbeeld.nl/vraag",
    "training_url": "https://voorbeeld.nl/training",
    "security_contact_url": "https://voorbeeld.nl/lek",
}


def owned(text: str, **values: str) -> str:
    """The publication with these fields of an owner, and no others."""
    lines = [f"  {field}: {values.get(field, '')}".rstrip() for field in Owner.model_fields]
    return re.sub(r"^owner:\n(  .*\n)*", "\n".join(["owner:", *lines, ""]), text, flags=re.MULTILINE)


@pytest.fixture
def owner(library: Library) -> Owner:
    return Owner(
        name="Gemeente Voorbeeld",
        agreed_on=library.publication.date,
        contact_url="https://voorbeeld.nl/contact",
        accessibility_statement_url="https://voorbeeld.nl/verklaring",
        repository_url="https://voorbeeld.nl/code",
    )


def test_nothing_is_left_where_all_is_filled_in(library: Library, owner: Owner) -> None:
    assert list(unfinished(library.publication.model_copy(update=DONE | {"owner": owner}))) == []


@pytest.mark.parametrize("field", [*DONE, "owner"])
def test_each_field_that_is_left_is_named(library: Library, owner: Owner, field: str) -> None:
    publication = library.publication
    left = {
        "site_url": "https://iets.example/",
        "owner": owner.model_copy(update={"name": None}),
    }.get(field, publication.source.url)
    changed = publication.model_copy(update=DONE | {"owner": owner} | {field: left})

    assert [each.partition(":")[0] for each in unfinished(changed)] == [field]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "  name: Gemeente Voorbeeld",
            "noem een organisatie pas als zij instemde: vul ook agreed_on in, en een contact",
        ),
        (
            "  contact_email: a@b.nl",
            "vul ook name in, of laat agreed_on, contact_email en contact_url leeg",
        ),
    ],
)
def test_an_owner_is_named_with_a_contact_and_the_day_of_agreement(
    data: Data, lines: str, message: str
) -> None:
    data.write("publication.yml", owned(data.read("publication.yml")))
    data.replace("publication.yml", lines.partition(":")[0] + ":", lines)
    line = data.at("publication.yml", "owner:")

    assert data.problems() == [f"{line}: owner: {message}"]


def test_pages_say_plainly_that_there_is_no_owner_yet(site: Site, library: Library) -> None:
    if library.publication.owner.name:
        pytest.skip("the site has an owner")
    for path in ("toegankelijkheid/", "privacy/"):
        text = site.page(path).content.get_text(" ", strip=True)
        assert "nog geen eigenaar" in text
        assert library.publication.source.organisation.partition(",")[0] not in text


def test_an_owner_who_agreed_is_named_where_readers_reach_it(tmp_path: Path) -> None:
    copy = project.copy_to(tmp_path)
    data = copy / "data" / "publication.yml"
    filled = {
        "name": "Gemeente Voorbeeld",
        "agreed_on": "2026-11-20",
        "contact_email": "gids@voorbeeld.nl",
        "accessibility_statement_url": "https://voorbeeld.nl/verklaring",
    }
    data.write_text(owned(data.read_text(encoding="utf-8"), **filled), encoding="utf-8")
    finished = project.build(copy)
    assert finished.returncode == 0, finished.stderr
    pages = [
        (copy / "site" / name / "index.html").read_text("utf-8") for name in ("privacy", "toegankelijkheid")
    ]

    for page in pages:
        assert "mailto:gids@voorbeeld.nl" in page
        assert "aan Gemeente Voorbeeld" in page
        assert "nog geen eigenaar" not in page
    assert "https://voorbeeld.nl/verklaring" in pages[1]
    # What is left is said at the end, and no more.
    assert "- owner.repository_url: is nog leeg" in finished.stdout
    assert "- owner:" not in finished.stdout
    assert "- owner.accessibility_statement_url" not in finished.stdout
