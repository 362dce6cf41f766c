"""A changed text never goes out under the name of an older version, and each version says what changed."""

from __future__ import annotations

import copy
import datetime
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from macros import addresses, changelog, documents, open_data, releases, site
from macros.documents import data as document_data
from macros.loading import load, order, read_releases
from macros.model import Release
from tests.support.guides import GUIDE

if TYPE_CHECKING:
    from pathlib import Path

    from macros.model import Library


def item(name: str, kind: str = "term", **fields: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "name": name.capitalize(), **fields}


def tree(*records: dict[str, Any], **publication: Any) -> dict[str, Any]:
    return {"publication": {"title": "Moestuin", **publication}, "records": list(records)}


def names(items: tuple[releases.Item, ...]) -> list[str]:
    return [each.id for each in items]


@pytest.fixture(scope="module")
def guide() -> Library:
    """The invented handreiking, which was never released."""
    return load(GUIDE)


def released(library: Library, version: str = "", **publication: Any) -> Release:
    """What a release of these records would have kept."""
    content = json.loads(json.dumps(open_data.data(library)))
    content["publication"] |= publication
    return Release(
        version or library.publication.version,
        library.publication.date,
        content,
        {"handreiking.pdf": b"%PDF van toen"},
    )


def with_another_text(release: Release) -> Release:
    """The same release, in which the first record had another name and the last was not there."""
    content = copy.deepcopy(dict(release.content))
    content["records"][0]["name"] = "Heette eerst anders"
    content["records"].append(item("verdwenen"))
    del content["records"][-2]
    return replace(release, content=content)


# What differs between two versions.


def test_records_that_came_changed_and_went_are_told_apart() -> None:
    before = tree(item("blijft", text="a"), item("anders", text="a"), item("weg"))
    after = tree(item("blijft", text="a"), item("anders", text="b"), item("erbij"))

    found = releases.changes(before, after)

    assert (names(found.new), names(found.changed), names(found.gone)) == (["erbij"], ["anders"], ["weg"])
    assert str(found) == "1 nieuw, 1 veranderd, 1 vervallen"
    assert found.by_kind() == {
        "term": {"Nieuw": [*found.new], "Veranderd": [*found.changed], "Vervallen": [*found.gone]}
    }


def test_a_record_within_another_counts_for_itself() -> None:
    before = tree(item("stap", "intervention", checklist=[item("een", "checklist_item", text="a")]))
    after = tree(
        item("stap", "intervention", checklist=[item("een", "checklist_item", text="b"), item("twee", "checklist_item")])
    )

    found = releases.changes(before, after)

    assert (names(found.new), names(found.changed), names(found.gone)) == (["twee"], ["een"], [])


@pytest.mark.parametrize(
    "later",
    [
        {"url": "https://elders.example/#een"},
        {"review_by": "2028-01-01", "confirmed_on": "2027-01-01", "confirmed_by": "adviseur"},
        {"nieuw_veld": None, "lijst": [], "tekst": "", "deel": {}},
    ],
)
def test_where_it_stands_who_confirmed_it_and_an_empty_field_are_no_change(later: dict[str, Any]) -> None:
    before, after = tree(item("een", text="a")), tree(item("een", text="a", **later))

    assert not releases.changes(before, after)
    assert not releases.differs(before, after)


def test_another_order_or_title_is_a_difference_though_no_record_changed() -> None:
    one, other = item("een"), item("ander")

    assert not releases.changes(tree(one, other), tree(other, one))
    assert releases.differs(tree(one, other), tree(other, one))
    assert releases.differs(tree(one), tree(one, title="Siertuin"))
    assert not releases.differs(tree(one), tree(one, version="9.0.0", security_expires="2030-01-01"))


# What a version is called.


def test_who_never_released_anything_has_a_plain_version(guide: Library) -> None:
    assert releases.shown(guide) == guide.publication
    assert releases.history(guide) == {}
    assert releases.earlier(guide) == []


def test_a_version_that_is_as_it_was_released_has_a_plain_name(guide: Library) -> None:
    same = replace(guide, releases=(released(guide),))

    assert releases.shown(same) == guide.publication
    assert releases.earlier(same) == []


def test_a_version_whose_text_changed_says_so_in_every_view(guide: Library) -> None:
    library = replace(guide, releases=(with_another_text(released(guide)),))
    version = f"{guide.publication.version} (sindsdien gewijzigd)"

    view = site.View(library, [])
    shown = [view.render(each) for each in ("footer", "imprint", "colophon", "open_data", "offline_download") for view in [view] if each != "open_data"]
    shown.append(document_data.handreiking(library))
    shown.append(document_data.checklist(library, library.phases[0], "x/"))
    shown.append(document_data.cards(library, "x/", duplex=True))

    assert [text for text in shown if version not in text] == []


def test_the_forms_say_it_too(guide: Library) -> None:
    same, other = (
        replace(guide, releases=(each,)) for each in (released(guide), with_another_text(released(guide)))
    )

    def foot(library: Library) -> str:
        form, *_ = documents.build(library, ["forms"])
        import io, zipfile

        return zipfile.ZipFile(io.BytesIO(form.content)).read("styles.xml").decode()

    assert "(sindsdien gewijzigd)" in foot(other)
    assert "gewijzigd" not in foot(same)
