"""The pages of the kinds that say what to do around the phases, and what stands below every record."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from macros import addresses
from macros.loading import load
from macros.model import (
    Case,
    Citation,
    Confirmed,
    Intervention,
    Position,
    Reaction,
    ReadingPath,
    RedFlag,
    Situation,
    Step,
    Thought,
    kinds,
)
from macros.site import View
from tests.support import guides as invented
from tests.support.built import Site, head_of

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from macros.model import Library, Record
    from tests.support.data import Data

#: The kinds whose records stand below jump links, with what those say.
JUMPED = [(Position, "label"), (Step, "label"), (Reaction, "title"), (Situation, "title"), (Case, "title")]


@pytest.fixture(scope="module")
def guide() -> Library:
    return load(invented.GUIDE)


@pytest.fixture(scope="module")
def plain(guides: Path) -> Site:
    return Site(guides / "gewoon")


def page(site: Site, guide: Library, record: Record) -> Tag:
    return site.page(addresses.page_of(guide, record)).content


def texts(elements: list[Tag]) -> list[str]:
    return [" ".join(each.get_text().split()) for each in elements]


def body(content: Tag, record: Record) -> Tag:
    """What stands below the heading of a record."""
    found = head_of(content.find(id=record.id)).find_next_sibling("div")
    assert found is not None
    return found


def rendered(library: Library, of: type[Record]) -> BeautifulSoup:
    """What a chapter shows of a kind, without the rest of the site."""
    markdown = View(library, ()).render(of.kind.collection, records=library.of(of))
    return BeautifulSoup(Markdown(extensions=["attr_list"]).convert(markdown), "html.parser")


@pytest.mark.parametrize(("of", "name"), JUMPED)
def test_jump_links_stand_above_the_records(plain: Site, guide: Library, of: type[Record], name: str) -> None:
    records = guide.of(of)
    content = page(plain, guide, records[0])
    links = content.select(".ot-overview a")

    assert [link["href"] for link in links] == [f"#{each.id}" for each in records]
    assert texts(links) == [getattr(each, name) for each in records]
    assert content.select_one(".ot-overview").find_all_next(id=records[0].id)


def test_a_page_with_jump_links_of_its_own_has_no_table_of_contents_beside_them(plain: Site) -> None:
    def beside(path: str) -> list[Tag]:
        return plain.page(path).soup.select(".md-sidebar--secondary:not([hidden])")

    assert [bool(beside(path)) for path in ("mag-het/", "voor/", "voor/buur/")] == [False] * 3
    assert [bool(beside(path)) for path in ("volgorde/", "reacties/", "verhalen/", "over/")] == [True] * 4


# Positions


def test_a_position_says_first_what_to_say_and_then_what_to_do(plain: Site, guide: Library) -> None:
    for position in guide.of(Position):
        own = body(page(plain, guide, position), position)
        titles = texts(own.select("h3"))

        assert own.select_one("p").get_text() == position.summary.text
        assert titles == [
            "Zo kun je het zeggen", "Wie mag het beëindigen?", "Wat lees je eerst?", "Wie bel je eerst?",
            "Wat teken of beloof je nog niet?", "Wat zet je op papier?", "Wat verandert er voor je?",
        ]  # fmt: skip
        assert texts(own.select("q")) == [each.text for each in position.phrases]
        assert texts(own.select("ol > li")) == [each.text for each in position.call_first]
        assert texts(own.select("dt")) == [each.about for each in position.changes]


UNREVIEWED = "Nog niemand van een juridische afdeling"


def test_positions_say_that_nobody_reviewed_them_until_each_is_confirmed(garden: Data) -> None:
    def said() -> bool:
        return UNREVIEWED in rendered(garden.load(), Position).get_text()

    confirmed = "  confirmed_on: 2026-02-03\n  confirmed_by: jurist\n"
    first, second = (f"  label: {each.label}\n" for each in garden.load().of(Position))
    text = garden.read("positions.yml")
    assert said()
    garden.write("positions.yml", text.replace(first, first + confirmed))
    assert said()
    garden.write("positions.yml", text.replace(first, first + confirmed).replace(second, second + confirmed))
    assert not said()


def test_the_decision_guide_leads_to_the_positions_where_there_are_any(plain: Site, garden: Data) -> None:
    link = plain.page("bijsturen-of-teruggeven/").content.select_one(".ot-file-link a")
    assert (link["href"], link.text) == ("../mag-het/#mag-het", "Mag ik stoppen?")

    for name in ("positions", "cases"):
        (garden.folder / f"{name}.yml").unlink()
    text = garden.read("chapters.yml").replace(", shows: positions}", "}").replace(", shows: cases}", "}")
    garden.write("chapters.yml", text)
    situations = garden.read("situations.yml").replace("  items: [plek-hulp]\n", "")
    garden.write("situations.yml", situations)
    (first, *_) = garden.load().questions
    assert rendered(garden.load(), type(first)).select(".ot-file-link") == []


# Steps


def test_steps_stand_in_order_and_what_goes_before_all_apart_in_words(plain: Site, guide: Library) -> None:
    content = page(plain, guide, guide.of(Step)[0])
    before, others = content.select("ol.ot-timeline")

    ids = [[heading["id"] for heading in each.select("li h2")] for each in (before, others)]
    assert ids == [["stap-gevaar"], ["stap-buur", "stap-sleutel"]]
    assert "gaat dit voor alles" in before.find_previous_sibling("p").get_text()
    assert others.find_previous_sibling("p") is before.find_previous_sibling("p")


def test_a_step_says_who_hears_it_when_what_to_say_and_what_to_do(plain: Site, guide: Library) -> None:
    for step in guide.of(Step):
        own = body(page(plain, guide, step), step)

        assert texts(own.select("dd")) == [step.hears.text, step.when.text]
        assert texts(own.select("q")) == [step.say.text]
        assert texts(own.select(".ot-list li")) == [each.text for each in step.do]
        assert texts(own.select(".ot-refs li")) == [guide.records[each].name for each in step.items]


def test_a_question_names_the_step_that_comes_first(garden: Data) -> None:
    garden.change("questions.yml", "first", "stap-buur")
    library = garden.load()
    one, other = rendered(library, type(library.questions[0])).select(".ot-talk")

    assert texts([one.a]) == ["Buur"]
    assert one.a["href"].endswith("volgorde/#stap-buur")
    assert other.a is None


# Reactions and situations


@pytest.mark.parametrize("of", [Reaction, Situation])
def test_what_to_say_stands_right_below_what_to_do_best(
    plain: Site, guide: Library, of: type[Reaction | Situation]
) -> None:
    for turn in guide.of(of):
        content = page(plain, guide, turn)
        own, head = body(content, turn), head_of(content.find(id=turn.id))

        assert turn.summary.text in head.get_text()
        assert texts(own.select("q")) == [each.text for each in turn.phrases]
        assert texts(own.select("h3"))[:4] == [
            "Zo kun je het zeggen", "Wat er kan spelen", "Wat je doet", "Wat je beter laat",
        ]  # fmt: skip
        assert texts(own.select(".ot-refs li")) == [guide.records[each].name for each in turn.items]


# Paths


def test_each_path_has_a_page_of_its_own_and_stands_in_the_overview(plain: Site, guide: Library) -> None:
    overview = plain.page("voor/").content.select(".ot-cards dt a")

    assert texts(overview) == [each.label for each in guide.of(ReadingPath)]
    assert [link["href"] for link in overview] == ["buur/#pad-buur", "nieuweling/#pad-nieuweling"]


def test_a_path_gives_each_record_with_its_reason_in_order(plain: Site, guide: Library) -> None:
    for path in guide.of(ReadingPath):
        content = page(plain, guide, path)

        assert texts(content.select(".ot-steps li")) == [
            f"{guide.records[each.item].name} {each.reason.text}" for each in path.items
        ]
        assert [" ".join(each["href"].split("#")[1:]) for each in content.select(".ot-steps a")] == [
            each.item for each in path.items
        ]


# Cases


def test_how_a_story_ends_comes_after_the_story_and_before_the_questions(plain: Site, guide: Library) -> None:
    for case in guide.of(Case):
        own = body(page(plain, guide, case), case)
        text = " ".join(own.get_text().split())

        places = [text.index(each) for each in (case.story[-1].text, case.ending, case.questions[0].text)]
        assert places == sorted(places)
        assert own.select_one("p a")["href"].endswith(f"#{case.position}")


# Sources


def test_a_source_says_when_somebody_looked_and_what_leans_on_it(plain: Site, guide: Library) -> None:
    (source,) = guide.of(Citation)
    own = plain.page("over/").content.find(id=source.id)

    assert own.select_one("dt a")["href"] == source.link
    assert "Nagekeken op 1 februari 2026 (in werking sinds 1 maart 2020)." in texts(own.select("p"))
    unconfirmed = plain.page("over/").content.find("p", string="Nog niet bevestigd door een jurist.")
    assert unconfirmed.find_next("dl") == own.parent
    assert own.select_one(".ot-terms__see a")["href"] == "../mag-het/#plek-huur"


def test_a_source_that_a_jurist_confirmed_says_so(guides: Path) -> None:
    (own,) = Site(guides / "lang").page("over/").content.select(".ot-terms > div")

    assert "Bevestigd op 3 februari 2026" in own.get_text()
    assert "Nog niet bevestigd" not in own.get_text()


def test_a_record_leads_to_what_it_leans_on(plain: Site, guide: Library) -> None:
    leaning, other = guide.of(Position)
    content = page(plain, guide, leaning)

    (line,) = body(content, leaning).select(".ot-foot")
    assert texts([line]) == ["Steunt op: Regels van de tuin"]
    assert line.a["href"] == "../over/#bron-tuinregels"
    assert body(content, other).select(".ot-foot") == []


def test_every_kind_shows_what_it_leans_on(guides: Path, tmp_path: Path) -> None:
    """In this edition everything leans on the same source."""
    invented.EDITIONS["lang"](tmp_path / "data")
    library, site = load(tmp_path / "data"), Site(guides / "lang")
    (source,) = library.of(Citation)
    leaning = library.leaning_on(source)
    expected = Counter(addresses.page_of(library, record) for record in leaning)
    line = f"Steunt op: {source.title}"

    said = {path: texts(site.page(path).content.select(".ot-foot")).count(line) for path in expected}
    assert said == expected
    assert {record.kind.key for record in leaning} == {
        of.kind.key for of in kinds() if issubclass(of, Confirmed) and of is not Citation
    }


# What to say comes first


def test_what_to_say_stands_right_below_the_summary_of_an_intervention(plain: Site, guide: Library) -> None:
    for intervention in guide.of(Intervention):
        own = body(page(plain, guide, intervention), intervention)
        head, said = own.find_previous_sibling(), own.select_one(".ot-phrases")

        assert intervention.summary.text in head.get_text()
        assert [each.name for each in said.find_previous_siblings()] == ["h4"]
        assert texts(said.select("q")) == [each.text for each in intervention.phrases]
        assert own.select_one("ot-choose")


def test_what_to_say_stands_first_below_the_name_of_a_flag(plain: Site, guide: Library) -> None:
    for flag in guide.of(RedFlag):
        own = body(page(plain, guide, flag), flag)
        titles = texts(own.select("h3"))

        first = "Waar je nu heen kunt" if flag.routes else "Zo kun je het zeggen"
        assert titles[:2] == [first, "Wat is er aan de hand?"]
        meaning = own.find("h3", string="Wat is er aan de hand?")
        above = [each for each in own.select("q, .ot-routes dt") if meaning in each.find_all_next("h3")]
        assert texts(above) == [*(each.text for each in flag.phrases), *(each.name for each in flag.routes)]


def test_with_ways_to_go_what_to_ask_the_client_comes_last_and_only_if_it_is_safe(garden: Data) -> None:
    publication = garden.read("publication.yml").replace("words:\n", "words:\n  client: tuinbaas\n")
    garden.write("publication.yml", publication)
    flags = garden.read("red_flags.yml")
    asked = "questions_client: ['Zag je het?', 'Wat doen we?']"
    garden.write("red_flags.yml", flags.replace("questions_client: []", asked))
    library = garden.load()
    content = rendered(library, RedFlag)

    below = {flag.id: body(content, flag) for flag in library.red_flags}
    last = {
        each: (texts(own.select("h3"))[-1], "als het veilig is" in own.get_text())
        for each, own in below.items()
    }
    assert last == {
        flag.id: ("Vragen aan je tuinbaas", True)
        if flag.routes
        else ("Wanneer komt overdragen in beeld?", False)
        for flag in library.red_flags
    }


# Whose wording it is

SOURCED = "is de uitwerking van deze handreiking."
OURS = "Deze tekst is van de makers van deze handreiking."


@pytest.mark.parametrize("of", [Intervention, RedFlag, Thought])
def test_below_a_record_of_the_source_stands_what_of_it_is_the_source_s(
    plain: Site, guide: Library, of: type[Record]
) -> None:
    for record in guide.of(of):
        (line,) = texts(body(page(plain, guide, record), record).select(".ot-foot"))

        assert "Tuinclub" in line
        assert line.endswith(SOURCED)


def test_below_what_we_added_stands_that_it_is_ours(garden: Data) -> None:
    garden.change("red_flags.yml", "addition", True)
    library = garden.load()
    content = rendered(library, RedFlag)

    assert [texts(body(content, flag).select(".ot-foot")) == [OURS] for flag in library.red_flags] == [
        True, False, False,
    ]  # fmt: skip


def test_a_page_of_our_own_records_says_once_whose_they_are(plain: Site, guide: Library) -> None:
    pages = {addresses.page_of(guide, each) for of in kinds() for each in guide.of(of) if of.kind.shown}
    said = {path: texts(plain.page(path).content.select(".ot-foot")).count(OURS) for path in pages}
    theirs = {addresses.page_of(guide, each) for of in (RedFlag, Thought) for each in guide.of(of)}

    assert said == {path: int(path not in theirs) for path in pages}


def test_search_finds_no_record_by_whose_wording_it_is(plain: Site) -> None:
    assert SOURCED not in (plain.root / "search.json").read_text("utf-8")
    assert OURS not in (plain.root / "search.json").read_text("utf-8")


# In the data


@pytest.mark.parametrize("of", [of for of in kinds() if of.kind.optional and of.kind.shown])
def test_records_that_no_chapter_shows_are_named(garden: Data, of: type[Record]) -> None:
    text = garden.read("chapters.yml")
    garden.write("chapters.yml", re.sub(rf"(, |\n  )shows: {of.kind.collection}\b", "", text))

    (problem,) = garden.problems()
    assert problem.startswith(f"data/{of.kind.file}:1: ")
    assert problem.endswith(
        f'geen hoofdstuk toont de {of.kind.many}: zet "shows: {of.kind.collection}" bij een hoofdstuk in'
        " chapters.yml"
    )
