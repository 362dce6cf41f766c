"""The built site: whole, linked both ways, and asking nothing of anybody else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from macros import addresses, documents, dutch, model
from macros.loading import DATA
from macros.site import View
from tests.support.built import ORIGIN, Site, head_of, text_of

if TYPE_CHECKING:
    from pypdf import PdfReader

PROMISED = [
    "", "gedachten/", "rode-vlaggen/", "fasen/intake/", "fasen/uitvoering/", "fasen/teruggeven/",
    "handreiking/", "downloads/", "trainingen/", "begrippen/", "over/", "toegankelijkheid/", "privacy/",
    "404.html",
]  # fmt: skip


@pytest.mark.parametrize("path", PROMISED)
def test_every_promised_page_is_there_and_has_one_title(site: Site, path: str) -> None:
    assert len(site.page(path).soup.find_all("h1")) == 1


def test_every_page_is_in_dutch(site: Site) -> None:
    assert {page.soup.html["lang"] for page in site.pages} == {"nl"}


def test_no_template_code_reaches_a_reader(site: Site) -> None:
    files = [file for file in site.root.rglob("*") if file.suffix in {".html", ".json", ".xml"}]

    assert [file for file in files if re.search(r"\{\{|\{%|\{:", file.read_text(encoding="utf-8"))] == []


def test_every_internal_link_leads_to_a_page_and_to_an_element_on_it(site: Site) -> None:
    # The site's own address stands in canonical links and the like; it must resolve as well.
    own = site.page("").soup.find("link", rel="canonical")["href"]
    broken = {
        (page.path, address)
        for page in site.pages
        for attribute in ("href", "src")
        for address in page.addresses(attribute)
        for local in [address.replace(own, ORIGIN, 1)]
        if local.startswith(ORIGIN) and not site.resolves(local)
    }

    assert broken == set()


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    twice = {(page.path, each) for page in site.pages for each in page.ids if page.ids.count(each) > 1}

    assert twice == set()


def test_headings_never_skip_a_level(site: Site) -> None:
    skipping = []
    for page in site.pages:
        levels = [int(heading.name[1]) for heading in page.content.find_all(re.compile(r"^h[1-6]$"))]
        skipping += [
            page.path for before, after in zip([0, *levels], levels, strict=False) if after > before + 1
        ]

    assert skipping == []


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    own = urlsplit(site.page("").soup.find("link", rel="canonical")["href"]).hostname
    loading = "[src], link[rel~=stylesheet], link[rel~=preload], link[rel~=icon]"
    hosts = {
        urlsplit(element.get("src") or element.get("href")).hostname
        for page in site.pages
        for element in page.soup.select(loading)
    }

    assert hosts <= {None, own}


def test_no_page_carries_a_style_of_its_own(site: Site) -> None:
    styled = [page.path for page in site.pages if page.content.select("[style], style")]

    assert styled == []


def test_every_record_stands_on_its_own_page(site: Site, library: model.Library) -> None:
    misplaced = {
        record_id: (expected, found)
        for record_id in library.records
        for expected in [[addresses.page_of(library, library.records[record_id])]]
        for found in [[page.path for page in site.pages_with(record_id)]]
        if found != expected
    }

    assert misplaced == {}


def test_every_record_has_a_link_to_copy(site: Site, library: model.Library) -> None:
    shown = (
        *library.phases, *library.interventions, *library.red_flags, *library.thoughts, *library.questions,
        *library.forms, *library.exercises,
    )  # fmt: skip
    without = [
        record.id
        for record in shown
        for page in site.pages_with(record.id)
        if not page.content.select(f'a[data-ot-copy][href="#{record.id}"]')
    ]

    assert without == []


def test_a_flag_links_to_its_interventions_and_each_of_them_back(site: Site, library: model.Library) -> None:
    missing = []
    for flag in library.red_flags:
        for intervention_id in flag.interventions:
            for here, there in ((flag.id, intervention_id), (intervention_id, flag.id)):
                if not links_from(site, library, here, there):
                    missing.append((here, there))

    assert missing == []


def links_from(site: Site, library: model.Library, here: str, there: str) -> bool:
    """Whether the section of one record links to another."""
    page = site.page(addresses.page_of(library, library.records[here]))
    target = ORIGIN + addresses.address(library, there)
    body = head_of(page.content.find(id=here)).find_next_sibling("div")
    return target in page.links_in(body)


def test_the_home_page_shows_every_phase_flag_and_thought(site: Site, library: model.Library) -> None:
    home = site.page("")
    linked = home.links_in(home.content)
    expected = {
        ORIGIN + addresses.address(library, record.id)
        for record in (*library.phases, *library.red_flags, *library.thoughts)
    }

    assert expected - linked == set()


@pytest.mark.parametrize(
    ("path", "name"), [("", "De handreiking"), ("handreiking/", "Download de handreiking")]
)
def test_the_download_says_format_size_and_pages(
    site: Site, handreiking: PdfReader, path: str, name: str
) -> None:
    file = site.root / "downloads" / "handreiking-opdracht-teruggeven.pdf"
    page = site.page(path)
    link = page.content.select_one("a[download]")
    size = dutch.size(file.stat().st_size)

    assert page.absolute(link["href"]) == f"{ORIGIN}downloads/{file.name}"
    assert text_of(link) == f"{name} (pdf, {size}, {len(handreiking.pages)} pagina’s)"


def test_the_download_stands_on_the_home_page_below_all_that_a_reader_comes_for(
    site: Site, library: model.Library
) -> None:
    home = site.page("")
    (download,) = home.content.select("a[download]")
    above = {home.absolute(link["href"]) for link in download.find_all_previous("a")}

    asked = (*library.phases, *library.red_flags, *library.thoughts)
    assert {ORIGIN + addresses.address(library, record.id) for record in asked} <= above


def test_the_status_stands_on_every_page(site: Site, library: model.Library) -> None:
    silent = [page.path for page in site.pages if library.publication.status not in text_of(page.soup.footer)]

    assert silent == []


def test_a_phase_has_its_checklist_grouped_by_intervention(site: Site, library: model.Library) -> None:
    for phase in library.phases:
        page = site.page(f"fasen/{phase.id}/")
        groups = {
            text_of(group.legend): [text_of(label) for label in group.find_all("label")]
            for group in page.content.select("fieldset")
        }
        expected = {
            each.label: [item.text.text for item in each.checklist]
            for each in library.interventions_of(phase)
        }

        assert groups == expected


def test_every_checkbox_and_field_has_a_label(site: Site) -> None:
    nameless = [
        (page.path, control.get("id"))
        for page in site.pages
        for control in page.content.select("input, textarea, select")
        if not control.get("aria-label")
        and control.find_parent("label") is None
        and not page.content.select(f'label[for="{control.get("id")}"]')
    ]

    assert nameless == []


def test_ids_that_were_ever_published_never_vanish(site: Site) -> None:
    published = (DATA / "published_ids.txt").read_text(encoding="utf-8").split()
    there = {each for page in site.pages for each in page.ids}

    assert set(published) - there == set()


def test_the_documents_are_those_that_the_command_builds(site: Site, library: model.Library) -> None:
    built = {document.path: document.content for document in documents.build(library)}
    folders = {(site.root / path).parent for path in built}
    kinds = {PurePosixPath(path).suffix for path in built}
    beside = {
        file.relative_to(site.root).as_posix(): file.read_bytes()
        for folder in folders
        for file in folder.iterdir()
        if file.suffix in kinds
    }

    assert [path for path in built if beside.get(path) != built[path]] == []
    assert beside.keys() == built.keys()


def test_a_phrase_in_another_language_says_so(site: Site) -> None:
    (phrase,) = site.page("over/").content.find_all(string="Overcoming Organizational Defenses")

    assert phrase.parent["lang"] == "en"


def test_a_number_and_what_it_counts_stay_on_one_line(library: model.Library) -> None:
    text = model.Inline.parse("Praat in week 6, art. 3 erbij, 30 minuten. In 2026 wordt het anders.")
    html = View(library, ()).inline(text)

    assert re.findall(r'<span class="ot-together">(.+?)</span>', html) == ["week 6", "art. 3", "30 minuten"]
    assert html.striptags() == "".join(span.text for span in text.spans)
