"""Who confirmed a record stands with it in every view; when it is to be read again is for editors."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from macros import addresses, documents, open_data
from macros.loading import load
from macros.model import Confirmed, Term, kinds
from tests.support import complete
from tests.support import guides as invented
from tests.support.built import Site
from tests.support.guides import CONFIRMED

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.data import Data

LINE = "Bevestigd op 3 februari 2026 door tuinbaas van dienst"
TERM = {"id": "mest", "term": "mest", "definition": "Wat planten voedt."}


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The edition in which every record is confirmed."""
    folder = tmp_path_factory.mktemp("lang") / "data"
    invented.EDITIONS["lang"](folder)
    return load(folder)


def own(library: Library) -> list[Confirmed]:
    return [each for each in library.records.values() if isinstance(each, Confirmed)]


def test_everything_with_a_file_of_its_own_can_be_confirmed() -> None:
    # What was taken away asks for no confirmation.
    texts = [of for of in kinds() if of.kind.file and not of.kind.optional]
    assert [of.kind.key for of in texts if not issubclass(of, Confirmed)] == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"confirmed_on": "2026-02-03"}, 'bij "confirmed_on" hoort "confirmed_by"'),
        ({"confirmed_by": "tuinbaas"}, 'bij "confirmed_by" hoort "confirmed_on"'),
        (
            {"confirmed_on": "2026-02-03", "confirmed_by": "tuinbaas", "review_by": "2026-02-03"},
            '"review_by" moet na "confirmed_on" liggen',
        ),
    ],
)
def test_half_a_confirmation_or_one_that_ran_out_before_is_refused(
    fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        Term.model_validate(TERM | fields)


def test_a_record_can_ask_to_be_read_without_ever_being_confirmed() -> None:
    assert Term.model_validate(TERM | {"review_by": "2027-02-03"}).confirmed_on is None


def test_a_wrong_confirmation_is_named_with_its_file_and_line(data: Data) -> None:
    data.change("terms.yml", "confirmed_by", "tuinbaas")

    (problem,) = data.problems()
    assert problem.startswith("data/terms.yml:")
    assert 'hoort "confirmed_on": de dag waarop het is bevestigd' in problem


def test_it_stands_with_every_record_on_the_site(confirmed: Library, guides: Path) -> None:
    site = Site(guides / "lang")
    pages = {addresses.page_of(confirmed, record) for record in own(confirmed)}

    assert {
        each
        for page in pages
        for each in complete.on_the_page(confirmed, page, site.page(page).content)
        if "confirmed" in each
    } == set()
    lines = [line.text for page in pages for line in site.page(page).content.select(".ot-confirmed")]
    assert lines == [LINE] * len(own(confirmed))


def test_nothing_stands_where_nobody_confirmed(guides: Path) -> None:
    texts = [file.read_text("utf-8") for file in (guides / "gewoon").rglob("index.html")]

    assert texts
    assert not any("ot-confirmed" in text or "Bevestigd op" in text for text in texts)


def test_it_stands_with_every_record_in_the_handreiking(confirmed: Library) -> None:
    (made,) = documents.build(confirmed, ["handreiking"])
    reader = PdfReader(io.BytesIO(made.content))

    assert [each for each in complete.in_the_pdf(confirmed, reader) if "confirmed" in each] == []
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert text.count("Bevestigd op 3 februari 2026") == len(own(confirmed))
    assert "2027" not in text.replace(str(confirmed.publication.security_expires), "")


def test_it_stands_in_the_open_data_without_the_day_to_read_it_again(confirmed: Library) -> None:
    entries = {each["id"]: each for each in open_data.data(confirmed)["records"]}

    assert {entries[each.id]["confirmed_on"] for each in own(confirmed)} == {"2026-02-03"}
    assert {entries[each.id]["confirmed_by"] for each in own(confirmed)} == {"tuinbaas van dienst"}
    everything = json.dumps([entries, open_data.schema(confirmed.publication)])
    assert "review_by" not in everything


def test_what_is_found_of_a_record_does_not_say_who_confirmed_it(confirmed: Library) -> None:
    assert [each.id for each in own(confirmed) if CONFIRMED["confirmed_by"] in each.details] == []
