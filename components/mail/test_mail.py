"""A mail to adapt: its gaps are filled in on the page, and it is handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import all_ready, said, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

EMPTY = (
    "Onderwerp: Ik stop op [Laatste dag]\n\n"
    "Dag [Naam van de tuinbaas],\n\n"
    "Op [Laatste dag] stop ik met mijn stuk tuin. De sleutel breng ik langs.\n\n"
    "Groet\n"
)
FILLED = EMPTY.replace("[Laatste dag]", "1 mei").replace("[Naam van de tuinbaas]", "Bo & Jo")


@pytest.fixture
def mail(page: Page) -> Page:
    example("mail", "nog niets ingevuld").open(page)
    return page


def copied(page: Page) -> str:
    page.get_by_role("button", name="Kopieer de mail").click()
    said(page, "Gekopieerd")
    return page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")


def link(page: Page) -> Locator:
    return page.get_by_role("link", name="Open in je mailprogramma")


def test_what_is_typed_stands_in_the_mail_at_once_wherever_its_gap_is(mail: Page) -> None:
    mail.get_by_label("Laatste dag").press_sequentially("1 mei")

    text = mail.locator(".ot-mail__text")
    for line in ("Ik stop op 1 mei", "Op 1 mei stop ik", "[Naam van de tuinbaas]"):
        expect(text).to_contain_text(line, use_inner_text=True)


def test_a_gap_says_so_until_it_is_filled_in_and_again_when_it_is_emptied(mail: Page) -> None:
    field, text = mail.get_by_label("Naam van de tuinbaas"), mail.locator(".ot-mail__text")
    expect(text).to_contain_text("Dag in te vullen: [Naam van de tuinbaas],")

    field.fill("Bo")
    assert "Dag Bo," in text.inner_text()
    field.fill(" ")
    expect(text).to_contain_text("Dag in te vullen: [Naam van de tuinbaas],")


def test_an_example_stays_in_sight_while_somebody_types(mail: Page) -> None:
    field = mail.get_by_label("Naam van de tuinbaas")
    field.fill("Jo")

    expect(field).to_have_accessible_description("Bijvoorbeeld: Bo")
    expect(mail.get_by_text("Bijvoorbeeld: Bo")).to_be_visible()


def test_the_mail_is_copied_as_plain_text_with_what_is_filled_in(page: Page) -> None:
    example("mail", "ingevuld").open(page)

    assert copied(page) == FILLED


def test_what_is_not_filled_in_is_copied_as_a_gap(mail: Page) -> None:
    assert copied(mail) == EMPTY


def test_where_copying_is_forbidden_the_mail_stands_selected(page: Page) -> None:
    example("mail", "de tekst om te kopiëren").open(page)
    field = page.get_by_label("Zeg dat je stopt als tekst")

    expect(field).to_be_focused()
    expect(field).to_have_value(EMPTY)


def test_a_mail_program_gets_the_subject_and_the_text_and_no_address(page: Page) -> None:
    example("mail", "ingevuld").open(page)
    address = urlsplit(link(page).get_attribute("href"))
    given = parse_qs(address.query)

    assert (address.scheme, address.path) == ("mailto", "")
    assert given["subject"] == ["Ik stop op 1 mei"]
    assert given["body"] == [FILLED.partition("\n\n")[2].strip().replace("\n", "\r\n")]


def test_a_mail_that_is_too_long_for_a_mail_program_is_to_be_copied(page: Page) -> None:
    example("mail", "te lang voor een mailprogramma").open(page)
    advice = page.get_by_text("Deze mail is te lang om zo te openen.")
    expect(link(page)).to_be_hidden()
    expect(advice).to_be_visible()

    page.get_by_label("Laatste dag").fill("1 mei")
    expect(link(page)).to_be_visible()
    expect(advice).to_be_hidden()


def test_nothing_of_it_is_kept(page: Page) -> None:
    example("mail", "ingevuld").open(page)
    assert stored(page) == {}
    page.reload()
    all_ready(page)

    expect(page.get_by_label("Laatste dag")).to_have_value("")
    assert copied(page) == EMPTY


def test_the_gaps_are_filled_in_with_the_keyboard_alone(mail: Page) -> None:
    mail.get_by_label("Naam van de tuinbaas").focus()
    mail.keyboard.type("Bo & Jo")
    mail.keyboard.press("Tab")
    mail.keyboard.type("1 mei")
    mail.keyboard.press("Tab")
    mail.keyboard.press("Enter")
    said(mail, "Gekopieerd")

    assert mail.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == FILLED


def test_the_controls_are_large_enough_for_a_finger(browser: Browser, guides_url: str) -> None:
    touch = browser.new_context(
        base_url=guides_url, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 700}
    )
    tab = touch.new_page()
    example("mail", "nog niets ingevuld").open(tab)
    tab.locator("summary:has(#mail-stoppen)").click()  # on a phone a mail is closed
    controls = tab.locator("ot-mail :is(input, button, a):visible")
    sizes = controls.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    width = tab.evaluate("document.documentElement.scrollWidth")
    touch.close()

    assert len(sizes) == 4
    assert min(sizes) >= 44
    assert width == 320


def test_without_javascript_the_mail_stands_there_with_its_gaps(unscripted: Page) -> None:
    unscripted.goto("brieven/")

    expect(unscripted.locator(".ot-mail__text")).to_contain_text("Op in te vullen: [Laatste dag] stop ik")
    expect(unscripted.locator("article :is(button, input, textarea):visible")).to_have_count(0)
    expect(unscripted.get_by_role("link", name="Sleutel")).to_be_visible()


def test_on_paper_the_mail_stands_without_its_fields(page: Page) -> None:
    example("mail", "ingevuld").open(page)
    page.emulate_media(media="print")

    expect(page.locator(".ot-mail__text")).to_be_visible()
    expect(page.locator("ot-mail :is(button, input, a):visible")).to_have_count(0)
