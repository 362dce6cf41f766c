"""The slides: real titles, texts that can be read from afar, and notes for the trainer."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typst
from lxml import etree
from odfdo import Document
from pypdf import PdfReader

from macros import addresses, documents, model
from macros.loading import load
from macros.problems import DocumentError
from tests.support import guides, hostile, office, pdf
from tests.support import pages as drawn
from tests.support.data import changed
from tools import programs

if TYPE_CHECKING:
    from tests.support.data import Data

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
MEDIA = b"application/vnd.oasis.opendocument.presentation"


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


def made(library: model.Library) -> bytes:
    (document,) = documents.build(library, ["slides"])
    return document.content


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def of(element: etree._Element, name: str) -> str:
    """An attribute by its name with a prefix."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{NAMES[prefix]}}}{local}", "")


def plain(element: etree._Element | None) -> str:
    """The text of an element, a paragraph a line; in ODF a space after another is an element."""
    if element is None:
        return ""
    space = f"{{{NAMES['text']}}}s"
    paragraphs = element.iterfind(".//text:p", NAMES)
    return "\n".join(
        "".join(
            (" " if each.tag == space else each.text or "") + (each.tail or "") for each in paragraph.iter()
        )
        for paragraph in paragraphs
    ).strip()


def pages(content: bytes) -> list[etree._Element]:
    return part(content, "content.xml").findall(".//draw:page", NAMES)


def placed(page: etree._Element, role: str) -> list[etree._Element]:
    """The frames of a page that an outline and a screen reader know by their role; not those of the notes."""
    return [each for each in page.findall("draw:frame", NAMES) if of(each, "presentation:class") == role]


def title(page: etree._Element) -> str:
    (frame,) = placed(page, "title")
    return plain(frame)


def outline(page: etree._Element) -> list[str]:
    frames = [*placed(page, "outline"), *placed(page, "subtitle")]
    return [line for frame in frames for line in plain(frame).splitlines()]


def notes(page: etree._Element) -> str:
    (frame,) = page.findall("presentation:notes/draw:frame", NAMES)
    assert of(frame, "presentation:class") == "notes"
    return plain(frame)


def the_page(content: bytes, name: str) -> etree._Element:
    (page,) = (each for each in pages(content) if title(each) == name)
    return page


# --- what is on them ------------------------------------------------------------------------------


def test_every_flag_thought_phase_and_talk_has_a_slide_with_a_title(guide: model.Library) -> None:
    talks = guide.of(model.Conversation)
    expected = [guide.publication.title]
    expected += [each.label for each in guide.red_flags]
    expected += [each.hindering for each in guide.thoughts]
    expected += [each.label for each in guide.phases]
    expected += [name for talk in talks for name in (talk.label, f"{talk.label}: wat zeg jij?")]

    assert talks
    assert [title(page) for page in pages(made(guide))][:-1] == expected


def test_a_title_is_the_first_thing_on_its_slide_and_each_is_its_own(guide: model.Library) -> None:
    found = pages(made(guide))

    assert {of(page[0], "presentation:class") for page in found} == {"title"}
    assert (
        len({title(page) for page in found}) == len({of(page, "draw:name") for page in found}) == len(found)
    )


def test_a_flag_shows_its_title_and_three_signs(guide: model.Library) -> None:
    content = made(guide)
    for flag in guide.red_flags:
        assert outline(the_page(content, flag.label)) == [flag.title, *map(str, flag.signs[:3])]


def test_a_thought_shows_what_helps_beside_it(guide: model.Library) -> None:
    content = made(guide)
    for thought in guide.thoughts:
        assert outline(the_page(content, thought.hindering)) == [thought.helping]


def test_a_phase_asks_its_question_and_names_what_one_can_do(guide: model.Library) -> None:
    content = made(guide)
    for phase in guide.phases:
        names = [each.label for each in guide.interventions_of(phase)]
        assert outline(the_page(content, phase.label)) == [str(phase.question), *names]


def test_what_one_can_do_in_a_phase_goes_on_on_a_next_slide(guide: model.Library) -> None:
    (first, *_) = guide.interventions
    many = tuple(first.model_copy(update={"id": f"i-{n}", "label": f"Nummer {n}"}) for n in range(16))
    content = made(changed(guide, interventions=many))
    label = guide.phases[0].label
    found = [outline(page)[1:] for page in pages(content) if title(page) in {label, f"{label} (vervolg)"}]

    assert [each for names in found for each in names] == [each.label for each in many]
    assert len(found) == 3


def test_a_talk_opens_with_what_the_other_says_and_then_asks_the_room(guide: model.Library) -> None:
    content = made(guide)
    for talk in guide.of(model.Conversation):
        moment = talk.moment(talk.opening)
        first, second = the_page(content, talk.label), the_page(content, f"{talk.label}: wat zeg jij?")

        assert f"Jij: {talk.you}" in outline(first)
        assert f"De ander: {talk.other}" in outline(first)
        assert f"“{moment.says}”" in outline(first)
        assert outline(second) == [f"“{choice.say}”" for choice in moment.choices]


def test_what_one_does_in_a_talk_stands_before_what_one_says(guide: model.Library) -> None:
    talk = next(each for each in guide.of(model.Conversation) if each.id == "gesprek-buur")
    other = talk.model_copy(update={"opening": "vraag"})
    shown = outline(the_page(made(changed(guide, conversations=(other,))), f"{talk.label}: wat zeg jij?"))

    assert shown == ["Je kijkt op. “Ik stop ermee.”", "Je haalt je schouders op.", "“Niets hoor.”"]


def test_what_is_quoted_in_what_somebody_says_has_other_marks(guide: model.Library) -> None:
    (talk, *_) = guide.of(model.Conversation)
    moment = talk.moment(talk.opening)
    said = moment.model_copy(update={"says": model.Inline.parse("Zei je nu “*ik* stop”?")})
    moments = tuple(said if each is moment else each for each in talk.moments)
    made_of = changed(guide, conversations=(talk.model_copy(update={"moments": moments}),))

    assert "“Zei je nu ‘ik stop’?”" in outline(the_page(made(made_of), talk.label))


def test_a_handreiking_without_talks_has_slides_too(guide: model.Library) -> None:
    without = pages(made(changed(guide, conversations=())))

    assert len(without) == len(pages(made(guide))) - 2 * len(guide.of(model.Conversation))


def test_the_last_slide_has_the_address(guide: model.Library) -> None:
    address = guide.publication.site_url.removeprefix("https://").removesuffix("/")

    assert address in "".join(outline(pages(made(guide))[-1]))


def test_the_notes_hold_what_the_trainer_tells_and_asks(guide: model.Library) -> None:
    content = made(guide)
    told: dict[str, list[object]] = {}
    for flag in guide.red_flags:
        told[flag.label] = [*flag.meaning, *flag.questions_self, *flag.questions_client]
    for thought in guide.thoughts:
        told[thought.hindering] = [*thought.origin, *thought.cost, *thought.questions]
    for phase in guide.phases:
        told[phase.label] = [phase.summary, *phase.introduction, *phase.when, *phase.good_enough]
    for talk in guide.of(model.Conversation):
        told[talk.label] = [talk.setting, *talk.before]
        effects = [choice.effect for choice in talk.moment(talk.opening).choices]
        told[f"{talk.label}: wat zeg jij?"] = effects
    for name, texts in told.items():
        found = notes(the_page(content, name))

        assert [str(text) for text in texts if str(text) not in found] == [], name
        assert "Vraag de groep" in found, name


def test_where_a_flag_has_ways_to_get_help_nobody_is_asked_to_tell(guide: model.Library) -> None:
    content = made(guide)
    for flag in guide.red_flags:
        found = notes(the_page(content, flag.label))

        assert ("Vraag hier niemand naar een eigen verhaal" in found) is bool(flag.routes)
        assert [each.name for each in flag.routes if each.name not in found] == []
    assert {bool(flag.routes) for flag in guide.red_flags} == {True, False}


def test_the_page_with_notes_shows_its_slide(guide: model.Library) -> None:
    shown = [
        of(each, "draw:page-number")
        for page in pages(made(guide))
        for each in page.iterfind("presentation:notes/draw:page-thumbnail", NAMES)
    ]

    assert shown == [str(number) for number in range(1, len(pages(made(guide))) + 1)]


def test_the_notes_name_the_exercises_about_the_item(guide: model.Library) -> None:
    content = made(guide)
    for flag in guide.red_flags:
        titles = [each.title for each in guide.exercises if flag.id in each.items]
        assert [each for each in titles if each not in notes(the_page(content, flag.label))] == []
    assert any(flag.id in each.items for flag in guide.red_flags for each in guide.exercises)


def test_the_qr_code_leads_to_the_item_and_says_so(guide: model.Library, tmp_path: Path) -> None:
    content = made(guide)
    expected: dict[str, model.Record] = {each.label: each for each in (*guide.red_flags, *guide.phases)}
    expected |= {each.hindering: each for each in guide.thoughts}
    expected |= {each.label: each for each in guide.of(model.Conversation)}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.extractall(tmp_path)
    for name, record in expected.items():
        (frame,) = (each.getparent() for each in the_page(content, name).iterfind(".//draw:image", NAMES))
        url = guide.publication.site_url + addresses.address(guide, record.id)

        assert scanned(tmp_path, of(frame[0], "xlink:href")) == url
        assert frame.findtext("svg:title", "", NAMES) == f"QR-code: {record.name}"
        assert frame.findtext("svg:desc", "", NAMES) == url


def scanned(folder: Path, picture: str) -> str:
    """What a phone reads from a picture."""
    (folder / "page.typ").write_text(f'#image("{picture}", width: 8cm)', "utf-8")
    typst.compile(folder / "page.typ", output=folder / "page.pdf")
    ((code,),) = drawn.qr_codes(folder / "page.pdf")
    return code


def test_every_picture_says_what_it_is(guide: model.Library) -> None:
    pictures = [
        each.getparent() for page in pages(made(guide)) for each in page.iterfind(".//draw:image", NAMES)
    ]

    assert pictures
    assert [each for each in pictures if not each.findtext("svg:title", "", NAMES)] == []


# --- readable from afar ---------------------------------------------------------------------------


def test_a_title_has_at_least_32_points_and_a_text_20(guide: model.Library) -> None:
    content = made(guide)
    sizes = {
        of(style, "style:name"): float(of(style.find("style:text-properties", NAMES), "fo:font-size")[:-2])
        for style in part(content, "content.xml").iterfind(".//style:style[@style:family='paragraph']", NAMES)
    }
    for page in pages(content):
        for frame in page.findall("draw:frame", NAMES):
            least = 32 if of(frame, "presentation:class") == "title" else 20
            used = [sizes[of(each, "text:style-name")] for each in frame.iterfind(".//text:p", NAMES)]
            assert [size for size in used if size < least] == [], title(page)


def test_a_text_that_does_not_fit_stops_the_slides_on_its_line(garden: Data) -> None:
    long = "Wie stopt, moet het eerst met iedereen bespreken. " * 6
    where = garden.change("thoughts.yml", "helping", long.strip()[:299])
    with pytest.raises(DocumentError) as error:
        made(garden.load())

    (problem,) = error.value.problems
    assert str(problem).startswith(f"{where}: ")
    assert re.search(
        r"› helping: op de dia “?.+ is de tekst \d+ mm te hoog: kort hier iets in$", str(problem)
    )


def test_a_sign_for_which_there_is_no_room_is_left_out_whole(guide: model.Library) -> None:
    (flag, *others) = guide.red_flags
    sentence = "Er is al weken geen gesprek geweest over de tuin en ook geen mail daarover."
    long = model.Inline.parse(" ".join([sentence] * 2))
    flag = flag.model_copy(update={"signs": (long, long, long)})
    found = outline(the_page(made(changed(guide, red_flags=(flag, *others))), flag.label))

    assert found == [flag.title, str(long), str(long)]


# --- the package ----------------------------------------------------------------------------------


def test_the_package_is_as_the_standard_wants_it_and_tells_no_time(guide: model.Library) -> None:
    content = made(guide)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        kinds = package.infolist()
        names = set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"}

        assert kinds[0].filename == "mimetype"
        assert kinds[0].compress_type == zipfile.ZIP_STORED
        assert package.read("mimetype") == MEDIA
        assert {each.date_time for each in kinds} == {(1980, 1, 1, 0, 0, 0)}
    entries = {
        of(each, "manifest:full-path"): of(each, "manifest:media-type")
        for each in part(content, "META-INF/manifest.xml")
    }
    assert set(entries) == names | {"/"}
    assert entries["/"] == MEDIA.decode()


def test_the_same_records_give_the_same_bytes(guide: model.Library) -> None:
    assert made(guide) == made(load(guides.GUIDE))


def test_every_style_layout_and_master_that_is_used_is_there(guide: model.Library) -> None:
    content = made(guide)
    own, shared = part(content, "content.xml"), part(content, "styles.xml")
    there = {
        of(each, "style:name") for root in (own, shared) for each in root.iter() if of(each, "style:name")
    }
    used = {
        value
        for root in (own, shared)
        for each in root.iter()
        for name, value in each.attrib.items()
        if re.search(r"style-name$|master-page-name$|layout-name$", name)
    }

    assert used - there == set()


def test_the_file_says_its_title_language_and_date(guide: model.Library) -> None:
    content = made(guide)
    meta = Document(io.BytesIO(content)).meta
    languages = {
        of(each, "fo:language")
        for each in part(content, "styles.xml").iter(f"{{{NAMES['style']}}}text-properties")
    } - {""}

    assert guide.publication.title in meta.title
    assert meta.language == "nl-NL"
    assert meta.date.date() == guide.publication.date
    assert languages == {"nl"}


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_text_is_never_markup_on_a_slide(guide: model.Library, text: str) -> None:
    thought = guide.thoughts[0].model_copy(update={"hindering": text, "helping": text})
    content = made(changed(guide, thoughts=(thought,)))

    assert outline(the_page(content, text)) == [text]


@pytest.mark.parametrize("edition", guides.EDITIONS)
def test_the_slides_of_every_edition_fit(edition: str, tmp_path: Path) -> None:
    guides.EDITIONS[edition](tmp_path / "data")

    assert pages(made(load(tmp_path / "data")))


# --- opened ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opened(guide: model.Library, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """What LibreOffice makes of the slides, as PDF."""
    if not (Path(office.program()).resolve().parent / "libsdlo.so").exists():
        pytest.skip(f"LibreOffice heeft hier geen Impress. {programs.help_for('soffice')}")
    folder = tmp_path_factory.mktemp("opened")
    file = folder / "dia.odp"
    file.write_bytes(made(guide))
    office.save(file, folder=folder, to=f"pdf:impress_pdf_Export{office.TAGGED}")
    return PdfReader(folder / "dia.pdf")


def test_libreoffice_gives_a_tagged_page_for_each_slide(opened: PdfReader, guide: model.Library) -> None:
    assert len(opened.pages) == len(pages(made(guide)))
    assert opened.root_object["/MarkInfo"]["/Marked"]


def test_libreoffice_shows_every_text_of_each_slide(opened: PdfReader, guide: model.Library) -> None:
    for slide, page in zip(pages(made(guide)), opened.pages, strict=True):
        text = pdf.text_of_pages([page])
        assert [each for each in (title(slide), *outline(slide)) if pdf.squash(each) not in text] == []
