"""The menu and the landmarks of every page, as they are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.built import ORIGIN, text_of

if TYPE_CHECKING:
    from macros.model import Library
    from tests.support.built import Site


def test_the_menu_says_on_which_page_you_are(site: Site) -> None:
    in_menu = [each for each in site.pages if each.path != "404.html"]
    wrong = [
        each.path
        for each in in_menu
        if [link["href"] for link in each.soup.select(".ot-nav [aria-current=page]")] not in (["./"], ["."])
    ]

    assert wrong == []


def test_the_menu_shows_its_groups_with_their_names(site: Site, library: Library) -> None:
    menu = site.page("").soup.select_one(".ot-nav")
    shown = {
        text_of(label): [
            text_of(each.summary or each.a)
            for each in menu.find(attrs={"aria-labelledby": label["id"]}).find_all("li", recursive=False)
        ]
        for label in menu.select(".ot-nav__label")
    }

    groups = [each for each in library.publication.menu if each.pages]
    assert [*shown] == [each.title for each in groups]
    assert [len(each) for each in shown.values()] == [len(each.pages) for each in groups]
    for pages, group in zip(shown.values(), groups, strict=True):
        assert [each.title for each in group.pages if each.title] == [
            name for name, each in zip(pages, group.pages, strict=True) if each.title
        ]


def test_every_page_stands_in_the_menu_once(site: Site, library: Library) -> None:
    home = site.page("")
    links = [home.absolute(link["href"]) for link in home.soup.select(".ot-nav a[href]:not([href^='#'])")]
    pages = [ORIGIN + each for each in library.publication.pages_in_menu]

    assert sorted(link.partition("#")[0] for link in links) == sorted(pages)


def test_what_is_not_there_offers_the_first_three_groups(site: Site, library: Library) -> None:
    missing = site.page("404.html").content

    groups = [each.title for each in library.publication.menu if each.pages]
    assert [text_of(each) for each in missing.select("h2")] == groups[:3]


def test_after_the_scan_comes_the_note(site: Site, library: Library) -> None:
    scan = site.page(library.publication.scan_page)

    assert scan.absolute(scan.soup.select_one(".md-footer__link--next")["href"]) == f"{ORIGIN}mijn-notitie/"


def test_the_landmarks_have_names_that_tell_them_apart(site: Site) -> None:
    wrong = {}
    for each in site.pages:
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in each.soup.find_all("nav")]
        if None in names or len(set(names)) < len(names):
            wrong[each.path] = names

    assert wrong == {}
