from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.addresses import address, page_of, relative

if TYPE_CHECKING:
    from macros.model import Library

SITE = "https://voorbeeld.nl/map/"


def test_every_record_has_a_page_and_its_id_as_fragment(library: Library) -> None:
    for record in library.records.values():
        page = page_of(library, record)
        assert not page.startswith("/")
        assert page == "" or page.endswith("/")
        assert f"{page}#{record.id}" == address(library, record.id)


def test_an_intervention_and_its_checklist_stand_on_the_page_of_their_phase(library: Library) -> None:
    for intervention in library.interventions:
        page = page_of(library, library.records[intervention.phase])
        assert f"fasen/{intervention.phase}/" == page
        assert {page} == {page_of(library, part) for part in (intervention, *intervention.checklist)}


def test_a_chapter_stands_on_the_page_that_it_names(library: Library) -> None:
    assert [each.page for each in library.chapters] == [page_of(library, each) for each in library.chapters]


def test_every_form_has_a_page_of_its_own_without_the_prefix_of_its_id(library: Library) -> None:
    pages = [page_of(library, form) for form in library.forms]
    assert [f"formulieren/{form.id.removeprefix('formulier-')}/" for form in library.forms] == pages
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("red_flags", "rode-vlaggen/"),
        ("thoughts", "gedachten/"),
        ("questions", "bijsturen-of-teruggeven/"),
        ("terms", "begrippen/"),
        ("exercises", "trainers/"),
    ],
)
def test_records_of_these_kinds_share_a_page(library: Library, kind: str, page: str) -> None:
    assert {page} == {page_of(library, record) for record in getattr(library, kind)}


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("fasen/intake/#intake", "fasen/intake/", "#intake"),
        ("fasen/intake/#intake", "", "fasen/intake/#intake"),
        ("fasen/intake/#intake", "begrippen/", "../fasen/intake/#intake"),
        ("fasen/intake/#intake", "fasen/uitvoering/", "../intake/#intake"),
        ("begrippen/", "fasen/intake/", "../../begrippen/"),
        ("begrippen/", "begrippen/", "./"),
        ("", "begrippen/", "../"),
        ("", "", "./"),
        ("#gedachten", "", "#gedachten"),
        ("#gedachten", "begrippen/", "../#gedachten"),
        ("downloads/blad.pdf", "fasen/intake/", "../../downloads/blad.pdf"),
        ("downloads/blad.pdf#page=2", "", "downloads/blad.pdf#page=2"),
    ],
)
def test_an_address_is_relative_to_the_page_that_links_to_it(target: str, page: str, expected: str) -> None:
    assert expected == relative(target, page)


PAGE = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4).map(
    lambda parts: "".join(f"{each}/" for each in parts)
)


@settings(derandomize=True, deadline=None)
@given(target=PAGE, end=st.sampled_from(["", "#id", "blad.pdf", "blad.pdf#page=2"]), page=PAGE)
def test_a_browser_finds_the_target_from_any_page(target: str, end: str, page: str) -> None:
    assert SITE + target + end == urljoin(SITE + page, relative(target + end, page))
