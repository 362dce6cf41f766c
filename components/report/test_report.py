"""The ways to say that a record is wrong: ordinary links, of which each publisher has those that fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from macros.loading import load
from macros.search.sections import sections_of
from macros.site import View
from tests.browser.looks import screen
from tests.support import guides as invented

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from macros.model import Library

PAGE = "https://tuin.example/contact"
REPOSITORY = "https://github.com/tuin/moes"
MAIL = "vraag@tuin.example"


@pytest.fixture(scope="module")
def guide() -> Library:
    return load(invented.GUIDE)


def links(guide: Library, **fields: str) -> list[tuple[str, str]]:
    """Where the links below the first red flag lead, and what each is called."""
    owner = guide.publication.owner.model_copy(update=fields)
    publication = guide.publication.model_copy(update={"owner": owner})
    view = View(replace(guide, publication=publication), ())
    template = view._environment.from_string(
        '{% import "copy-link.jinja" as copy_link %}{{ copy_link.line(flag.id, flag.label) }}'
    )
    soup = BeautifulSoup(template.render(flag=guide.red_flags[0]), "html.parser")
    _, *ways = soup.select(".ot-copy > a")
    names = [str(way.get("aria-label", way.text)) for way in ways]
    assert [name.startswith(way.text) for name, way in zip(names, ways, strict=True)] == [True] * len(ways)
    return [(str(way["href"]), name) for name, way in zip(names, ways, strict=True)]


def test_without_an_address_it_leads_to_the_page_for_questions_and_says_which_id_to_name(
    guide: Library, guides: Path
) -> None:
    flag = guide.red_flags[0]
    # The same page for every record, and so under the same name.
    assert links(guide) == [(PAGE, "Klopt dit niet?")]

    built = BeautifulSoup((guides / "gewoon/rode-vlaggen/index.html").read_text("utf-8"), "html.parser")
    assert (
        built.select_one(f'.ot-part:has(#{flag.id}) .ot-copy a[href="{PAGE}"]')["title"]
        == f"Noem erbij: {flag.id}"
    )


def test_with_a_mail_address_it_is_a_mail_about_the_id(guide: Library) -> None:
    ((href, name),) = links(guide, contact_email=MAIL)

    mail = urlsplit(href)
    assert (mail.scheme, mail.path) == ("mailto", MAIL)
    assert parse_qs(mail.query) == {"subject": [f"Klopt dit niet? {guide.red_flags[0].id}"]}
    assert " " not in href
    assert name == f"Klopt dit niet? Meld een fout in {guide.red_flags[0].label}"


def test_what_stands_in_an_address_cannot_say_more_in_the_mail(guide: Library) -> None:
    ((href, _),) = links(guide, contact_email="a?cc=b&c@d.nl")

    assert list(parse_qs(urlsplit(href).query)) == ["subject"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (REPOSITORY, True),
        (f"{REPOSITORY}/", True),
        (f"{REPOSITORY}.git", True),
        ("https://gitlab.example/tuin/moes", False),
        ("https://github.com/tuin", False),
    ],
)
def test_a_repository_elsewhere_than_on_github_has_no_line_to_lead_to(
    guide: Library, address: str, *, kept: bool
) -> None:
    first, *_ = (href for href, _ in links(guide, repository_url=address))

    assert first.startswith(f"{REPOSITORY}/edit/main/moestuin/red_flags.yml#L") is kept


@pytest.mark.parametrize("mail", ["", MAIL], ids=["page for questions", "mail"])
def test_with_a_repository_it_is_the_line_of_the_record_and_a_way_without_an_account(
    guide: Library, mail: str
) -> None:
    flag = guide.red_flags[0]
    (edit, name), (other, other_name) = links(guide, repository_url=REPOSITORY, contact_email=mail)

    address, _, line = edit.partition("#L")
    assert address == f"{REPOSITORY}/edit/main/moestuin/red_flags.yml"
    lines = (invented.GUIDE / "red_flags.yml").read_text("utf-8").splitlines()
    assert f"id: {flag.id}" in lines[int(line) - 1]
    assert name == f"Klopt dit niet? Verbeter {flag.label}"
    assert other.startswith(f"mailto:{mail}" if mail else PAGE)
    assert other_name == f"Of meld het zonder account, een fout in {flag.label}"


def test_each_record_with_a_link_to_copy_has_its_own_way(guides: Path) -> None:
    seen = set()
    for file in (guides / "lang").rglob("index.html"):
        for line in BeautifulSoup(file.read_text("utf-8"), "html.parser").select(".ot-copy"):
            copy, edit, _ = line.select(":scope > a")
            assert edit["href"].startswith(f"{REPOSITORY}/edit/main/data/")
            seen.add((copy["href"], edit["href"]))

    assert len(seen) == len({href for href, _ in seen}) == len({href for _, href in seen}) > 0


def test_search_does_not_find_it(guides: Path) -> None:
    sections = sections_of((guides / "lang/rode-vlaggen/index.html").read_text("utf-8"))

    assert sections
    assert [each.id for each in sections if "Klopt dit niet" in each.text or "tuinbaas" in each.text] == []


#: As a reader who opens all that a narrow screen has closed.
OPEN = "for (const each of document.querySelectorAll('.ot-part')) each.open = true"


def test_a_finger_can_hit_each_way_and_paper_has_none(browser: Browser, guides_url: str) -> None:
    with screen(browser, guides_url, 360) as page:
        page.goto("/lang/rode-vlaggen/")
        page.evaluate(OPEN)
        expect(page.get_by_text("Klopt dit niet?").first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.get_by_text("Klopt dit niet?").first).to_be_hidden()
        expect(page.get_by_text("Bevestigd op 3 februari 2026").first).to_be_visible()

    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{guides_url}lang/rode-vlaggen/")
    page.evaluate(OPEN)
    boxes = [way.bounding_box() for way in page.locator(".ot-copy > a").all()]
    context.close()
    assert boxes
    assert [box for box in boxes if box is None or min(box["width"], box["height"]) < 44] == []
