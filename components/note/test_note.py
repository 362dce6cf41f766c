"""The note that a reader takes along to a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.examples import example
from tests.support.tools import all_ready, said

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PAGE = "mijn-notitie/"


def shown(page: Page, kind: str) -> Locator:
    """The lines of a kind that can be seen: flag, chosen or item."""
    return page.locator(f"[data-ot-{kind}]:visible")


def test_the_note_shows_flags_that_play_what_was_chosen_and_what_is_open(page: Page) -> None:
    example("note", "na een week").open(page)

    expect(shown(page, "flag")).to_have_text(["Droogte: soms", "Slakken: vaak"])
    expect(shown(page, "chosen")).to_have_text(["Grond keuren"])
    expect(shown(page, "item")).to_have_count(8)


def test_the_note_can_be_narrowed_to_a_phase_and_remembers_it(page: Page) -> None:
    example("note", "nog niets gekozen").open(page)
    page.get_by_label("Waar sta je?").select_option("Groeien")
    page.reload()
    all_ready(page)

    expect(page.get_by_label("Waar sta je?")).to_have_value("groeien")
    expect(shown(page, "item")).to_have_count(4)


def test_the_note_is_copied_as_plain_text(page: Page) -> None:
    example("note", "na een week").open(page)
    page.get_by_label("Waar sta je?").select_option("Zaaien")
    page.get_by_role("button", name="Kopieer als tekst").click()
    said(page, "Gekopieerd")
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")

    assert text == (
        "Mijn gespreksnotitie: Mijn tuintje\n\n"
        "Wat er speelt\n- Droogte: soms\n- Slakken: vaak\n\n"
        "Wat ik wil doen\n- Grond keuren\n\n"
        "Wat nog open staat\n1 van 3 gedaan, 1 n.v.t.\n\n"
        "Zaaien\n- Ik ken een buur.\n- Ik schreef een tip op.\n"
    )


def test_where_copying_is_forbidden_the_text_stands_selected(page: Page) -> None:
    example("note", "de tekst om te kopiëren").open(page)
    field = page.get_by_label("Mijn gespreksnotitie als tekst")

    expect(field).to_be_focused()
    said(page, "Kopiëren mag hier niet. De tekst staat geselecteerd in het veld.")
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") > 100


def test_without_javascript_the_note_lists_everything_to_tick_on_paper(unscripted: Page) -> None:
    unscripted.goto(PAGE)

    expect(shown(unscripted, "flag")).to_have_count(3)
    expect(shown(unscripted, "chosen")).to_have_count(5)
    expect(shown(unscripted, "item")).to_have_count(10)
    expect(unscripted.locator("article :is(button, select, input, textarea):visible")).to_have_count(0)


def test_printing_the_note_leaves_out_what_is_not_the_note(page: Page) -> None:
    example("note", "nog niets gekozen").open(page)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print de notitie").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Wat we afspreken")).to_be_visible()
    expect(page.get_by_role("heading", name="Meenemen naar laptop of telefoon")).to_be_hidden()
    expect(page.locator("article :is(button, select, input):visible")).to_have_count(0)


def test_what_was_kept_of_a_record_that_is_gone_is_shown_as_old_and_copied(page: Page) -> None:
    example("note", "van onderdelen die er niet meer zijn").open(page)

    expect(page.locator("[data-ot-old]:visible")).to_have_text(
        [
            "Ruzie om het hek: vaak",
            "Ik ken een buur: aangevinkt",
            "Ik schreef een tip op: n.v.t.",
            "Afscheid van de tuin: Twee rijen bonen.; De buur.",
        ]
    )
    page.get_by_role("button", name="Kopieer als tekst").click()
    said(page, "Gekopieerd")
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert (
        "\n\nDit bewaarde je bij een onderdeel dat er niet meer is\n"
        "- Ruzie om het hek: vaak\n- Ik ken een buur: aangevinkt\n- Ik schreef een tip op: n.v.t.\n"
        "- Afscheid van de tuin: Twee rijen bonen.; De buur.\n"
    ) in text


def test_who_kept_nothing_of_a_record_that_is_gone_reads_nothing_of_it(page: Page) -> None:
    page.goto("/oud/mijn-notitie/")
    all_ready(page)

    expect(page.get_by_text("een onderdeel dat er niet meer is")).to_be_hidden()


def test_the_phrases_that_somebody_chose_stand_in_the_note_and_in_its_copy(page: Page) -> None:
    example("note", "met zinnen").open(page)
    expect(page.locator("[data-ot-phrases] q")).to_have_text(["Mag ik graven?", "<b>Zo</b> gaat het niet."])

    page.get_by_role("button", name="Kopieer als tekst").click()
    said(page, "Gekopieerd")
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert "\n\nWat ik wil zeggen\n- “Mag ik graven?”\n- “<b>Zo</b> gaat het niet.”\n\n" in text


def test_a_phrase_is_taken_out_of_the_note_and_put_back(page: Page) -> None:
    example("note", "met zinnen").open(page)
    page.get_by_role("button", name="Haal weg: Mag ik graven?").click()
    said(page, "De zin is weg. Je kunt het nog ongedaan maken.")
    expect(page.locator("[data-ot-phrases] q")).to_have_text(["<b>Zo</b> gaat het niet."])
    expect(page.get_by_role("button", name="Maak ongedaan")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator("[data-ot-phrases] q")).to_have_count(2)


def test_a_phrase_belongs_to_the_assignment_that_it_was_chosen_for(page: Page) -> None:
    example("note", "van onderdelen die er niet meer zijn").open(page)

    expect(page.locator("[data-ot-phrases] q")).to_have_count(0)
    expect(page.get_by_role("link", name="Kies er een uit alle zinnen")).to_be_visible()


def test_the_phrases_are_printed_and_where_there_are_none_nothing_of_them(page: Page) -> None:
    for example_name, printed in (("nog niets gekozen", False), ("met zinnen", True)):
        example("note", example_name).open(page)
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name="Wat ik wil zeggen")).to_be_visible(visible=printed)
        page.emulate_media(media="screen")
