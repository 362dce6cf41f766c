"""The mails in one document to adapt: well structured, and with every gap to be seen, on paper as well."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from odfdo import Document
from pypdf import PdfReader

from macros import documents, model
from macros.loading import load
from tests.support import guides, hostile, office, pdf
from tests.support.data import changed

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
_STYLE = f"{{{NAMES['text']}}}style-name"


@pytest.fixture(scope="module")
def guide() -> model.Library:
    return load(guides.GUIDE)


def made(guide: model.Library) -> bytes:
    (document,) = documents.build(guide, ["mails"])
    return document.content


def body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("content.xml"))


def plain(element: etree._Element) -> str:
    """The text of an element; in ODF a space at the end of a piece is an element."""
    for space in element.iterfind(".//text:s", NAMES):
        space.text = " "
    return "".join(element.itertext())


def lines(content: bytes, *styles: str) -> list[str]:
    """The text of each paragraph that has one of some styles."""
    return [plain(each) for each in body(content).iterfind(".//text:p", NAMES) if each.get(_STYLE) in styles]


def filled(mail: model.Mail, text: str) -> str:
    """A line of a mail, with the name of each gap between brackets."""
    labels = {gap.id: gap.label for gap in mail.gaps}
    return "".join(f"[{labels[each]}]" if kind == "gap" else each for kind, each in mail.pieces(text))


def test_each_mail_has_a_heading_and_stands_in_it_with_the_name_of_each_gap(guide: model.Library) -> None:
    content = made(guide)
    headings = [
        (int(each.get(f"{{{NAMES['text']}}}outline-level")), "".join(each.itertext()))
        for each in body(content).iterfind(".//text:h", NAMES)
    ]
    mails = guide.of(model.Mail)

    assert headings[0] == (1, guide.showing["mails"].title)
    assert [text for level, text in headings if level == 2] == [mail.title for mail in mails]
    assert lines(content, "Letter") == [filled(mail, text) for mail in mails for text in mail.body]
    assert [line.partition(": ")[2] for line in lines(content, "Subject")] == [
        filled(mail, mail.subject) for mail in mails
    ]


def test_it_says_what_comes_in_each_gap_and_what_to_look_at_before_sending(guide: model.Library) -> None:
    expected = [
        each
        for mail in guide.of(model.Mail)
        for each in (
            *(f"{gap.label}: {gap.example}" for gap in mail.gaps),
            *(text.text for text in mail.before_sending),
        )
    ]

    assert lines(made(guide), "Point") == expected


def test_each_mail_leads_to_its_place_on_the_site(guide: model.Library) -> None:
    links = {
        each.get("{http://www.w3.org/1999/xlink}href")
        for each in body(made(guide)).iterfind(".//text:a", NAMES)
    }

    assert {f"{guide.publication.site_url}brieven/#{mail.id}" for mail in guide.of(model.Mail)} <= links


def test_the_same_mails_give_the_same_bytes_and_tell_no_time(guide: model.Library) -> None:
    with zipfile.ZipFile(io.BytesIO(made(guide))) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made(guide) == made(guide)
    assert Document(io.BytesIO(made(guide))).meta.date.date() == guide.publication.date


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_text_is_never_markup_in_a_mail(guide: model.Library, text: str) -> None:
    mail = guide.of(model.Mail)[0]
    gap = mail.gaps[0].model_copy(update={"label": text, "example": text})
    bad = mail.model_copy(update={"body": (f"Dag {{{gap.id}}}",), "gaps": (gap, *mail.gaps[1:])})
    content = made(changed(guide, mails=(bad,)))

    assert lines(content, "Letter") == [f"Dag [{text}]"]
    assert lines(content, "Point")[0] == f"{text}: {text}"


def test_a_handreiking_without_mails_has_no_such_document(guide: model.Library) -> None:
    assert documents.build(changed(guide, mails=()), ["mails"]) == []


def test_libreoffice_opens_it_and_shows_every_line_also_in_print(
    guide: model.Library, tmp_path: Path
) -> None:
    file = tmp_path / "mails.odt"
    file.write_bytes(made(guide))
    office.save(file, folder=tmp_path)
    text = pdf.text_of_pages(PdfReader(tmp_path / "mails.pdf").pages)
    expected = [filled(mail, each) for mail in guide.of(model.Mail) for each in (mail.subject, *mail.body)]

    assert [each for each in expected if pdf.squash(each) not in text] == []
