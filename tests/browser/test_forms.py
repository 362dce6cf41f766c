"""Forms to fill in: nothing is kept unless the reader says so, and nothing is lost by accident."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.tools import BLOCKED, NO_ROOM, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page

FORM = "formulieren/exitstrategie/"
FIRST = "#formulier-exitstrategie--uitkomst"
SECOND = "#formulier-exitstrategie--signalen"
KEY = "eerste/form/formulier-exitstrategie"
ROWS = "formulieren/feitenmodel/"
STORED = "() => JSON.stringify({...localStorage})"
#: Milliseconds after which what was typed is saved, with some to spare.
SAVED = 500


def open_form(page: Page, path: str = FORM) -> Page:
    """Open a form and wait until the tool works."""
    page.goto(path)
    expect(page.get_by_label("Bewaar op dit apparaat")).to_be_visible()
    expect(page.locator(".ot-grow:not([data-text])")).to_have_count(0)
    return page


@pytest.fixture
def form(page: Page) -> Page:
    return open_form(page)


def keep(page: Page) -> Locator:
    return page.get_by_label("Bewaar op dit apparaat")


def said(page: Page) -> Locator:
    """What a screen reader is told."""
    return page.locator("body > [role=status]")


def press(page: Page, name: str) -> None:
    page.locator("ot-form").get_by_role("button", name=name, exact=True).click()


def facts(page: Page) -> list[str]:
    """The first field of each row, from the top."""
    return page.locator(".ot-row textarea[data-ot-field=feit]").evaluate_all(
        "all => all.map(each => each.value)"
    )


def fill_facts(page: Page, *texts: str) -> None:
    """A row for each text."""
    for place, text in enumerate(texts):
        if place:
            press(page, "Nog een feit")
        page.locator(".ot-row textarea[data-ot-field=feit]").nth(place).fill(text)


# Kept, or not.


def test_what_is_typed_is_not_stored(form: Page) -> None:
    form.fill(FIRST, "Geheim")
    form.wait_for_timeout(SAVED)

    assert "Geheim" not in form.evaluate(STORED)


def test_what_is_typed_is_stored_once_the_reader_says_so(form: Page) -> None:
    form.fill(FIRST, "Eerst getypt")
    keep(form).check()
    expect(said(form)).to_have_text("Je tekst blijft op dit apparaat staan")
    form.fill(SECOND, "Daarna getypt")
    form.wait_for_timeout(SAVED)

    entries = stored(form)
    assert entries[f"{KEY}/keep"] is True
    assert entries[f"{KEY}/field/uitkomst"] == "Eerst getypt"
    assert entries[f"{KEY}/field/signalen"] == "Daarna getypt"
    open_form(form)
    expect(keep(form)).to_be_checked()
    expect(form.locator(FIRST)).to_have_value("Eerst getypt")
    expect(form.locator(SECOND)).to_have_value("Daarna getypt")


def test_what_was_just_typed_is_saved_when_the_page_goes_away(form: Page) -> None:
    keep(form).check()
    form.locator(FIRST).focus()
    form.keyboard.type("Op het laatste moment")
    open_form(form, ROWS)

    assert stored(form)[f"{KEY}/field/uitkomst"] == "Op het laatste moment"


def test_switching_it_off_erases_what_was_kept_and_leaves_the_screen_alone(form: Page) -> None:
    keep(form).check()
    form.fill(FIRST, "Geheim")
    form.wait_for_timeout(SAVED)
    keep(form).uncheck()

    expect(said(form)).to_have_text("Wat bewaard was, is gewist. Je tekst staat nog op het scherm")
    assert "Geheim" not in form.evaluate(STORED)
    expect(form.locator(FIRST)).to_have_value("Geheim")
    form.on("dialog", lambda dialog: dialog.accept())
    open_form(form)
    expect(keep(form)).not_to_be_checked()
    expect(form.locator(FIRST)).to_have_value("")


def test_each_form_is_kept_apart(form: Page) -> None:
    keep(form).check()
    open_form(form, "formulieren/gesprek-voorbereiden/")

    expect(keep(form)).not_to_be_checked()


# Leaving.


def dialogs(page: Page, *, accept: bool) -> list[str]:
    """The kinds of question that the browser asks from now on, each answered the same."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept() if accept else dialog.dismiss()

    page.on("dialog", answer)
    return asked


@pytest.fixture(params=["instant navigation", "ordinary navigation"])
def leaving(request: pytest.FixtureRequest, page: Page) -> Page:
    """A form in a tab, under both ways to follow a link."""
    if request.param == "instant navigation":
        request.getfixturevalue("instant")
    open_form(page)
    page.wait_for_load_state("networkidle")
    return page


def follow(page: Page, name: str) -> None:
    """Choose something in the menu."""
    page.locator(".ot-nav").get_by_role("link", name=name, exact=True).first.click()


def test_a_link_asks_before_it_leads_away_from_text_that_is_not_kept(leaving: Page, base_url: str) -> None:
    leaving.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(leaving, accept=False)
    follow(leaving, "Gedachten")

    assert asked == ["confirm"]
    assert leaving.url.startswith(base_url + FORM)
    expect(leaving.locator(FIRST)).to_have_value("Nog niet klaar")


def test_who_goes_on_is_asked_once(leaving: Page, base_url: str) -> None:
    leaving.locator(FIRST).press_sequentially("Mag weg")
    asked = dialogs(leaving, accept=True)
    follow(leaving, "Gedachten")
    leaving.wait_for_url(f"{base_url}gedachten/")

    assert asked == ["confirm"]
    follow(leaving, "Start")
    leaving.wait_for_url(base_url)
    assert asked == ["confirm"]


def test_closing_the_page_asks_too(form: Page) -> None:
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=True)
    form.reload()

    assert asked == ["beforeunload"]


@pytest.mark.parametrize("state", ["empty", "kept"])
def test_nobody_is_asked_when_nothing_can_be_lost(leaving: Page, base_url: str, state: str) -> None:
    asked = dialogs(leaving, accept=True)
    if state == "kept":
        keep(leaving).check()
        leaving.locator(FIRST).press_sequentially("Bewaard")
    follow(leaving, "Gedachten")
    leaving.wait_for_url(f"{base_url}gedachten/")
    leaving.reload()

    assert asked == []
    if state == "kept":
        assert stored(leaving)[f"{KEY}/field/uitkomst"] == "Bewaard"


def test_a_link_on_the_page_itself_does_not_ask(form: Page) -> None:
    form.locator(FIRST).press_sequentially("Nog niet klaar")
    asked = dialogs(form, accept=False)
    form.get_by_role("link", name="Kopieer link").click()

    assert asked == []


def visit(page: Page) -> None:
    """Go to the form from the list of forms, without loading a new page."""
    page.evaluate("() => { window.same = true; }")
    page.locator("article").get_by_role("link", name="Exitstrategie").click()
    expect(keep(page)).to_be_visible()
    assert page.evaluate("window.same")


def back(page: Page) -> None:
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Formulieren")


def test_who_goes_back_in_the_browser_finds_the_text_again(instant: Page) -> None:
    instant.goto("formulieren/")
    instant.wait_for_load_state("networkidle")
    visit(instant)
    instant.locator(FIRST).press_sequentially("Niet kwijt")
    back(instant)
    visit(instant)

    expect(instant.locator(FIRST)).to_have_value("Niet kwijt")
    assert "Niet kwijt" not in instant.evaluate(STORED)


def test_listeners_go_with_the_form(instant: Page) -> None:
    instant.goto("formulieren/")
    instant.wait_for_load_state("networkidle")
    for _ in range(4):
        visit(instant)
        back(instant)
    visit(instant)
    instant.locator(FIRST).press_sequentially("Tekst")
    asked = dialogs(instant, accept=False)
    follow(instant, "Gedachten")

    assert asked == ["confirm"]


# Two tabs, and two assignments.


def test_another_tab_shows_what_is_typed_here(context: BrowserContext) -> None:
    one, other = open_form(context.new_page()), open_form(context.new_page())
    keep(one).check()
    expect(keep(other)).to_be_checked()
    one.fill(FIRST, "Uit de eerste tab")

    expect(other.locator(FIRST)).to_have_value("Uit de eerste tab")


def test_another_tab_never_types_in_the_field_somebody_is_in(context: BrowserContext) -> None:
    one, other = open_form(context.new_page()), open_form(context.new_page())
    keep(one).check()
    expect(keep(other)).to_be_checked()
    other.bring_to_front()
    other.locator(FIRST).focus()
    other.keyboard.type("Hier")
    one.evaluate(
        """field => { field.value = 'Elders'; field.dispatchEvent(new Event('input', {bubbles: true})); }""",
        one.locator(FIRST).element_handle(),
    )
    one.fill(SECOND, "Ook elders")

    expect(other.locator(SECOND)).to_have_value("Ook elders")
    expect(other.locator(FIRST)).to_have_value("Hier")
    other.keyboard.type(" en nu")
    other.keyboard.press("Tab")
    expect(one.locator(FIRST)).to_have_value("Hier en nu")


def test_a_field_that_was_only_looked_at_shows_what_the_other_tab_wrote(context: BrowserContext) -> None:
    one, other = open_form(context.new_page()), open_form(context.new_page())
    keep(one).check()
    expect(keep(other)).to_be_checked()
    other.bring_to_front()
    other.locator(FIRST).focus()
    one.fill(FIRST, "Uit de eerste tab")
    one.wait_for_timeout(SAVED)
    other.keyboard.press("Tab")

    expect(other.locator(FIRST)).to_have_value("Uit de eerste tab")
    expect(one.locator(FIRST)).to_have_value("Uit de eerste tab")


def test_switching_off_in_one_tab_does_not_take_the_text_from_the_other(context: BrowserContext) -> None:
    one, other = open_form(context.new_page()), open_form(context.new_page())
    keep(one).check()
    one.fill(FIRST, "Geheim")
    expect(other.locator(FIRST)).to_have_value("Geheim")
    keep(one).uncheck()

    expect(keep(other)).not_to_be_checked()
    expect(other.locator(FIRST)).to_have_value("Geheim")
    other.wait_for_timeout(SAVED)
    assert "Geheim" not in other.evaluate(STORED)


def test_rows_of_two_tabs_are_all_there(context: BrowserContext) -> None:
    one, other = open_form(context.new_page(), ROWS), open_form(context.new_page(), ROWS)
    keep(one).check()
    expect(keep(other)).to_be_checked()
    fill_facts(one, "A", "B")
    expect(other.locator(".ot-row")).to_have_count(2)
    press(other, "Nog een feit")
    other.locator(".ot-row textarea[data-ot-field=feit]").nth(2).fill("C")

    expect(one.locator(".ot-row")).to_have_count(3)
    expect(one.locator(".ot-row textarea[data-ot-field=feit]").nth(2)).to_have_value("C")
    assert facts(one) == facts(other) == ["A", "B", "C"]


def test_each_assignment_has_its_own_text(form: Page) -> None:
    keep(form).check()
    form.fill(FIRST, "Van de eerste")
    form.wait_for_timeout(SAVED)
    form.locator(".ot-assignment summary").click()
    press_in = form.locator("ot-assignment")
    press_in.get_by_role("button", name="Nieuwe opdracht").click()
    press_in.get_by_label("Schuilnaam").fill("Vuurtoren")
    press_in.get_by_role("button", name="Bewaar de naam").click()

    expect(form.locator(FIRST)).to_have_value("")
    expect(keep(form)).not_to_be_checked()
    form.fill(FIRST, "Van de tweede, niet bewaard")
    press_in.get_by_label("Ik werk aan").select_option(index=0)
    expect(form.locator(FIRST)).to_have_value("Van de eerste")
    press_in.get_by_label("Ik werk aan").select_option(index=1)
    expect(form.locator(FIRST)).to_have_value("Van de tweede, niet bewaard")
    assert "Van de tweede" not in form.evaluate(STORED)


# Rows.


@pytest.mark.parametrize("kept", [True, False])
def test_rows_can_be_added_moved_and_taken_away(page: Page, kept: bool) -> None:
    open_form(page, ROWS)
    keep(page).set_checked(kept)
    fill_facts(page, "A", "B", "C")
    expect(page.locator(".ot-row legend")).to_have_text(["Feit 1", "Feit 2", "Feit 3"])

    press(page, "Omhoog: Feit 3")
    assert facts(page) == ["A", "C", "B"]
    expect(said(page)).to_have_text("Staat nu op plek 2 van 3")
    press(page, "Omlaag: Feit 1")
    assert facts(page) == ["C", "A", "B"]

    press(page, "Haal weg: Feit 2")
    assert facts(page) == ["C", "B"]
    expect(page.locator(".ot-row legend")).to_have_text(["Feit 1", "Feit 2"])
    press(page, "Maak ongedaan")
    assert facts(page) == ["C", "A", "B"]

    page.on("dialog", lambda dialog: dialog.accept())
    page.wait_for_timeout(SAVED)
    open_form(page, ROWS)
    assert facts(page) == (["C", "A", "B"] if kept else [""])


def test_a_row_that_is_taken_away_leaves_nothing_in_storage(page: Page) -> None:
    open_form(page, ROWS)
    keep(page).check()
    fill_facts(page, "A", "Geheim")
    press(page, "Haal weg: Feit 2")

    assert "Geheim" not in page.evaluate(STORED)


def test_the_ends_cannot_be_moved_further_and_the_last_row_stays(page: Page) -> None:
    open_form(page, ROWS)
    rows = page.locator("ot-form")
    for name in ("Omhoog", "Omlaag", "Haal weg"):
        expect(rows.get_by_role("button", name=f"{name}: Feit 1")).to_be_disabled()
    press(page, "Nog een feit")
    expect(rows.get_by_role("button", name="Omlaag: Feit 1")).to_be_enabled()
    expect(rows.get_by_role("button", name="Omlaag: Feit 2")).to_be_disabled()


def test_focus_goes_with_the_row_and_never_gets_lost(page: Page) -> None:
    open_form(page, ROWS)
    fill_facts(page, "A", "B", "C")
    rows = page.locator("ot-form")

    button = rows.get_by_role("button", name="Omhoog: Feit 3")
    button.focus()
    page.keyboard.press("Enter")
    expect(rows.get_by_role("button", name="Omhoog: Feit 2")).to_be_focused()
    page.keyboard.press("Enter")
    # At the top there is no up any more: the way back has focus.
    expect(rows.get_by_role("button", name="Omlaag: Feit 1")).to_be_focused()
    assert facts(page) == ["C", "A", "B"]

    rows.get_by_role("button", name="Haal weg: Feit 3").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ot-row textarea").nth(7)).to_be_focused()
    expect(said(page)).to_have_text("Feit 3 is weg.")


def test_a_new_row_has_names_of_its_own_and_gets_focus(page: Page) -> None:
    open_form(page, ROWS)
    press(page, "Nog een feit")

    second = page.locator(".ot-row").nth(1)
    expect(second.locator("textarea").first).to_be_focused()
    expect(second.get_by_label("Afspraak", exact=True)).to_have_accessible_description(
        "Wat was afgesproken, en waar staat dat? Of waar rekende je op, zonder dat iemand het zei?"
    )
    ids = page.locator("article [id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))


# All at once.


@pytest.mark.parametrize("path", [FORM, ROWS])
def test_emptying_asks_first_and_can_be_undone(page: Page, path: str) -> None:
    open_form(page, path)
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
    assert "Twee" not in page.evaluate(STORED)
    press(page, "Maak ongedaan")
    expect(fields.nth(0)).to_have_value("Een")
    expect(fields.nth(1)).to_have_value("Twee")
    assert "Twee" in page.evaluate(STORED)


def test_emptying_puts_all_rows_back_on_undo(page: Page) -> None:
    open_form(page, ROWS)
    fill_facts(page, "A", "B")
    press(page, "Maak leeg")
    page.get_by_role("dialog").get_by_role("button", name="Ja").click()
    assert facts(page) == [""]
    press(page, "Maak ongedaan")

    assert facts(page) == ["A", "B"]


def test_it_is_copied_as_text_that_pastes_well(page: Page) -> None:
    open_form(page, ROWS)
    fill_facts(page, "Week 4: afgezegd.\nWeek 6: weer.", "Week 8.")
    page.locator(".ot-row textarea[data-ot-field=effect]").first.fill("  Het plan ligt stil. ")
    press(page, "Kopieer als tekst")

    expect(said(page)).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Feitenmodel\n\nFeit 1\n\nFeit\nWeek 4: afgezegd.\nWeek 6: weer.\n\nEffect\nHet plan ligt stil.\n\n"
        "Feit 2\n\nFeit\nWeek 8.\n"
    )


def test_an_empty_form_says_that_there_is_nothing_to_copy(form: Page) -> None:
    press(form, "Kopieer als tekst")

    expect(said(form)).to_have_text("Er is nog niets ingevuld")


def test_where_copying_is_not_allowed_the_text_can_be_selected(form: Page) -> None:
    form.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    form.fill(FIRST, "Een goed einde")
    press(form, "Kopieer als tekst")

    shown = form.get_by_label("Exitstrategie als tekst")
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
    assert "Signalen waarbij ik over stoppen ga praten" in printed
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
    open_form(page, ROWS)
    fill_facts(page, "A", "B")
    page.emulate_media(media="print")
    breaks = page.locator(".ot-row, .ot-field:not([hidden])").evaluate_all(
        "all => all.map(each => getComputedStyle(each).breakInside)"
    )

    assert set(breaks) == {"avoid"}


def test_without_javascript_a_form_can_be_filled_in_and_printed(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ROWS)
    page.locator("textarea").first.fill("Zonder JavaScript")

    expect(page.get_by_text("Wat je hier invult, wordt niet bewaard.")).to_be_visible()
    expect(page.get_by_text("Heb je meer feiten?")).to_be_visible()
    expect(page.locator("article button:visible, article [type=checkbox]:visible")).to_have_count(0)
    assert "Zonder JavaScript" in page.locator("textarea").first.input_value()
    context.close()


# When it cannot be kept.


@pytest.mark.parametrize("script", [BLOCKED, NO_ROOM])
def test_where_nothing_can_be_kept_the_form_works_and_says_so(page: Page, script: str) -> None:
    page.add_init_script(script)
    open_form(page)
    keep(page).check()
    page.locator(FIRST).press_sequentially("Toch getypt")
    page.wait_for_timeout(SAVED)

    expect(page.locator("[data-ot-state]")).to_have_text("Lukt nu niet")
    expect(page.locator(".ot-notice:visible")).to_have_count(1)
    asked = dialogs(page, accept=False)
    page.locator(".ot-nav").get_by_role("link", name="Gedachten").first.click()
    assert asked == ["confirm"]
    expect(page.locator(FIRST)).to_have_value("Toch getypt")


# For everybody.


def test_a_form_can_be_filled_in_with_the_keyboard_alone(page: Page) -> None:
    open_form(page, ROWS)
    keep(page).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Eerste vak")
    for _ in range(7):
        page.keyboard.press("Tab")
    # The three buttons of the only row cannot be pressed, so this is the next one.
    expect(page.get_by_role("button", name="Nog een feit")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Tweede feit")
    page.wait_for_timeout(SAVED)

    kept = [each for name, each in stored(page).items() if "/row/" in name]
    assert sorted(kept) == ["Eerste vak", "Tweede feit"]
