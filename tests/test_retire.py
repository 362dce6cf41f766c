"""`make retire` takes a record away with its links, and says what is left to do by hand; or does nothing."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from macros.loading import load
from tests.support import guides
from tools import retire
from tools.retire import RetireError

if TYPE_CHECKING:
    from pathlib import Path

REASON = "Dit staat nu ergens anders."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of the invented handreiking, to change."""
    return shutil.copytree(guides.GUIDE, tmp_path / "data")


def old(folder: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = yaml.safe_load((folder / "retired.yml").read_text("utf-8"))
    return entries


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_record_goes_with_its_lines_and_leaves_its_id(folder: Path) -> None:
    before = (folder / "red_flags.yml").read_text("utf-8")
    block = re.search(r"- id: slakken\n(?:  .*\n)+", before)
    assert block

    left = retire.retire("slakken", "droogte", REASON, "1.3.0", folder)

    assert left == []
    assert (folder / "red_flags.yml").read_text("utf-8") == before.replace(block[0], "")
    assert old(folder) == [
        {
            "id": "slakken",
            "was": "Slakken",
            "of": "red_flag",
            "page": "rode-vlaggen/",
            "successor": "droogte",
            "reason": REASON,
            "since": "1.3.0",
        }
    ]
    assert load(folder).records["slakken"].name == "Slakken"


def test_comments_of_others_and_the_room_between_records_stay(folder: Path) -> None:
    file = folder / "red_flags.yml"
    text = file.read_text("utf-8")
    text = text.replace("- id: slakken", "\n# Over slakken.\n- id: slakken")
    text = text.replace("- id: ruzie", "\n# Over ruzie.\n# En het hek.\n- id: ruzie")
    file.write_text(text, "utf-8")

    retire.retire("slakken", "", REASON, folder=folder)

    left = file.read_text("utf-8")
    assert "# Over slakken.\n# Over ruzie.\n# En het hek.\n- id: ruzie" in left.replace("\n\n", "\n")
    assert not re.search(r"\n\n\n", left)


def test_the_last_record_of_a_file_goes_too(folder: Path) -> None:
    retire.retire("ruzie", "", REASON, folder=folder)

    text = (folder / "red_flags.yml").read_text("utf-8")
    assert "hek" not in text
    assert text.endswith("\n")


def test_an_intervention_takes_the_points_of_its_checklist_along(folder: Path) -> None:
    retire.retire("wieden", "water-geven", REASON, folder=folder)

    entries = old(folder)
    assert [(each["id"], each["of"], each["page"]) for each in entries] == [
        ("wieden", "intervention", "fasen/groeien/"),
        ("vink-rij", "item", "fasen/groeien/"),
        ("vink-hark", "item", "fasen/groeien/"),
    ]
    assert [each.get("successor") for each in entries] == ["water-geven", None, None]


def test_a_point_of_a_checklist_can_go_alone(folder: Path) -> None:
    file = folder / "interventions.yml"
    point = "    - {id: vink-kuil, text: Ik heb een kuil gegraven.}\n"
    more = "    - id: vink-meer\n      text: Ik groef er meer.\n"
    before = file.read_text("utf-8").replace(point, point + more)
    file.write_text(before, "utf-8")

    assert retire.retire("vink-meer", "vink-kuil", REASON, folder=folder) == []

    assert file.read_text("utf-8") == before.replace(more, "")
    assert old(folder)[0]["was"] == "Ik groef er meer."


def test_what_follows_comes_in_its_place_in_lists_of_one_line(folder: Path) -> None:
    retire.retire("wieden", "water-geven", REASON, folder=folder)

    assert "items: [zaaien, droogte, water-geven]" in (folder / "exercises.yml").read_text("utf-8")
    # It stands in the list already, or would be alone.
    assert "interventions: [buren-vragen, water-geven, sleutel-geven]" in (
        folder / "red_flags.yml"
    ).read_text("utf-8")


def test_without_a_successor_it_goes_from_lists_in_which_others_stay(folder: Path) -> None:
    file = folder / "exercises.yml"
    file.write_text(file.read_text("utf-8").replace("[zaaien, droogte, wieden]", "\n    - droogte"), "utf-8")

    line = file.read_text("utf-8").splitlines().index("    - droogte") + 1
    left = retire.retire("droogte", "", REASON, folder=folder)

    assert "items: [oogsten]" in (folder / "questions.yml").read_text("utf-8")
    assert left == [
        f'data/exercises.yml:{line}: oefening-rondje › items: de id "droogte" is weggehaald:'
        " er kwam niets voor in de plaats"
    ]


def test_a_chapter_goes_from_the_reading_order_and_its_page_from_the_menu(folder: Path) -> None:
    chapters, publication = folder / "chapters.yml", folder / "publication.yml"
    more = "- {id: los, title: Los, page: los/, paragraphs: [Iets.]}\n"
    chapters.write_text(chapters.read_text("utf-8") + more, "utf-8")
    before = publication.read_text("utf-8")
    with_it = before.replace("colofon]", "colofon, los]").replace("menu:\n", "menu:\n  - {page: los/}\n")
    publication.write_text(with_it, "utf-8")

    assert retire.retire("los", "colofon", REASON, folder=folder) == []

    assert publication.read_text("utf-8") == before


def test_what_it_came_in_the_place_of_goes_on_to_what_follows(folder: Path) -> None:
    retire.retire("ruzie", "slakken", REASON, folder=folder)

    assert retire.retire("slakken", "droogte", REASON, folder=folder) == []

    assert [each["successor"] for each in old(folder)] == ["droogte", "droogte"]


def test_what_a_reader_wrote_does_not_go_to_a_form_with_other_fields(folder: Path) -> None:
    retire.retire("formulier-afscheid", "formulier-waterlijst", REASON, folder=folder)

    assert old(folder)[0]["carries_over"] is False


@pytest.mark.parametrize(
    ("record_id", "successor", "reason", "message"),
    [
        ("slakk", "", REASON, 'de id "slakk" is er niet (bedoel je "slakken"?)'),
        ("slakken", "slakken", REASON, "een onderdeel kan zichzelf niet opvolgen"),
        ("slakken", "nergens", REASON, 'de opvolger "nergens" is er niet'),
        ("wieden", "vink-rij", REASON, 'de opvolger "vink-rij" gaat zelf ook weg'),
        ("slakken", "", "*Weg*", 'opmaak kan in dit veld niet: een lezer zou "*" gewoon zien staan'),
        ("slakken", "", "x" * 301, "is te lang: hooguit 300 tekens"),
        ("vink-flow", "", REASON, "dit blok staat niet op regels van zichzelf"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    folder: Path, record_id: str, successor: str, reason: str, message: str
) -> None:
    file = folder / "interventions.yml"
    flow = "checklist: [{id: vink-flow, text: Ik liep.}, {id: vink-stil, text: Ik stond.}]\n"
    file.write_text(re.sub(r"checklist:\n.*\n.*\n\Z", flow, file.read_text("utf-8")), "utf-8")
    before = content(folder)

    with pytest.raises(RetireError, match=re.escape(message)):
        retire.retire(record_id, successor, reason, folder=folder)

    assert content(folder) == before


def test_an_old_record_is_not_retired_again(folder: Path) -> None:
    retire.retire("slakken", "", REASON, folder=folder)

    with pytest.raises(RetireError, match='de id "slakken" is al weggehaald'):
        retire.retire("slakken", "", REASON, folder=folder)


def test_the_command_says_in_dutch_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert retire.main(["--id", "iets"]) == 1
    assert "make retire ID=oude-vlag SUCCESSOR=nieuwe-vlag" in capsys.readouterr().err


def test_the_command_says_where_it_is_and_what_is_left(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retire.retire, "__defaults__", ("", folder))

    assert retire.main(["--id", "buren-vragen", "--reason", REASON]) == 0

    said = capsys.readouterr().out.splitlines()
    assert said[0] == '"buren-vragen" is weggehaald en staat in data/retired.yml.'
    assert said[1] == "Dit verander je nog met de hand:"
    assert said[2].startswith("data/interventions.yml:10: grond-keuren › otherwise › interventions: ")
