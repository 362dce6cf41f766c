"""What theme/mend.py mends in the pages that Material renders."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

_FILE = Path(__file__).parent.parent / "theme" / "mend.py"
_SPEC = importlib.util.spec_from_file_location("mend", _FILE)
assert _SPEC is not None
assert _SPEC.loader is not None
mend = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(mend)

PAGE = """<body>
    <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
    <label class="md-overlay" for="__drawer"></label>
    <div data-md-component="skip"><a href="#titel" class="md-skip">Ga naar inhoud</a></div>"""


def test_the_toggles_lose_their_autocomplete_and_the_skip_link_comes_first() -> None:
    assert (
        mend.on_post_page(PAGE)
        == """<body>
    <div data-md-component="skip"><a href="#titel" class="md-skip">Ga naar inhoud</a></div>
    <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" aria-label="Menu">
    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search">
    <label class="md-overlay" for="__drawer"></label>
    """
    )


def test_an_icon_has_a_size_of_its_own() -> None:
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'

    assert 'width="24" height="24"' in mend.on_post_page(PAGE + icon)


def test_a_fault_that_is_no_longer_there_stops_the_build() -> None:
    with pytest.raises(PluginError, match="0 keer gevonden"):
        mend.on_post_page(PAGE.replace(' autocomplete="off"', ""))


def test_the_page_for_what_is_not_there_gets_a_skip_link() -> None:
    without = PAGE.replace('<a href="#titel" class="md-skip">Ga naar inhoud</a>', "")

    assert 'href="#deze-pagina-is-er-niet"' in mend.on_post_template(without, "404.html")


def test_another_template_is_left_as_it_is() -> None:
    assert mend.on_post_template("<urlset/>", "sitemap.xml") == "<urlset/>"
