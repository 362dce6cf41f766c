"""What the content as a whole must hold, whatever its words are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros import addresses
from macros.model import Case, Citation, ReadingPath, TermFinder

if TYPE_CHECKING:
    from pypdf import PdfReader

    from macros.model import Library
    from tests.support.built import Site

MILLIMETRE = 72 / 25.4
UNLINKED = re.compile(
    r"^(a|b|blockquote|button|code|dt|h[1-6]|label|legend|nav|pre|q|select|summary|textarea|th)$"
)


def test_every_flag_has_an_intervention_in_at_least_two_phases(library: Library) -> None:
    phases = {
        flag.id: [phase.id for phase in library.phases if library.fitting(flag, phase)]
        for flag in library.red_flags
    }

    assert {flag: found for flag, found in phases.items() if len(found) < 2} == {}


def test_every_intervention_answers_a_flag(library: Library) -> None:
    assert [each.id for each in library.interventions if not library.answered_by(each)] == []


def test_every_form_is_used_by_an_intervention(library: Library) -> None:
    assert [form.id for form in library.forms if not library.using(form)] == []


def test_a_story_takes_a_few_minutes_to_read_aloud(library: Library) -> None:
    words = {case.id: sum(len(text.text.split()) for text in case.story) for case in library.of(Case)}

    assert {each: count for each, count in words.items() if not 300 <= count <= 400} == {}


def test_stories_end_differently_and_are_told_from_more_than_one_position(library: Library) -> None:
    cases = library.of(Case)

    assert len({case.position for case in cases}) > 1
    assert len({case.ending for case in cases}) == len(cases)


def test_no_path_leads_to_itself(library: Library) -> None:
    assert [
        path.id for path in library.of(ReadingPath) if path.id in {each.item for each in path.items}
    ] == []


def test_every_source_is_leaned_on(library: Library) -> None:
    assert [source.id for source in library.of(Citation) if not library.leaning_on(source)] == []


def test_every_term_on_a_page_is_linked_where_it_first_stands(site: Site, library: Library) -> None:
    finder = TermFinder(library.terms)
    unlinked = []
    for page in site.pages:
        if page.path == "404.html":
            continue
        used: set[str] = set()
        for text in page.content.find_all(string=True):
            if text.find_parent(class_="ot-on-paper"):
                continue  # nobody follows a link on paper
            if text.find_parent(UNLINKED) is None and text.strip():
                # A term that is already a link was met by the finder when the page was made.
                unlinked += [(page.path, piece) for piece, term in finder.split(text, used) if term]
            elif (link := text.find_parent("a", class_="ot-term")) is not None:
                used.add(link["href"].partition("#")[2])

    assert unlinked == []


def test_a_page_links_each_term_once(site: Site) -> None:
    twice = []
    for page in site.pages:
        links = [link["href"] for link in page.content.select("a.ot-term")]
        twice += [(page.path, link) for link in links if links.count(link) > 1]

    assert twice == []


def test_no_heading_stands_at_the_foot_of_a_page(handreiking: PdfReader, library: Library) -> None:
    low = {
        name: round(float(destination.top) / MILLIMETRE)
        for name, destination in handreiking.named_destinations.items()
        if name in library.records and destination.top is not None and destination.top < 45 * MILLIMETRE
    }
    # Terms are two lines each, and never parted from their definition.
    terms = {term.id for term in library.terms}

    assert {name: height for name, height in low.items() if name not in terms} == {}


def test_a_phase_page_ends_with_the_next_step(site: Site, library: Library) -> None:
    """Behind it stands at most what is left of records that were taken away."""
    for phase in library.phases:
        content = site.page(addresses.page_of(library, phase)).content
        assert content.select("h2:not(.ot-retired)")[-1].get_text(strip=True) == library.say.phase.next


def test_the_changes_are_on_the_site(site: Site, library: Library) -> None:
    assert library.publication.version in site.page("wijzigingen/").content.get_text()
