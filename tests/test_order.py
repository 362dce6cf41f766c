"""The order of steps on one A4: every step, in order, with what goes before all apart from the rest."""

from __future__ import annotations

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


@pytest.fixture
def sheet(guide: model.Library, tmp_path: Path) -> Path:
    return made(guide, tmp_path)


def made(guide: model.Library, folder: Path) -> Path:
    """The sheet of a handreiking."""
    (document,) = documents.build(guide, ["order"])
    file = folder / document.file
    file.write_bytes(document.content)
    return file


def steps(guide: model.Library, count: int, **changes: object) -> model.Library:
    """A handreiking with so many steps, and the one that goes before all."""
    before, example, *_ = guide.of(model.Step)
    more = (
        example.model_copy(update={"id": f"stap-{number}", "label": f"Stap nummer {number}", **changes})
        for number in range(1, count + 1)
    )
    return changed(guide, steps=(*more, before))


def test_the_sheet_is_one_page_and_says_of_each_step_what_to_say_who_hears_it_when_and_what_to_read(
    sheet: Path, guide: model.Library
) -> None:
    reader = PdfReader(sheet)
    text = pdf.text_of_pages(reader.pages)
    expected = [guide.say.order.title, guide.say.step.before_all]
    for step in guide.of(model.Step):
        read = guide.records[step.items[0]]
        expected += [step.label, step.say.text, step.hears.text, step.when.text, read.name]
        expected.append(f"(/{addresses.page_of(guide, read)})")

    assert len(reader.pages) == 1
    assert [each for each in expected if pdf.squash(each) not in text] == []
    assert {step.id for step in guide.of(model.Step)} <= set(reader.named_destinations)


def test_what_goes_before_all_stands_above_the_first_step_wherever_the_data_has_it(
    guide: model.Library, tmp_path: Path
) -> None:
    last_in_data = steps(guide, 3)
    before = next(step for step in last_in_data.of(model.Step) if step.before_all)
    spots = pages.find(made(last_in_data, tmp_path), [before.label, guide.say.step.before_all, *"123"])

    heights = [spots[each][0].y for each in (guide.say.step.before_all, before.label, *"123")]
    assert heights == sorted(heights)
    assert len(spots["1"]) == 1


def test_a_phone_reads_the_way_to_the_order_on_the_site(sheet: Path, guide: model.Library) -> None:
    (found,) = pages.qr_codes(sheet)

    assert found == {f"{guide.publication.site_url}volgorde/#volgorde"}


def test_fourteen_steps_that_say_much_still_are_one_page_that_can_be_read(
    guide: model.Library, tmp_path: Path
) -> None:
    much = steps(
        guide,
        14,
        say=model.Inline.parse("Ik denk erover om de tuin terug te geven. Wat moet ik van jou weten?"),
        hears=model.Inline.parse("Wie bij de club het contact met de tuinbaas heeft."),
        when=model.Inline.parse("Voordat je iets toezegt, en voor het gesprek met de tuinbaas."),
    )
    file = made(much, tmp_path)

    assert len(PdfReader(file).pages) == 1
    assert min(size for text, size in sizes(file) if "terug te geven" in text) >= 9
    for _, left, top, right, bottom in pages.text_edges(file):
        assert min(left, top, 210 - right, 297 - bottom) > 8


def sizes(file: Path) -> list[tuple[str, float]]:
    """Each piece of text on the first page, with its size in points."""
    found: list[tuple[str, float]] = []

    def piece(text: str, _: list[float], matrix: list[float], __: object, size: float) -> None:
        found.append((text, size * abs(matrix[3])))

    PdfReader(file).pages[0].extract_text(visitor_text=piece)
    return found


def test_a_sheet_that_is_too_full_is_refused_by_its_name_at_the_longest_text(guide: model.Library) -> None:
    many = steps(guide, 30)
    longest = many.of(model.Step)[4]
    long = longest.model_copy(
        update={"hears": model.Inline.parse("Iedereen van de tuin, en ook de buren. " * 4)}
    )
    full = changed(many, steps=(*many.of(model.Step)[:4], long, *many.of(model.Step)[5:]))

    with pytest.raises(DocumentError) as error:
        documents.build(full, ["order"])

    (problem,) = error.value.problems
    assert problem.where == f"{long.id} › hears"
    assert problem.message.startswith(f'het blad "{guide.say.order.title}" is ')
    assert " mm te lang: " in problem.message


def test_a_handreiking_without_steps_has_no_such_sheet(guide: model.Library) -> None:
    assert documents.build(changed(guide, steps=()), ["order"]) == []
