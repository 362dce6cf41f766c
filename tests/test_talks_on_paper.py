"""The practice talks as a script for two voices: all of it, each talk on pages of its own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import documents, model
from macros.loading import load
from tests.support import guides, pages, pdf

if TYPE_CHECKING:
    from pathlib import Path

    from macros.built import Built


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


@pytest.fixture(scope="module")
def script(guide: model.Library) -> Built:
    (document,) = documents.build(guide, ["talks"])
    return document


@pytest.fixture(scope="module")
def reader(script: Built) -> PdfReader:
    return PdfReader(io.BytesIO(script.content))


def test_every_text_of_every_talk_is_in_it(guide: model.Library, reader: PdfReader) -> None:
    text = pdf.text_of_pages(reader.pages)
    expected = [text for talk in guide.of(model.Conversation) for _, text in model.texts_of(talk)]

    assert [each for each in expected if pdf.squash(each) not in text] == []


def test_each_talk_begins_a_page_and_its_moments_follow(guide: model.Library, reader: PdfReader) -> None:
    def page_of(name: str) -> int:
        found = reader.get_destination_page_number(reader.named_destinations[name])
        assert found is not None
        return found

    talks = guide.of(model.Conversation)
    starts = [page_of(talk.id) for talk in talks]
    assert starts == sorted(set(starts))
    for talk, after in zip(talks, [*starts[1:], len(reader.pages)], strict=True):
        places = [page_of(f"{talk.id}--{each.id}") for each in (*talk.moments, *talk.ends)]
        assert places == sorted(places)
        assert page_of(talk.id) <= places[0]
        assert places[-1] < after


def test_an_answer_leads_to_where_the_talk_goes_on(guide: model.Library, reader: PdfReader) -> None:
    annotations = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    led = [each["/Dest"] for each in annotations if "/Dest" in each]
    expected = [
        f"{talk.id}--{choice.then}"
        for talk in guide.of(model.Conversation)
        for moment in talk.moments
        for choice in moment.choices
    ]

    assert set(expected) <= set(map(str, led))


def test_a_phone_reads_the_way_to_each_talk(guide: model.Library, script: Built, tmp_path: Path) -> None:
    file = tmp_path / script.file
    file.write_bytes(script.content)
    found = set().union(*pages.qr_codes(file))

    assert {each.rsplit("/", 2)[1] for each in found} == {talk.slug for talk in guide.of(model.Conversation)}
