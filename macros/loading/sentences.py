"""Reads what the interface says, once for each library, and fills it with the words of the subject."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from macros.dutch import lower_first
from macros.loading.yaml_tree import Document
from macros.model import SENTENCES, RedFlag, Say, kinds
from macros.problems import DataError, Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.model import Library, Publication, Record

FILE = Path(__file__).parents[1] / "words" / "nl.yml"
#: The two forms of a sentence that speaks of the client.
_FORMS = {"with_client", "without_client"}
#: How many questions to the client a red flag has at least, where there is a client.
_QUESTIONS = 2


def sentences(publication: Publication, records: Mapping[type[Record], tuple[Any, ...]]) -> Say:
    """What the interface of a handreiking says.

    Args:
        publication: has the words of the subject.
        records: the records by their class; some words have one of them as default.

    Returns:
        Every sentence.

    Raises:
        DataError: with every sentence that is none, or that asks for a word that there is not.
    """
    words = _with_capitals(_words(publication, records))
    document = _read()
    problems = list(document.problems)
    groups: dict[str, dict[str, str]] = {"word": words}
    for group, content in (document.value or {}).items():
        groups[group] = {}
        if not isinstance(content, dict):
            problems.append(Problem(*document.place((group,)), "hier horen zinnen, elk met een naam"))
            continue
        for name, sentence in content.items():
            if isinstance(sentence, dict) and set(sentence) == _FORMS:
                sentence = sentence["with_client" if "client" in words else "without_client"]
            try:
                groups[group][name] = Template(sentence).substitute(words)
            except KeyError as error:
                word = str(error.args[0])
                if word == "client":
                    continue  # who asks for it all the same, hears that there is no such sentence
                message = f'onbekend woord "${word}"{suggestion(word, words)}'
                problems.append(Problem(*document.place((group, name)), message))
            except (TypeError, ValueError):
                problems.append(Problem(*document.place((group, name)), "dit is geen zin"))
    if problems:
        raise DataError(problems)
    return Say(groups, publication.words)


@cache
def _read() -> Document:
    return Document(SENTENCES, FILE.read_text(encoding="utf-8"))


def forget() -> None:
    """Forget what was read, so that it is read again."""
    _read.cache_clear()


def _words(publication: Publication, records: Mapping[type[Record], tuple[Any, ...]]) -> dict[str, str]:
    own = publication.words
    questions = next(of.kind.collection for of in kinds() if of.kind.key == "question")
    chapters = next(each for of, each in records.items() if of.kind.key == "chapter")
    return own.as_gaps | {
        "slug": publication.slug,
        "organisation": own.organisation or publication.source.organisation,
        "search_example": own.search_example or lower_first(records[RedFlag][0].label),
        "decision": next(each.title for each in chapters if each.shows == questions),
    }


def _with_capitals(words: Mapping[str, str]) -> dict[str, str]:
    """Words, and each of them with a capital under its name with a capital."""
    return {**words, **{_capital(name): _capital(word) for name, word in words.items()}}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def client_problems(library: Library) -> list[Problem]:
    """Whether red flags have questions to the client exactly where there is one.

    Args:
        library: the records.

    Returns:
        A problem for each red flag that has none and needs them, or has them for nobody.
    """
    client = library.publication.words.client
    problems = []
    for flag in library.red_flags:
        count = len(flag.questions_client)
        place = library.place(flag.id, "questions_client")
        if client and count < _QUESTIONS:
            message = f"telt {count} van minstens {_QUESTIONS} punten"
            problems.append(Problem(*place, message))
        elif count and not client:
            message = 'kan hier niet: bij words in publication.yml staat geen "client"'
            problems.append(Problem(*place, message))
    return problems
