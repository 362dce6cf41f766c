"""Forms to fill in: nothing is kept unless the reader says so, and nothing is lost by accident."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.examples import example
from tests.support.tools import BLOCKED, NO_ROOM, all_ready, said, stored, tab, wait_until_kept

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Locator, Page

FORM = "formulieren/afscheid/"
FIRST = "#formulier-afscheid--wat"
SECOND = "#formulier-afscheid--wie"
KEY = "tuin/form/formulier-afscheid"
ROWS = "formulieren/waterlijst/"
THOUGHTS = "gedachten/"
STORED = "() => JSON.stringify({...localStorage})"


@pytest.fixture
def form(page: Page) -> Page:
    example("form", "leeg").open(page)
    return page


@pytest.fixture
def rows(page: Page) -> Page:
    example("form", "leeg, met rijen").open(page)
    return page


def keep(page: Page) -> Locator:
    return page.get_by_label("Bewaar op dit apparaat")


def press(page: Page, name: str) -> None:
    page.locator("ot-form").get_by_role("button", name=name, exact=True).click()


def names(page: Page) -> Locator:
    """The first field of each row, from the top."""
    return page.locator(".ot-row textarea[data-ot-field=wie]")


def texts(page: Page) -> list[str]:
    """What they hold."""
    return names(page).evaluate_all("all => all.map(each => each.value)")


def fill_rows(page: Page, *texts: str) -> None:
    """A row for each text."""
    for place, text in enumerate(texts):
        if place:
            press(page, "Nog een week")
        names(page).nth(place).fill(text)


# Kept, or not.


def test_what_is_typed_is_not_stored(page: Page) -> None:
    page.clock.install()
    example("form", "leeg").open(page)
    page.fill(FIRST, "Geheim")
    page.clock.run_for(10_000)  # well after the pause after which it is kept, where it is

    assert "Geheim" not in page.evaluate(STORED)


def test_what_is_typed_is_stored_once_the_reader_says_so(form: Page) -> None:
    form.fill(FIRST, "Eerst getypt")
    keep(form).check()
    said(form, "Je tekst blijft op dit apparaat staan")
    form.fill(SECOND, "Daarna getypt")
    wait_until_kept(form, "Daarna getypt")

    expect(form.locator("[data-ot-state]")).to_have_text("Bewaard")
    entries = stored(form)
    assert entries[f"{KEY}/keep"] is True
    assert entries[f"{KEY}/field/wat"] == "Eerst getypt"
    assert entries[f"{KEY}/field/wie"] == "Daarna getypt"
    form.reload()
    expect(keep(form)).to_be_checked()
    expect(form.locator(FIRST)).to_have_value("Eerst getypt")
    expect(form.locator(SECOND)).to_have_value("Daarna getypt")


def test_what_was_just_typed_is_saved_when_the_page_goes_away(form: Page) -> None:
    keep(form).check()
    form.locator(FIRST).focus()
    form.keyboard.type("Op het laatste moment")
    form.goto("/leeg.html")

    assert stored(form)[f"{KEY}/field/wat"] == "Op het laatste moment"


def test_switching_it_off_erases_what_was_kept_and_leaves_the_screen_alone(page: Page) -> None:
    example("form", "bewaard").open(page)
    assert "Twee rijen bonen." in page.evaluate(STORED)
    keep(page).uncheck()

    said(page, "Wat bewaard was, is gewist. Je tekst staat nog op het scherm")
    assert "Twee rijen bonen." not in page.evaluate(STORED)
    expect(page.locator(FIRST)).to_have_value("Twee rijen bonen.")
    dialogs(page, accept=True)
    page.reload()
    all_ready(page)
    expect(keep(page)).not_to_be_checked()
    expect(page.locator(FIRST)).to_have_value("")


def test_each_form_is_kept_apart(page: Page) -> None:
    example("form", "bewaard").open(page)
    page.goto(ROWS)
    all_ready(page)

    expect(keep(page)).not_to_be_checked()


# Leaving.


def dialogs(page: Page, *, accept: bool) -> list[str]:
    """The kinds of question that the browser asks from now on, each answered the same."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept() if accept else dialog.dismiss()

    page.on("dialog", answer)
    return asked


def follow(page: Page, name: str) -> None:
    """Choose something in the menu."""
    page.locator(".ot-nav").get_by_role("link", name=name, exact=True).first.click()


def test_a_link_asks_before_it_leads_away_from_text_that_is_not_kept(form: Page, address: str) -> None:
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=False)
    follow(form, "Privacy")

    assert asked == ["confirm"]
    assert form.url.startswith(address + FORM)
    expect(form.locator(FIRST)).to_have_value("Nog niet klaar")


def test_who_goes_on_is_asked_once(form: Page, address: str) -> None:
    form.locator(FIRST).press_sequentially("Mag weg")
    asked = dialogs(form, accept=True)
    follow(form, "Privacy")
    form.wait_for_url(f"{address}privacy/")

    assert asked == ["confirm"]
    follow(form, "Downloads")
    form.wait_for_url(f"{address}downloads/")
    assert asked == ["confirm"]


def test_closing_the_page_asks_too(form: Page) -> None:
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=True)
    form.reload()

    assert asked == ["beforeunload"]


#: Adds a link to the page; what it leads to lets the page stay.
ADD_LINK = """href => {
    const link = Object.assign(document.createElement("a"), { href, textContent: "Buiten" })
    document.querySelector("article").prepend(link)
}"""


def test_who_went_on_to_a_file_is_asked_again_when_the_page_closes(form: Page) -> None:
    form.context.route(
        "**/plan.pdf",
        lambda route: route.fulfill(body=b"%PDF-", headers={"Content-Disposition": "attachment"}),
    )
    form.evaluate(ADD_LINK, "/plan.pdf")
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=True)
    with form.expect_download():
        form.get_by_role("link", name="Buiten").click()
    assert asked == ["confirm"]

    form.reload()
    assert asked == ["confirm", "beforeunload"]


def test_who_went_on_where_another_script_stopped_it_is_asked_again(form: Page) -> None:
    form.evaluate(ADD_LINK, "/leeg.html")
    form.evaluate("addEventListener('click', event => event.preventDefault())")
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=True)
    form.get_by_role("link", name="Buiten").click()
    form.reload()

    assert asked == ["confirm", "beforeunload"]


def test_writing_a_mail_asks_nothing_of_ours_and_does_not_keep_the_page_from_asking(form: Page) -> None:
    form.evaluate(ADD_LINK, "mailto:buur@tuin.example")
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=True)
    form.get_by_role("link", name="Buiten").click()
    before = len(asked)
    assert "confirm" not in asked

    form.reload()
    assert asked[before:] == ["beforeunload"]


@pytest.mark.parametrize("state", ["empty", "kept"])
def test_nobody_is_asked_when_nothing_can_be_lost(form: Page, address: str, state: str) -> None:
    asked = dialogs(form, accept=True)
    if state == "kept":
        keep(form).check()
        form.locator(FIRST).press_sequentially("Bewaard")
    follow(form, "Privacy")
    form.wait_for_url(f"{address}privacy/")
    form.reload()

    assert asked == []
    if state == "kept":
        assert stored(form)[f"{KEY}/field/wat"] == "Bewaard"


def test_a_link_on_the_page_itself_does_not_ask(form: Page) -> None:
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=False)
    form.get_by_role("link", name="Kopieer link").click()

    assert asked == []


# Two tabs, and two assignments.


def two_tabs(context: BrowserContext, path: str = FORM) -> tuple[Page, Page]:
    """A form that is kept, open in two tabs."""
    one, other = tab(context, path), tab(context, path)
    keep(one).check()
    expect(keep(other)).to_be_checked()
    return one, other


def test_another_tab_shows_what_is_typed_here(context: BrowserContext) -> None:
    one, other = two_tabs(context)
    one.fill(FIRST, "Uit de eerste tab")

    expect(other.locator(FIRST)).to_have_value("Uit de eerste tab")


def test_where_two_tabs_wrote_in_one_field_both_texts_are_there_and_it_says_so(
    context: BrowserContext,
) -> None:
    one, other = two_tabs(context)
    other.bring_to_front()
    other.locator(FIRST).focus()
    # Not yet kept, when what the other tab wrote comes.
    other.evaluate(
        """field => { field.value = 'Hier'; field.dispatchEvent(new Event('input', {bubbles: true})); }""",
        other.locator(FIRST).element_handle(),
    )
    one.evaluate(
        """field => {
            field.value = 'Elders'
            field.dispatchEvent(new Event('input', {bubbles: true}))
            field.dispatchEvent(new FocusEvent('focusout', {bubbles: true}))
        }""",
        one.locator(FIRST).element_handle(),
    )

    expect(other.locator(FIRST)).to_have_value("Elders\nHier")
    expect(one.locator(FIRST)).to_have_value("Elders\nHier")
    expect(other.locator(".ot-both")).to_have_text(
        "In een ander tabblad schreef je hier ook. Beide teksten staan er nu."
    )
    other.keyboard.type(" en nu")
    other.keyboard.press("Tab")
    expect(one.locator(FIRST)).to_have_value("Elders\nHier en nu")


def test_a_field_that_has_the_focus_is_not_being_typed_in(context: BrowserContext) -> None:
    one, other = two_tabs(context)
    other.bring_to_front()
    other.locator(FIRST).focus()
    one.fill(FIRST, "Uit de eerste tab")
    expect(other.locator(FIRST)).to_have_value("Uit de eerste tab")
    expect(other.locator(FIRST)).to_be_focused()
    other.keyboard.press("End")
    other.keyboard.type("!")

    expect(one.locator(FIRST)).to_have_value("Uit de eerste tab!")
    other.keyboard.press("Backspace")
    expect(one.locator(FIRST)).to_have_value("Uit de eerste tab")


def test_switching_off_in_one_tab_does_not_take_the_text_from_the_other(context: BrowserContext) -> None:
    context.clock.install()
    one, other = two_tabs(context)
    one.fill(FIRST, "Geheim")
    one.clock.run_for(1000)
    expect(other.locator(FIRST)).to_have_value("Geheim")
    keep(one).uncheck()

    expect(keep(other)).not_to_be_checked()
    expect(other.locator(FIRST)).to_have_value("Geheim")
    other.clock.run_for(10_000)
    assert "Geheim" not in other.evaluate(STORED)


def test_rows_of_two_tabs_are_all_there(context: BrowserContext) -> None:
    one, other = two_tabs(context, ROWS)
    fill_rows(one, "A", "B")
    expect(names(other)).to_have_count(2)
    press(other, "Nog een week")
    names(other).nth(2).fill("C")

    for each in (one, other):
        for place, text in enumerate("ABC"):
            expect(names(each).nth(place)).to_have_value(text)
        expect(names(each)).to_have_count(3)


def test_each_assignment_has_its_own_text(form: Page) -> None:
    keep(form).check()
    form.fill(FIRST, "Van de eerste")
    wait_until_kept(form, "Van de eerste")
    form.locator(".ot-assignment summary").click()
    assignment = form.locator("ot-assignment")
    assignment.get_by_role("button", name="Nieuw tuintje").click()
    assignment.get_by_label("Schuilnaam").fill("Vuurtoren")
    assignment.get_by_role("button", name="Bewaar de naam").click()

    expect(form.locator(FIRST)).to_have_value("")
    expect(keep(form)).not_to_be_checked()
    form.fill(FIRST, "Van de tweede, niet bewaard")
    assignment.get_by_label("Ik werk aan").select_option(index=0)
    expect(form.locator(FIRST)).to_have_value("Van de eerste")
    assignment.get_by_label("Ik werk aan").select_option(index=1)
    expect(form.locator(FIRST)).to_have_value("Van de tweede, niet bewaard")
    assert "Van de tweede" not in form.evaluate(STORED)


def new_assignment(page: Page, name: str) -> None:
    """Make an assignment, and go on with it."""
    if not page.locator(".ot-assignment[open]").count():
        page.locator(".ot-assignment summary").click()
    page.get_by_role("button", name="Nieuw tuintje").click()
    page.get_by_label("Schuilnaam").fill(name)
    page.get_by_role("button", name="Bewaar de naam").click()


def test_undo_gives_the_text_back_to_its_own_assignment(form: Page) -> None:
    keep(form).check()
    form.fill(FIRST, "Van de eerste")
    wait_until_kept(form, "Van de eerste")
    press(form, "Maak leeg")
    form.get_by_role("dialog").get_by_role("button", name="Ja").click()
    new_assignment(form, "Vuurtoren")
    keep(form).check()
    form.fill(FIRST, "Van de tweede")
    wait_until_kept(form, "Van de tweede")
    press(form, "Maak ongedaan")

    expect(form.locator(FIRST)).to_have_value("Van de tweede")
    form.get_by_label("Ik werk aan").select_option("Mijn tuintje")
    expect(form.locator(FIRST)).to_have_value("Van de eerste")


def test_a_row_that_is_put_back_goes_to_its_own_assignment(rows: Page) -> None:
    fill_rows(rows, "A", "B")
    press(rows, "Haal weg: Week 2")
    new_assignment(rows, "Vuurtoren")
    fill_rows(rows, "C")
    press(rows, "Maak ongedaan")

    assert texts(rows) == ["C"]
    rows.get_by_label("Ik werk aan").select_option("Mijn tuintje")
    assert texts(rows) == ["A", "B"]


def test_text_that_was_typed_after_emptying_stays_when_that_is_undone(form: Page) -> None:
    form.fill(FIRST, "Eerst")
    press(form, "Maak leeg")
    form.get_by_role("dialog").get_by_role("button", name="Ja").click()
    form.fill(FIRST, "Daarna")
    press(form, "Maak ongedaan")

    expect(form.locator(FIRST)).to_have_value("Eerst\nDaarna")
    expect(form.locator("ot-form").get_by_role("button", name="Maak leeg")).to_be_focused()


def test_text_of_another_assignment_that_is_not_kept_is_asked_about_too(form: Page) -> None:
    form.fill(FIRST, "Niet bewaard")
    new_assignment(form, "Vuurtoren")
    expect(form.locator(FIRST)).to_have_value("")
    asked = dialogs(form, accept=False)
    follow(form, "Privacy")

    assert asked == ["confirm"]
    form.get_by_label("Ik werk aan").select_option("Mijn tuintje")
    expect(form.locator(FIRST)).to_have_value("Niet bewaard")


def test_keeping_a_form_in_one_tab_does_not_take_the_text_from_another(context: BrowserContext) -> None:
    one, other = tab(context, FORM), tab(context, FORM)
    other.fill(FIRST, "Uit de tweede tab")
    one.fill(FIRST, "Uit de eerste tab")
    keep(one).check()
    expect(keep(other)).to_be_checked()

    expect(other.locator(FIRST)).to_have_value("Uit de eerste tab\nUit de tweede tab")


def test_a_stale_tab_adds_a_letter_and_takes_nothing_away(context: BrowserContext) -> None:
    one, other = two_tabs(context)
    one.fill(FIRST, "Een lang verhaal")
    expect(other.locator(FIRST)).to_have_value("Een lang verhaal")
    # As after a return by the back button: it missed what was written meanwhile.
    other.evaluate("window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    other.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((each) => each.endsWith("/field/wat"))
            const entry = JSON.parse(localStorage.getItem(key))
            localStorage.setItem(key, JSON.stringify({ v: `${entry.v} met nog een alinea`, t: entry.t + 1 }))
        }"""
    )
    other.locator(FIRST).focus()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type("!")
    other.keyboard.press("Tab")

    expect(one.locator(FIRST)).to_have_value("Een lang verhaal! met nog een alinea")


def test_text_that_is_not_kept_is_not_there_again_by_the_back_button(form: Page) -> None:
    form.fill(FIRST, "Is dan weg")
    form.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    form.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(form.locator(FIRST)).to_have_value("")


# Rows.


@pytest.mark.parametrize("kept", [True, False])
def test_rows_can_be_added_moved_and_taken_away(rows: Page, kept: bool) -> None:
    keep(rows).set_checked(kept)
    fill_rows(rows, "A", "B", "C")
    expect(rows.locator(".ot-row legend")).to_have_text(["Week 1", "Week 2", "Week 3"])

    press(rows, "Omhoog: Week 3")
    assert texts(rows) == ["A", "C", "B"]
    said(rows, "Staat nu op plek 2 van 3")
    press(rows, "Omlaag: Week 1")
    assert texts(rows) == ["C", "A", "B"]

    press(rows, "Haal weg: Week 2")
    assert texts(rows) == ["C", "B"]
    expect(rows.locator(".ot-row legend")).to_have_text(["Week 1", "Week 2"])
    press(rows, "Maak ongedaan")
    assert texts(rows) == ["C", "A", "B"]

    dialogs(rows, accept=True)
    rows.reload()  # what was typed last is saved as the page goes
    all_ready(rows)
    assert texts(rows) == (["C", "A", "B"] if kept else [""])


def test_a_row_that_is_taken_away_leaves_nothing_in_storage(page: Page) -> None:
    example("form", "bewaard, met rijen").open(page)
    assert "De buur." in page.evaluate(STORED)
    press(page, "Haal weg: Week 2")

    assert "De buur." not in page.evaluate(STORED)


def test_the_ends_cannot_be_moved_further_and_the_last_row_stays(rows: Page) -> None:
    form = rows.locator("ot-form")
    for name in ("Omhoog", "Omlaag", "Haal weg"):
        expect(form.get_by_role("button", name=f"{name}: Week 1")).to_be_disabled()
    press(rows, "Nog een week")
    expect(form.get_by_role("button", name="Omlaag: Week 1")).to_be_enabled()
    expect(form.get_by_role("button", name="Omlaag: Week 2")).to_be_disabled()


def test_focus_goes_with_the_row_and_never_gets_lost(rows: Page) -> None:
    fill_rows(rows, "A", "B", "C")
    form = rows.locator("ot-form")

    form.get_by_role("button", name="Omhoog: Week 3").focus()
    rows.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Omhoog: Week 2")).to_be_focused()
    rows.keyboard.press("Enter")
    # At the top there is no up any more: the way back has focus.
    expect(form.get_by_role("button", name="Omlaag: Week 1")).to_be_focused()
    assert texts(rows) == ["C", "A", "B"]

    form.get_by_role("button", name="Haal weg: Week 3").focus()
    rows.keyboard.press("Enter")
    expect(names(rows).nth(1)).to_be_focused()
    said(rows, "Week 3 is weg. Je kunt het nog ongedaan maken.")


def test_a_new_row_has_names_of_its_own_and_gets_focus(rows: Page) -> None:
    press(rows, "Nog een week")

    second = rows.locator(".ot-row").nth(1)
    expect(second.locator("textarea").first).to_be_focused()
    expect(second.get_by_label("Wie goot er?", exact=True)).to_have_accessible_description("Een naam.")
    ids = rows.locator("article [id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))


# All at once.


@pytest.mark.parametrize("path", [FORM, ROWS])
def test_emptying_asks_first_and_can_be_undone(page: Page, path: str) -> None:
    page.goto(path)
    all_ready(page)
    keep(page).check()
    fields = page.locator("textarea[data-ot-field]")
    fields.nth(0).fill("Een")
    fields.nth(1).fill("Twee")
    press(page, "Maak leeg")
    page.get_by_role("dialog").get_by_role("button", name="Nee").click()
    expect(fields.nth(0)).to_have_value("Een")

    press(page, "Maak leeg")
    page.get_by_role("dialog").get_by_role("button", name="Ja").click()
    expect(fields.nth(0)).to_have_value("")
    said(page, "Alles is leeg. Je kunt het nog ongedaan maken.")
    assert "Twee" not in page.evaluate(STORED)
    press(page, "Maak ongedaan")
    expect(fields.nth(0)).to_have_value("Een")
    expect(fields.nth(1)).to_have_value("Twee")
    assert "Twee" in page.evaluate(STORED)


def test_emptying_puts_all_rows_back_on_undo(rows: Page) -> None:
    fill_rows(rows, "A", "B")
    press(rows, "Maak leeg")
    rows.get_by_role("dialog").get_by_role("button", name="Ja").click()
    expect(names(rows)).to_have_count(1)
    expect(names(rows)).to_have_value("")
    press(rows, "Maak ongedaan")

    assert texts(rows) == ["A", "B"]


def test_it_is_copied_as_text_that_pastes_well(rows: Page) -> None:
    fill_rows(rows, "Ik, maandag.\nIk, vrijdag.", "De buur.")
    rows.locator(".ot-row textarea[data-ot-field=hoeveel]").first.fill("  Vier. ")
    press(rows, "Kopieer als tekst")

    said(rows, "Gekopieerd")
    assert rows.evaluate("navigator.clipboard.readText()") == (
        "Waterlijst\n\nWeek 1\n\nWie goot er?\nIk, maandag.\nIk, vrijdag.\n\nHoeveel gieters?\nVier.\n\n"
        "Week 2\n\nWie goot er?\nDe buur.\n"
    )


def test_an_empty_form_says_that_there_is_nothing_to_copy(form: Page) -> None:
    press(form, "Kopieer als tekst")

    said(form, "Er is nog niets ingevuld")


def test_where_copying_is_not_allowed_the_text_can_be_selected(form: Page) -> None:
    form.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    form.fill(FIRST, "Een goed einde")
    press(form, "Kopieer als tekst")

    shown = form.get_by_label("Afscheid van de tuin als tekst")
    expect(shown).to_be_focused()
    assert "Een goed einde" in shown.input_value()


# On paper, and without.


def test_long_text_grows_its_field(form: Page) -> None:
    form.fill(FIRST, "regel\n" * 30)
    field = form.locator(FIRST)

    assert field.evaluate("each => each.scrollHeight <= each.clientHeight")


def test_long_text_prints_whole_and_the_form_alone(form: Page) -> None:
    lines = [f"regel-{number}" for number in range(120)]
    form.fill(FIRST, "\n".join(lines))
    form.evaluate("document.documentElement.dataset.otPrint = 'form'")
    printed = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(form.pdf(format="A4"))).pages)

    assert [line for line in lines if line not in printed.split()] == []
    assert "Wie gaat verder?" in printed
    assert "Verzonnen, om te laten zien" not in printed
    assert "Kopieer als tekst" not in printed


def test_an_empty_form_prints_with_room_to_write(form: Page) -> None:
    form.emulate_media(media="print")
    heights = form.locator("textarea[data-ot-field]").evaluate_all(
        "all => all.map(each => each.offsetHeight)"
    )

    assert min(heights) >= 50
    expect(form.locator("article button:visible")).to_have_count(0)


def test_a_row_is_not_split_on_paper(page: Page) -> None:
    example("form", "bewaard, met rijen").open(page)
    page.emulate_media(media="print")
    breaks = page.locator(".ot-row, .ot-field:not([hidden])").evaluate_all(
        "all => all.map(each => getComputedStyle(each).breakInside)"
    )

    assert set(breaks) == {"avoid"}


def test_without_javascript_a_form_can_be_filled_in_and_printed(unscripted: Page) -> None:
    unscripted.goto(ROWS)
    unscripted.locator("textarea").first.fill("Zonder JavaScript")

    expect(unscripted.get_by_text("Wat je hier invult, wordt niet bewaard.")).to_be_visible()
    expect(unscripted.get_by_text("Heb je meer weken?")).to_be_visible()
    expect(unscripted.locator("article button:visible, article [type=checkbox]:visible")).to_have_count(0)
    assert "Zonder JavaScript" in unscripted.locator("textarea").first.input_value()


# When it cannot be kept.


@pytest.mark.parametrize("script", [BLOCKED, NO_ROOM], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_the_form_works_and_says_so(page: Page, script: str) -> None:
    page.add_init_script(script)
    page.goto(FORM)
    all_ready(page)
    keep(page).check()
    said(page, "Je browser bewaart hier niets")
    page.locator(FIRST).press_sequentially("Toch getypt")

    expect(page.locator("[data-ot-state]")).to_have_text("Lukt nu niet")
    expect(page.locator(".ot-notice:visible")).to_have_count(1)
    asked = dialogs(page, accept=False)
    follow(page, "Privacy")
    assert asked == ["confirm"]
    expect(page.locator(FIRST)).to_have_value("Toch getypt")


# For everybody.


def test_a_form_can_be_filled_in_with_the_keyboard_alone(rows: Page) -> None:
    keep(rows).focus()
    rows.keyboard.press("Space")
    rows.keyboard.press("Tab")
    rows.keyboard.type("Eerste vak")
    for _ in range(3):
        rows.keyboard.press("Tab")
    # The three buttons of the only row cannot be pressed, so this is the next one.
    expect(rows.get_by_role("button", name="Nog een week")).to_be_focused()
    rows.keyboard.press("Enter")
    rows.keyboard.type("Tweede week")
    wait_until_kept(rows, "Tweede week")

    kept = [each for name, each in stored(rows).items() if "/row/" in name]
    assert sorted(kept) == ["Eerste vak", "Tweede week"]


# A thought of one's own, turned around with questions: a form with a card that repeats what was typed.


def test_a_thought_of_ones_own_is_turned_around_with_questions(page: Page) -> None:
    page.goto(THOUGHTS)
    all_ready(page)
    own = page.locator("[data-key='thought/eigen']")
    for question in ("Wat denk je?", "Wat zie je?", "Wat helpt?"):
        expect(own.get_by_label(question)).to_be_visible()
    own.get_by_label("De gedachte die me tegenhoudt").fill("Zonder mij valt alles om.")
    own.get_by_label("Wat helpt?").fill("Het mag ook zonder mij.")

    card = own.locator("ot-thought")
    expect(card.locator(".ot-pair__hindering dd")).to_have_text("Zonder mij valt alles om.")
    card.get_by_role("button").click()
    expect(card.locator(".ot-pair__hindering")).to_be_hidden()
    expect(card.locator(".ot-pair__helping dd")).to_be_visible()
    expect(card.locator(".ot-pair__helping dd")).to_have_text("Het mag ook zonder mij.")


def test_a_thought_of_ones_own_is_kept_only_if_the_reader_says_so(page: Page) -> None:
    page.clock.install()
    page.goto(THOUGHTS)
    all_ready(page)
    own = page.locator("[data-key='thought/eigen']")
    own.locator("textarea").first.fill("Het ligt aan mij.")
    page.clock.run_for(10_000)
    assert "Het ligt aan mij." not in page.evaluate(STORED)

    own.get_by_label("Bewaar op dit apparaat").check()
    assert stored(page)["tuin/thought/eigen/field/gedachte"] == "Het ligt aan mij."
    page.reload()
    all_ready(page)
    expect(own.locator("textarea").first).to_have_value("Het ligt aan mij.")
    expect(own.locator(".ot-pair__hindering dd")).to_have_text("Het ligt aan mij.")

    own.get_by_label("Bewaar op dit apparaat").uncheck()
    assert "Het ligt aan mij." not in page.evaluate(STORED)
    expect(own.locator("textarea").first).to_have_value("Het ligt aan mij.")


def test_without_javascript_a_thought_of_ones_own_can_be_written_down(unscripted: Page) -> None:
    unscripted.goto(THOUGHTS)
    own = unscripted.locator("[data-key='thought/eigen']")

    expect(own.locator("textarea[data-ot-field]:visible")).to_have_count(4)
    own.locator("textarea").first.fill("Het ligt aan mij.")
    expect(unscripted.get_by_text("Wat je hier invult, wordt niet bewaard.")).to_be_visible()
