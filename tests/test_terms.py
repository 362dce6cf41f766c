"""Terms are found in running text, and linked on their first use on a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from macros.model import Term, TermFinder
from macros.site.term_links import TermLinks, link_terms


def _term(name: str, *forms: str) -> Term:
    term_id = f"begrip-{name.replace(' ', '-').lower()}"
    return Term.model_validate({"id": term_id, "term": name, "inflections": forms, "definition": "Iets."})


FINDER = TermFinder(
    [_term("mandaat", "mandaten"), _term("opdracht"), _term("opdracht teruggeven"), _term("CIO")]
)


def _found(text: str) -> list[str]:
    return [piece for piece, term in FINDER.split(text, set()) if term]


def _address(term: str) -> str:
    return f"../begrippen/#{term}"


# The finder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Je hebt een mandaat.", ["mandaat"]),
        ("Hun mandaten verschillen.", ["mandaten"]),
        ("Mandaat vraag je.", ["Mandaat"]),
        ("De cio beslist.", ["cio"]),
        ("(mandaat)", ["mandaat"]),
        ("Een “mandaat”, zeg je.", ["mandaat"]),
        ("Je wilt de opdracht teruggeven.", ["opdracht teruggeven"]),
        ("De opdracht en het mandaat.", ["opdracht", "mandaat"]),
        ("De opdrachtgever heeft een volmandaat.", []),
        ("De opdracht-app en de nep-opdracht.", []),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_whole_word_in_each_of_its_forms(text: str, found: list[str]) -> None:
    assert found == _found(text)


def test_a_term_is_found_where_it_is_used_first() -> None:
    expected = [("Een ", None), ("mandaat", "begrip-mandaat"), (" is geen mandaat.", None)]
    assert expected == list(FINDER.split("Een mandaat is geen mandaat.", set()))


def test_another_form_of_a_term_that_was_found_is_no_first_use() -> None:
    assert _found("Een mandaat, twee mandaten.") == ["mandaat"]


def test_what_was_found_in_one_text_is_not_found_in_the_next() -> None:
    used: set[str] = set()
    list(FINDER.split("Een mandaat.", used))
    assert used == {"begrip-mandaat"}
    assert list(FINDER.split("Een mandaat.", used)) == [("Een mandaat.", None)]


def test_without_terms_a_text_stays_whole() -> None:
    assert list(TermFinder([]).split("Een mandaat.", set())) == [("Een mandaat.", None)]


def test_a_letter_that_only_looks_like_one_of_a_term_does_no_harm() -> None:
    assert list(FINDER.split("Een cİo.", set())) == [("Een cİo.", None)]


@settings(derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from(["mandaat", "opdracht", "teruggeven", " ", ".", "-"]) | st.text()).map("".join)
)
def test_the_pieces_together_are_the_text(text: str) -> None:
    pieces = list(FINDER.split(text, set()))
    assert text == "".join(piece for piece, _ in pieces)
    assert all(piece for piece, _ in pieces)


# The links on a page


def test_a_term_is_linked_to_its_explanation() -> None:
    expected = '<p>Een <a class="ot-term" href="../begrippen/#begrip-mandaat">mandaat</a>.</p>'
    assert expected == link_terms("<p>Een mandaat.</p>", FINDER, _address)


def test_a_term_is_linked_once_on_a_page() -> None:
    html = "<p>Een mandaat.</p>"
    assert link_terms(html, FINDER, _address) + html == link_terms(html + html, FINDER, _address)


@pytest.mark.parametrize(
    "tag",
    [
        "a",
        "blockquote",
        "button",
        "code",
        "dt",
        "h1",
        "h2",
        "h6",
        "label",
        "nav",
        "pre",
        "q",
        "script",
        "style",
        "th",
    ],
)
def test_a_term_is_left_alone_where_a_link_would_be_wrong_or_distract(tag: str) -> None:
    html = f"<{tag}>Een mandaat.</{tag}>"
    assert html == link_terms(html, FINDER, _address)


def test_a_term_that_was_left_alone_is_linked_where_it_stands_next() -> None:
    html = "<h2>Een mandaat</h2>"
    prose = "<p>Een mandaat.</p>"
    assert html + link_terms(prose, FINDER, _address) == link_terms(html + prose, FINDER, _address)


def test_a_term_deep_inside_a_heading_is_left_alone() -> None:
    html = "<h2><span>Een <em>mandaat</em></span> nodig</h2>"
    assert html == link_terms(html, FINDER, _address)


@pytest.mark.parametrize(
    "html",
    [
        '<p title="een mandaat">&eacute;&#233;n &amp; twee<br/>drie</p>',
        '<img src="mandaat.png" alt="mandaat">',
        "<!-- mandaat --><P CLASS=x>a</p>",
        "<script>if (a < b && c) mandaat('<p>');</script>",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
        "<!DOCTYPE html><p>3 &lt; 4</p>\n",
        "<p>AT&T, R&D en Q&A</p>",
        "AT&T",
        "<p>a <![CDATA[ mandaat ]]> b</p>",
        "<?pi mandaat?>\r\n<p>a</p>",
    ],
)
def test_everything_else_stays_as_it_is_to_the_letter(html: str) -> None:
    assert html == link_terms(html, FINDER, _address)


def test_what_stands_around_a_term_stays_as_it_is() -> None:
    around = "<p>AT&T\n vraagt</p>\n\n<![CDATA[ x ]]><p>om een {} &c</p>"
    link = '<a class="ot-term" href="../begrippen/#begrip-mandaat">mandaat</a>'

    assert link_terms(around.format("mandaat"), FINDER, _address) == around.format(link)


def test_the_address_of_a_term_is_escaped() -> None:
    assert 'href="?a&amp;b&quot;"' in link_terms("mandaat", FINDER, lambda _: '?a&b"')


def test_the_extension_links_terms_in_prose_and_in_raw_html_alike() -> None:
    page = Markdown(extensions=[TermLinks(FINDER, _address), "md_in_html"])
    html = page.convert("# Een mandaat\n\nEen **opdracht** dus.\n\n<div><p>Het mandaat.</p></div>\n")
    assert ">opdracht</a></strong>" in html
    assert "<h1>Een mandaat</h1>" in html
    assert '<div><p>Het <a class="ot-term" href="../begrippen/#begrip-mandaat">mandaat</a>.</p></div>' in html


def test_each_page_starts_anew() -> None:
    page = Markdown(extensions=[TermLinks(FINDER, _address)])
    first = page.convert("Een mandaat.")
    assert "ot-term" in first
    assert first == page.reset().convert("Een mandaat.")
