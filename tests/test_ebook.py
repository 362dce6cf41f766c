"""The e-book: every text in reading order, nothing that needs a script, and the standard kept."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from posixpath import normpath
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from macros import documents, model
from macros.loading import load
from macros.model import Inline
from tests.support import complete, epubcheck, guides, hostile
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
#: Comments of a template are no text.
_PARSER = etree.XMLParser(remove_comments=True)
#: What is left out on purpose, with the reason.
LEFT_OUT = {
    "form.unit.many": "is said where a form is filled in without a script",
    "phase.label": "is the name in menus; the title has it in longer words",
}


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


@pytest.fixture(scope="module", params=["guide", "real"])
def book(request: pytest.FixtureRequest, guide: model.Library, library: model.Library) -> Book:
    return Book(guide if request.param == "guide" else library)


class Book:
    """An e-book, read again.

    Attributes:
        library: the records that it is made of.
        content: its bytes.
        files: each of its files, by its path below that of the book.
    """

    def __init__(self, library: model.Library) -> None:
        self.library = library
        (document,) = documents.build(library, ["epub"])
        self.content = document.content
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            self.files = {
                name.removeprefix("EPUB/"): package.read(name)
                for name in package.namelist()
                if name.startswith("EPUB/")
            }

    @property
    def pages(self) -> dict[str, etree._Element]:
        return {
            name: etree.fromstring(file, _PARSER)
            for name, file in self.files.items()
            if name.endswith(".xhtml")
        }

    @property
    def opf(self) -> etree._Element:
        return etree.fromstring(self.files["package.opf"])

    @property
    def spine(self) -> list[str]:
        names = {each.get("id"): each.get("href") for each in self.opf.iter(f"{OPF}item")}
        return [names[each.get("idref")] for each in self.opf.iter(f"{OPF}itemref")]

    def contents(self) -> list[str]:
        """Where the table of contents leads, in order."""
        (toc,) = (
            each for each in self.pages["nav.xhtml"].iter(f"{XHTML}nav") if each.get(f"{OPS}type") == "toc"
        )
        return [each.get("href") for each in toc.iter(f"{XHTML}a")]


def with_flag(library: model.Library, flag: model.RedFlag) -> model.Library:
    """The library with a flag in the place of the first."""
    return changed(library, red_flags=(flag, *library.red_flags[1:]))


# --- what is in it --------------------------------------------------------------------------------


def test_every_text_of_every_record_is_in_it(book: Book) -> None:
    soups = {name: BeautifulSoup(file, "html.parser") for name, file in book.files.items() if "xhtml" in name}
    absent = set(complete.in_the_book(book.library, list(soups.values())))

    assert sorted(absent - LEFT_OUT.keys()) == []


def test_the_parts_stand_in_the_reading_order(book: Book) -> None:
    parts = [
        name for name in book.spine if name.removesuffix(".xhtml") in book.library.publication.reading_order
    ]

    assert parts == [f"{each}.xhtml" for each in book.library.publication.reading_order]


def test_the_table_of_contents_has_the_order_of_the_book_and_all_of_it(book: Book) -> None:
    files = list(dict.fromkeys(each.partition("#")[0] for each in book.contents()))

    assert files == [name for name in book.spine if name not in {"cover.xhtml", "nav.xhtml"}]


def test_a_record_with_a_heading_is_in_the_table_of_contents(guide: model.Library) -> None:
    led = {each.partition("#")[2] for each in Book(guide).contents()}

    assert {each.id for each in (*guide.red_flags, *guide.thoughts, *guide.interventions)} <= led


def test_what_stands_on_a_page_of_its_own_is_a_file_behind_its_chapter(guide: model.Library) -> None:
    spine = Book(guide).spine
    start = spine.index(f"{guide.showing['forms'].id}.xhtml") + 1

    assert spine[start : start + len(guide.forms)] == [f"{each.id}.xhtml" for each in guide.forms]


def test_a_page_has_one_title_and_no_level_is_skipped(book: Book) -> None:
    for name, page in book.pages.items():
        levels = [
            int(each.tag[-1]) for each in page.iter() if re.fullmatch(r"h[1-6]", str(each.tag)[len(XHTML) :])
        ]

        assert levels.count(1) == 1, name
        assert [b for a, b in pairwise(levels) if b > a + 1] == [], name


def test_what_is_to_fill_in_is_a_box_or_a_line(guide: model.Library) -> None:
    pages = Book(guide).pages
    form = guide.forms[0]
    phase = guide.phases[0]
    points = [each for intervention in guide.interventions_of(phase) for each in intervention.checklist]

    assert len(pages[f"{form.id}.xhtml"].findall(f".//{XHTML}div[@class='line']")) >= len(form.fields)
    assert len(pages[f"{phase.id}.xhtml"].findall(f".//{XHTML}span[@class='box']")) == len(points)


def test_a_term_leads_to_what_it_means_where_a_part_uses_it_first(guide: model.Library) -> None:
    (first, *others) = guide.chapters
    term = guide.terms[0]
    twice = tuple(model.Inline.parse(f"Wat is een {term.term}?") for _ in range(2))
    chapter = first.model_copy(update={"title": term.term, "paragraphs": twice, "sections": ()})
    page = Book(changed(guide, chapters=(chapter, *others))).pages[f"{first.id}.xhtml"]
    links = [each for each in page.iter(f"{XHTML}a") if each.get("href").endswith(f"#{term.id}")]

    assert [(each.text, each.getparent().tag) for each in links] == [(term.term, f"{XHTML}p")]


# --- no tools, and no way out ---------------------------------------------------------------------


def test_there_is_nothing_that_needs_a_script(book: Book) -> None:
    tools = {
        "button",
        "dialog",
        "form",
        "iframe",
        "input",
        "progress",
        "script",
        "select",
        "template",
        "textarea",
    }
    for name, page in book.pages.items():
        tags = {str(each.tag).removeprefix(XHTML) for each in page.iter()}
        scripted = [
            key for each in page.iter() for key in each.attrib if re.match(r"on|data-ot|style", str(key))
        ]

        assert tags & tools == set(), name
        assert [tag for tag in tags if "-" in tag] == [], name
        assert scripted == [], name


def test_nothing_is_asked_from_elsewhere(book: Book) -> None:
    for name, page in book.pages.items():
        sources = [each.get("src") or each.get("href") for each in page.iter() if each.tag != f"{XHTML}a"]
        assert [each for each in sources if each and each not in book.files] == [], name
    css = book.files["style.css"].decode()
    named = re.findall(r'url\("([^"]+)"\)', css)

    assert named
    assert [each for each in named if each not in book.files] == []
    assert "@import" not in css


def test_every_link_inside_leads_somewhere_and_others_are_whole(book: Book) -> None:
    ids = {name: {each.get("id") for each in page.iter()} for name, page in book.pages.items()}
    for name, page in book.pages.items():
        for link in page.iter(f"{XHTML}a"):
            href = link.get("href")
            if re.match(r"https://|mailto:", href):
                continue
            file, _, fragment = href.partition("#")
            target = normpath(file) if file else name

            assert target in ids, f"{name}: {href}"
            assert not fragment or fragment in ids[target], f"{name}: {href}"


def test_a_link_to_a_record_in_the_book_stays_in_it(guide: model.Library) -> None:
    flag, thought = guide.red_flags[0], guide.thoughts[0]
    text = Inline.parse(f"Zie [dit](#{thought.id}).")
    made = Book(with_flag(guide, flag.model_copy(update={"meaning": (text,)})))
    page = made.pages[f"{guide.showing['red_flags'].id}.xhtml"]
    links = [each.get("href") for each in page.iter(f"{XHTML}a")]

    assert f"{guide.showing['thoughts'].id}.xhtml#{thought.id}" in links


def without_words(page: etree._Element) -> list[etree._Element]:
    """The pictures that say nothing to who cannot see them, and that are not said to be decoration."""
    pictures = (each for each in page.iter() if etree.QName(each).localname in {"img", "object", "svg"})
    return [each for each in pictures if not (each.get("alt") or each.get("aria-hidden") == "true")]


def test_what_is_drawn_has_words_or_is_decoration(book: Book) -> None:
    assert {name: found for name, page in book.pages.items() if (found := without_words(page))} == {}
    assert any(page.iterfind(".//{http://www.w3.org/2000/svg}svg") for page in book.pages.values())


@pytest.mark.parametrize("picture", ["<img/>", '<img alt=""/>', "<svg/>"])
def test_a_picture_without_words_is_found(picture: str) -> None:
    assert without_words(etree.fromstring(f"<body>{picture}</body>"))


# --- the standard ---------------------------------------------------------------------------------


def test_epubcheck_finds_nothing(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "boek.epub"
    file.write_bytes(book.content)

    assert epubcheck.messages(file) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (b"<h1", b'<p><a href="#nergens">Weg</a></p><h1', "RSC-012"),
        (b"<h1", b'<p><img src="weg.png" alt=""/></p><h1', "RSC-007"),
        (b"</section>", b"</div>", "RSC-016"),
    ],
    ids=["a link that leads nowhere", "a missing file", "no XML"],
)
def test_epubcheck_finds_a_fault(
    guide: model.Library, tmp_path: Path, before: bytes, after: bytes, found: str
) -> None:
    file = tmp_path / "boek.epub"
    page = f"EPUB/{guide.publication.reading_order[0]}.xhtml"
    with zipfile.ZipFile(io.BytesIO(Book(guide).content)) as whole, zipfile.ZipFile(file, "w") as spoilt:
        for item in whole.infolist():
            content = whole.read(item)
            spoilt.writestr(item, content.replace(before, after, 1) if item.filename == page else content)

    assert found in {each.partition(" ")[0] for each in epubcheck.messages(file)}


def test_the_package_is_as_the_standard_wants_it_and_tells_no_time(guide: model.Library) -> None:
    made = Book(guide)
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        first, *_ = package.infolist()

        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read("mimetype") == b"application/epub+zip"
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made.content == Book(load(guides.GUIDE)).content


def test_it_says_its_title_language_date_and_how_it_can_be_read(guide: model.Library) -> None:
    opf = Book(guide).opf
    about: dict[str, list[str]] = {}
    for each in opf.iter(f"{OPF}meta"):
        about.setdefault(each.get("property"), []).append(each.text)

    assert opf.findtext(f".//{DC}title") == guide.publication.title
    assert opf.findtext(f".//{DC}language") == "nl"
    assert opf.findtext(f".//{DC}rights") == guide.publication.content_licence
    assert about["dcterms:modified"] == [f"{guide.publication.date}T00:00:00Z"]
    assert about["schema:accessMode"] == about["schema:accessModeSufficient"] == ["textual"]
    assert {"readingOrder", "structuralNavigation", "tableOfContents"} <= set(
        about["schema:accessibilityFeature"]
    )
    assert about["schema:accessibilityHazard"] == ["none"]
    assert about["schema:accessibilitySummary"]
    # Nobody has measured it, so it does not say so.
    assert "dcterms:conformsTo" not in about


def test_the_licence_of_the_font_goes_along(guide: model.Library) -> None:
    files = Book(guide).files

    assert any(name.endswith(".woff2") for name in files)
    assert b"SIL OPEN FONT LICENSE" in files["OFL.txt"]


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_text_is_never_markup_in_the_book(guide: model.Library, text: str) -> None:
    flag = guide.red_flags[0].model_copy(update={"label": text, "title": text})
    made = Book(with_flag(guide, flag))
    page = made.pages[f"{guide.showing['red_flags'].id}.xhtml"]
    heading = next(each for each in page.iter(f"{XHTML}h2") if each.get("id") == flag.id)

    assert "".join(heading.itertext()) == text
    assert text in {each.text for each in made.pages["nav.xhtml"].iter(f"{XHTML}a")}


@pytest.mark.parametrize("edition", guides.EDITIONS)
def test_every_edition_is_whole(edition: str, tmp_path: Path) -> None:
    guides.EDITIONS[edition](tmp_path / "data")
    made = Book(load(tmp_path / "data"))

    test_every_link_inside_leads_somewhere_and_others_are_whole(made)
