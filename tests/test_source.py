"""Every record of the source is in every output, under its permanent id and with its canonical wording."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.support.built import Site, head_of, text_of
from tests.support.pdf import squash

if TYPE_CHECKING:
    from pypdf import PdfReader

    from macros.model import Library

SOURCE: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "source.yml").read_text(encoding="utf-8")
)
EVERY_RECORD = pytest.mark.parametrize("record_id", SOURCE)

#: Further claims of the source, each by words that only it uses, in the order of the source.
CLAIMS = {
    "both can decide to stop, or the opdrachtnemer alone": "Soms besluit jij dat als opdrachtnemer alleen",
    "it can feel awkward or improper": "Teruggeven kan onwennig voelen",
    "it can happen to anyone": "Het kan ons allemaal gebeuren",
    "it is sometimes the only fitting intervention": "enige interventie die past",
    "obstructing thoughts make you wait": "te lang wachten met teruggeven",
    "obstructing thoughts cost pleasure": "plezier in je werk",
    "helping thoughts set in motion": "brengt juist beweging",
    "red flags often explain only afterwards": "pas achteraf",
    "no guarantee of change": "nooit de garantie",
    "manageable for both sides": "voor jullie allebei behapbaar",
    "the ultimate intervention": "Teruggeven is de ultieme interventie",
    "it affects the opdrachtgevend systeem": "doet zeker iets met je opdrachtgevend systeem",
    "the training": "Governance-training",
}


def plain(text: str) -> str:
    """The words of a text, without what tidy typography may change."""
    straight = text.replace("’", "'").replace("‘", "'").replace("\u00ad", "").replace("\u00a0", " ")
    return " ".join(straight.split())


@EVERY_RECORD
def test_a_record_of_the_source_is_an_anchor_on_exactly_one_page(site: Site, record_id: str) -> None:
    assert len(site.pages_with(record_id)) == 1


@EVERY_RECORD
def test_a_record_of_the_source_has_its_canonical_wording_below_its_anchor(
    site: Site, record_id: str
) -> None:
    (page,) = site.pages_with(record_id)
    anchor = page.soup.find(id=record_id)
    section = [head_of(anchor)]
    for element in section[0].find_next_siblings():
        if re.fullmatch(r"h[1-6]", element.name):
            break
        section.append(element)
    text = plain(" ".join(map(text_of, section)))

    assert [wording for wording in SOURCE[record_id] if plain(wording) not in text] == []


@EVERY_RECORD
def test_a_record_of_the_source_is_in_the_search_index(site: Site, record_id: str) -> None:
    (page,) = site.pages_with(record_id)
    (entry,) = [each for each in site.findable if each["to"] == f"{page.path}#{record_id}"]
    text = plain(f"{entry['title']} {entry['text']}".replace("\n", " "))

    assert [wording for wording in SOURCE[record_id] if plain(wording) not in text] == []


@EVERY_RECORD
def test_a_record_of_the_source_is_a_named_destination_in_the_handreiking(
    handreiking: PdfReader, record_id: str
) -> None:
    assert record_id in handreiking.named_destinations


@EVERY_RECORD
def test_a_record_of_the_source_has_its_canonical_wording_in_the_handreiking(
    handreiking_text: str, record_id: str
) -> None:
    assert [wording for wording in SOURCE[record_id] if squash(wording) not in handreiking_text] == []


def test_what_is_said_to_be_the_wording_of_the_source_is(library: Library) -> None:
    """A record that we add says so with ``addition``."""
    ours = {
        record.id
        for record in library.records.values()
        for field in record.sourced
        if plain(getattr(record, field)) not in map(plain, SOURCE.get(record.id, []))
    }

    assert ours == set()


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_of_the_source_is_made_on_the_site(site: Site, claim: str) -> None:
    pages = [page.path for page in site.pages if CLAIMS[claim] in text_of(page.content)]

    assert pages != []


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_of_the_source_is_made_in_the_handreiking(handreiking_text: str, claim: str) -> None:
    assert squash(CLAIMS[claim]) in handreiking_text
