"""The handreiking as a document: whole, linked both ways, and clear about what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros import dutch, model
from tests.support import pdf
from tests.support.built import Site

if TYPE_CHECKING:
    from pypdf import PdfReader


def test_it_says_its_language_title_and_date(handreiking: PdfReader, library: model.Library) -> None:
    publication = library.publication

    assert handreiking.root_object["/Lang"] == "nl-NL"
    assert handreiking.metadata.title == publication.title
    assert handreiking.metadata.creation_date.date() == publication.date


def test_every_record_is_a_named_destination(handreiking: PdfReader, library: model.Library) -> None:
    # Checklist items are points of a list, not headings, and only headings get a name in the PDF.
    expected = {record_id for record_id in library.records if record_id not in library.owners}

    assert expected - set(handreiking.named_destinations) == set()


def test_every_link_inside_leads_to_a_destination(handreiking: PdfReader) -> None:
    known = set(handreiking.named_destinations)
    broken = []
    for number, link in pdf.links(handreiking):
        target = link.get("/Dest") or link["/A"].get("/D")
        if isinstance(target, str) and target not in known:
            broken.append((number, target))
        elif target is None and "/URI" not in link["/A"]:
            broken.append((number, link))

    assert broken == []


def test_every_link_to_the_site_leads_to_an_element_of_it(
    handreiking: PdfReader, site: Site, library: model.Library
) -> None:
    own = library.publication.site_url
    addresses = {
        str(link["/A"]["/URI"]) for _, link in pdf.links(handreiking) if "/URI" in link.get("/A", {})
    }
    to_site = {address for address in addresses if address.startswith(own)}

    assert len(to_site) > len(library.interventions)
    assert [address for address in to_site if not site.resolves(address)] == []


def test_phases_and_their_interventions_are_bookmarks(handreiking: PdfReader, library: model.Library) -> None:
    titles = pdf.bookmarks(handreiking)
    expected = [
        *(phase.title for phase in library.phases),
        *(each.headline for each in library.interventions),
        *(flag.headline for flag in library.red_flags),
    ]

    assert [title for title in expected if title not in titles] == []


def test_every_text_of_every_record_is_in_it(handreiking_text: str, library: model.Library) -> None:
    texts = [
        text
        for group in (library.phases, library.interventions, library.red_flags, library.thoughts)
        for record in group
        for text in _texts(record)
    ]

    assert [text for text in texts if pdf.squash(text) not in handreiking_text] == []


def _texts(part: model.Part) -> list[str]:
    """The short texts of a part; a long one may be cut by the foot of a page."""
    texts = []
    for value in part.__dict__.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, model.Part):
                texts += _texts(each)
            elif type(each).__name__ == "Inline" and len(each.text) < 90:
                texts.append(each.text)
    return texts


def test_the_colophon_says_version_date_and_status(handreiking: PdfReader, library: model.Library) -> None:
    last = pdf.text_of_pages(handreiking.pages[-2:])
    publication = library.publication

    assert pdf.squash(publication.version) in last
    assert pdf.squash(publication.status) in last
    assert pdf.squash(dutch.date(publication.date)) in last


def test_the_cover_says_the_status(handreiking: PdfReader, library: model.Library) -> None:
    assert library.publication.status in handreiking.pages[0].extract_text()


def test_a_record_leads_from_the_pdf_to_its_place_on_the_site(
    handreiking: PdfReader, library: model.Library
) -> None:
    addresses = {
        str(link["/A"]["/URI"]) for _, link in pdf.links(handreiking) if "/URI" in link.get("/A", {})
    }
    base = library.publication.site_url
    expected = {f"{base}rode-vlaggen/#{flag.id}" for flag in library.red_flags}

    assert expected - addresses == set()


def test_a_phrase_in_another_language_says_so_to_a_screen_reader(handreiking: PdfReader) -> None:
    languages = {
        language
        for page in handreiking.pages
        for language in re.findall(rb"/Lang\s*\(([\w-]+)\)", page.get_contents().get_data())
    }

    assert b"en" in languages
