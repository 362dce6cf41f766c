"""The language of the content: readable, plain, spelled right and finished.

``make proof`` runs these alone; ``python -m tests.support.text`` gives the figures of every record.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from macros import model
from macros.loading import load
from macros.model.inline import Inline
from tests.support import text
from tests.support.text import HIDDEN, Counter, Finding, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# One worker, so that the dictionary is read once.
pytestmark = pytest.mark.xdist_group("text")


@cache
def library() -> model.Library:
    return load()


@cache
def counter() -> Counter:
    return Counter(library())


@cache
def content() -> tuple[Passage, ...]:
    return tuple(text.passages(library()))


RULES: dict[str, Callable[[Any], list[Finding]]] = {
    "long sentences": text.long_sentences,
    "mean sentence length": lambda texts: text.heavy_records(texts, counter()),
    "short sentences": lambda texts: text.choppy_records(texts, counter()),
    "staccato": text.staccato,
    "Flesch-Douma": lambda texts: text.hard_pages(texts, counter()),
    "passive": lambda texts: text.passive_pages(texts, counter()),
    "length": lambda texts: text.wrong_lengths(texts, counter()),
    "official speak": text.official_speak,
    "English": lambda texts: text.english(texts, counter()),
    "typography": text.typography,
    "placeholders": text.placeholders,
    "spelling": text.misspelled,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_content_keeps_the_rule(rule: str) -> None:
    found = RULES[rule](content())
    assert not found, f"{len(found)} keer\n" + "\n".join(map(str, found))


LONG = "Je " + "werkt en " * 14 + "rust."
BAD = [
    ("long sentences", LONG),
    (
        "mean sentence length",
        "Je vraagt vandaag aan je directeur of hij samen met jou naar het geld wil kijken.",
    ),
    ("short sentences", "Je vraagt het nog eens."),
    ("staccato", "Je belt. Niemand neemt op. Je wacht."),
    ("Flesch-Douma", "Organisatieontwikkelingsprogramma’s veronderstellen verantwoordelijkheidsverdeling."),
    ("passive", "Het besluit wordt morgen genomen."),
    ("length", "Dit is te kort."),
    ("official speak", "Je moet het formulier indien nodig invullen."),
    ("official speak", "Je krijgt een mail met betrekking tot het geld."),
    ("official speak", "De verstrekking duurt een week."),
    ("English", "Vraag om feedback."),
    ("English", "Wie zijn de stakeholders?"),
    ("typography", 'Hij zei "nee" tegen je.'),
    ("typography", "Zo'n gesprek."),
    ("typography", "Hij zei “nee tegen je."),
    ("typography", "Hij zei ”nee“ tegen je."),
    ("typography", "Twee  spaties."),
    ("typography", "Een spatie , te veel."),
    ("typography", "Een spatie ( te veel)."),
    ("typography", "Een punt.Zonder spatie."),
    ("typography", "Wacht... even."),
    ("typography", "Dubbel dubbel."),
    ("typography", "Vaste\u00a0spatie."),
    ("placeholders", "TODO"),
    ("placeholders", "Lorem ipsum dolor."),
    ("placeholders", "Hier komt xxx."),
    ("placeholders", "Bel [naam] op."),
    ("placeholders", "Wat nu???"),
    ("spelling", "De opdrachtgver belt."),
    ("spelling", "Ik wordt moe van de vergaderingg."),
]


def passage(words: str, **more: Any) -> Passage:
    return Passage(
        **{
            "kind": "intervention",
            "record": "proef",
            "place": "how.1",
            "page": "proef/",
            "text": words,
            **more,
        }
    )


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_a_rule_names_the_record_the_field_and_the_sentence(rule: str, bad: str) -> None:
    (finding, *_) = RULES[rule]([passage(f"Dit gaat goed. {bad}" if rule == "spelling" else bad)])
    about_whole = {"Flesch-Douma": ("proef/", "pagina"), "length": ("proef", "intervention")}
    assert (finding.record, finding.place) == about_whole.get(rule, ("proef", "how.1"))
    assert rule in about_whole or finding.text in bad
    assert finding.why


def test_every_rule_has_been_seen_to_fail() -> None:
    assert {rule for rule, _ in BAD} == set(RULES)


STYLE = [
    "long sentences",
    "mean sentence length",
    "short sentences",
    "staccato",
    "Flesch-Douma",
    "passive",
    "official speak",
    "English",
]


@pytest.mark.parametrize("rule", STYLE)
def test_the_wording_of_the_source_is_not_held_to_our_style(rule: str) -> None:
    source = passage(f"Indien er feedback wordt gegeven, dan {LONG}", canonical=True)
    assert not RULES[rule]([source])


@pytest.mark.parametrize("rule", sorted(set(RULES) - {"length"}))
def test_plain_dutch_is_fine(rule: str) -> None:
    good = (
        "Je hoort telkens “dat zien we dan wel” en weet niet wat het betekent. Wacht even … en vraag het "
        "(rustig) nog eens. Dat kan, 2,5 uur lang."
    )
    assert not RULES[rule]([passage(good)])


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Wacht even. Wat nu? Ga!", ["Wacht even.", "Wat nu?", "Ga!"]),
        ("Bel om 10.30 uur. Of mail.", ["Bel om 10.30 uur.", "Of mail."]),
        ("Neem bijv. Anna mee. Of Bo.", ["Neem bijv. Anna mee.", "Of Bo."]),
        ("“Dat komt wel goed.” Je wacht.", ["“Dat komt wel goed.”", "Je wacht."]),
        ("Hoor je “en nu?” dan wacht je.", ["Hoor je “en nu?” dan wacht je."]),
        ("Weet je … nee. Één keer.", ["Weet je … nee.", "Één keer."]),
        ("een label zonder punt", ["een label zonder punt"]),
        ("", []),
        ("…", []),
    ],
)
def test_sentences(words: str, sentences: list[str]) -> None:
    assert text.sentences(words) == sentences


def test_words() -> None:
    found = text.words("Zo’n interim-manager belt; 2,5 uur lang – op 1/2 A4, óf “meer”.")
    assert found == ["Zo’n", "interim-manager", "belt", "2,5", "uur", "lang", "op", "1/2", "A4", "óf", "meer"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("je", 1),
        ("gaat", 1),
        ("bijsturen", 3),
        ("mooie", 2),
        ("geëscaleerd", 4),
        ("opnieuw", 2),
        ("idee", 2),
        ("Rijk", 1),
        ("eeuwig", 2),
        ("beïnvloeden", 4),
        ("één", 1),
        ("zoiets", 2),
        ("nationaal", 4),
        ("24", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert text.syllables(word) == count


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Het besluit wordt morgen genomen.", True),
        ("De brief werd verstuurd.", True),
        ("De afspraken zijn vastgelegd.", True),
        ("Dat moet worden besproken.", True),
        ("Je vraagt wat er is geprobeerd.", True),
        ("Zijn al je uren ingevuld?", True),
        ("Je neemt het besluit.", False),
        ("Hij heeft het besluit genomen.", False),
        ("Het is gebeurd.", False),
        ("Het wordt laat.", False),
        ("Is de afgesproken tijd om?", False),
        ("Er is niemand die iets verstuurt.", False),
        ("Je bent benieuwd, en je hebt gebeld.", False),
    ],
)
def test_passive(sentence: str, passive: bool) -> None:
    assert text.is_passive(sentence) is passive


def test_the_figures_of_a_text() -> None:
    figures = counter().figures(
        [
            passage("Je belt je opdrachtgever. De boodschap wordt gehoord; dat helpt."),
            passage("Naam van een stap", label=True),
            passage("Tekst van de bron, die niet meetelt.", canonical=True),
        ]
    )
    assert figures.words == 14
    assert figures.lengths == [4, 6]
    assert (figures.mean, figures.longest, figures.passives, figures.semicolons) == (5, 6, 1, 1)
    # Without the term opdrachtgever: je belt je + de bood-schap wordt ge-hoord dat helpt.
    assert (figures.flesch_words, figures.syllables) == (9, 11)
    assert figures.flesch == pytest.approx(206.835 - 0.93 * 4.5 - 77 * 11 / 9)


def test_a_text_without_sentences_has_figures_too() -> None:
    figures = counter().figures([])
    assert (figures.mean, figures.longest, figures.passive, figures.flesch) == (0, 0, 0, 100)


def test_a_term_may_be_english_and_so_may_a_cited_title() -> None:
    assert not text.english([passage("Kijk naar de governance.")], counter())
    assert not text.english(
        [passage("Lees Managing Change nog eens.", cited=("Managing Change",))], counter()
    )
    assert text.english([passage("Dit is een change.")], counter())


def test_no_text_is_overlooked() -> None:
    seen = {each.text for each in content()}
    missed = [
        leaf
        for record in library().records.values()
        for leaf in _leaves(record)
        if text.filled(record, leaf) not in seen
    ]
    assert not missed


def _leaves(value: Any) -> Iterator[str]:
    """Every text in a record that is not an id, an address or for the machine alone."""
    if isinstance(value, model.Part):
        for name in type(value).model_fields:
            if name not in HIDDEN:
                yield from _leaves(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, Inline):
        yield value.text
    elif isinstance(value, str) and re.search(r"[A-Z ]", value) and not value.startswith("https:"):
        yield value


def test_every_kind_has_a_window_and_every_page_its_text() -> None:
    kinds = {each.kind for each in content()} - {"publication"}
    assert kinds <= set(text.WINDOWS)
    assert {"fasen/intake/", "rode-vlaggen/", "privacy/", ""} <= {each.page for each in content()}


def test_markdown_gives_its_headings_points_and_paragraphs() -> None:
    source = (
        "---\nhide: [toc]\n---\n# Titel {: #titel }\n\n{{ chapter('x') }}\n\nEen alinea\nover twee regels, "
        "[hier]({{ adres }}).\n\n- Punt één\n- Punt twee\n  loopt door\n\nDe datum is {{ datum }}.\n"
    )
    assert list(text.blocks(source)) == [
        ("regel 4", "Titel", True),
        ("regel 8", "Een alinea over twee regels, [hier](https://voorbeeld.nl).", False),
        ("regel 11", "Punt één", False),
        ("regel 12", "Punt twee loopt door", False),
        ("regel 15", "De datum is 1.", False),
    ]


@pytest.mark.parametrize(("file", "fewest"), [("ambtelijk.yml", 60), ("engels.yml", 60)])
def test_a_list_is_complete(file: str, fewest: int) -> None:
    entries = yaml.safe_load((text.DATA / file).read_text(encoding="utf-8"))
    patterns = [each["woord"] for each in entries]
    assert len(set(patterns)) == len(patterns) >= fewest
    assert all(each["liever"] for each in entries)
    assert file != "ambtelijk.yml" or all(each["waarom"] for each in entries)
    # None of them is so wide that it finds something in a plain sentence.
    assert not [pattern for pattern in patterns if re.search(pattern, "")]


@pytest.mark.parametrize(
    "words",
    [
        "betreffende",
        "verstrekken",
        "verstrekt",
        "relevante",
        "middels",
        "teneinde",
        "dient te",
        "alsmede",
        "derhalve",
        "inzake",
        "tevens",
        "echter",
        "reeds",
        "indien",
        "omtrent",
        "conform",
        "met betrekking tot",
        "ten behoeve van",
        "implementeren",
        "faciliteert",
        "adresseren",
    ],
)
def test_official_speak_is_found_in_its_forms(words: str) -> None:
    assert text.official_speak([passage(f"Dat is {words} dit.")])


@pytest.mark.parametrize(
    "words",
    [
        "feedback",
        "commitment",
        "stakeholders",
        "issue",
        "mindset",
        "deal",
        "checken",
        "gecheckt",
        "meeting",
        "scope",
        "deadlines",
    ],
)
def test_english_is_found_in_its_forms(words: str) -> None:
    assert text.english([passage(f"Dat is {words} dus.")], counter())


def test_our_own_words_are_needed() -> None:
    known = [word for word in sorted(text.own_words()) if text.dictionary().spell(word)]
    assert not known, "staat al in het woordenboek: haal het uit woorden.txt"


def test_the_report_gives_every_record_and_every_page(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "ROOT", tmp_path)
    monkeypatch.setattr(text, "REPORT", tmp_path / "cache" / "tekst.md")
    text.main()
    report = text.REPORT.read_text(encoding="utf-8")
    rows = {line.split(" | ")[0].removeprefix("| ") for line in report.splitlines()}
    assert {each.record for each in content()} <= rows
    assert {each.page or "/" for each in content()} <= rows
