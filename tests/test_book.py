"""The handreiking as a book: what stands on which page, and what runs through them."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import addresses, documents, model
from macros.loading import load
from macros.problems import DocumentError
from tests.support import complete, guides, pdf, tags
from tests.support.data import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The kinds of which one stands on a page, or two where both fit.
WHOLE = (
    model.Thought,
    model.RedFlag,
    model.Intervention,
    model.Question,
    model.Reaction,
    model.Situation,
    model.Mail,
    model.Case,
    model.ReadingPath,
    model.Exercise,
)
#: What is called by a whole sentence is too long for the contents; its chapter leads to it.
SENTENCES = (model.Thought, model.Question)
#: Cover and way through the book come before the contents.
CONTENTS = 2


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> model.Library:
    data = tmp_path_factory.mktemp("book") / "data"
    shutil.copytree(guides.GUIDE, data)
    return load(data)


def read(guide: model.Library, group: str = "handreiking") -> PdfReader:
    made = next(each for each in documents.build(guide, [group]) if each.name.startswith("handreiking"))
    return PdfReader(io.BytesIO(made.content))


@pytest.fixture(scope="module")
def book(guide: model.Library) -> PdfReader:
    return read(guide)


@pytest.fixture(scope="module")
def printed(guide: model.Library) -> PdfReader:
    return read(guide, "press")


def page_of(book: PdfReader, record: model.Record) -> int:
    """The page on which a record begins, counted from 0."""
    return int(book.get_destination_page_number(book.named_destinations[record.id]))


def whole_records(guide: model.Library) -> Iterator[model.Record]:
    """The records that stand on one page each."""
    for of in WHOLE:
        yield from (each for each in guide.of(of) if not getattr(each, "routes", ()))


def verso(number: int) -> bool:
    """Whether a page that is counted from 0 lies on the left."""
    return number % 2 == 1


# --- sheets and pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("more", [0, 1, 2])
def test_it_has_a_multiple_of_four_pages_and_never_more_than_three_of_them_are_left(
    guide: model.Library, more: int
) -> None:
    long = model.Inline.parse("Kijk over het hek en vraag of je kunt helpen met de tuin. " * 12)
    last = guide.chapters[-1].model_copy(update={"paragraphs": (long,) * (1 + 6 * more)})
    book = read(changed(guide, chapters=(*guide.chapters[:-1], last)))
    notes = [page for page in book.pages[-6:] if page.extract_text().startswith(guide.say.pdf.notes)]

    assert len(book.pages) % 4 == 0
    assert len(notes) <= 3


def test_the_sheet_of_the_order_is_inside_the_back_and_the_back_is_last(
    guide: model.Library, book: PdfReader
) -> None:
    inside, back = (pdf.text_of_pages([page]) for page in book.pages[-2:])

    assert pdf.squash(guide.say.order.title) in inside
    assert [each.label for each in guide.of(model.Step) if pdf.squash(each.label) not in inside] == []
    assert pdf.squash(guide.publication.title) in back
    site = guide.publication.site_url
    assert site in {str(link["/A"]["/URI"]) for number, link in pdf.links(book) if number == len(book.pages)}


def test_the_sheet_of_the_order_leads_to_pages_of_the_book(guide: model.Library, book: PdfReader) -> None:
    sheet = pdf.text_of_pages([book.pages[-2]])
    named = [guide.records[step.items[0]] for step in guide.of(model.Step)]
    expected = [f"{each.name} {guide.say.pdf.page} {page_of(book, each) + 1}" for each in named]

    assert [each for each in expected if pdf.squash(each) not in sheet] == []
    assert [each.name for each in named if f"(/{addresses.page_of(guide, each)})" in sheet] == []


def test_the_contents_are_one_page_and_name_what_has_a_short_name(
    guide: model.Library, book: PdfReader
) -> None:
    text = pdf.text_of_pages([book.pages[CONTENTS]])
    parts = [guide.records[each].name for each in guide.publication.reading_order]
    names = {each.name.removesuffix("."): isinstance(each, SENTENCES) for each in whole_records(guide)}

    assert text.startswith(pdf.squash(guide.say.pdf.contents))
    assert [each for each in parts if pdf.squash(each) not in text] == []
    assert {each: pdf.squash(each) not in text for each in names} == names
    assert page_of(book, guide.records[guide.publication.reading_order[0]]) == CONTENTS + 1


def test_each_part_starts_a_page(guide: model.Library, book: PdfReader) -> None:
    places = [page_of(book, guide.records[each]) for each in guide.publication.reading_order]

    assert places == sorted(set(places))


def test_a_phase_opens_on_the_left_with_its_checklist_on_the_right(
    guide: model.Library, book: PdfReader
) -> None:
    for phase in guide.phases:
        number = page_of(book, phase)
        opener, sheet = (pdf.text_of_pages([page]) for page in book.pages[number : number + 2])
        own = guide.interventions_of(phase)

        assert verso(number), phase.id
        assert [each for each in phase.good_enough if pdf.squash(each.text) not in opener] == []
        assert [
            each.id for each in own if pdf.squash(f"{each.label}{page_of(book, each) + 1}") not in opener
        ] == []
        points = [point.text.text for each in own for point in each.checklist]
        assert [each for each in points if pdf.squash(each) not in sheet] == []


def test_a_flag_with_ways_to_help_lies_open_on_two_pages_with_those_on_the_right(
    guide: model.Library, book: PdfReader
) -> None:
    (flag,) = (each for each in guide.red_flags if each.routes)
    number = page_of(book, flag)

    assert verso(number)
    assert pdf.squash(flag.routes[0].text.text) in pdf.text_of_pages([book.pages[number + 1]])


def test_a_form_has_its_example_on_the_left_and_is_blank_on_the_right(
    guide: model.Library, book: PdfReader
) -> None:
    for form in guide.forms:
        number = page_of(book, form)
        filled, blank = (pdf.text_of_pages([page]) for page in book.pages[number : number + 2])

        assert verso(number), form.id
        for field in form.fields:
            assert pdf.squash(field.examples[0]) in filled
            assert pdf.squash(field.examples[0]) not in blank
            assert pdf.squash(field.help.text) in blank


def test_no_record_is_parted(guide: model.Library, book: PdfReader) -> None:
    parted = {}
    for record in whole_records(guide):
        page = complete.fold(book.pages[page_of(book, record)].extract_text())
        # The points of a checklist stand with those of their phase.
        if absent := [each for each in complete.absent(record, page) if ".checklist" not in each]:
            parted[record.id] = absent

    assert parted == {}


def test_no_page_holds_more_than_two_records(guide: model.Library, book: PdfReader) -> None:
    places = [page_of(book, each) for each in whole_records(guide)]

    assert max(places.count(each) for each in places) <= 2
    assert len({page_of(book, each) for each in guide.interventions}) == len(guide.interventions)


@pytest.mark.parametrize("group", ["handreiking", "press"])
def test_a_record_that_does_not_fit_its_page_is_refused_by_its_name_and_by_how_much(
    guide: model.Library, group: str
) -> None:
    first, *others = guide.interventions
    long = model.Inline.parse("Kijk over het hek en vraag of je kunt helpen met de tuin. " * 20)
    full = changed(guide, interventions=(first.model_copy(update={"why": (long,) * 6}), *others))

    with pytest.raises(DocumentError) as error:
        documents.build(full, [group])

    (problem,) = error.value.problems
    assert (problem.file, problem.where) == ("data/interventions.yml", first.id)
    assert problem.line > 0
    start, millimetres, end = problem.message.partition(" mm te lang.")
    assert start.startswith(f'"{first.label}" past niet op één bladzijde: het is ')
    assert int(start.rpartition(" ")[2]) > 0
    assert millimetres
    assert end


# --- what runs through it -------------------------------------------------------------------------


def test_each_page_says_at_its_head_which_part_it_is_of_and_what_it_shows(
    guide: model.Library, book: PdfReader
) -> None:
    parts = sorted((page_of(book, guide.records[each]), each) for each in guide.publication.reading_order)
    owner = dict(parts)
    wrong = []
    part = ""
    for number, page in enumerate(book.pages[:-2]):
        part = owner.get(number, part)
        if number <= CONTENTS or page.extract_text().startswith(guide.say.pdf.notes):
            continue
        head = pdf.squash(" ".join(page.extract_text().split("\n")[:3]))
        shown = [each for each in whole_records(guide) if page_of(book, each) == number]
        names = [guide.records[part].title, *(each.name for each in shown)]
        if missing := [each for each in names if pdf.squash(each) not in head]:
            wrong.append((number + 1, missing, head))

    assert wrong == []


def test_the_number_of_a_page_stands_at_its_outer_side(book: PdfReader) -> None:
    sides = {}
    for number, page in enumerate(book.pages[CONTENTS:-2], CONTENTS + 1):
        found: list[float] = []

        def folio(
            text: str,
            frame: list[float],
            own: list[float],
            *_: object,
            number: int = number,
            found: list[float] = found,
        ) -> None:
            if text.strip() == str(number):
                found.append(frame[0] * own[4] + frame[4])

        page.extract_text(visitor_text=folio)
        if found:
            sides[number] = "right" if found[-1] > 300 else "left"

    assert len(sides) > 20
    assert {each for each, side in sides.items() if (side == "right") is not (each % 2 == 1)} == set()


def test_the_pages_behind_a_tab_have_its_name_but_not_before_the_first_nor_where_a_phase_opens(
    guide: model.Library, book: PdfReader
) -> None:
    starts = [page_of(book, guide.records[tab.start]) for tab in guide.publication.tabs]
    titles = [tab.title for tab in guide.publication.tabs]
    last = page_of(book, guide.records[guide.publication.reading_order[-1]])
    opening = {page_of(book, phase) for phase in guide.phases}
    for number in range(CONTENTS, last + 1):
        line = book.pages[number].extract_text().split("\n")[0]
        behind = [title for title, start in zip(titles, starts, strict=True) if start <= number]
        # A phase that opens has its name large, and no tab.
        if number in opening:
            behind = []

        assert (line in titles) is bool(behind), number
        assert not behind or line == behind[-1], number


def test_a_number_is_not_parted_from_its_unit(guide: model.Library) -> None:
    said = model.Inline.parse("Het duurt 12 weken, en in week 15 zie je 3 mensen op p. 7.")
    flag = guide.red_flags[0].model_copy(update={"meaning": (said,)})
    reader = read(changed(guide, red_flags=(flag, *guide.red_flags[1:])))
    text = " ".join(reader.pages[page_of(reader, flag)].extract_text().split("\n"))

    assert "12\u00a0weken" in text
    assert "week\u00a015" in text
    assert "p.\u00a07" in text


# --- read aloud -----------------------------------------------------------------------------------


def test_it_is_read_page_by_page_in_the_order_in_which_it_is_set(book: PdfReader) -> None:
    order = [(each.page, each.mark) for each in tags.pieces(book)]

    assert len(order) > len(book.pages)
    assert order == sorted(order)


def test_what_stands_in_the_margin_is_read_before_its_text(guide: model.Library, book: PdfReader) -> None:
    read_aloud: dict[int, str] = {}
    for each in tags.pieces(book):
        read_aloud[each.page] = read_aloud.get(each.page, "") + pdf.squash(each.text)
    say = guide.say.intervention
    for record in guide.interventions:
        text = read_aloud[page_of(book, record)]
        order = [
            record.headline,
            record.summary.text,
            say.say,
            record.phrases[0].text,
            say.why,
            record.why[0].text,
            say.how,
            record.how[0].text,
            say.pitfalls,
            record.pitfalls[0].text,
        ]
        rest = text
        for each in order:
            _, found, rest = rest.partition(pdf.squash(each))
            assert found, f"{record.id}: {each}"


def test_what_runs_through_the_book_is_not_read_aloud(guide: model.Library, book: PdfReader) -> None:
    last = guide.interventions[-1]
    aloud = "".join(each.text for each in tags.pieces(book) if each.page == page_of(book, last))
    drawn = book.pages[page_of(book, last)].extract_text()
    part = guide.records[last.phase].title

    assert part in drawn
    assert part not in aloud


# --- for a printer --------------------------------------------------------------------------------


def test_the_edition_for_a_printer_has_the_same_pages_with_room_to_cut(
    book: PdfReader, printed: PdfReader
) -> None:
    texts = [[page.extract_text() for page in reader.pages] for reader in (book, printed)]
    assert texts[0] == texts[1]
    assert printed.named_destinations.keys() == book.named_destinations.keys()
    for page in printed.pages:
        box, trim = page.mediabox, page.trimbox

        assert (round(trim.width), round(trim.height)) == (595, 842)
        # Three millimetres that are cut off, and six more for the marks.
        assert float(trim.left) - float(box.left) == pytest.approx(9 / 25.4 * 72, abs=0.1)
        assert float(box.top) - float(trim.top) == pytest.approx(9 / 25.4 * 72, abs=0.1)
    assert all(page.mediabox == page.trimbox for page in book.pages)
