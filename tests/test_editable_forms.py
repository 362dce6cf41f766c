"""The forms to fill in on a computer: well structured, and opened by LibreOffice as they are meant."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from odfdo import Document
from pypdf import PdfReader

from macros import documents, model
from macros.documents import editable_forms
from macros.model.inline import Inline, Span
from macros.site import View
from tests.support import hostile, office, pdf
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.built import Site

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
EDITIONS = pytest.mark.parametrize("example", [False, True], ids=["empty", "example"])


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def plain(element: etree._Element) -> str:
    """The text of an element; in ODF a space after another is an element."""
    space = f"{{{NAMES['text']}}}s"
    return "".join(
        (" " if each.tag == space else each.text or "") + (each.tail or "" if each is not element else "")
        for each in element.iter()
    )


@EDITIONS
def test_headings_and_the_heads_of_tables_are_real(library: model.Library, example: bool) -> None:
    for form in library.forms:
        content = part(editable_forms.make(library, form, example=example), "content.xml")
        headings = content.findall(".//text:h", NAMES)
        levels = [int(heading.get(f"{{{NAMES['text']}}}outline-level")) for heading in headings]
        tables = content.findall(".//table:table", NAMES)

        assert levels == [1] + [2] * (len(levels) - 1)
        assert plain(headings[0]).startswith(form.title)
        assert len(tables) == (3 if form.rows else 1)
        for table in tables:
            head = table.findall("table:table-header-rows/table:table-row/table:table-cell", NAMES)
            assert [plain(cell) for cell in head] == ["Vraag", "Jouw antwoord"]
            assert len(table.findall("table:table-row", NAMES)) == len(form.fields)


@EDITIONS
def test_the_answers_are_those_of_the_example_or_empty(library: model.Library, example: bool) -> None:
    for form in library.forms:
        content = part(editable_forms.make(library, form, example=example), "content.xml")
        answers = [
            plain(row.findall("table:table-cell", NAMES)[1])
            for row in content.findall(".//table:table/table:table-row", NAMES)
        ]
        rows = range(len(form.fields[0].examples))
        expected = [field.examples[row] for row in rows for field in form.fields]

        assert answers == (expected if example else [""] * len(expected))


def test_every_view_calls_the_rows_of_a_form_what_the_data_calls_them(library: model.Library) -> None:
    unit = model.UnitName(one="ding", many="dingen")
    forms = [each.model_copy(update={"unit": unit if each.rows else None}) for each in library.forms]
    renamed = changed(library, forms=tuple(forms))
    (form,) = (each for each in forms if each.rows)
    rows = range(1, len(form.fields[0].examples) + 1)
    content = part(editable_forms.make(renamed, form, example=True), "content.xml")
    view = View(renamed, documents.build(renamed, ["forms"]))
    page = BeautifulSoup(view.render("form", form=form), "html.parser")
    reader = PdfReader(io.BytesIO(documents.build(renamed, ["handreiking"])[0].content))
    handreiking = pdf.text_of_pages(reader.pages)

    names = [f"Ding {row}" for row in rows]
    assert [plain(each) for each in content.iterfind(".//text:h", NAMES)][1:-1] == names
    assert [each.text for each in page.select("h3")] == names
    assert {each.text for each in page.select("legend")} == {"Ding 1"}
    assert page.select_one("ot-form > p > [data-ot-do=add]").text == "Nog een ding"
    assert "Heb je meer dingen?" in page.text
    # In the handreiking the example is one table, with a column for each.
    assert pdf.squash(" ".join(name.lower() for name in names)) in handreiking


@EDITIONS
def test_a_file_says_its_title_language_and_date(library: model.Library, example: bool) -> None:
    for form in library.forms:
        content = editable_forms.make(library, form, example=example)
        meta = Document(io.BytesIO(content)).meta
        styles = part(content, "styles.xml")
        defaults = styles.find(
            ".//style:default-style[@style:family='paragraph']/style:text-properties", NAMES
        )

        assert form.title in meta.title
        assert meta.language == "nl-NL"
        assert meta.date.date() == meta.creation_date.date() == library.publication.date
        assert defaults.get(f"{{{NAMES['fo']}}}language") == "nl"
        assert defaults.get(f"{{{NAMES['fo']}}}country") == "NL"


def test_a_file_leads_to_its_twin_on_the_site(library: model.Library, site: Site) -> None:
    for form in library.forms:
        content = part(editable_forms.make(library, form, example=False), "content.xml")
        links = [
            each.get("{http://www.w3.org/1999/xlink}href") for each in content.iterfind(".//text:a", NAMES)
        ]
        own = [each for each in links if each.startswith(library.publication.site_url)]

        assert (
            f"{library.publication.site_url}formulieren/{form.id.removeprefix('formulier-')}/#{form.id}"
            in own
        )
        assert [each for each in own if not site.resolves(each)] == []


def test_the_package_is_as_the_standard_wants_it_and_tells_no_time(library: model.Library) -> None:
    first = editable_forms.make(library, library.forms[0], example=True)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        kinds = package.infolist()

        assert kinds[0].filename == "mimetype"
        assert kinds[0].compress_type == zipfile.ZIP_STORED
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert {each.date_time for each in kinds} == {(1980, 1, 1, 0, 0, 0)}
    assert editable_forms.make(library, library.forms[0], example=True) == first


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_text_is_never_markup_in_a_form(library: model.Library, text: str) -> None:
    inline = Inline(
        text, (Span(text), Span(text, strong=True), Span(text, href="https://voorbeeld.nl/?a=b&c"))
    )
    field = library.forms[0].fields[0].model_copy(update={"label": text, "help": inline, "examples": (text,)})
    form = library.forms[0].model_copy(
        update={"title": text, "summary": inline, "fields": (field, *library.forms[0].fields[1:])}
    )
    content = editable_forms.make(library, form, example=True)
    body = part(content, "content.xml").find("office:body/office:text", NAMES)
    blocks = [plain(each) for each in body.iterfind(".//text:p", NAMES)]
    blocks += [plain(each) for each in body.iterfind(".//text:h", NAMES)]

    # Its title, its summary and help, both three times over, its label and its answer.
    assert [each for each in blocks if text in each] != []
    assert {text, text * 3, f"{text}: ingevuld voorbeeld"} <= set(blocks)
    assert text in Document(io.BytesIO(content)).meta.title


@pytest.fixture(scope="module")
def opened(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What LibreOffice makes of every form, as PDF."""
    folder = tmp_path_factory.mktemp("opened")
    forms = [file for file in site.downloads if file.suffix == ".odt"]
    office.save(*forms, folder=folder, to=f"pdf:writer_pdf_Export{office.TAGGED}")
    return folder


def test_libreoffice_opens_every_form_and_gives_a_tagged_pdf(opened: Path, library: model.Library) -> None:
    for form in library.forms:
        for name in (form.id, f"{form.id}-voorbeeld"):
            reader = PdfReader(opened / f"{name}.pdf")
            tags = _tags(reader.root_object["/StructTreeRoot"])

            assert reader.root_object["/MarkInfo"]["/Marked"], name
            assert reader.root_object["/Lang"] == "nl-NL", name
            assert form.title in reader.metadata.title, name
            assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= tags, name


def test_the_first_question_stands_on_page_one_and_the_help_after_the_last(
    opened: Path, library: model.Library
) -> None:
    for form in library.forms:
        pages = [pdf.text_of_pages([page]) for page in PdfReader(opened / f"{form.id}.pdf").pages]
        whole = "".join(pages)
        help_ = whole.index(pdf.squash(library.say.odt.help))

        assert pdf.squash(form.fields[0].label) in pages[0]
        assert whole.rindex(pdf.squash(form.fields[-1].label)) < help_
        assert [each for each in form.introduction if pdf.squash(each.text) not in whole[help_:]] == []


def test_a_row_to_write_in_by_hand_is_as_high_as_a_hand_needs(library: model.Library) -> None:
    for form in library.forms:
        content = part(editable_forms.make(library, form, example=False), "content.xml")
        heights = {
            style.get(f"{{{NAMES['style']}}}name"): style.find("style:table-row-properties", NAMES).get(
                f"{{{NAMES['style']}}}min-row-height"
            )
            for style in content.iterfind(".//style:style[@style:family='table-row']", NAMES)
        }
        rows = content.findall(".//table:table/table:table-row", NAMES)
        found = [heights[row.get(f"{{{NAMES['table']}}}style-name")] for row in rows[: len(form.fields)]]

        assert found == [_height(field.lines) for field in form.fields]


def _height(lines: int) -> str:
    return "10mm" if lines == 1 else f"{max(24, 8 * lines)}mm"


def test_libreoffice_shows_every_question_and_every_answer(opened: Path, library: model.Library) -> None:
    for form in library.forms:
        text = pdf.text_of_pages(PdfReader(opened / f"{form.id}-voorbeeld.pdf").pages)
        expected = [field.label for field in form.fields]
        # A long answer may be cut by the foot of a page.
        expected += [each for field in form.fields for each in field.examples if len(each) < 90]

        assert [each for each in expected if pdf.squash(each) not in text] == []


def _tags(node: object) -> set[str]:
    """Every kind of tag below a node of the structure of a PDF."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*map(_tags, node))
    if not isinstance(node, dict):
        return set()
    own = {str(node["/S"])} if "/S" in node else set()
    return own | _tags(node.get("/K", []))
