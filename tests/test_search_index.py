"""The search index: every record with its own address, found by the words that readers use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from macros import addresses, model, search
from tests.support.built import ORIGIN, rows

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Site
    from tests.support.data import Data

PAGE = """<nav><h2 id="menu">Menu</h2></nav><article>
<h1 id="titel">De <em>titel</em></h1> <p>Eerste
alinea.</p><p>Tweede.</p>
<h2 id="deel">Een deel</h2><h3>Kopje</h3><p>Tekst&nbsp;&lt;b&gt;.<br>Nieuw.</p>
<nav>Weg</nav><div hidden>Verborgen</div><div data-search-exclude><p>Niet<br>dit</p></div><p>Slot.</p>
<h2 id="weg" data-search-exclude>Weg</h2><p>Ook weg.</p>
</article><footer>Voet</footer>"""


def row(index: dict[str, Any], address: str) -> dict[str, Any]:
    return next(each for each in rows(index) if each["to"] == address)


@pytest.fixture(scope="session")
def index(site: Site) -> dict[str, Any]:
    """The index of the real site."""
    content: dict[str, Any] = json.loads((site.root / search.PATH).read_text("utf-8"))
    return content


@pytest.fixture
def small(tmp_path: Path, library: Library) -> dict[str, Any]:
    """The index of a site of one page."""
    folder = tmp_path / "map" / "pagina"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, "utf-8")
    for phase in library.phases:
        file = tmp_path / addresses.page_of(library, phase) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f'<article><h1 id="{phase.id}">{phase.title}</h1></article>', "utf-8")
    return search.build(tmp_path, library)


def test_a_heading_leads_to_its_place_and_holds_what_stands_below_it(small: dict[str, Any]) -> None:
    entry = row(small, "map/pagina/#titel")

    assert (entry["title"], entry["text"]) == ("De titel", "Eerste alinea.\nTweede.")


def test_labels_menus_and_what_is_hidden_or_excluded_are_left_out(small: dict[str, Any]) -> None:
    entry = row(small, "map/pagina/#deel")

    assert entry["text"] == "Tekst <b>.\nNieuw.\nSlot."
    assert entry["page"] == "De titel"
    assert {each["to"] for each in rows(small) if each["to"].startswith("map/")} == {
        "map/pagina/#titel",
        "map/pagina/#deel",
    }


def test_every_record_is_in_it_once_under_its_own_address(index: dict[str, Any], library: Library) -> None:
    found = [each["to"] for each in rows(index)]
    missing = {each for each in library.records if found.count(addresses.address(library, each)) != 1}

    assert missing == set()


def test_every_address_leads_to_an_element_on_a_page(index: dict[str, Any], site: Site) -> None:
    assert [each["to"] for each in rows(index) if not site.resolves(ORIGIN + each["to"])] == []


def test_a_record_is_found_by_its_short_name_and_by_the_wording_of_the_source(
    index: dict[str, Any], library: Library
) -> None:
    wrong = [
        record.id
        for record in (*library.interventions, *library.red_flags)
        for entry in [row(index, addresses.address(library, record.id))]
        if entry["title"] != record.label or not entry["text"].startswith(record.headline)
    ]

    assert wrong == []


def test_a_record_is_found_by_the_words_that_its_editor_added(data: Data, site: Site) -> None:
    data.change("thoughts.yml", "found_by", ["kriebel"])
    library = data.load()
    thought = library.thoughts[0]

    entry = row(search.build(site.root, library), addresses.address(library, thought.id))

    assert entry["words"] == "kriebel"


def test_what_uses_a_term_is_found_by_its_synonyms(index: dict[str, Any], library: Library) -> None:
    term = next(term for term in library.terms if "stoppen" in term.synonyms)
    number = index["synonyms"].index(", ".join(term.synonyms))
    finder = model.TermFinder((term,))
    titled = next(
        phase for phase in library.phases if term.id in dict(finder.split(phase.title, set())).values()
    )
    entry = row(index, addresses.address(library, titled.id))

    assert number in entry["title_terms"]


def test_a_term_of_the_title_counts_there_and_not_again_in_the_text(tmp_path: Path, library: Library) -> None:
    one, other = [term for term in library.terms if term.synonyms][:2]
    page = f'<article><h1 id="x">De {one.term}</h1><p>Een {one.term} en een {other.term}.</p></article>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    index = search.build(tmp_path, library)

    entry = row(index, "#x")
    assert [index["synonyms"][each] for each in entry["title_terms"]] == [", ".join(one.synonyms)]
    assert [index["synonyms"][each] for each in entry["terms"]] == [", ".join(other.synonyms)]


def test_synonyms_and_words_to_be_found_by_are_never_shown(site: Site, library: Library) -> None:
    secret = [word for term in library.terms for word in term.synonyms if word in {"interimmer", "volmacht"}]

    assert len(secret) == 2
    assert [page.path for page in site.pages if any(word in page.html for word in secret)] == []


def test_the_interventions_of_a_phase_are_called_what_the_phase_calls_them(
    index: dict[str, Any], library: Library
) -> None:
    for record in library.interventions:
        unit = library.find(record.phase, model.Phase).unit.one

        assert row(index, addresses.address(library, record.id))["kind"] == unit.capitalize()


def test_who_finds_nothing_can_start_with_a_phase_the_terms_or_the_phrases(
    index: dict[str, Any], library: Library
) -> None:
    starts = [index["columns"]["to"][number] for number in index["start"]]

    terms = addresses.address(library, library.showing["terms"].id)
    phrases = f"{library.publication.phrases_page}#zinnenbank"
    assert starts == [*(addresses.address(library, each.id) for each in library.phases), terms, phrases]


def test_a_synonym_that_is_the_term_itself_is_refused(data: Data) -> None:
    place = data.change("terms.yml", "synonyms", ["Accounthouders"])

    assert [each for each in data.problems() if each.startswith(place)] == [
        f"{place}: begrip-accounthouder › synonyms: staat al bij term of inflections: Accounthouders"
    ]
