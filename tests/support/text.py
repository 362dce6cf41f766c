"""The language of the content, in figures and in what breaks a rule.

The texts are those of ``data/`` and of the prose in ``docs/``, each with its record and its field.
``python -m tests.support.text`` writes the figures of every record into ``.cache/tekst.md``.

The figures are simple on purpose: syllables are vowel groups, a passive is an auxiliary with a participle.
That makes them good for comparing texts and for catching a text that slips, not for more.
"""

from __future__ import annotations

import lzma
import re
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import yaml
from hunspell import Hunspell  # type: ignore[import-untyped]

from macros import model
from macros.addresses import page_of
from macros.loading import load
from macros.model import fields
from macros.model.inline import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data"
REPORT = ROOT / ".cache" / "tekst.md"

#: The words of a sentence, on average over a record: under it reads as a list, over it asks too much.
LEAST_MEAN, MEAN_SENTENCE = 9, 13
#: So many sentences of so few words in a row rattle.
STACCATO, SHORT_SENTENCE = 3, 6
LONGEST_SENTENCE = 28
FLESCH = 60
PASSIVE = 0.10
#: Words a record may have, by kind or by id. Titles from the source do not count.
WINDOWS = {
    "chapter": (25, 400),
    "phase": (120, 200),
    "intervention": (160, 380),
    "red_flag": (180, 400),
    "thought": (100, 160),
    "question": (90, 160),
    "form": (300, 800),
    "term": (12, 45),
    "exercise": (150, 300),
    "programme": (40, 160),
    "citation": (8, 80),
    "position": (180, 520),
    "step": (40, 160),
    "reaction": (90, 260),
    "situation": (90, 320),
    "mail": (60, 260),
    "path": (150, 480),
    "conversation": (1500, 2800),  # every way through it counts
    "case": (320, 500),  # the story itself is shorter: see its own test
    "retired": (3, 60),
    "docs": (2, 500),
    "integriteit-angstcultuur": (400, 700),  # every way to get help
    "voorbeeld": (600, 1000),  # a chapter that tells a whole story
}

#: Texts that are no sentences: they count as words, but would flatter the figures of the sentences.
_LABELS = frozenset(["title", "label", "name", "roles", "one", "many", "term", "organisation", "heading"])
_LABELS |= {
    "about",
    "answer",
    "you",
    "other",
    "dated",
    "was",
    "content_licence",
    "code_licence",
    "search_example",
}


def _parts(of: type[model.Part]) -> Iterator[type[model.Part]]:
    """Every class of the model that an editor fills in."""
    yield of
    for each in of.__subclasses__():
        yield from _parts(each)


#: What somebody says, writes or fills in, and what is ticked: it keeps the rhythm of its own kind.
_SPEECH = frozenset(["says", "subject", "body", "examples", "example", "checklist", "start"])
_SPEECH |= {
    name
    for part in _parts(model.Part)
    for name, field in part.model_fields.items()
    if fields.SPOKEN in field.metadata
}
#: A sentence or two about what is gone has no rhythm.
_BRIEF = frozenset(["retired"])
#: What only the machine reads: the forms in which a term can stand in a text, and words to find a record by.
HIDDEN = {"inflections", "synonyms", "found_by", "named_by"}


@dataclass(frozen=True)
class Passage:
    """One text that a reader meets.

    Attributes:
        kind: the kind of record it is part of.
        record: the id of that record, or the path of a page in ``docs/``.
        place: the field in the record, such as ``how.2``.
        page: the page of the site where it stands.
        text: the text without markup.
        label: whether it is a title or a name rather than prose.
        canonical: whether the wording is the source's.
        cited: words in italics, such as the title of a book.
        foreign: phrases that are marked as another language.
    """

    kind: str
    record: str
    place: str
    page: str
    text: str
    label: bool = False
    canonical: bool = False
    cited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def speech(self) -> bool:
        """Whether somebody says, writes or ticks it."""
        return not _SPEECH.isdisjoint(self.place.split("."))


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule."""

    record: str
    place: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.record} › {self.place}: {self.why}\n    {self.text}"


@dataclass
class Figures:
    """What is counted over some passages."""

    words: int = 0
    lengths: list[int] = field(default_factory=list)
    rhythm: list[int] = field(default_factory=list)
    staccato: int = 0
    flesch_words: int = 0
    syllables: int = 0
    passives: int = 0
    semicolons: int = 0

    @property
    def sentences(self) -> int:
        return len(self.lengths)

    @property
    def mean(self) -> float:
        return sum(self.lengths) / len(self.lengths) if self.lengths else 0.0

    @property
    def rhythmic_mean(self) -> float:
        """The mean without what somebody says, writes or ticks."""
        return sum(self.rhythm) / len(self.rhythm) if self.rhythm else 0.0

    @property
    def longest(self) -> int:
        return max(self.lengths, default=0)

    @property
    def flesch(self) -> float:
        """Flesch-Douma: the higher, the easier. Terms of the begrippenlijst do not count."""
        if not self.flesch_words:
            return 100.0
        per_sentence = self.flesch_words / self.sentences
        return 206.835 - 0.93 * per_sentence - 77 * self.syllables / self.flesch_words

    @property
    def passive(self) -> float:
        return self.passives / self.sentences if self.sentences else 0.0


# ------------------------------------------------------------------------------------------------ the texts


def passages(library: model.Library, docs: Path = ROOT / "docs") -> list[Passage]:
    """Every text that a reader meets, of the data and of the pages."""
    found = [
        Passage("publication", "publication", place, "over/", *rest)
        for place, *rest in _texts(library.publication, "")
    ]
    for record in library.records.values():
        if isinstance(record, model.ChecklistItem):
            continue  # stands in its intervention
        kind = record.kind.key
        page = page_of(library, record)
        for place, text, *rest in _texts(record, ""):
            found.append(Passage(kind, record.id, place, page, filled(record, text), *rest))
    for path in sorted(docs.rglob("*.md")):
        found += _page(docs, path.relative_to(docs))
    return found


def filled(record: model.Record, text: str) -> str:
    """A text as a reader sends it: the gaps of a mail filled in with their examples."""
    examples = {gap.id: gap.example for gap in getattr(record, "gaps", ())}
    return re.sub(r"\{([a-z0-9-]+)\}", lambda gap: examples.get(gap[1], gap[0]), text)


def _texts(part: model.Part, where: str) -> Iterator[tuple[Any, ...]]:
    """The texts in a part: those that have markup, and the plain ones, which have a type of their own."""
    # The wording of the source is not ours to change.
    canonical = ("title",) if isinstance(part, model.Source) else getattr(part, "sourced", ())
    hints = get_type_hints(type(part), include_extras=True)
    for name in type(part).model_fields:
        hint, value = hints[name], getattr(part, name)
        if name in HIDDEN or value is None:
            continue
        plain = _holds_text(hint)
        for place, one in _each(value, f"{where}{name}"):
            if isinstance(one, model.Part):
                yield from _texts(one, f"{place}.")
            elif isinstance(one, Inline):
                cited = tuple(span.text for span in one.spans if span.emphasis)
                foreign = tuple(span.text for span in one.spans if span.lang)
                yield place, one.text, name in _LABELS, name in canonical, cited, foreign
            elif plain and one is not None:
                yield place, one, name in _LABELS, name in canonical, (), ()


def _holds_text(hint: Any) -> bool:
    return hint in fields.PLAIN or any(map(_holds_text, get_args(hint)))


def _each(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, tuple):
        yield place, value
        return
    for number, one in enumerate(value, 1):
        yield f"{place}.{getattr(one, 'id', number)}", one


def _page(docs: Path, path: Path) -> Iterator[Passage]:
    """The prose of a page in ``docs/``; what the macros put there comes from the data."""
    page = path.with_suffix("").as_posix().removesuffix("index")
    page = f"{page}/" if page and not page.endswith("/") else page
    # Of a sentence that depends on the data, each form is read.
    source = re.sub("{%.*?%}", "", (docs / path).read_text(encoding="utf-8"))
    for place, text, heading in blocks(source):
        inline = Inline.parse(text)
        cited = tuple(span.text for span in inline.spans if span.emphasis)
        yield Passage("docs", f"docs/{path.as_posix()}", place, page, inline.text, heading, cited=cited)


def blocks(source: str) -> Iterator[tuple[str, str, bool]]:
    """The headings, points and paragraphs of Markdown: the line it starts on, the text, whether a heading."""
    source = re.sub(r"\A---\n.*?\n---\n", lambda match: "\n" * match[0].count("\n"), source, flags=re.DOTALL)
    # A page links to a page by its file, which the inline markup of a record cannot.
    source = re.sub(r"\(\{\{.*?\}\}\)|\([\w/-]+\.md(#[\w-]+)?\)", "(https://voorbeeld.nl)", source)
    source = re.sub(r"^\{\{.*\}\}$", "", source, flags=re.MULTILINE)
    source = re.sub(r"\{\{.*?\}\}", "1", source)
    source = re.sub(r" *\{:[^}]*\}", "", source)
    start = 0
    parts: list[str] = []
    for number, line in enumerate([*source.split("\n"), ""], 1):
        point = re.match(r"(?:[-*]|\d+\.) +|(#+) +", line)
        if parts and (point or not line.strip()):
            yield f"regel {start}", " ".join(parts), False
            parts = []
        if point and point[1]:
            yield f"regel {number}", line[point.end() :], True
        elif line.strip():
            start = start if parts else number
            parts.append(line[point.end() :] if point else line.strip())


# --------------------------------------------------------------------------------------------- the counting

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_][\w]*(?:[’'/-][^\W_][\w]*)*")
_ABBREVIATIONS = re.compile(
    r"\b(?:bijv|bv|nr|dhr|mevr|dr|ir|mr|drs|prof|o\.a|d\.w\.z|t/m|i\.p\.v|enz|evt|blz)\.$"
)
_END = re.compile(r"(?<=[.?!…])[”’)\"]*\s+(?=[“‘(\"]?[A-ZÀ-Þ0-9])")
_NUCLEUS = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|éé|[aeiouyáàâäéèêëíìîïóòôöúùûü]", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """Cut a text into sentences."""
    found: list[str] = []
    for piece in _cut(text.strip()):
        if found and _ABBREVIATIONS.search(found[-1]):
            found[-1] += f" {piece}"
        elif _WORD.search(piece):
            found.append(piece)
    return found


def _cut(text: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        yield text[start : match.end()].strip()
        start = match.end()
    yield text[start:].strip()


def words(text: str) -> list[str]:
    """The words of a text; a compound with a hyphen is one, a number too."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """The syllables of a word, by its vowel groups."""
    return max(1, len(_NUCLEUS.findall(word)))


_BECOME = frozenset(["word", "wordt", "worden", "werd", "werden"])
_BE = frozenset(["is", "zijn", "was", "waren", "ben", "bent"])
_HAVE = frozenset(["heb", "hebt", "heeft", "hebben", "had", "hadden"])
_PREFIX = (
    r"(?:aan|achter|af|bij|binnen|door|goed|in|klaar|langs|los|mee|na|om|onder|op|over|rond|samen|stil|tegen"
)
_PREFIX += r"|terug|toe|uit|vast|vol|voor|voort|vrij|weg)?"
# A t only after a voiceless consonant: "verstuurd" is a participle, "verstuurt" is not.
_WEAK = r"(?:ge|be|ver|ont|her|er|mis)(?:\w{2,}(?:d|[kfsp]t|cht)|zet)"
_STRONG = (
    r"ge(?:nomen|geven|vonden|schreven|sproken|kozen|holpen|laten|houden|zien|dragen|roepen|trokken|sloten|lezen"
    r"|wezen|worpen|hangen|zonden|broken|logen|meten|vraagd|daan|goten|schoven|wonnen|bonden|dwongen|stolen"
    r"|steld|scholden|ten|slagen)"
    r"|(?:be|ver|ont|onder|over)(?:sproken|sloten|grepen|schreven|loren|geven|nomen|treden|worpen|houden|zonnen)"
)
_PARTICIPLE = re.compile(rf"^{_PREFIX}(?:{_WEAK}|{_STRONG})$", re.IGNORECASE)
_DETERMINER = re.compile(r"de|het|een|één|deze|mijn|jouw|onze|hun|geen|elke?|alle|hoeveel|eerste")


def is_passive(sentence: str) -> bool:
    """Whether a sentence has a passive: a form of worden or zijn with a participle in the same clause."""
    return any(
        _passive_clause(words(clause.lower()))
        for clause in re.split(r"[,;:()–“”]| (?:en|of|maar) ", sentence)
    )


def _passive_clause(clause: list[str]) -> bool:
    become = not _BECOME.isdisjoint(clause)
    if not become and (_BE.isdisjoint(clause) or not _HAVE.isdisjoint(clause)):
        return False
    for before, word in zip(["", *clause], clause, strict=False):
        attributive = _DETERMINER.fullmatch(before)  # "de afgesproken tijd"
        if _PARTICIPLE.match(word) and not attributive and word not in _lines("niet_lijdend.txt"):
            return True
    return False


class Counter:
    """Counts, without the terms of the begrippenlijst where they should not weigh."""

    def __init__(self, library: model.Library) -> None:
        forms = {form for term in library.terms for form in (term.term, *term.inflections)}
        alternatives = "|".join(
            re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))
        )
        self.terms = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)

    def figures(self, texts: Iterable[Passage]) -> Figures:
        """The figures of some passages together; the wording of the source does not count."""
        figures = Figures()
        for passage in texts:
            if passage.canonical:
                continue
            figures.words += len(words(passage.text))
            figures.semicolons += passage.text.count(";")
            if passage.label:
                continue
            figures.staccato += len(rattling(passage))
            for sentence in sentences(passage.text):
                figures.lengths.append(len(words(sentence)))
                if not passage.speech:
                    figures.rhythm.append(figures.lengths[-1])
                figures.passives += is_passive(sentence)
                plain = words(self.terms.sub(" ", sentence))
                figures.flesch_words += len(plain)
                figures.syllables += sum(map(syllables, plain))
        return figures

    def by_record(self, texts: Iterable[Passage]) -> dict[tuple[str, str], Figures]:
        """The figures by kind and record."""
        groups = defaultdict(list)
        for passage in texts:
            groups[passage.kind, passage.record].append(passage)
        return {key: self.figures(group) for key, group in groups.items()}

    def by_page(self, texts: Iterable[Passage]) -> dict[str, Figures]:
        """The figures by page of the site."""
        groups = defaultdict(list)
        for passage in texts:
            groups[passage.page].append(passage)
        return {page: self.figures(group) for page, group in groups.items()}


# ------------------------------------------------------------------------------------------------ the rules


def long_sentences(texts: Iterable[Passage]) -> list[Finding]:
    """Sentences that ask too much breath."""
    return [
        Finding(each.record, each.place, sentence, f"{count} woorden, hooguit {LONGEST_SENTENCE}")
        for each in texts
        if not each.canonical and not each.label
        for sentence in sentences(each.text)
        if (count := len(words(sentence))) > LONGEST_SENTENCE
    ]


def heavy_records(texts: Iterable[Passage], counter: Counter) -> list[Finding]:
    """Records whose sentences are long on average; the text is their longest sentences."""
    texts = list(texts)
    found = []
    for (_, record), figures in counter.by_record(texts).items():
        if figures.rhythmic_mean > MEAN_SENTENCE:
            why = f"gemiddeld {figures.rhythmic_mean:.1f} woorden per zin, hooguit {MEAN_SENTENCE}"
            own = [each for each in texts if each.record == record and _in_rhythm(each)]
            for each in own:
                found += [
                    Finding(record, each.place, sentence, why)
                    for sentence in sentences(each.text)
                    if len(words(sentence)) > MEAN_SENTENCE
                ]
    return found


def choppy_records(texts: Iterable[Passage], counter: Counter) -> list[Finding]:
    """Records whose sentences are short on average; the text is the first of their shortest sentences."""
    texts = list(texts)
    found = []
    for (kind, record), figures in counter.by_record(texts).items():
        if kind in _BRIEF:
            continue
        if figures.rhythm and figures.rhythmic_mean < LEAST_MEAN:
            own = [
                (each, sentence)
                for each in texts
                if each.record == record and _in_rhythm(each)
                for sentence in sentences(each.text)
            ]
            passage, shortest = min(own, key=lambda pair: len(words(pair[1])))
            why = f"gemiddeld {figures.rhythmic_mean:.1f} woorden per zin, minstens {LEAST_MEAN}"
            found.append(Finding(record, passage.place, shortest, why))
    return found


def staccato(texts: Iterable[Passage]) -> list[Finding]:
    """Short sentences that follow each other in one paragraph or point."""
    why = f"{STACCATO} zinnen achter elkaar van hooguit {SHORT_SENTENCE} woorden"
    return [Finding(each.record, each.place, run, why) for each in texts for run in rattling(each)]


def rattling(passage: Passage) -> list[str]:
    """The runs of short sentences in a passage."""
    runs: list[list[str]] = [[]]
    for sentence in sentences(passage.text) if _in_rhythm(passage) else ():
        if len(words(sentence)) <= SHORT_SENTENCE:
            runs[-1].append(sentence)
        else:
            runs.append([])
    return [" ".join(run) for run in runs if len(run) >= STACCATO]


def _in_rhythm(passage: Passage) -> bool:
    return not (passage.canonical or passage.label or passage.speech)


def hard_pages(texts: Iterable[Passage], counter: Counter) -> list[Finding]:
    """Pages that are hard to read as a whole."""
    return [
        Finding(page or "startpagina", "pagina", "", f"Flesch-Douma {figures.flesch:.0f}, minstens {FLESCH}")
        for page, figures in counter.by_page(texts).items()
        if figures.flesch < FLESCH
    ]


def passive_pages(texts: Iterable[Passage], counter: Counter) -> list[Finding]:
    """Passive sentences of pages that have too many."""
    texts = list(texts)
    figures = counter.by_page(texts)
    return [
        Finding(each.record, each.place, sentence, f"lijdend, {figures[each.page].passive:.0%} van de pagina")
        for each in texts
        if figures[each.page].passive >= PASSIVE and not each.canonical and not each.label
        for sentence in sentences(each.text)
        if is_passive(sentence)
    ]


def wrong_lengths(texts: Iterable[Passage], counter: Counter) -> list[Finding]:
    """Records that say too little or too much."""
    found = []
    for (kind, record), figures in counter.by_record(texts).items():
        low, high = WINDOWS.get(record) or WINDOWS.get(kind, (0, sys.maxsize))
        if not low <= figures.words <= high:
            found.append(Finding(record, kind, "", f"{figures.words} woorden, {low} tot en met {high}"))
    return found


def official_speak(texts: Iterable[Passage]) -> list[Finding]:
    """Words of offices and lawyers."""
    return _listed(texts, _list("ambtelijk.yml"), None)


def english(texts: Iterable[Passage], counter: Counter) -> list[Finding]:
    """English words that have a Dutch one."""
    return _listed(texts, _list("engels.yml"), counter)


def _listed(
    texts: Iterable[Passage], entries: list[tuple[re.Pattern[str], str]], counter: Counter | None
) -> list[Finding]:
    found = []
    for each in texts:
        if each.canonical:
            continue
        for sentence in sentences(each.text):
            plain = sentence
            for title in each.cited:
                plain = plain.replace(title, " ")
            plain = counter.terms.sub(" ", plain) if counter else plain
            found += [
                Finding(each.record, each.place, sentence, f"“{match[0]}”, liever: {better}")
                for pattern, better in entries
                for match in pattern.finditer(plain)
            ]
    return found


@cache
def _list(file: str) -> list[tuple[re.Pattern[str], str]]:
    entries = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
    return [
        (re.compile(rf"(?<![\w-])(?:{each['woord']})(?![\w-])", re.I), each["liever"]) for each in entries
    ]


_TYPOGRAPHY = {
    "rechte aanhalingstekens, gebruik “ ”": re.compile(r'["„«»]'),
    "rechte apostrof, gebruik ’": re.compile(r"'"),
    "twee spaties": re.compile(r"\S  +\S"),
    "spatie voor een leesteken": re.compile(r"\s[,.;:?!)”](?!\.\.)"),
    "spatie na een haakje of aanhalingsteken": re.compile(r"[(“]\s"),
    "geen spatie na een leesteken": re.compile(r"[a-zà-ÿ][,;:?!][A-Za-zÀ-ÿ]|[a-zà-ÿ]\.[A-ZÀ-Þ]"),
    "leestekens dubbel": re.compile(r",,|;;|::|\.\.|[!?]{2}|…\."),
    "drie losse punten, gebruik …": re.compile(r"\.\.\."),
    "woord dubbel": re.compile(r"\b(?!(?:die|dat|je|er)\b)(\w+) \1\b", re.IGNORECASE),
    "spatie die je niet ziet": re.compile(r"[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\ufeff\t]"),
}
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX+|lorem|ipsum|placeholder|n\.t\.b\.|nader te bepalen|blabla|asdf)\b"
    r"|\?{3}|_{3}|\[\s*\]|\[(?:naam|datum|organisatie|tekst)\]|\.{4}|[<>{}]",
    re.IGNORECASE,
)


def typography(texts: Iterable[Passage]) -> list[Finding]:
    """Quotes, spaces and punctuation."""
    found = []
    for each in texts:
        for why, pattern in _TYPOGRAPHY.items():
            found += [
                Finding(each.record, each.place, _around(each.text, match), why)
                for match in pattern.finditer(each.text)
            ]
        if not _balanced(each.text, "“", "”") or not _balanced(each.text, "(", ")"):
            found.append(
                Finding(each.record, each.place, each.text, "aanhalingstekens of haakjes niet in paren")
            )
    return found


def _balanced(text: str, left: str, right: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark == left) - (mark == right)
        if depth not in (0, 1):
            return False
    return depth == 0


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 40) : match.end() + 40]


def placeholders(texts: Iterable[Passage]) -> list[Finding]:
    """Text that waits for the real text."""
    return [
        Finding(
            each.record, each.place, _around(each.text, match), f"“{match[0]}” is geen tekst voor een lezer"
        )
        for each in texts
        for match in _PLACEHOLDER.finditer(each.text)
    ]


# --------------------------------------------------------------------------------------------- the spelling


def misspelled(texts: Iterable[Passage]) -> list[Finding]:
    """Words that neither the dictionary nor our list knows, save in a phrase marked as another language."""
    found = []
    for each in texts:
        for sentence in sentences(each.text):
            dutch = sentence
            for phrase in each.foreign:
                dutch = dutch.replace(phrase, " ")
            found += [
                Finding(each.record, each.place, sentence, f"“{word}” staat niet in het woordenboek")
                for word in words(dutch)
                if not known(word)
            ]
    return found


def known(word: str) -> bool:
    """Whether a word is spelled right; a number or a code such as A4 always is."""
    return any(mark.isdigit() for mark in word) or _spelled(word) or _spelled(word[0].lower() + word[1:])


@cache
def _spelled(word: str) -> bool:
    if word in own_words() or dictionary().spell(word):
        return True
    parts = re.split(r"[-/]", word)
    return len(parts) > 1 and all(_spelled(part) for part in parts if part)


def own_words() -> frozenset[str]:
    """The words of ``woorden.txt``."""
    return _lines("woorden.txt")


@cache
def _lines(file: str) -> frozenset[str]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def dictionary() -> Hunspell:
    """OpenTaal's dictionary, unpacked for Hunspell, which reads it once."""
    with tempfile.TemporaryDirectory() as folder:
        for end in ("aff", "dic"):
            (Path(folder) / f"nl.{end}").write_bytes(
                lzma.decompress((DATA / "nl" / f"nl.{end}.xz").read_bytes())
            )
        return Hunspell("nl", hunspell_data_dir=folder)


# ----------------------------------------------------------------------------------------------- the report


def report(library: model.Library, docs: Path = ROOT / "docs") -> str:
    """The figures of every kind, page and record, as Markdown."""
    counter = Counter(library)
    texts = passages(library, docs)
    records = counter.by_record(texts)
    lines = ["# De taal van de teksten in cijfers", "", *_table("Pagina", counter.by_page(texts).items())]
    kinds = list(dict.fromkeys(kind for kind, _ in records))
    groups = {kind: [each for each in texts if each.kind == kind] for kind in kinds}
    lines += _table("Soort", ((kind, counter.figures(group)) for kind, group in groups.items()))
    for kind in kinds:
        low, high = WINDOWS.get(kind, (0, 0))
        window = f" ({low} tot en met {high} woorden)" if high else ""
        lines += [f"## {kind}{window}", ""]
        lines += _table("Record", ((record, each) for (one, record), each in records.items() if one == kind))
    return "\n".join(lines)


def _table(name: str, rows: Iterable[tuple[str, Figures]]) -> Iterator[str]:
    figures = (
        "woorden | zinnen | gemiddeld | ritme | staccato | langste | Flesch-Douma | lijdend | puntkomma’s"
    )
    yield f"| {name} | {figures} |"
    yield "| --- |" + " ---: |" * (figures.count("|") + 1)
    for row, each in rows:
        yield (
            f"| {row or '/'} | {each.words} | {each.sentences} | {each.mean:.1f} | {each.rhythmic_mean:.1f} "
            f"| {each.staccato} | {each.longest} | {each.flesch:.0f} | {each.passive:.0%} "
            f"| {each.semicolons} |"
        )
    yield ""


def main() -> None:
    """Write the report."""
    text = report(load())
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    print(f"Geschreven: {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
