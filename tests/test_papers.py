"""The papers beside the handreiking: a booklet for a pocket, a poster, and each record on a sheet alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import addresses, documents, model, sharing
from macros.documents import pdf as making
from macros.loading import load
from macros.problems import DocumentError
from tests.support import complete, guides, pages, pdf, tags
from tests.support.data import changed
from tests.support.verapdf import Flavour, failures

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.data import Data

# One Java runtime for all of them.
VERAPDF = pytest.mark.xdist_group("verapdf")


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


@pytest.fixture(scope="module")
def alone(guide: model.Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sheet of each record of the guide, by its id."""
    return made(guide, tmp_path_factory.mktemp("alone"), "records")


def made(guide: model.Library, folder: Path, group: str) -> dict[str, Path]:
    """The documents of a group, by the name of their file."""
    built = documents.build(guide, [group])
    return {file.stem: file for file in documents.write(built, folder)}


def sheet(guide: model.Library, folder: Path, group: str) -> Path:
    """The only document of a group."""
    (file,) = made(guide, folder, group).values()
    return file


def spoken(reader: PdfReader) -> str:
    """What is read aloud of a document, in order and squashed."""
    return pdf.squash("".join(each.text for each in tags.pieces(reader)))


def in_order(texts: list[str], text: str) -> list[int]:
    """Where each text is first said, after the one before it."""
    places = []
    for each in texts:
        places.append(text.find(pdf.squash(each), places[-1] if places else 0))
    return places


@VERAPDF
@pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
def test_every_paper_keeps_the_standard(
    guide: model.Library, alone: dict[str, Path], tmp_path: Path, flavour: Flavour
) -> None:
    papers = [sheet(guide, tmp_path, group) for group in ("pocket", "poster")]
    # One of each kind: they share their template.
    papers += {guide.records[name].kind.key: file for name, file in alone.items()}.values()

    assert {file.stem: found for file in papers if (found := failures(file, flavour))} == {}


def test_the_same_records_give_the_same_papers(guide: model.Library) -> None:
    groups = ("pocket", "poster", "records")
    first = {each.name: each.content for each in documents.build(guide, groups)}
    making.forget()

    assert {each.name: each.content for each in documents.build(guide, groups)} == first


# The booklet


def test_the_booklet_is_one_sheet_that_says_the_first_phrase_of_each_record_in_the_order_of_its_panels(
    guide: model.Library, tmp_path: Path
) -> None:
    reader = PdfReader(sheet(guide, tmp_path, "pocket"))
    expected = [guide.say.pocket.name, guide.publication.title]
    for panel in guide.publication.pocket:
        expected.append(panel.title)
        for record in map(guide.records.__getitem__, panel.items):
            said = next(model.spoken_in(record))
            expected.append(said.text)
            expected += [route.name for route in getattr(record, "routes", ())]
    expected += [guide.say.pocket.order, *(step.label for step in guide.of(model.Step) if step.before_all)]
    expected += [step.label for step in guide.of(model.Step) if not step.before_all]
    places = in_order(expected, spoken(reader))

    assert len(reader.pages) == 1
    assert -1 not in places
    assert places == sorted(places)


def test_folded_the_panels_of_the_booklet_come_in_their_order(guide: model.Library, tmp_path: Path) -> None:
    titles = [panel.title for panel in guide.publication.pocket]
    file = sheet(guide, tmp_path, "pocket")
    page = PdfReader(file).pages[0]
    spots = pages.find(file, [*titles, guide.say.pocket.order])
    found = {title: (int(spot.x / (297 / 4)), int(spot.y / (210 / 2))) for title, (spot,) in spots.items()}

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    # The upper row stands on its head, so it runs from right to left.
    assert [found[each] for each in titles] == [(3, 0), (2, 0), (1, 0), (0, 0), (0, 1), (1, 1)]
    assert found[guide.say.pocket.order] == (2, 1)
    assert turned(file) == set(titles[:4])


def turned(file: Path) -> set[str]:
    """Each title of the booklet that stands on its head."""
    found: set[str] = set()

    def piece(text: str, user: list[float], matrix: list[float], *_: object) -> None:
        if user[0] * matrix[0] < 0:
            found.add(text.strip())

    PdfReader(file).pages[0].extract_text(visitor_text=piece)
    titles = {panel.title for panel in load(guides.GUIDE).publication.pocket}
    return {title for title in titles if any(title in text for text in found)}


def test_a_phone_reads_the_way_from_the_booklet_to_all_phrases(guide: model.Library, tmp_path: Path) -> None:
    (found,) = pages.qr_codes(sheet(guide, tmp_path, "pocket"))

    assert found == {guide.publication.site_url + guide.publication.phrases_page}


def test_no_text_of_the_booklet_comes_near_a_fold_or_the_edge(guide: model.Library, tmp_path: Path) -> None:
    for _, left, top, right, bottom in pages.text_edges(sheet(guide, tmp_path, "pocket")):
        for fold in range(5):
            assert right < fold * 297 / 4 - 3 or left > fold * 297 / 4 + 3
        for fold in range(3):
            assert bottom < fold * 210 / 2 - 2 or top > fold * 210 / 2 + 2


def test_a_panel_that_is_too_full_is_refused_by_its_title_where_the_booklet_stands(
    guide: model.Library,
) -> None:
    panel, *others = guide.publication.pocket
    every = tuple(each.id for each in (*guide.interventions, *guide.of(model.Reaction)))
    pocket = (panel.model_copy(update={"items": every * 2}), *others)
    full = guide_with(guide, pocket=pocket)

    with pytest.raises(DocumentError) as error:
        documents.build(full, ["pocket"])

    (problem,) = error.value.problems
    assert (problem.file, problem.line) == guide.place("publication", "pocket")[:2]
    assert problem.message.startswith(f'zakboekje, paneel "{panel.title}": ')
    assert " mm te lang." in problem.message


def guide_with(guide: model.Library, **changes: object) -> model.Library:
    """The guide with something else in its publication."""
    return replace(guide, publication=guide.publication.model_copy(update=changes))


def test_a_booklet_has_six_panels_or_there_is_none(garden: Data, guide: model.Library) -> None:
    where = garden.change("publication.yml", "pocket", [{"title": "Een", "items": ["grond-keuren"]}])

    (problem,) = garden.problems()
    assert problem.startswith(f"{where}: ")
    assert problem.endswith("een zakboekje heeft 6 panelen, en hier staan er 1")
    assert documents.build(guide_with(guide, pocket=()), ["pocket"]) == []


def test_a_panel_names_a_record_that_is_there(garden: Data) -> None:
    text = garden.read("publication.yml").replace("items: [grond-keuren", "items: [grond-kuren")
    garden.write("publication.yml", text)

    (problem,) = garden.problems()
    assert 'onbekende id "grond-kuren" (bedoel je "grond-keuren"?)' in problem


# The poster


@pytest.mark.parametrize("edition", ["gewoon", "fasen", "lang", "veel"])
def test_the_poster_is_one_a3_with_phases_flags_and_thoughts_in_that_order(
    edition: str, tmp_path: Path
) -> None:
    guides.EDITIONS[edition](tmp_path / "data")
    guide = load(tmp_path / "data")
    file = sheet(guide, tmp_path, "poster")
    reader = PdfReader(file)
    expected = [guide.publication.title]
    for phase in guide.phases:
        expected += [phase.label, phase.summary.text]
        expected += [each.label for each in guide.interventions_of(phase)]
    for flag in guide.red_flags:
        expected += [flag.label, flag.signs[0].text]
    for thought in guide.thoughts:
        expected += [thought.hindering, thought.helping]
    places = in_order(expected, spoken(reader))
    (found,) = pages.qr_codes(file)

    (page,) = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 1191)
    assert -1 not in places
    assert found == {guide.publication.site_url}
    for _, left, top, right, bottom in pages.text_edges(file):
        assert min(left, top, 297 - right, 420 - bottom) > 8


def test_a_poster_that_is_too_full_is_refused_at_the_longest_text_with_how_much(guide: model.Library) -> None:
    long = guide.red_flags[1].model_copy(
        update={"signs": (model.Inline.parse("Er is veel te lezen op een muur. " * 80),)}
    )
    full = changed(guide, red_flags=(guide.red_flags[0], long, *guide.red_flags[2:]))

    with pytest.raises(DocumentError) as error:
        documents.build(full, ["poster"])

    (problem,) = error.value.problems
    assert problem.where == guide.place(long.id, "signs").where
    assert problem.message.startswith("de poster is ")
    assert " mm te lang: " in problem.message


# Each record


def test_each_record_to_share_has_a_sheet_that_says_all_of_it(
    guide: model.Library, alone: dict[str, Path]
) -> None:
    shared = [each for each in sharing.listed(guide) if not isinstance(each, model.Phase | model.ReadingPath)]

    assert list(alone) == [each.id for each in shared]
    for record in shared:
        reader = PdfReader(alone[record.id])
        said = spoken(reader)
        expected = [guide.publication.title, record.name]
        expected += [text for field, text in model.texts_of(record) if field not in SILENT]

        assert len(reader.pages) <= 2, record.id
        assert [each for each in expected if pdf.squash(each) not in said] == [], record.id


#: What stands on another sheet, or in another way than it is written.
SILENT = {"checklist.text", "subject", "body", "unit.one", "unit.many", *complete.OF_THE_SCRIPT}


def test_a_sheet_leads_to_its_record_and_all_that_it_names_on_the_site(
    guide: model.Library, alone: dict[str, Path]
) -> None:
    own = guide.publication.site_url
    for record_id, file in alone.items():
        links = {str(each["/A"]["/URI"]) for _, each in pdf.links(PdfReader(file)) if "/A" in each}
        (first, *_) = pages.qr_codes(file)

        assert first == {own + addresses.address(guide, record_id)}
        record = guide.records[record_id]
        named = {*getattr(record, "items", ()), *getattr(record, "flags", ())}
        assert first | {own + addresses.address(guide, each) for each in named} <= links
        assert {each for each in links if each.startswith(own)} <= {
            own + addresses.address(guide, each) for each in guide.records
        }


def test_a_record_of_more_than_two_sides_is_refused_by_its_name_with_how_much(guide: model.Library) -> None:
    reaction, *others = guide.of(model.Reaction)
    long = reaction.model_copy(
        update={"meaning": (model.Inline.parse("Er kan van alles spelen in een tuin. " * 20),) * 20}
    )
    full = changed(guide, reactions=(long, *others))

    with pytest.raises(DocumentError) as error:
        documents.build(full, ["records"])

    (problem,) = error.value.problems
    assert problem.where == guide.place(long.id).where
    assert problem.message.startswith(f'"{long.name}" past niet op één blad: het is ')
    assert problem.message.endswith(" mm te lang. Kort iets in.")
