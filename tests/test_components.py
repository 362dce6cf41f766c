"""The tools: each in a folder of its own, with examples that show what its template makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.support.examples import examples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.examples import Example


@pytest.mark.parametrize("example", [each for each in examples() if each.shows], ids=str)
def test_a_page_holds_what_its_example_shows(example: Example, guides: Path) -> None:
    page = BeautifulSoup((guides / example.path / "index.html").read_text("utf-8"), "html.parser")

    assert {selector: len(page.select(selector)) for selector in example.shows} == example.shows
