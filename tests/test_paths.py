"""The paths for who sits in another chair: each on one A4 of its own, and on one page of the handreiking."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import addresses, documents, model
from macros.loading import load
from macros.problems import DocumentError
from tests.support import guides, pages, pdf
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


def read(guide: model.Library, group: str) -> dict[str, PdfReader]:
    """The documents of a group, by their name."""
    return {each.name: PdfReader(io.BytesIO(each.content)) for each in documents.build(guide, [group])}


def test_each_path_is_a_sheet_of_one_page_that_says_all_of_it(guide: model.Library) -> None:
    sheets = read(guide, "paths")

    assert list(sheets) == [path.id for path in guide.of(model.ReadingPath)]
    for path in guide.of(model.ReadingPath):
        reader = sheets[path.id]
        text = pdf.text_of_pages(reader.pages)
        expected = [path.title, path.label, *(text for _, text in model.texts_of(path))]
        for each in path.items:
            record = guide.records[each.item]
            expected += [record.name, f"(/{addresses.page_of(guide, record)})"]

        assert len(reader.pages) == 1
        assert [each for each in expected if pdf.squash(each) not in text] == []


def test_a_phone_reads_the_way_to_the_page_of_the_path(guide: model.Library, tmp_path: Path) -> None:
    for document in documents.build(guide, ["paths"]):
        file = tmp_path / document.file
        file.write_bytes(document.content)

        (found,) = pages.qr_codes(file)
        assert found == {guide.publication.site_url + addresses.address(guide, document.name)}


def test_in_the_handreiking_each_path_has_a_page_to_itself(guide: model.Library) -> None:
    (reader,) = read(guide, "handreiking").values()
    for path in guide.of(model.ReadingPath):
        number = reader.get_destination_page_number(reader.named_destinations[path.id])
        others = {
            name
            for name, destination in reader.named_destinations.items()
            if reader.get_destination_page_number(destination) == number
        }

        assert others == {path.id}
        assert pdf.squash(path.items[-1].reason.text) in pdf.text_of_pages([reader.pages[number]])


@pytest.mark.parametrize("group", ["paths", "handreiking"])
def test_a_path_that_takes_more_than_a_page_is_refused_by_its_name(guide: model.Library, group: str) -> None:
    first, *others = guide.of(model.ReadingPath)
    long = model.Inline.parse("Kijk over het hek en vraag of je kunt helpen met de tuin. " * 20)
    full = changed(guide, paths=(first.model_copy(update={"introduction": (long,) * 6}), *others))

    with pytest.raises(DocumentError) as error:
        documents.build(full, [group])

    (problem,) = error.value.problems
    assert problem.where == first.id
    assert problem.message.startswith(f'"{first.label}" past niet op één bladzijde: het is ')
    assert problem.message.endswith(" mm te lang. Kort iets in.")


def test_a_handreiking_without_paths_has_no_such_sheets(guide: model.Library) -> None:
    assert documents.build(changed(guide, paths=()), ["paths"]) == []
