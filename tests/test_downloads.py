"""The page with every download, and the ways to a file from where a reader needs it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import addresses, dutch
from macros.model import ReadingPath
from tests.support.built import ORIGIN, Site, text_of

if TYPE_CHECKING:
    from bs4 import Tag

    from macros.model import Library


@pytest.fixture(scope="module")
def items(site: Site) -> dict[str, Tag]:
    """The item of each file on the page, by its name."""
    content = site.page("downloads/").content
    found = {item.select_one("a[download]")["href"]: item for item in content.select(".ot-file")}
    return {href.rpartition("/")[2]: item for href, item in found.items()}


def test_every_file_is_on_the_page_once_and_nothing_else(site: Site, items: dict[str, Tag]) -> None:
    data = [path.name for path in (site.root / "data").glob("handreiking*.json")]
    assert sorted(items) == sorted([*(file.name for file in site.documents), *data])
    # The offline edition has a part of its own, filled in once it is made; earlier versions stand in a list.
    others = site.page("downloads/").content.select('a[download]:not([href^="eerder/"])')
    assert len(others) == len(items) + 1


def test_an_item_says_what_it_is_for_its_format_size_and_pages(site: Site, items: dict[str, Tag]) -> None:
    for file in site.documents:
        item = items[file.name]
        link = text_of(item.select_one("a[download]"))

        assert file.suffix.removeprefix(".") in link
        assert dutch.size(file.stat().st_size) in link
        assert ("pagina" in link) is (file.suffix == ".pdf")
        assert text_of(item.select_one(".ot-file__purpose"))


def test_the_page_says_once_of_when_all_files_are(site: Site, library: Library) -> None:
    said = text_of(site.page("downloads/").content)

    assert said.count(f"{dutch.date(library.publication.date)}, versie {library.publication.version}") == 1


def test_the_number_of_pages_is_that_of_the_file(site: Site, items: dict[str, Tag]) -> None:
    for file in site.documents:
        if file.suffix == ".pdf":
            pages = dutch.count(len(PdfReader(file).pages), "pagina", "pagina’s")
            assert f", {pages})" in text_of(items[file.name].select_one("a[download]"))


def test_the_checksums_stand_together_and_that_of_each_file_is_right(site: Site) -> None:
    part = site.page("downloads/").content.select_one("details:has(#downloads-controle)")
    shown = {text_of(row.dt): text_of(row.code) for row in part.select("dl > div")}
    files = [*site.documents, *(site.root / "data").glob("handreiking*.json")]
    files.append(site.root / "downloads" / "handreiking-offline.zip")

    assert shown == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    assert len(site.page("downloads/").content.select("code")) == len(shown)


def test_what_most_come_for_stands_first_and_lists_of_files_open(site: Site) -> None:
    content = site.page("downloads/").content
    first, *others = content.select(".ot-files")

    assert first.find_parent("details") is None
    assert [each for each in others if each.find_parent("details") is None] == []
    formats = [text_of(each).partition("(")[2][:4] for each in first.select("a[download]")]
    assert formats == ["pdf,", "epub"]


def test_each_file_leads_to_the_page_with_the_same_text(site: Site, items: dict[str, Tag]) -> None:
    page = site.page("downloads/")
    for name, item in items.items():
        (twin,) = item.select(".ot-file__more a")

        assert site.resolves(page.absolute(twin["href"])), name
        assert text_of(twin).startswith("Als webpagina")


def test_every_link_on_the_page_makes_sense_alone(items: dict[str, Tag]) -> None:
    texts = [text_of(link) for item in items.values() for link in item.select("a, summary")]

    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_a_phase_leads_to_its_sheet_and_a_form_to_its_files(site: Site, library: Library) -> None:
    expected = {phase: [f"checklist-{phase.id}.pdf"] for phase in library.phases}
    expected |= {form: [f"{form.id}.odt", f"{form.id}-voorbeeld.odt"] for form in library.forms}
    for record, files in expected.items():
        page = site.page(addresses.page_of(library, record))
        links = [page.absolute(link["href"]) for link in page.content.select("a[download]")]

        assert links == [f"{ORIGIN}downloads/{file}" for file in files]


def test_the_order_the_mails_and_each_path_lead_to_their_files(site: Site, library: Library) -> None:
    slug = library.publication.slug
    chapters = {"steps": "pdf", "mails": "odt"}
    expected = {
        library.showing[kind].page: f"{library.showing[kind].id}-{slug}.{suffix}"
        for kind, suffix in chapters.items()
    }
    expected |= {addresses.page_of(library, path): f"{path.id}.pdf" for path in library.of(ReadingPath)}
    for path, file in expected.items():
        page = site.page(path)
        links = [page.absolute(link["href"]) for link in page.content.select("a[download]")]

        assert links == [f"{ORIGIN}downloads/{file}"], path


def test_trainers_find_the_cards(site: Site) -> None:
    page = site.page("trainers/")
    links = {page.absolute(link["href"]) for link in page.content.select("a[download]")}

    assert {f"{ORIGIN}downloads/kaarten.pdf", f"{ORIGIN}downloads/kaarten-enkelzijdig.pdf"} <= links
