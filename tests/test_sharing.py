"""Items to share: the table on a page of its own, the names behind ids, and the QR codes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from macros import addresses, model, sharing
from macros.sharing import qr
from tests.support.built import ORIGIN, text_of

if TYPE_CHECKING:
    from macros.model import Library
    from tests.support.built import Site


def test_the_names_of_all_items_are_published_with_their_addresses(site: Site, library: Library) -> None:
    names = json.loads((site.root / "data" / "items.json").read_text("utf-8"))

    expected = {
        each.id: {"name": sharing.name(library, each), "address": addresses.address(library, each.id)}
        for each in (*library.retired, *sharing.listed(library))
    }
    # An old link means what came in the place of a record.
    expected |= {old.id: expected[old.successor] for old in library.retired if old.successor in expected}
    assert names == expected


def test_no_two_items_in_a_list_of_all_kinds_have_the_same_name(library: Library) -> None:
    names = [sharing.name(library, each) for each in sharing.listed(library)]

    assert len(set(names)) == len(names)


def test_the_table_has_each_item_once_with_its_link_and_its_codes(site: Site, library: Library) -> None:
    page = site.page("links/")
    rows = [
        (
            text_of(row.select_one("th[scope=row]")),
            page.absolute(row.select_one("th a")["href"]),
            page.absolute(row.select_one("a[data-ot-copy]")["href"]),
            [page.absolute(link["href"]) for link in row.select("a[download]")],
            row.input["id"],
            [page.absolute(link["href"]) for link in row.select("td:last-child a")],
        )
        for row in page.content.select("table.ot-items tbody tr:not(.ot-items__group)")
    ]
    expected = [
        (
            each.name,
            ORIGIN + addresses.address(library, each.id),
            ORIGIN + addresses.address(library, each.id),
            [f"{ORIGIN}qr/{each.id}.svg", f"{ORIGIN}qr/{each.id}.png"],
            f"kies-{each.id}",
            [ORIGIN + sheet(each)],
        )
        for each in sharing.listed(library)
    ]

    assert rows == expected
    assert [href for row in rows for href in row[-1] if not site.resolves(href)] == []


def sheet(record: model.Record) -> str:
    """Where the sheet of a record stands: a phase and a path had one before each record did."""
    if isinstance(record, model.Phase):
        return f"downloads/checklist-{record.id}.pdf"
    folder = "downloads" if isinstance(record, model.ReadingPath) else "onderdeel"
    return f"{folder}/{record.id}.pdf"


def test_the_table_is_grouped_by_kind(site: Site, library: Library) -> None:
    tables = site.page("links/").content.select("table.ot-items")
    groups = [table["aria-label"] for table in tables]
    assert [text_of(table.find_previous("summary")).partition(" (")[0] for table in tables] == groups

    assert groups[0] == "Fasen"
    assert groups[1 : len(library.phases) + 1] == [
        f"{phase.unit.many.capitalize()}, fase {phase.label.lower()}" for phase in library.phases
    ]
    assert groups[len(library.phases) + 1 :] == [
        "Rode vlaggen", "Gedachten", "Vragen", "Formulieren", "Oefeningen", "Posities",
        "Stappen in de volgorde", "Reacties", "Situaties", "Voorbeeldmails", "Paden", "Verhalen",
        "Oefengesprekken",
    ]  # fmt: skip


def test_everything_to_take_along_has_a_name_of_its_own(site: Site) -> None:
    content = site.page("links/").content
    names = [each["aria-label"] for each in content.select(".ot-items td a, .ot-items label input")]

    assert names
    assert len(set(names)) == len(names)


def test_the_site_has_the_codes_of_all_items_and_no_other(site: Site, library: Library) -> None:
    there = {f"qr/{file.name}": file.read_bytes() for file in (site.root / "qr").glob("*.[ps][nv]g")}
    built = {path: content for path, content in sharing.build(library).items() if path.startswith("qr/")}

    assert there == built


def test_a_code_says_its_name_to_who_cannot_see_it() -> None:
    drawing = ET.fromstring(qr.svg("https://voorbeeld.nl/", "Doorvragen & <meer>"))  # noqa: S314 - our own

    assert drawing[0].tag.endswith("}title")
    assert drawing[0].text == "Doorvragen & <meer>"


def test_a_code_without_a_name_says_its_address() -> None:
    assert "<title>https://voorbeeld.nl/</title>" in qr.svg("https://voorbeeld.nl/")


@pytest.mark.parametrize("length", [20, 60, 120])
def test_a_png_is_large_enough_for_a_slide_and_small_enough_for_a_mail(length: int) -> None:
    png = qr.png("https://voorbeeld.nl/".ljust(length, "x"))
    width = int.from_bytes(png[16:20], "big")

    assert 600 <= width <= 1600
    assert len(png) < 5_000


def test_the_same_address_gives_the_same_bytes() -> None:
    first = qr.svg("https://voorbeeld.nl/a", "a"), qr.png("https://voorbeeld.nl/a")
    for each in (qr.svg, qr.png, qr._code):
        each.cache_clear()

    assert (qr.svg("https://voorbeeld.nl/a", "a"), qr.png("https://voorbeeld.nl/a")) == first
