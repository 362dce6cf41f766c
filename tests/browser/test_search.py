"""Search in Dutch, as a reader types it, in the real site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

QUESTIONS = [
    (each["vraag"], each["vindt"])
    for each in yaml.safe_load((Path(__file__).parent.parent / "data" / "vragen.yml").read_text("utf-8"))
]
SEARCH_FILES = ("search", "resource.mjs")
#: One worker, so that one page answers all questions.
pytestmark = pytest.mark.xdist_group("search")


def open_search(page: Page) -> None:
    page.get_by_role("link", name="Zoeken").click()
    expect(page.get_by_role("dialog", name="Zoeken")).to_be_visible()


@pytest.fixture(scope="module")
def searching(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page with the search open, for all questions together."""
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    page = context.new_page()
    page.goto("fasen/intake/")
    open_search(page)
    yield page
    context.close()


def results(page: Page, query: str) -> list[str]:
    """Where the results of a search lead, best first, as paths with their anchor."""
    page.get_by_label("Wat zoek je?").fill(query)
    # The list follows within the task that the field starts; the count is written when the reader rests.
    page.wait_for_function("() => new Promise(done => setTimeout(() => done(true), 50))")
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.ot-search__result a')].map(link => {
            const url = new URL(link.href);
            return url.pathname.slice(1) + url.hash;
        })"""
    )
    return found


def ids(page: Page, query: str) -> list[str]:
    return [result.partition("#")[2] for result in results(page, query)]


def test_there_are_at_least_forty_questions_and_none_twice() -> None:
    assert len({question for question, _ in QUESTIONS}) == len(QUESTIONS) >= 40


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_a_question_finds_its_item_among_the_first_three(
    searching: Page, question: str, expected: str
) -> None:
    assert expected in ids(searching, question)[:3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opdracht", "opdrachten"),
        ("vlag", "vlaggen"),
        ("gesprek", "gesprekken"),
        ("fase", "fasen"),
        ("brief", "brieven"),
        ("lijst", "lijstje"),
        ("exitstrategie", "exitstrategieën"),
        ("accounthouder", "accounthouders"),
    ],
)
def test_a_singular_and_a_plural_find_the_same_best(searching: Page, one: str, other: str) -> None:
    best = results(searching, one)[0]

    assert best in results(searching, other)[:3]


@pytest.mark.parametrize(
    ("bare", "accented"), [("beeindigen", "beëindigen"), ("geescaleerd", "geëscaleerd"), ("een", "één")]
)
def test_accents_make_no_difference(searching: Page, bare: str, accented: str) -> None:
    assert results(searching, bare) == results(searching, accented) != []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("exit", "exitstrategie"),
        ("strategie", "exitstrategie"),
        ("houder", "begrip-accounthouder"),
        ("cultuur", "begrip-angstcultuur"),
        ("voorwaarden", "randvoorwaarden-ontbreken"),
        ("contract", "hercontracteren"),
        ("exit strategie", "exitstrategie"),
        ("integriteitsgesprek", "integriteit-angstcultuur"),
    ],
)
def test_a_compound_is_found_by_its_parts_and_the_other_way_round(
    searching: Page, part: str, whole: str
) -> None:
    assert whole in ids(searching, part)


@pytest.mark.parametrize(
    "slip", ["escalerne", "escaleeren", "escaleen", "escaleran", "esacleren"], ids=lambda each: f"{each}"
)
def test_one_slip_of_the_finger_is_forgiven(searching: Page, slip: str) -> None:
    assert "escaleren" in ids(searching, slip)[:3]


@pytest.mark.parametrize("words", ["facturen contract", "mandaat uren laptop", "rol team verwachten"])
def test_what_has_all_the_words_comes_before_what_has_some(searching: Page, words: str) -> None:
    found = results(searching, words)
    alone = [set(results(searching, word)) for word in words.split()]
    whole = [result in set.intersection(*alone) for result in found]

    assert whole == sorted(whole, reverse=True)


def test_small_words_change_nothing(searching: Page) -> None:
    assert results(searching, "hoe kan ik de opdracht nu escaleren") == results(
        searching, "opdracht escaleren"
    )


def test_nonsense_finds_nothing_and_helps_the_reader_on(searching: Page) -> None:
    assert results(searching, "xqzwv") == []

    expect(searching.get_by_role("dialog").get_by_role("status")).to_have_text("Niets gevonden voor “xqzwv”.")
    helping = searching.get_by_role("dialog").get_by_role("link")
    assert helping.all_text_contents() == ["Intake", "Uitvoering", "Teruggeven", "Alles op een rij"]


def test_what_is_typed_is_text_and_never_markup(searching: Page) -> None:
    results(searching, "<b>xqzwv</b>")

    expect(searching.get_by_role("dialog").get_by_role("status")).to_have_text(
        "Niets gevonden voor “<b>xqzwv</b>”."
    )
    assert searching.locator(".ot-search__dialog b").count() == 0


def test_found_words_are_marked_in_title_and_text(searching: Page) -> None:
    results(searching, "randvoorwaarde")

    marks = searching.locator(".ot-search__result mark").all_text_contents()
    assert {each.lower() for each in marks} >= {"randvoorwaarden"}
    assert searching.locator(".ot-search__title mark").count() > 0


# How it loads and how it is operated.


def test_nothing_of_search_is_loaded_until_it_is_used(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    page.wait_for_load_state("networkidle")
    before = [each for each in asked if any(name in each for name in SEARCH_FILES)]

    open_search(page)
    page.get_by_label("Wat zoek je?").fill("vlag")
    expect(page.locator(".ot-search__result").first).to_be_visible()
    after = {each.rsplit("/", 1)[1] for each in asked if any(name in each for name in SEARCH_FILES)}

    assert before == []
    assert after == {"ot-search.mjs", "search-engine.mjs", "resource.mjs", "search.json"}
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_result_leads_to_the_item(page: Page, base_url: str) -> None:
    page.goto("fasen/intake/")
    open_search(page)
    page.keyboard.type("angst")
    page.get_by_role("dialog").get_by_role("link", name="Integriteit en angst").click()

    page.wait_for_url(f"{base_url}rode-vlaggen/#integriteit-angstcultuur")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_whole_search_works_with_the_keyboard_alone(page: Page, base_url: str) -> None:
    page.goto("")
    page.keyboard.press("Control+k")
    field = page.get_by_label("Wat zoek je?")
    expect(field).to_be_focused()
    page.keyboard.type("exit")
    links = page.locator(".ot-search__result a")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("strategie")
    expect(field).to_have_value("exitstrategie")
    page.keyboard.press("Enter")

    page.wait_for_url(lambda url: "exitstrategie" in url)
    assert page.url.startswith(base_url)


def test_escape_closes_the_search_and_gives_the_focus_back(page: Page) -> None:
    page.goto("rode-vlaggen/")
    control = page.locator(".ot-search__open")
    control.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("rol")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(control).to_be_focused()


def test_typing_a_letter_in_the_page_does_not_open_the_search(page: Page) -> None:
    page.goto("")
    for key in ("/", "s", "f"):
        page.keyboard.press(key)

    expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_number_of_results_is_said_once_when_the_reader_rests(page: Page) -> None:
    page.goto("")
    open_search(page)
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.querySelector('.ot-search__status');
            const hear = () => window.said.push(status.textContent);
            new MutationObserver(hear).observe(status, {childList: true});
        }"""
    )
    page.keyboard.type("vertrouwenspersoon", delay=15)
    expect(page.get_by_role("status")).to_contain_text("resultaten")

    said: list[str] = page.evaluate("window.said")
    assert len(said) == 1


def test_what_does_not_fit_at_once_comes_on_request(page: Page) -> None:
    page.goto("")
    open_search(page)
    page.keyboard.type("opdrachtgever")
    expect(page.locator(".ot-search__result")).to_have_count(10)
    page.get_by_role("button", name="Toon nog").click()

    assert page.locator(".ot-search__result").count() > 10
    expect(page.locator(".ot-search__result a").nth(10)).to_be_focused()


def test_the_search_is_set_up_once_and_still_works_on_another_page(page: Page, base_url: str) -> None:
    page.goto("fasen/intake/")
    page.locator(".ot-nav").get_by_role("link", name="Gedachten", exact=True).first.click()
    page.wait_for_url("**/gedachten/")
    open_search(page)
    page.keyboard.type("woord en daad")
    page.keyboard.press("Escape")
    page.locator(".ot-search__open").click()

    expect(page.locator(".ot-search__dialog")).to_have_count(1)
    first = page.locator(".ot-search__result a").first
    assert first.get_attribute("href") == f"{base_url}rode-vlaggen/#woord-en-daad"


def test_the_search_works_on_the_page_for_what_is_not_there(page: Page, base_url: str) -> None:
    page.goto("fasen/onbekend/nog/dieper/")
    open_search(page)
    page.keyboard.type("escaleren")
    page.get_by_role("dialog").get_by_role("link", name="Interventie").first.click()

    page.wait_for_url(f"{base_url}fasen/uitvoering/#escaleren")


def test_where_the_index_does_not_come_the_reader_is_told_and_helped(page: Page, base_url: str) -> None:
    page.route("**/search.json", lambda route: route.abort())
    page.goto("")
    open_search(page)
    page.keyboard.type("vlag")

    expect(page.get_by_role("status")).to_have_text("Zoeken lukt nu niet.")
    page.get_by_role("dialog").get_by_role("link", name="Alles op een rij").click()
    page.wait_for_url(f"{base_url}alles/")


def test_where_the_script_does_not_come_the_link_is_followed(page: Page, base_url: str) -> None:
    page.route("**/ot-search.mjs", lambda route: route.abort())
    page.goto("")
    page.get_by_role("link", name="Zoeken").click()

    page.wait_for_url(f"{base_url}alles/")


def test_without_javascript_searching_is_a_list_of_everything(
    browser: Browser, base_url: str, library: Any
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("fasen/intake/")
    page.get_by_role("link", name="Zoeken").click()

    assert page.url == f"{base_url}alles/"
    names = page.locator("article li a").all_inner_texts()
    listed = (*library.interventions, *library.red_flags, *library.forms, *library.terms, *library.exercises)
    assert {each.name for each in listed} - set(names) == set()
    context.close()


def test_targets_in_the_search_are_large_enough_for_a_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("")
    small = page.evaluate("document.querySelector('.ot-search__open').getBoundingClientRect().height")
    open_search(page)
    page.keyboard.type("opdrachtgever")
    heights = page.evaluate(
        """() => [...document.querySelectorAll('.ot-search__dialog :is(input, button, .ot-search__result)')]
            .map(each => each.getBoundingClientRect().height)"""
    )

    assert min(small, *heights) >= 44
