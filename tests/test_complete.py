"""Every text of every record is on its page, in the handreiking and in the open data, a new field as well."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from pypdf import PdfReader

from macros import addresses, documents, open_data
from macros.documents import pdf
from macros.site import View
from macros.site.view import TEMPLATES
from tests.support import complete

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library
    from tests.support.built import Site

#: What is left out on purpose, with the reason.
LEFT_OUT = {
    "phase.unit.many staat niet in de handreiking": "the heading above its interventions on the site",
} | {
    f"conversation.{field} staat niet in de handreiking": "a script of its own, see test_talks_on_paper"
    for field in complete.OF_THE_SCRIPT
}


def test_every_text_of_every_record_is_on_its_page(site: Site, library: Library) -> None:
    pages = {addresses.page_of(library, record) for record in library.records.values()}
    absent = {each for page in pages for each in complete.on_the_page(library, page, site.page(page).content)}

    assert sorted(absent - LEFT_OUT.keys()) == []


def test_every_text_of_every_record_is_in_the_handreiking(handreiking: PdfReader, library: Library) -> None:
    assert sorted(set(complete.in_the_pdf(library, handreiking)) - LEFT_OUT.keys()) == []


def test_every_text_of_every_record_is_in_the_open_data(site: Site, library: Library) -> None:
    data = json.loads((site.root / open_data.PATH).read_text("utf-8"))
    absent = {
        each
        for entry in data["records"]
        for each in complete.in_the_data(library.records[entry["id"]], entry)
    }

    assert sorted(absent - LEFT_OUT.keys()) == []


def test_nothing_is_said_to_be_left_out_that_is_there(handreiking: PdfReader, library: Library) -> None:
    assert LEFT_OUT.keys() - set(complete.in_the_pdf(library, handreiking)) == set()


def test_a_field_that_a_template_leaves_out_is_named(library: Library) -> None:
    view = View(library, ())
    view.page = "rode-vlaggen/"
    whole = (TEMPLATES / "red_flags.jinja").read_text("utf-8")

    assert not flags_without(view, whole)
    spoilt = whole.replace("{{ parts.paragraphs(flag.giving_back) }}", "")
    assert flags_without(view, spoilt) == {"red_flag.giving_back staat niet op rode-vlaggen/"}


def flags_without(view: View, template: str) -> set[str]:
    """What a reader does not find of the red flags on a page that a template makes."""
    markdown = view._environment.from_string(template).render(records=view.library.red_flags)
    html = BeautifulSoup(Markdown(extensions=["attr_list"]).convert(markdown), "html.parser")
    found = complete.on_the_page(view.library, view.page, html)
    return {each for each in found if each.startswith("red_flag.")}


def test_a_field_that_a_part_of_the_handreiking_leaves_out_is_named(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = shutil.copytree(pdf.TYPST, tmp_path / "typst")
    part = parts / "records" / "red_flag.typ"
    part.write_text(part.read_text("utf-8").replace("paragraphs(record.giving_back)", ""), "utf-8")
    monkeypatch.setattr(pdf, "TYPST", parts)
    (made,) = documents.build(library, ["handreiking"])
    file = tmp_path / made.file
    file.write_bytes(made.content)

    absent = set(complete.in_the_pdf(library, PdfReader(file))) - LEFT_OUT.keys()

    assert absent == {"red_flag.giving_back staat niet in de handreiking"}


def test_a_field_that_the_open_data_leaves_out_is_named(library: Library) -> None:
    flag = library.red_flags[0]
    entry = next(each for each in open_data.data(library)["records"] if each["id"] == flag.id)

    assert list(complete.in_the_data(flag, entry)) == []
    del entry["giving_back"]
    assert list(complete.in_the_data(flag, entry)) == ["red_flag.giving_back staat niet in de open data"]
