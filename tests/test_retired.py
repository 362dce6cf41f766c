"""A record that is retired: its id stays, on its page, in the documents and in the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros import open_data, search, sharing
from macros.loading import load
from macros.model import Library, Retired
from tests.support import complete, guides
from tests.support.built import Site, rows, text_of
from tests.support.pdf import squash

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.data import Data

OLD = """
- id: splinteroud
  was: Iets van vroeger
  of: red_flag
  page: rode-vlaggen/
  reason: Het klopte niet meer.
"""


def flags(data: Data) -> list[str]:
    """The ids of the red flags."""
    return data.values("red_flags.yml", r"^- id: (.+)$")


# The data


def test_there_need_be_no_old_records_and_no_file_of_them(data: Data) -> None:
    data.write("published_ids.txt", "")  # also those of what the real data may have lost
    for text in ("", "# Nog niets.\n", "[]\n"):
        data.write("retired.yml", text)
        assert data.load().retired == ()
    (data.folder / "retired.yml").unlink()
    assert data.load().retired == ()


def test_the_id_of_an_old_record_stays_taken(data: Data) -> None:
    data.write("retired.yml", OLD.replace("splinteroud", flags(data)[0]))

    assert "bestaat al" in data.problems()[0]


def test_a_reference_to_an_old_record_is_refused_with_what_came_instead(data: Data) -> None:
    data.write("retired.yml", OLD + f"  successor: {flags(data)[0]}\n")
    data.change("exercises.yml", "items", ["splinteroud"])
    data.add("terms.yml", "- {id: begrip-a, term: iets, definition: 'Zie [dit](#splinteroud).'}")
    advice = f'de id "splinteroud" is weggehaald: gebruik "{flags(data)[0]}"'

    exercise, term = data.problems()

    assert exercise.startswith(data.at("exercises.yml", "- splinteroud"))
    assert exercise.endswith(f"items: {advice}")
    assert term.endswith(f"begrip-a › definition: {advice}")


def test_where_nothing_came_instead_that_is_said(data: Data) -> None:
    data.write("retired.yml", OLD)
    data.change("exercises.yml", "items", ["splinteroud"])

    (problem,) = data.problems()

    assert problem.endswith('de id "splinteroud" is weggehaald: er kwam niets voor in de plaats')


def test_a_successor_that_is_old_itself_is_refused_with_the_one_to_use(data: Data) -> None:
    now = flags(data)[0]
    older = OLD.replace("splinteroud", "nog-ouder") + "  successor: splinteroud\n"
    data.write("retired.yml", f"{OLD}  successor: {now}\n{older}")

    (problem,) = data.problems()

    assert problem.endswith(f'nog-ouder › successor: de id "splinteroud" is weggehaald: gebruik "{now}"')


def test_old_records_that_follow_each_other_in_a_ring_are_refused(data: Data) -> None:
    other = OLD.replace("splinteroud", "nog-ouder") + "  successor: splinteroud\n"
    data.write("retired.yml", f"{OLD}  successor: nog-ouder\n{other}")

    assert len(data.problems()) == 2
    assert all(each.endswith("er kwam niets voor in de plaats") for each in data.problems())


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("of: red_flga", 'of: onbekende soort "red_flga" (bedoel je "red_flag"?)'),
        ("of: retired", 'of: onbekende soort "retired"'),
        ("page: Rode Vlaggen", "page: heeft niet de goede vorm"),
        ("since: 'ooit'", "since: heeft niet de goede vorm"),
        ("successor: xyz-xyz", 'successor: onbekende id "xyz-xyz"'),
    ],
)
def test_what_cannot_be_said_of_an_old_record_is_refused(data: Data, field: str, problem: str) -> None:
    name = field.partition(":")[0]
    kept = [line for line in OLD.splitlines() if not line.startswith(f"  {name}:")]
    data.write("retired.yml", "\n".join([*kept, f"  {field}"]) + "\n")

    (found,) = data.problems()

    assert found.endswith(f"splinteroud › {problem}")


def test_who_takes_a_record_away_by_hand_hears_how_it_is_done(data: Data) -> None:
    data.write("published_ids.txt", "splinteroud\n")

    (problem,) = data.problems()
    assert 'make retire ID=splinteroud REASON="…"' in problem

    data.write("retired.yml", OLD)
    assert data.problems() == []


# What a reader gets


@pytest.fixture(scope="module")
def old(guides: Path) -> Site:
    """The site of an invented handreiking from which records are gone."""
    return Site(guides / "oud")


@pytest.fixture(scope="module")
def gone(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Its records."""
    folder = tmp_path_factory.mktemp("oud") / "data"
    guides.EDITIONS["oud"](folder)
    return load(folder)


def test_each_old_record_stands_on_its_page_with_its_reason_and_the_way_on(old: Site, gone: Library) -> None:
    for each in gone.retired:
        (page,) = old.pages_with(each.id)
        heading = page.soup.find(id=each.id)
        body = heading.find_next_sibling()
        assert page.path == each.page
        assert text_of(heading) == each.was
        assert each.reason in text_of(body)
        links = {link["href"].partition("#")[2] for link in body.find_all("a")}
        assert links == ({each.successor} if each.successor else set()), each.id
        assert all(old.resolves(link) for link in page.links_in(body))


def test_a_page_on_which_nothing_is_left_says_so_and_stands_in_no_menu(old: Site) -> None:
    page = old.page("formulieren/afscheid/")

    assert text_of(page.soup.h1) == "Deze pagina is er niet meer"
    assert "niet meer sinds versie 1.2.0. Afscheid nemen gaat zonder papier." in text_of(page.content)
    start = old.page("")
    assert old.page("formulieren/waterlijst/").path in {
        each.removeprefix("https://site.test/") for each in start.addresses("href")
    }
    assert "https://site.test/formulieren/afscheid/" not in start.addresses("href")


def test_every_text_of_an_old_record_is_everywhere(old: Site, gone: Library) -> None:
    pages = {each.page for each in gone.retired}
    reader = PdfReader(old.root / "downloads" / "handreiking-moestuin.pdf")
    entries = {each["id"]: each for each in json.loads((old.root / open_data.PATH).read_text())["records"]}
    absent = {
        *(each for page in pages for each in complete.on_the_page(gone, page, old.page(page).content)),
        *complete.in_the_pdf(gone, reader),
        *(text for each in gone.retired for text in complete.in_the_data(each, entries[each.id])),
    }

    assert [each for each in absent if each.startswith("retired.")] == []


def test_the_old_name_in_the_handreiking_leads_to_a_line_that_names_what_to_read(old: Site) -> None:
    reader = PdfReader(old.root / "downloads" / "handreiking-moestuin.pdf")
    page, way = (
        reader.get_destination_page_number(reader.named_destinations[each]) for each in ("ruzie", "slakken")
    )

    text = squash(reader.pages[page].extract_text())

    assert squash("Ruzie om het hek Dit onderdeel is er niet meer.") in text
    assert squash(f"Lees nu: Slakken p. {way + 1}") in text


def test_the_old_name_is_found(old: Site) -> None:
    found = rows(json.loads((old.root / search.PATH).read_text("utf-8")))
    (row,) = [each for each in found if each["title"] == "Ruzie om het hek"]

    assert (row["to"], row["kind"]) == ("rode-vlaggen/#ruzie", "Oud onderdeel")
    assert "eerst naar de slakken" in row["text"]
    assert [each for each in found if each is not row and "eerst naar de slakken" in each["text"]] == []


def test_an_old_id_in_a_link_means_its_successor_or_else_itself(old: Site) -> None:
    names = json.loads((old.root / sharing.ITEMS_PATH).read_text("utf-8"))

    assert names["ruzie"] == names["slakken"]
    assert names["formulier-afscheid"] == {
        "name": "Afscheid van de tuin",
        "address": "formulieren/afscheid/#formulier-afscheid",
    }


def test_an_old_record_is_offered_nowhere(old: Site, gone: Library) -> None:
    for path in ("alles/", "trainers/", "links/"):
        text = text_of(old.page(path).content)
        assert [each.was for each in gone.retired if each.was in text] == []


def test_a_site_without_old_records_says_nothing_of_them(guides: Path) -> None:
    for page in Site(guides / "gewoon").pages:
        assert "ot-retired" not in page.html
        assert "data-ot-successors" not in page.html


def test_a_handreiking_knows_its_old_records_by_their_kind(gone: Library) -> None:
    assert isinstance(gone.records["ruzie"], Retired)
    assert {each.id: each.of for each in gone.retired if each.id.startswith("vink")} == {
        "vink-schep": "item",
        "vink-buur": "item",
        "vink-tip": "item",
    }
