"""The menu and the landmarks of every page, as they are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.built import Site


def test_the_menu_says_on_which_page_you_are(site: Site) -> None:
    in_menu = [each for each in site.pages if each.path != "404.html"]
    wrong = [
        each.path
        for each in in_menu
        if [link["href"] for link in each.soup.select(".ot-nav [aria-current=page]")] not in (["./"], ["."])
    ]

    assert wrong == []


def test_the_landmarks_have_names_that_tell_them_apart(site: Site) -> None:
    wrong = {}
    for each in site.pages:
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in each.soup.find_all("nav")]
        if None in names or len(set(names)) < len(names):
            wrong[each.path] = names

    assert wrong == {}
