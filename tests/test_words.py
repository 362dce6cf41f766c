"""What the interface says stands in one file, and what belongs to a subject comes from its data."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup
from pypdf import PdfReader

from macros.loading import load, sentences
from macros.model import SENTENCES, Words
from macros.problems import DataError
from macros.site import View
from tests.support import guides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library
    from tests.support.data import Data

ROOT = Path(__file__).parent.parent
#: Everything that may ask for a sentence.
SOURCES = [
    path
    for folder in ("components", "docs", "macros", "theme")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".html", ".jinja", ".md", ".py", ".typ"}
]
ASKED = re.compile(r"\bsay\.([a-z_]+)\.([a-z_]+)")


# The sentences


def test_every_sentence_is_said_and_every_name_is_that_of_a_sentence() -> None:
    there = {
        f"{group}.{name}"
        for group, names in yaml.safe_load(sentences.FILE.read_text("utf-8")).items()
        for name in names
    }
    asked = {f"{group}.{name}" for path in SOURCES for group, name in ASKED.findall(path.read_text("utf-8"))}

    assert there - asked == set()
    assert {each for each in asked if not each.startswith("word.")} - there == set()


#: What a template holds that is a name and no sentence.
NAMES = {
    "Fira Sans", "SIL Open Font License", "SHA-256", "JSON Schema, draft 2020-12", "zip,", "format", "html",
    "handreiking.json", "handreiking.schema.json", "publication.version", "#deze-pagina-is-er-niet",
}  # fmt: skip


def test_no_template_says_a_sentence_of_its_own() -> None:
    templates = [path for path in SOURCES if path.suffix in {".html", ".jinja"} and ".mjs" not in path.name]
    said = {text for path in templates for text in literals(path.read_text("utf-8"))}

    assert said - NAMES == set()


def literals(template: str) -> Iterator[str]:
    """What a template says by itself, in its text and where a screen reader or a script finds it."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\{:.*\}$", "", template, flags=re.DOTALL | re.MULTILINE)
    soup = BeautifulSoup(bare, "html.parser")
    texts = [line for each in soup.find_all(string=True) for line in each.splitlines()]
    for element in soup.find_all(True):
        spoken = ("alt", "aria-label", "title")
        texts += [str(value) for name, value in element.attrs.items() if name in spoken or "say" in name]
    # In what a template works out, a text of its own starts with a capital.
    texts += re.findall(
        r'"([A-ZÀ-Ý][a-zà-ÿ]+ [^"]*)"', "".join(re.findall(r"\{[{%].*?[%}]\}", template, re.DOTALL))
    )
    for text in texts:
        line = text.strip(" ().:")
        if re.search(r"[^\W\d_]{2}", line) and not re.match(r'[#]* ?data-[\w-]+="|[{[]', line):
            yield line


def test_a_sentence_that_is_not_there_stops_a_view_by_its_name(library: Library) -> None:
    view = View(library, ())

    with pytest.raises(LookupError, match=r'er is geen zin "checklist.resett" \(bedoel je "reset"\?\)'):
        view._environment.from_string("{{ say.checklist.resett }}").render()
    with pytest.raises(LookupError, match=r'er is geen groep "checklis" \(bedoel je "checklist"\?\)'):
        view._environment.from_string("{{ say.checklis.reset }}").render()


def test_what_is_missing_in_a_sentence_stops_a_view(library: Library) -> None:
    template = View(library, ())._environment.from_string("{{ say.phase.place|gaps(number=1) }}")

    with pytest.raises(KeyError, match="count"):
        template.render()


def test_what_comes_in_a_sentence_is_text_and_no_markup(library: Library) -> None:
    template = View(library, ())._environment.from_string("{{ say.phase.of|gaps(name='<b>') }}")

    assert template.render() == "fase &lt;b&gt;"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a:\n  b: Mijn $asignment\n", ':2: a › b: onbekend woord "$asignment" (bedoel je "assignment"?)'),
        ("a:\n  b: [een, lijst]\n", ":2: a › b: dit is geen zin"),
        ("a:\n  b: {with_client: Je $client.}\n", ":2: a › b: dit is geen zin"),
        ("a:\n  b: Voor $ 5\n", ":2: a › b: dit is geen zin"),
        ("a:\n  b: Een\n  b: Twee\n", ":3: "),
        ("a: Een\n", ":1: a: hier horen zinnen, elk met een naam"),
    ],
)
def test_a_sentence_that_cannot_be_filled_is_named_with_its_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, problem: str
) -> None:
    monkeypatch.setattr(sentences, "FILE", tmp_path / "nl.yml")
    (tmp_path / "nl.yml").write_text(text, "utf-8")
    sentences.forget()

    with pytest.raises(DataError) as error:
        load()

    sentences.forget()
    assert [str(each)[: len(SENTENCES + problem)] for each in error.value.problems] == [SENTENCES + problem]


# The words of the subject


def words(**more: Any) -> dict[str, str]:
    noun = {"one": "project", "many": "projecten", "article": "het"}
    return Words.model_validate({"assignment": noun, "giving_back": "stoppen"} | more).as_gaps


def test_the_article_of_a_word_decides_about_the_words_around_it() -> None:
    het, de = words(), words(assignment={"one": "klus", "many": "klussen"})

    names = ("the_assignment", "this_assignment", "new_assignment", "each_assignment")
    assert [het[name] for name in names] == ["het project", "dit project", "nieuw project", "elk project"]
    assert [de[name] for name in names] == ["de klus", "deze klus", "nieuwe klus", "elke klus"]


def test_what_is_left_out_is_called_as_the_kind_of_record_is() -> None:
    gaps = words()

    assert [gaps[name] for name in ("red_flag", "flags", "interventions", "scan")] == [
        "rode vlag", "rode vlaggen", "interventies", "rodevlaggenscan",
    ]  # fmt: skip
    assert "client" not in gaps


def test_a_shorter_word_stands_in_the_middle_of_sentences() -> None:
    flag = {"one": "geel sein", "many": "gele seinen", "article": "het"}
    short = {"one": "sein", "many": "seinen", "article": "het"}

    assert words(red_flag=flag)["each_flag"] == "elk geel sein"
    assert words(red_flag=flag | {"short": short})["each_flag"] == "elk sein"


@pytest.mark.parametrize("word", ["<b>", 'een "woord"', "a & b", "een\nregel", "*sterk*", "{gat}", "$woord"])
def test_a_word_holds_nothing_that_is_markup_somewhere(word: str) -> None:
    with pytest.raises(ValueError, match="giving_back"):
        words(giving_back=word)


def test_without_a_client_nobody_has_questions_to_one(data: Data) -> None:
    publication = yaml.safe_load(data.read("publication.yml"))
    del publication["words"]["client"]
    data.write("publication.yml", yaml.safe_dump(publication, allow_unicode=True, sort_keys=False))

    problems = data.problems()

    assert len(problems) == len(yaml.safe_load(data.read("red_flags.yml")))
    reason = 'questions_client: kan hier niet: bij words in publication.yml staat geen "client"'
    assert [each for each in problems if not each.endswith(reason)] == []


def test_with_a_client_each_flag_has_questions_to_that_client(data: Data) -> None:
    flags = yaml.safe_load(data.read("red_flags.yml"))
    flags[0]["questions_client"] = []
    flags[1]["questions_client"] = flags[1]["questions_client"][:1]
    data.write("red_flags.yml", yaml.safe_dump(flags, allow_unicode=True, sort_keys=False))

    problems = [each.partition(": ")[2] for each in data.problems()]

    assert problems == [
        f"{flags[0]['id']} › questions_client: telt 0 van minstens 2 punten",
        f"{flags[1]['id']} › questions_client: telt 1 van minstens 2 punten",
    ]


@pytest.mark.parametrize("slug", ["Met Hoofdletter", "een/map", "gids-onleesbaar", ""])
def test_a_slug_that_cannot_stand_in_a_file_name_or_in_storage_is_refused(data: Data, slug: str) -> None:
    where = data.change("publication.yml", "slug", slug)

    (problem,) = data.problems()

    assert problem.startswith(f"{where}: slug: ")


# Another subject


#: Words of the real handreiking, which no other should have to say.
OURS = re.compile(
    r"opdracht|teruggeven|rijksconsult|interventie|trainer|rode[ -]?vlag|samenspel", re.IGNORECASE
)
#: The page with the history of this project, from CHANGELOG.md.
CHANGES = "wijzigingen/"
#: An address or the name of a file: it stands in the data of the guide itself, or is that of a tool.
ADDRESS = re.compile(r"\S*[/#]\S*")
#: What names another element or a file, and is read by no one.
NOT_READ = {
    "action",
    "aria-describedby",
    "aria-labelledby",
    "class",
    "for",
    "href",
    "id",
    "name",
    "src",
    "style",
}


@pytest.fixture(scope="module")
def garden(guides: Path) -> Path:
    """The site of the invented handreiking, which is about something else, in five phases."""
    return guides / "fasen"


def found(texts: Iterator[tuple[str, str]]) -> list[str]:
    """The places where a word of ours stands, each with what stands around it."""
    return [
        f"{where}: …{text[max(0, hit.start() - 30) : hit.end() + 30]}…"
        for where, raw in texts
        for text in [ADDRESS.sub(" ", raw)]
        for hit in [OURS.search(text)]
        if hit
    ]


def test_no_page_of_another_handreiking_says_a_word_of_ours(garden: Path) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        for file in garden.rglob("*.html"):
            page = file.relative_to(garden).as_posix()
            if page.startswith(CHANGES):
                continue
            soup = BeautifulSoup(file.read_text("utf-8"), "html.parser")
            for each in soup.find_all(string=True):
                yield page, each
            for element in soup.find_all(True):
                for name, value in element.attrs.items():
                    if name not in NOT_READ:
                        yield f"{page} {name}", str(value)

    assert found(texts()) == []


def test_no_document_of_another_handreiking_says_a_word_of_ours(garden: Path) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        for file in sorted((garden / "downloads").iterdir()):
            yield "name", file.name
            if file.suffix == ".pdf":
                reader = PdfReader(file)
                yield file.name, " ".join([str(dict(reader.metadata or {})), *map(_text, reader.pages)])
            elif file.suffix == ".odt":
                with zipfile.ZipFile(file) as archive:
                    for name in ("content.xml", "meta.xml", "styles.xml"):
                        texts = re.sub("<[^>]*>", " ", archive.read(name).decode())
                        yield f"{file.name} {name}", texts

    assert {file.suffix for file in (garden / "downloads").iterdir()} >= {".pdf", ".odt"}
    assert found(texts()) == []


def _text(page: Any) -> str:
    return re.sub(r"-?\n", " ", page.extract_text())


@pytest.mark.parametrize(
    "file", ["search.json", "data/items.json", "data/handreiking.json", "data/handreiking.schema.json"]
)
def test_no_data_of_another_handreiking_says_a_word_of_ours(garden: Path, file: str) -> None:
    def texts(value: Any, where: str = file) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield where, value
        elif isinstance(value, dict | list):
            for key, each in value.items() if isinstance(value, dict) else enumerate(value):
                yield from texts(each, f"{where} {key}")

    content = json.loads((garden / file).read_text("utf-8"))
    for row, address in enumerate(content.get("columns", {}).get("to", ())):
        if address.startswith(CHANGES):
            content["columns"]["text"][row] = ""

    assert found(texts(content)) == []


def test_no_script_of_another_handreiking_says_a_word_of_ours(garden: Path) -> None:
    scripts = [*garden.glob("components/**/*.mjs"), *garden.glob("components/**/*.js")]
    code = {path.name: re.sub(r"(?m)/\*[\s\S]*?\*/|//.*$", "", path.read_text("utf-8")) for path in scripts}

    assert {"store.mjs", "words.mjs", "early.js"} <= code.keys()
    assert found(iter(code.items())) == []


def test_the_words_of_another_handreiking_are_its_own(garden: Path) -> None:
    library = load(guides.GUIDE)

    assert (garden / "downloads" / f"handreiking-{library.publication.slug}.pdf").is_file()
    home = (garden / "index.html").read_text("utf-8")
    assert f'data-ot-slug="{library.publication.slug}"' in home
    phase = (garden / "fasen" / "zaaien" / "index.html").read_text("utf-8")
    assert "Verwijder dit tuintje" in phase
    assert "Nieuw tuintje" in phase
    scan = (garden / "alarmscan" / "index.html").read_text("utf-8")
    assert "Alarmtekensscan" in scan
    assert 'data-ot-say-none="Geen teken weegt."' in scan
