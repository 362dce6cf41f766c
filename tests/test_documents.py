"""What holds for every document that can be downloaded."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import typst
from pypdf import PdfReader

from macros import documents, model
from macros.documents import pdf
from macros.loading import load
from macros.model.inline import Inline, Span
from tests.support import guides, hostile
from tests.support import pdf as reading
from tests.support.data import changed
from tests.support.verapdf import Flavour, failures

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.built import Site

FLAVOURS = pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
# One Java runtime for all of them.
VERAPDF = pytest.mark.xdist_group("verapdf")


@pytest.fixture(scope="module")
def pdfs(site: Site) -> dict[str, Path]:
    return {file.stem: file for file in site.downloads if file.suffix == ".pdf"}


@VERAPDF
@FLAVOURS
def test_every_pdf_keeps_the_standard(pdfs: dict[str, Path], flavour: Flavour) -> None:
    assert len(pdfs) >= 6
    assert {name: found for name, file in pdfs.items() if (found := failures(file, flavour))} == {}


@VERAPDF
@FLAVOURS
def test_a_document_without_tags_is_found_out(tmp_path: Path, flavour: Flavour) -> None:
    source = tmp_path / "untagged.typ"
    source.write_text("= Kop\nTekst", encoding="utf-8")
    untagged = tmp_path / "untagged.pdf"
    untagged.write_bytes(typst.compile(source, pdf_tags=False))

    assert failures(untagged, flavour) != []


def test_the_same_data_gives_the_same_bytes(library: model.Library, site: Site) -> None:
    # The files were made by another process, at another moment.
    pdf.forget()
    again = {document.file: document.content for document in documents.build(library)}

    assert {file.name for file in site.documents if file.read_bytes() != again[file.name]} == set()


def test_a_document_of_the_same_data_is_not_made_again(
    library: model.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = documents.build(library, ["checklists"])
    monkeypatch.setattr(pdf, "_compiler", None)

    after = documents.build(library, ["checklists"])

    assert [each.content for each in after] == [each.content for each in before]


def test_documents_stand_in_the_order_of_their_groups_and_each_is_told_of_once() -> None:
    told: list[documents.Built] = []

    built = documents.build(load(guides.GUIDE), ["order", "handreiking", "pocket", "mails"], told.append)

    assert [each.group for each in built] == ["handreiking", "order", "pocket", "mails"]
    assert {each.name for each in told} == {each.name for each in built}
    assert len(told) == len(built)


def test_a_template_that_is_wrong_is_named_with_its_line(
    library: model.Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = shutil.copytree(pdf.TYPST, tmp_path / "macros" / "documents" / "typst")
    part = parts / "records" / "red_flag.typ"
    lines = part.read_text("utf-8").splitlines()
    line = next(number for number, each in enumerate(lines, 1) if "record.giving_back" in each)
    part.write_text("\n".join(lines).replace("record.giving_back", "recrod.giving_back"), "utf-8")
    monkeypatch.setattr(pdf, "TYPST", parts)

    with pytest.raises(pdf.TemplateError) as error:
        documents.build(library, ["handreiking"])

    assert error.value.report.splitlines() == [
        "Een sjabloon van Typst klopt niet.",
        f"macros/documents/typst/records/red_flag.typ:{line}: unknown variable: recrod",
    ]


#: The size of a page in points, where it is another than A4: turned, on a wall, in a hand.
OTHER_SIZES = {"zakboekje": (842, 595), "poster": (842, 1191), "kaarten-drukwerk": (266, 386)}


def test_a_page_of_which_the_size_is_not_found_stops_the_build() -> None:
    """The sizes are written in place: another version of Typst may write them otherwise."""
    (book,) = documents.build(load(guides.GUIDE), ["handreiking"])

    with pytest.raises(RuntimeError, match="the size of 0 of"):
        pdf.sized(book.content, book.pages or 0, press=True)


def test_every_page_is_a4_but_those_of_the_booklet_the_poster_and_the_cards_for_a_printer(
    pdfs: dict[str, Path], library: model.Library
) -> None:
    for name, file in pdfs.items():
        # That of a printer is cut to it.
        boxes = [page.trimbox for page in PdfReader(file).pages]
        sizes = {(round(float(each.width)), round(float(each.height))) for each in boxes}

        assert sizes == {OTHER_SIZES.get(name.removesuffix(f"-{library.publication.slug}"), (595, 842))}, name


def test_only_fira_sans_is_used_and_it_is_embedded(pdfs: dict[str, Path]) -> None:
    for file in pdfs.values():
        fonts = reading.fonts(PdfReader(file))

        assert {name.partition("+")[2].startswith("FiraSans") for name in fonts} == {True}
        assert set(fonts.values()) == {True}


def test_every_pdf_says_its_language_title_and_date(pdfs: dict[str, Path], library: model.Library) -> None:
    titles = []
    for file in pdfs.values():
        reader = PdfReader(file)
        titles.append(reader.metadata.title)

        assert reader.root_object["/Lang"] == "nl-NL"
        assert library.publication.title in titles[-1]
        assert reader.metadata.creation_date.date() == library.publication.date

    # The three editions of the cards have one title, as they have one text; the two of the handreiking too.
    assert len(set(titles)) == len(pdfs) - 3


def test_every_pdf_leads_to_its_twin_on_the_site(
    pdfs: dict[str, Path], library: model.Library, site: Site
) -> None:
    own = library.publication.site_url
    for document in documents.build(library):
        # Nobody follows a link in what goes to a printer.
        if document.file not in {file.name for file in pdfs.values()} or document.group == "press":
            continue
        annotations = [link for _, link in reading.links(PdfReader(pdfs[document.file.removesuffix(".pdf")]))]
        addresses = {str(link["/A"]["/URI"]) for link in annotations if "/URI" in link.get("/A", {})}

        assert own + document.twin in addresses
        assert [each for each in addresses if each.startswith(own) and not site.resolves(each)] == []


def test_a_text_is_never_markup_in_a_pdf(library: model.Library, tmp_path: Path) -> None:
    texts = tuple(Inline(text, (Span(text),)) for text in hostile.TEXTS)
    phase = library.phases[0].model_copy(update={"title": hostile.TEXTS[0], "good_enough": texts})
    flag = library.red_flags[0].model_copy(
        update={"label": hostile.TEXTS[1], "signs": texts[:3], "questions_self": texts[3:]}
    )
    bad = changed(library, phases=(phase, *library.phases[1:]), red_flags=(flag, *library.red_flags[1:]))
    for document in documents.build(bad, ["handreiking", "checklists", "cards"]):
        if document.name in {"handreiking", f"checklist-{phase.id}", "kaarten"}:
            file = tmp_path / document.file
            file.write_bytes(document.content)
            read = reading.text_of_pages(PdfReader(file).pages)

            assert [text for text in hostile.TEXTS if reading.squash(text) not in read] == [], document.name
