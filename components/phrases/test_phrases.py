"""The phrase bank: every phrase to say, to narrow, to copy and to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import all_ready, said, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ALL = 26
#: What belongs to a phase of the invented handreiking, and to a reaction.
SOWING = ["Wat groeide hier?", "Mag ik graven?", "Wat lukt hier goed?", "Wie hielp jou?"]
ANGRY = ["Ik hoor dat je boos bent.", "Ik kom morgen terug."]


@pytest.fixture
def bank(page: Page) -> Page:
    example("phrases", "alle zinnen").open(page)
    return page


def shown(page: Page) -> list[str]:
    """The phrases that can be seen."""
    return page.locator("ot-phrases q:visible").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def row(page: Page, phrase: str) -> Locator:
    return page.locator("ot-phrases li", has=page.locator("q", has_text=phrase)).last


def test_a_phrase_stands_in_the_bank_once_with_every_place_where_it_is_said(bank: Page) -> None:
    assert len(shown(bank)) == len(set(shown(bank))) == ALL
    expect(row(bank, "Hier is de sleutel.").get_by_role("link")).to_have_text(["Sleutel geven", "Sleutel"])


def test_a_moment_narrows_the_list_and_stands_in_the_address(bank: Page) -> None:
    bank.get_by_label("Moment", exact=True).select_option("Zaaien")

    assert shown(bank) == SOWING
    assert asked(bank) == {"moment": ["zaaien"]}
    said(bank, "4 zinnen")
    expect(bank.locator("[data-ot-count]")).to_have_text("4 zinnen")
    expect(bank.get_by_role("heading", name="Groeien")).to_be_hidden()


def test_a_phrase_that_belongs_to_two_moments_is_found_by_each(bank: Page) -> None:
    for moment in ("Oogsten", "De volgorde"):
        bank.get_by_label("Moment", exact=True).select_option(moment)
        assert "Hier is de sleutel." in shown(bank)


def test_a_reaction_narrows_the_list_and_takes_the_place_of_a_moment(bank: Page) -> None:
    bank.get_by_label("Moment", exact=True).select_option("Zaaien")
    bank.get_by_label("Reactie van de ander").select_option("De buur wordt boos")

    assert shown(bank) == ANGRY
    assert asked(bank) == {"reactie": ["reactie-boos"]}


def test_words_narrow_the_list_whatever_their_case_or_accent_and_where_the_phrase_stands(bank: Page) -> None:
    field = bank.get_by_label("Zoek in de zinnen")
    field.fill("SLEUTÈL hier")
    assert shown(bank) == ["Hier is de sleutel."]
    assert asked(bank) == {"zoek": ["SLEUTÈL hier"]}

    field.fill("wieden")
    assert shown(bank) == ["Help je even?", "Welke is onkruid?"]


def test_an_address_opens_the_list_as_it_was_sent(page: Page) -> None:
    page.goto("zinnen/?moment=groeien&zoek=help")
    all_ready(page)

    assert shown(page) == ["Help je even?"]
    expect(page.get_by_label("Moment", exact=True)).to_have_value("groeien")
    expect(page.get_by_label("Zoek in de zinnen")).to_have_value("help")


def test_an_address_with_a_moment_that_is_no_more_shows_everything(page: Page) -> None:
    page.goto("zinnen/?moment=winter&reactie=<b>")
    all_ready(page)

    assert len(shown(page)) == ALL
    expect(page.get_by_label("Moment", exact=True)).to_have_value("")


def test_the_way_back_of_the_browser_leads_to_what_was_asked_before(bank: Page) -> None:
    bank.get_by_label("Moment", exact=True).select_option("Zaaien")
    # Another address of the same page, as a link to one makes it.
    bank.evaluate("history.pushState(null, '', '?moment=groeien')")
    bank.get_by_label("Zoek in de zinnen").fill("x")
    bank.go_back()

    expect(bank.get_by_label("Moment", exact=True)).to_have_value("zaaien")
    expect(bank.get_by_label("Zoek in de zinnen")).to_have_value("")
    assert shown(bank) == SOWING


def test_narrowing_adds_no_step_to_the_way_back(bank: Page) -> None:
    before = bank.evaluate("history.length")
    bank.get_by_label("Zoek in de zinnen").press_sequentially("hek")

    assert bank.evaluate("history.length") == before


def test_where_nothing_is_found_the_whole_list_is_one_press_away(page: Page) -> None:
    example("phrases", "niets gevonden").open(page)
    assert shown(page) == []
    expect(page.locator("[data-ot-count]")).to_have_text("Geen zin gevonden")

    page.get_by_role("button", name="Toon alle zinnen").click()
    assert len(shown(page)) == ALL
    assert asked(page) == {}
    expect(page.get_by_label("Zoek in de zinnen")).to_be_focused()


def test_a_phrase_is_copied_without_its_quotation_marks(bank: Page) -> None:
    row(bank, "Mag ik graven?").get_by_role("button", name="Kopieer: Mag ik graven?").click()
    said(bank, "Gekopieerd")

    assert bank.evaluate("navigator.clipboard.readText()") == "Mag ik graven?"


def test_where_copying_is_forbidden_the_phrase_stands_selected(page: Page) -> None:
    example("phrases", "de zin om te kopiëren").open(page)

    expect(page.get_by_label("Zin als tekst")).to_be_focused()
    expect(page.get_by_label("Zin als tekst")).to_have_value("Wat groeide hier?")


def test_a_phrase_goes_into_the_note_word_for_word_and_out_of_it_again(bank: Page) -> None:
    button = row(bank, "Mag ik graven?").get_by_role("button", name="In mijn notitie: Mag ik graven?")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    ((name, value),) = stored(bank).items()
    assert name.startswith("tuin/phrase/")
    assert value == "Mag ik graven?"

    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert stored(bank) == {}


def test_a_phrase_of_the_bank_stands_in_the_note(bank: Page) -> None:
    row(bank, "Mag ik graven?").get_by_role("button", name="In mijn notitie").click()
    bank.get_by_role("search").get_by_role("link", name="Naar mijn gespreksnotitie").click()

    expect(bank.locator("[data-ot-phrases] q")).to_have_text(["Mag ik graven?"])


def test_on_a_phone_a_group_opens_for_what_is_asked_and_closes_when_all_is_there_again(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    example("phrases", "alle zinnen").open(page)
    assert shown(page) == []
    page.locator("summary", has=page.get_by_role("heading", name="Groeien")).click()
    growing = shown(page)
    assert growing

    page.get_by_label("Moment", exact=True).select_option("Zaaien")
    assert shown(page) == SOWING
    page.get_by_role("button", name="Toon alle zinnen").click()
    assert shown(page) == growing


def test_the_controls_are_large_enough_for_a_finger(browser: Browser, guides_url: str) -> None:
    context = browser.new_context(
        base_url=guides_url, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    example("phrases", "bij een moment").open(page)
    controls = page.locator("ot-phrases :is(input, select, button, a):visible")
    sizes = controls.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert len(sizes) == 5 + 3 * len(SOWING)
    assert min(sizes) >= 44
    assert width == 320


def test_without_javascript_the_bank_is_a_list_with_jump_links(unscripted: Page) -> None:
    unscripted.goto("zinnen/?moment=zaaien")
    assert len(shown(unscripted)) == ALL
    expect(unscripted.locator("article :is(button, select, input, textarea):visible")).to_have_count(0)

    unscripted.get_by_role("link", name="De buur wordt boos").first.click()
    expect(unscripted.get_by_role("heading", name="De buur wordt boos")).to_be_in_viewport()


def test_on_paper_stand_the_phrases_that_are_asked_for_and_nothing_to_press(page: Page) -> None:
    example("phrases", "bij een moment").open(page)
    page.emulate_media(media="print")

    assert shown(page) == SOWING
    expect(page.locator("ot-phrases :is(button, select, input):visible")).to_have_count(0)
