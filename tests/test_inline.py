from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.inline import Inline, MarkupError, Span


def test_plain_text_is_one_span() -> None:
    assert (Span("Vraag door."),) == Inline.parse("Vraag door.").spans


def test_strong_and_emphasis_are_styles_of_a_span() -> None:
    expected = (
        Span("Zeg "),
        Span("nooit", strong=True),
        Span(" dat het "),
        Span("moet", emphasis=True),
        Span("."),
    )
    assert expected == Inline.parse("Zeg **nooit** dat het *moet*.").spans


def test_strong_and_emphasis_can_be_nested() -> None:
    expected = (Span("heel ", strong=True), Span("erg", strong=True, emphasis=True))
    assert expected == Inline.parse("**heel *erg***").spans


@pytest.mark.parametrize("href", ["#intake", "https://example.org/pad?a=b#c"])
def test_a_link_leads_to_a_record_or_to_a_web_page(href: str) -> None:
    assert (Span("Kijk "), Span("hier", href=href)) == Inline.parse(f"Kijk [hier]({href})").spans


def test_a_link_keeps_the_style_of_its_text() -> None:
    assert (Span("hier", strong=True, href="#intake"),) == Inline.parse("[**hier**](#intake)").spans


def test_a_phrase_can_be_in_another_language() -> None:
    expected = (Span("Zij schreef "), Span("The Book", emphasis=True, lang="en"), Span("."))
    assert expected == Inline.parse("Zij schreef *[The Book]{lang=en}*.").spans
    assert expected == Inline.parse("Zij schreef [*The Book*]{lang=en}.").spans


def test_a_link_can_be_in_another_language() -> None:
    assert (Span("Book", href="#intake", lang="en"),) == Inline.parse("[[Book](#intake)]{lang=en}").spans


@pytest.mark.parametrize("source", ["[Book]{lang=english}", "[Book]{en}", "[Book]{lang=en"])
def test_a_language_that_is_not_finished_is_refused(source: str) -> None:
    with pytest.raises(MarkupError, match="onafgemaakte taal"):
        Inline.parse(source)


def test_the_text_is_what_remains_without_the_markup() -> None:
    assert Inline.parse("Zeg **nooit** [hier](#intake) *iets*.").text == "Zeg nooit hier iets."


def test_the_source_is_kept_as_it_was_written() -> None:
    assert Inline.parse("Zeg **nooit**.").source == "Zeg **nooit**."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"5 \* 3", "5 * 3"),
        (r"\[geen link\](hier)", "[geen link](hier)"),
        ("R&amp;D", "R&D"),
        ("R&D", "R&D"),
        ("3 < 5 > 2", "3 < 5 > 2"),
        ("snake_case_naam", "snake_case_naam"),
        ("[tussen haken]", "[tussen haken]"),
        ("# geen kop", "# geen kop"),
        ("- geen lijst", "- geen lijst"),
    ],
)
def test_what_is_not_markup_here_is_text(source: str, text: str) -> None:
    assert text == Inline.parse(source).text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("![foto](foto.png)", "een afbeelding kan hier niet"),
        ("zeg `ja`", "code tussen `…` kan hier niet"),
        ("zeg <b>ja</b>", "HTML kan hier niet"),
        ("zeg <!-- niets -->", "HTML kan hier niet"),
        ("zeg **ja", r"een los sterretje: sluit **vet** of *nadruk* af, of schrijf \*"),
        ("3 * 5", r"een los sterretje: sluit **vet** of *nadruk* af, of schrijf \*"),
        ("[hier](#een id)", "een onafgemaakte link: schrijf [tekst](#id) of [tekst](https://…)"),
        ("[hier](javascript:x)", "een onafgemaakte link: schrijf [tekst](#id) of [tekst](https://…)"),
        ("[](#intake)", "een link zonder tekst: schrijf [tekst](#id) of [tekst](https://…)"),
        ("<https://a.nl>", "een kaal adres tussen < en >: schrijf [tekst](https://a.nl)"),
        ('[hier](#intake "Titel")', "een link heeft hier geen titel: schrijf alleen [tekst](adres)"),
        ("[hier](#)", 'link naar "#": gebruik #id van een onderdeel of een adres met https://'),
        (
            "[hier](http://a.nl)",
            'link naar "http://a.nl": gebruik #id van een onderdeel of een adres met https://',
        ),
        ("[hier](fasen/)", 'link naar "fasen/": gebruik #id van een onderdeel of een adres met https://'),
        ("een\n\ntwee", "een tekst is één alinea: maak van een witregel een nieuw punt in de lijst"),
    ],
)
def test_other_markup_is_refused_with_a_reason_in_dutch(source: str, message: str) -> None:
    with pytest.raises(MarkupError) as caught:
        Inline.parse(source)
    assert message == str(caught.value)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(alphabet=st.one_of(st.sampled_from("*_[]()<>#`!\\&; ab"), st.characters())))
def test_any_text_gives_spans_or_a_reason(source: str) -> None:
    with suppress(MarkupError):
        assert all(span.text for span in Inline.parse(source).spans)
