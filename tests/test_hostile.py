"""Whatever stands in the data, it is text: it never becomes markup, a link or a script in any view."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Comment
from pypdf import PdfReader

from macros.model.fields import PLAIN, Id, Url
from macros.model.inline import Inline
from tests.support import poison as hostile
from tests.support import project
from tests.support.built import ORIGIN, Site
from tests.support.pdf import links, squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.built import Page

pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def poison() -> hostile.Poison:
    return hostile.Poison()


@pytest.fixture(scope="module")
def spoilt(poison: hostile.Poison, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of data that is hostile in every field that takes it."""
    folder = project.copy_to(tmp_path_factory.mktemp("hostile"))
    poison.spoil(folder / "data")
    finished = project.build(folder)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return Site(folder / "site")


@pytest.mark.parametrize("kind", [*PLAIN, Inline], ids=["text", "label", "title", "sentences", "inline"])
def test_what_a_field_refuses_it_refuses_with_a_clear_message(kind: type) -> None:
    refused = {text: message for text in hostile.STRINGS if (message := hostile.refusal(kind, text))}

    assert refused
    assert [message for message in refused.values() if message.startswith(("String", "Value", "Input"))] == []


@pytest.mark.parametrize("kind", [Id, Url], ids=["id", "address"])
def test_an_id_and_an_address_take_nothing_of_the_kind(kind: type) -> None:
    taken = [text for text in hostile.STRINGS if not hostile.refusal(kind, text)]

    # The one is a plain word and the other an ordinary address.
    assert taken in (["null"], ["https://kwaad.example/"])


def test_every_text_is_on_the_site_letter_for_letter(poison: hostile.Poison, spoilt: Site) -> None:
    seen = [text for page in spoilt.pages for text in texts(page)]

    assert [wrong for text in seen for wrong in poison.altered(text, squash)] == []
    # What is only there to be found by stands in the index of the search, and is never shown.
    found_by = [*index(spoilt)["columns"]["words"], *index(spoilt)["synonyms"]]
    assert len(poison.missing([*seen, *found_by])) < len(poison.texts) / 10


def texts(page: Page) -> Iterator[str]:
    """All that a reader can see or hear of a page: its text, as one, and its attributes."""
    soup = BeautifulSoup(page.html, "html.parser")
    for each in soup(["script", "style"]):
        each.decompose()
    yield soup.get_text()
    for element in soup.find_all(True):
        # The theme makes a name for a heading that has none, out of letters and digits alone.
        yield from (
            value
            for name, value in element.attrs.items()
            if isinstance(value, str) and name not in {"id", "href", "for"}
        )


def test_no_element_or_attribute_appears_that_the_real_site_has_not(spoilt: Site, site: Site) -> None:
    assert shapes(spoilt) - shapes(site) == set()


def shapes(site: Site) -> set[tuple[str, str]]:
    """Every element with each of its attributes, on any page."""
    return {
        (element.name, attribute)
        for page in site.pages
        for element in page.soup.find_all(True)
        for attribute in ["", *element.attrs]
    }


def test_no_script_or_comment_appears(spoilt: Site, site: Site) -> None:
    assert scripts(spoilt) == scripts(site)
    assert [
        page.path
        for page in spoilt.pages
        if page.soup.find_all(string=lambda text: isinstance(text, Comment))
    ] == []


def scripts(site: Site) -> dict[str, list[str]]:
    """What runs on each page."""
    return {
        page.path: [
            re.sub(r"static/\w+/", "", script.get("src") or script.get_text())
            for script in page.soup.find_all("script")
        ]
        for page in site.pages
    }


def test_no_link_leads_where_the_real_site_has_none(spoilt: Site, site: Site) -> None:
    def outside(site: Site) -> set[str]:
        return {
            address
            for page in site.pages
            for attribute in ("href", "src", "action")
            for address in page.addresses(attribute)
            if not address.startswith(ORIGIN)
        }

    assert outside(spoilt) - outside(site) == set()
    assert [
        (page.path, address)
        for page in spoilt.pages
        for address in page.addresses("href")
        if address.startswith(ORIGIN) and not spoilt.resolves(address)
    ] == []


def test_every_text_is_in_the_search_index_as_it_is_on_the_site(poison: hostile.Poison, spoilt: Site) -> None:
    columns = index(spoilt)["columns"]
    read = [*columns["title"], *columns["page"], *columns["words"], *columns["text"]]

    assert [wrong for text in read for wrong in poison.altered(text, squash)] == []


def index(site: Site) -> dict[str, Any]:
    """The index of the search."""
    read: dict[str, Any] = json.loads((site.root / "search.json").read_text(encoding="utf-8"))
    return read


def test_every_text_is_in_the_handreiking_letter_for_letter(
    poison: hostile.Poison, spoilt: Site, site: Site
) -> None:
    name = "downloads/handreiking-opdracht-teruggeven.pdf"
    reader = PdfReader(spoilt.root / name)
    pages = [page.extract_text() for page in reader.pages]

    assert [wrong for page in pages for wrong in poison.altered(page, squash)] == []
    assert outward(reader) - outward(PdfReader(site.root / name)) == set()
    assert b"/JavaScript" not in (spoilt.root / name).read_bytes()


def outward(reader: PdfReader) -> set[str]:
    """Where the links of a document lead on the web."""
    return {str(link["/A"]["/URI"]) for _, link in links(reader) if "/URI" in link.get("/A", {})}
