"""The records around the phases in the handreiking: what to say first, and whose wording it is."""

from __future__ import annotations

import io
import shutil

import pytest
from pypdf import PdfReader

from macros import documents, dutch, model
from macros.loading import load
from tests.support import complete, guides, pdf
from tests.support.data import changed


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> model.Library:
    """The invented handreiking, for somebody who does it for another."""
    data = tmp_path_factory.mktemp("guide") / "data"
    shutil.copytree(guides.GUIDE, data)
    for name, old, new in (
        ("publication.yml", "  giving_back: ", "  client: eigenaar\n  giving_back: "),
        (
            "red_flags.yml",
            "questions_client: []",
            "questions_client: ['Wat zie jij zelf?', 'Wat wil jij ermee?']",
        ),
    ):
        file = data / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return load(data)


def handreiking(guide: model.Library) -> PdfReader:
    (made,) = documents.build(guide, ["handreiking"])
    return PdfReader(io.BytesIO(made.content))


@pytest.fixture(scope="module")
def reader(guide: model.Library) -> PdfReader:
    return handreiking(guide)


def shown(reader: PdfReader, record: model.Record) -> str:
    """What stands from the heading of a record on, on its page and the next."""
    number = reader.get_destination_page_number(reader.named_destinations[record.id])
    pages = (each.extract_text() for each in reader.pages[number : number + 2])
    # The head of a page has names as well: from its second line on it is what the page shows.
    text = pdf.squash("\n".join(each.split("\n", 2)[2] for each in pages if each.count("\n") > 1))
    return text[text.index(pdf.squash(record.headline)) :]


def places(text: str, *parts: str) -> list[int]:
    return [text.index(pdf.squash(part)) for part in parts]


def test_every_text_of_every_record_is_in_it(guide: model.Library, reader: PdfReader) -> None:
    absent = set(complete.in_the_pdf(guide, reader))

    elsewhere = ("phase.unit.", "form.unit.", *(f"conversation.{each} " for each in complete.OF_THE_SCRIPT))

    assert {each for each in absent if not each.startswith(elsewhere)} == set()
    assert {each for each in guide.records if each not in guide.owners} <= set(reader.named_destinations)


def test_what_to_say_comes_right_after_what_it_is_about(guide: model.Library, reader: PdfReader) -> None:
    say = guide.say
    for intervention in guide.interventions:
        text = shown(reader, intervention)
        where = places(text, intervention.summary.text, intervention.phrases[0].text, say.intervention.why)
        assert where == sorted(where), intervention.id
    for turn in (*guide.of(model.Reaction), *guide.of(model.Situation)):
        text = shown(reader, turn)
        where = places(text, turn.summary.text, turn.phrases[0].text, say.turn.meaning)
        assert where == sorted(where), turn.id
    for path in guide.of(model.ReadingPath):
        text = shown(reader, path)
        where = places(
            text, path.summary.text, *(each.text for each in path.phrases), path.introduction[0].text
        )
        assert where == sorted(where), path.id


def test_a_flag_with_ways_to_help_has_them_first_and_asks_the_client_last_and_only_if_that_is_safe(
    guide: model.Library, reader: PdfReader
) -> None:
    say = guide.say.red_flag
    for flag in guide.red_flags:
        asked = [flag.questions_client[0].text]
        order = [flag.phrases[0].text, flag.meaning[0].text, flag.signs[0].text, flag.questions_self[0].text]
        last = [say.do, flag.giving_back[0].text]
        if flag.routes:
            order = [flag.routes[0].name, *order, *last, say.only_safe, *asked]
        else:
            order = [*order, *asked, *last]
        text = shown(reader, flag)

        where = places(text, *order)
        assert where == sorted(where), flag.id
        own = text[: where[-1]]
        assert (pdf.squash(say.only_safe) in own) is bool(flag.routes), flag.id


def test_the_positions_answer_the_same_questions_in_the_same_order(
    guide: model.Library, reader: PdfReader
) -> None:
    say = guide.say.position
    heads = (say.say, say.decides, say.read_first, say.call_first, say.avoid, say.on_paper, say.changes)
    for position in guide.of(model.Position):
        where = places(shown(reader, position), *heads)
        assert where == sorted(where), position.id


def test_positions_say_that_nobody_confirmed_them_until_all_are(
    guide: model.Library, reader: PdfReader
) -> None:
    unreviewed = pdf.squash(guide.say.position.unreviewed)
    positions = tuple(
        each.model_copy(update={"confirmed_on": guide.publication.date, "confirmed_by": "jurist van de club"})
        for each in guide.of(model.Position)
    )
    some = changed(guide, positions=(positions[0], *guide.of(model.Position)[1:]))

    assert unreviewed in pdf.text_of_pages(reader.pages)
    assert unreviewed in pdf.text_of_pages(handreiking(some).pages)
    assert unreviewed not in pdf.text_of_pages(handreiking(changed(guide, positions=positions)).pages)


def test_a_record_leads_to_what_it_leans_on_and_back(guide: model.Library, reader: PdfReader) -> None:
    source = guide.of(model.Citation)[0]
    leaning = [each for each in guide.of(model.Position) if source.id in each.citations]
    others = [each for each in guide.of(model.Position) if source.id not in each.citations]
    line = pdf.squash(f"{guide.say.record.leans_on} {source.title}")

    assert leaning
    assert others
    assert all(line in shown(reader, each) for each in leaning)
    assert line not in pdf.text_of_pages(reader.pages).replace(line, "", len(leaning))
    text = shown(reader, source)
    assert pdf.squash(dutch.date(source.looked_on)) in text
    assert pdf.squash(guide.say.citation.leaning + leaning[0].name) in text
    assert source.link in {
        str(link["/A"]["/URI"]) for _, link in pdf.links(reader) if "/URI" in link.get("/A", {})
    }


def test_it_says_whose_wording_a_record_is(guide: model.Library, reader: PdfReader) -> None:
    say = guide.say.record
    for record in (*guide.red_flags, *guide.interventions):
        assert pdf.squash(say.sourced_title) in shown(reader, record), record.id
    many = guide.say.kind(model.Thought.kind).many
    for thought in guide.thoughts:
        assert pdf.squash(say.sourced.format(many=many)) in shown(reader, thought), thought.id
    for name in ("positions", "steps", "reactions", "mails", "cases"):
        assert pdf.squash(say.ours) in shown(reader, guide.showing[name]), name


def test_steps_are_numbered_in_the_order_of_the_data_and_what_goes_before_all_is_not(
    guide: model.Library,
) -> None:
    before, *steps = guide.of(model.Step)
    turned = changed(guide, steps=(*reversed(steps), before))
    reader = handreiking(turned)
    text = shown(reader, guide.showing["steps"])

    where = places(text, guide.say.step.before_all, before.title, *(each.title for each in reversed(steps)))
    assert where == sorted(where)
    numbered = [
        f"{number}{pdf.squash(each.label + each.title)}" for number, each in enumerate(reversed(steps), 1)
    ]
    assert [each for each in numbered if each not in text] == []


def test_a_mail_shows_the_name_of_each_gap_where_the_data_has_its_id(
    guide: model.Library, reader: PdfReader
) -> None:
    mail = guide.of(model.Mail)[0]
    labels = {gap.id: gap.label for gap in mail.gaps}
    text = shown(reader, mail)
    expected = [
        "".join(labels[each] if kind == "gap" else each for kind, each in mail.pieces(line))
        for line in (mail.subject, *mail.body)
    ]

    assert [each for each in expected if pdf.squash(each) not in text] == []


def test_a_story_ends_with_how_it_ends_and_three_questions(guide: model.Library, reader: PdfReader) -> None:
    for case in guide.of(model.Case):
        position = guide.records[case.position].name
        questions = (each.text for each in case.questions)
        where = places(shown(reader, case), position, case.story[-1].text, case.ending, *questions)
        assert where == sorted(where), case.id


def test_a_record_that_fits_on_a_page_is_not_parted(guide: model.Library) -> None:
    # Longer than what is left of the page of the one before, and shorter than a page.
    long = (model.Inline.parse("De buurman keek over het hek en zag dat het weer te droog was. " * 5),) * 6
    cases = tuple(each.model_copy(update={"story": long}) for each in guide.of(model.Case))
    reader = handreiking(changed(guide, cases=cases))
    numbers = [reader.get_destination_page_number(reader.named_destinations[each.id]) for each in cases]

    assert numbers[0] < numbers[1]
    for case, number in zip(cases, numbers, strict=True):
        assert pdf.squash(case.questions[-1].text) in pdf.text_of_pages([reader.pages[number]])
