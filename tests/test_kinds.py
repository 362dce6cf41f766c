"""A new kind of record declares itself in one place, and everything else follows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from macros.model import Confirmed, Phase, kinds, texts_of
from tests.support import project

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library

CLASS = '''

class Recipe(Findable):
    """Made up, for a test."""

    kind = Kind(
        key="recipe",
        one="recept",
        many="recepten",
        collection="recipes",
        page="recepten/",
        weight=0.6,
        linked=True,
        listed=True,
        overview="Verhalen uit de praktijk",
        shown=True,
    )

    title: Title
    """Titel van de recept."""
    story: Inline
    """Wat er gebeurde."""
'''
RECIPES = """\
- id: recept-een
  title: De gang
  story: Zij vroeg het **in de gang**.
"""
CHAPTER = """
- id: recepten
  title: Recepten
  page: recepten/
  paragraphs: [Een verhaal.]
  shows: recipes
"""
TEMPLATE = """\
{% for recipe in records %}
## {{ recipe.title|heading }} {: #{{ recipe.id }}}

{{ recipe.story|inline }}
{% endfor %}
"""
PART = """\
#import "../parts.typ": *
#let render(record, names) = { record-heading(record, record.title); spans(record.story) }
"""
TEMPLATE_FILE = "macros/site/templates/recipes.jinja"
PART_FILE = "macros/documents/typst/records/recipe.typ"


@pytest.fixture(scope="module")
def with_recipes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one class more, and with content of that kind."""
    folder = project.copy_to(tmp_path_factory.mktemp("kind"))
    for file, text in {
        "macros/model/records.py": CLASS,
        "data/recipes.yml": RECIPES,
        "data/chapters.yml": CHAPTER,
    }.items():
        with (folder / file).open("a", encoding="utf-8") as end:
            end.write(text)
    for file, before, after in (
        ("data/publication.yml", "  - colofon\n", "  - colofon\n  - recepten\n"),
        ("data/exercises.yml", "  items: [", "  items: [recept-een, "),
        ("data/publication.yml", "    pages:\n", "    pages:\n      - page: recepten/\n"),
    ):
        text = (folder / file).read_text("utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after, 1), "utf-8")
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)


def test_what_is_still_missing_is_said_by_name(with_recipes: Path) -> None:
    finished = project.build(with_recipes)

    assert finished.returncode == 1
    assert finished.stderr.splitlines() == [
        "Er ontbreken 2 bestanden.",
        f'{PART_FILE}: de soort "recept" heeft nog geen deel in de handreiking: maak dit bestand',
        f'{TEMPLATE_FILE}: de soort "recept" heeft nog geen template voor de site: maak dit bestand',
    ]
    alone = run(with_recipes, "build_handreiking.py", "--only", "handreiking")
    assert (alone.returncode, PART_FILE in alone.stderr) == (1, True)


@pytest.fixture(scope="module")
def built(with_recipes: Path) -> Path:
    """The pages of that copy, with its own template and its own part of the handreiking."""
    (with_recipes / TEMPLATE_FILE).write_text(TEMPLATE, "utf-8")
    (with_recipes / PART_FILE).write_text(PART, "utf-8")
    finished = run(with_recipes, "-m", "mkdocs", "build", "--strict", "--quiet")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return with_recipes / "site"


def test_it_is_in_the_open_data_and_in_its_schema(built: Path) -> None:
    data = json.loads((built / "data" / "handreiking.json").read_text("utf-8"))
    schema = json.loads((built / "data" / "handreiking.schema.json").read_text("utf-8"))
    (recipe,) = (each for each in data["records"] if each["kind"] == "recipe")

    assert recipe["story"]["text"] == "Zij vroeg het in de gang."
    assert recipe["url"].endswith("/recepten/#recept-een")
    assert schema["$defs"]["Recipe"]["properties"]["story"]["description"] == "Wat er gebeurde."


def test_it_is_found_shared_listed_and_linked(built: Path) -> None:
    columns = json.loads((built / "search.json").read_text("utf-8"))["columns"]
    row = columns["to"].index("recepten/#recept-een")
    assert [columns[each][row] for each in ("title", "kind", "text")] == [
        "De gang", "Recept", "Zij vroeg het in de gang.",
    ]  # fmt: skip

    items = json.loads((built / "data" / "items.json").read_text("utf-8"))
    assert items["recept-een"] == {"name": "De gang", "address": "recepten/#recept-een"}
    assert (built / "qr" / "recept-een.svg").is_file()

    def page(path: str) -> str:
        return (built / path / "index.html").read_text("utf-8")

    trainers = page("trainers")
    links = page("links")
    assert 'aria-label="Recepten"' in links
    assert 'id="kies-recept-een"' in links
    assert '<li><a href="../recepten/#recept-een">De gang</a></li>' in trainers
    everything = page("alles")
    assert re.search('<h2[^>]* id="alles-recepten"[^>]*>Verhalen uit de praktijk</h2>', everything)
    assert 'href="../recepten/#recept-een"' in everything


def test_the_build_puts_its_id_on_the_list_of_published_ids(with_recipes: Path, built: Path) -> None:
    listed = (with_recipes / "data" / "published_ids.txt").read_text("utf-8").split()

    assert built.is_dir()
    assert {"recept-een", "recepten"} <= set(listed)
    assert listed == sorted(listed)


def test_an_editor_gets_its_schema_and_a_record_to_fill_in(with_recipes: Path) -> None:
    assert run(with_recipes, "-m", "tools.schema").returncode == 0
    assert (with_recipes / "data" / "schema" / "recipes.schema.json").is_file()

    made = run(with_recipes, "-m", "tools.new", "recipe", "recept-twee")

    assert made.returncode == 0, made.stderr
    last = yaml.safe_load((with_recipes / "data" / "recipes.yml").read_text("utf-8"))[-1]
    assert last == {"id": "recept-twee", "title": "", "story": ""}


# What each kind says of itself


def test_no_two_kinds_have_the_same_name() -> None:
    for names in ([of.kind.key for of in kinds()], [of.kind.one for of in kinds()]):
        assert len(set(names)) == len(names)


def test_a_card_has_fields_of_its_kind() -> None:
    for of in kinds():
        named = {name for names in (of.kind.card.sides.values() if of.kind.card else ()) for name in names}
        assert named <= of.model_fields.keys(), of.kind.key


def test_the_texts_of_a_record_are_all_but_ids_addresses_choices_and_words_to_search_by(
    library: Library,
) -> None:
    fields = {field for field, _ in texts_of(library.phases[0])}
    without = {"id", "addition", "found_by", "unit", *Confirmed.model_fields}
    assert fields == {name for name in Phase.model_fields if name not in without} | {
        "unit.one", "unit.many",
    }  # fmt: skip

    assert {field for field, _ in texts_of(library.terms[0])} == {"term", "definition"}
    chapters = {field for chapter in library.chapters for field, _ in texts_of(chapter)}
    assert not chapters & {"page", "shows", "sections.component"}
