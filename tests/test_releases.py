"""A changed text never goes out under the name of an older version, and each version says what changed."""

from __future__ import annotations

import copy
import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from macros import changelog, documents, open_data, releases, site
from macros.documents import data as document_data
from macros.loading import load, order, read_releases
from macros.model import Release, kinds
from tests.support.guides import GUIDE
from tests.support.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from macros.model import Library
    from tests.support.data import Data


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


def released(library: Library, version: str = "") -> Release:
    """What a release of these records would have kept."""
    content = json.loads(json.dumps(open_data.data(library)))
    content["publication"]["version"] = version = version or library.publication.version
    return Release(
        version,
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


def test_records_that_came_changed_and_went_are_told_apart(guide: Library) -> None:
    before = tree(item("blijft", text="a"), item("anders", text="a"), item("weg"))
    after = tree(item("blijft", text="a"), item("anders", text="b"), item("erbij"))

    found = releases.changes(before, after)

    assert (names(found.new), names(found.changed), names(found.gone)) == (["erbij"], ["anders"], ["weg"])
    assert found.counted(guide.say) == "1 nieuw, 1 veranderd, 1 vervallen"
    assert found.by_kind(guide.say) == {
        "term": {"Nieuw": [*found.new], "Veranderd": [*found.changed], "Vervallen": [*found.gone]}
    }


def test_a_record_that_is_retired_went_and_what_is_left_of_it_did_not_come() -> None:
    found = releases.changes(tree(item("weg")), tree(item("weg", "retired", was="weg")))

    assert found == releases.Changes(gone=(releases.Item("weg", "term", "Weg"),))


def test_a_record_within_another_counts_for_itself() -> None:
    before = tree(item("stap", "intervention", checklist=[item("een", "checklist_item", text="a")]))
    after = tree(
        item(
            "stap",
            "intervention",
            checklist=[item("een", "checklist_item", text="b"), item("twee", "checklist_item")],
        )
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


def foot_of_a_form(library: Library) -> str:
    form, *_ = documents.build(library, ["forms"])
    return zipfile.ZipFile(io.BytesIO(form.content)).read("styles.xml").decode()


#: Every view that says which version it is.
VIEWS: dict[str, Callable[[Library], str]] = {
    **{
        name: lambda library, name=name: site.View(library, []).render(name)
        for name in ("footer", "imprint", "colophon", "offline_download")
    },
    "handreiking": document_data.handreiking,
    "checklist": lambda library: document_data.checklist(library, library.phases[0], "x/"),
    "cards": lambda library: document_data.cards(library, "x/", edition="duplex"),
    "forms": foot_of_a_form,
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_view_says_that_a_text_changed_since(guide: Library, view: Callable[[Library], str]) -> None:
    version = guide.publication.version
    same, other = (
        replace(guide, releases=(each,)) for each in (released(guide), with_another_text(released(guide)))
    )

    assert version in view(same)
    assert "sindsdien gewijzigd" not in view(same)
    assert f"{version} (sindsdien gewijzigd)" in view(other)


def test_a_version_that_is_on_its_way_says_so(guide: Library) -> None:
    library = replace(guide, releases=(released(guide, "0.0.1"),))

    assert releases.shown(library).version == f"{guide.publication.version} (nog niet uitgegeven)"


def test_the_open_data_keeps_the_bare_version_and_says_whether_it_is_what_was_released(
    guide: Library,
) -> None:
    said = {}
    for name, kept in {
        "nooit": (),
        "zo": (released(guide),),
        "anders": (with_another_text(released(guide)),),
        "straks": (released(guide, "0.0.1"),),
    }.items():
        library = replace(guide, releases=kept)
        (file, _) = open_data.documents(library, released=releases.released(library))
        content = json.loads(file.content)
        said[name] = content["released"]
        assert content["publication"]["version"] == guide.publication.version

    assert said == {"nooit": False, "zo": True, "anders": False, "straks": False}


# What the site keeps and says of earlier versions.


def test_earlier_versions_stay_and_so_does_this_one_once_it_changed(guide: Library) -> None:
    present = guide.publication.version
    old = released(guide, "0.0.1")

    def kept(latest: Release) -> list[str]:
        return [each.path for each in releases.earlier(replace(guide, releases=(old, latest)))]

    before = "downloads/eerder/0.0.1/handreiking.pdf"
    assert kept(released(guide)) == [before]
    assert kept(with_another_text(released(guide))) == [
        f"downloads/eerder/{present}/handreiking.pdf",
        before,
    ]


def test_the_page_with_downloads_links_to_them(guide: Library) -> None:
    library = replace(guide, releases=(released(guide, "0.0.1"),))
    earlier = releases.earlier(library)
    view = site.View(library, earlier)
    view.page = "downloads/"
    part = {"groups": ["earlier"], "id": "eerder", "title": "Eerdere versies"}

    link = 'href="eerder/0.0.1/handreiking.pdf" download>Versie 0.0.1 van '
    assert link in view.render("downloads", **part)
    assert site.View(guide, []).render("downloads", **part).strip() == ""


CHANGELOG = """# Wat er veranderde

Uitleg.

## 0.0.2, 2 maart 2026

- Met *nadruk*.

## 0.0.1, 1 maart 2026

- Begin.
"""


def page(library: Library, text: str = CHANGELOG) -> str:
    """The page with changes, as Markdown."""
    head, sections = changelog.read(text)
    view = site.View(library, releases.earlier(library))
    view.page = "wijzigingen/"
    return view.render("changes", head=head, sections=site.changes(library, sections))


def sections(markdown: str) -> dict[str, str]:
    """What stands below each heading of a version."""
    return {each.version: each.text for each in changelog.read(markdown)[1]}


def test_without_releases_the_page_is_what_people_wrote(guide: Library) -> None:
    assert " ".join(page(guide).split()) == " ".join(CHANGELOG.split())


def test_behind_what_people_wrote_stand_the_records_that_changed(guide: Library) -> None:
    second = released(guide, "0.0.2")
    library = replace(guide, releases=(with_another_text(released(guide, "0.0.1")), second))
    changed, new = second.content["records"][0], second.content["records"][-1]
    found = sections(page(library))

    assert found["0.0.2"].startswith("- Met *nadruk*.")
    assert "In de onderdelen: 1 nieuw, 1 veranderd, 1 vervallen." in found["0.0.2"]
    for each in (changed, new):
        assert f'#{each["id"]}">{each["name"]}</a></li>' in found["0.0.2"]
    # What is gone has no place to lead to.
    assert "<li>Vervallen: Verdwenen</li>" in found["0.0.2"]
    assert "In de onderdelen" not in found["0.0.1"]
    assert 'href="../downloads/eerder/0.0.1/handreiking.pdf"' in found["0.0.1"]


def test_the_records_stand_by_kind_under_its_name(guide: Library) -> None:
    second = released(guide, "0.0.2")
    library = replace(guide, releases=(with_another_text(released(guide, "0.0.1")), second))
    titles = re.findall("<h3>(.*?)</h3>", page(library))

    assert titles == list(dict.fromkeys(titles))
    assert set(titles) <= {library.say.kind(of.kind).many.capitalize() for of in kinds()}


def test_what_is_not_released_stands_on_top(guide: Library) -> None:
    library = replace(guide, releases=(with_another_text(released(guide)),))
    found = sections(page(library, "# Wat er veranderde\n\n## 0.0.1, 1 maart 2026\n\n- Begin.\n"))

    assert next(iter(found)) == "Nog niet uitgegeven"
    assert "In de onderdelen: 1 nieuw, 1 veranderd, 1 vervallen." in found["Nog niet uitgegeven"]


def test_what_people_wrote_about_it_already_goes_before(guide: Library) -> None:
    library = replace(guide, releases=(with_another_text(released(guide)),))
    found = sections(page(library, "# Wat er veranderde\n\n## Nog niet uitgegeven\n\n- Zelf geschreven.\n"))

    assert list(found) == ["Nog niet uitgegeven"]
    assert found["Nog niet uitgegeven"].startswith("- Zelf geschreven.\n\n<div")


def test_what_changed_in_a_version_on_its_way_stands_under_its_name(guide: Library) -> None:
    library = replace(guide, releases=(with_another_text(released(guide, "0.0.1")),))
    version = guide.publication.version
    found = sections(page(library, f"# Wat\n\n## {version}, 2 maart 2026\n\n- Straks.\n"))

    assert list(found) == [version]
    assert "1 veranderd" in found[version]


# How they are read.


def keep(folder: Path, name: str, content: str) -> None:
    (folder / "releases" / name).mkdir(parents=True)
    (folder / "releases" / name / "handreiking.json").write_text(content, encoding="utf-8")


def test_releases_are_read_from_old_to_new_with_their_documents(tmp_path: Path, guide: Library) -> None:
    for version in ("0.10.0", "0.9.0"):
        keep(tmp_path, version, json.dumps(released(guide, version).content))
        (tmp_path / "releases" / version / "handreiking.pdf").write_bytes(b"%PDF")
    (tmp_path / "releases" / "README.md").write_text("uitleg")

    found, problems = read_releases(tmp_path / "data")

    assert problems == []
    assert [(each.version, each.date, each.files) for each in found] == [
        (version, guide.publication.date, {"handreiking.pdf": b"%PDF"}) for version in ("0.9.0", "0.10.0")
    ]


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("{}", 1, "dit zijn niet de gegevens van een uitgave"),
        ("[]", 1, "dit zijn niet de gegevens van een uitgave"),
        ('{\n"a": <<<<<<<\n', 2, "dit zijn niet de gegevens van een uitgave"),
        ('{"publication": {"version": "0.2.0", "date": "2026-01-01"}}', 1, "de map heet niet naar de versie"),
        (
            '{"publication": {"version": "0.1.0", "date": "2026-01-01"}, "records": [{}]}',
            1,
            "dit zijn niet de gegevens van een uitgave",
        ),
    ],
)
def test_what_is_no_release_is_a_problem_with_its_line(
    tmp_path: Path, content: str, line: int, said: str
) -> None:
    keep(tmp_path, "0.1.0", content)

    _, (problem,) = read_releases(tmp_path / "data")

    assert str(problem).startswith(f"releases/0.1.0/handreiking.json:{line}: ")
    assert said in str(problem)


def test_a_wrong_release_stops_the_build_with_the_rest_that_is_wrong(data: Data) -> None:
    keep(data.folder.parent, "0.1.0", "kapot")
    wrong = data.replace("publication.yml", "title:", "title: ''")

    assert [each.split(": ")[0] for each in data.problems()] == [wrong, "releases/0.1.0/handreiking.json:1"]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.10.0", (0, 10, 0)), ("1.0", ()), ("v1.0.0", ()), ("1.0.01", ()), ("1.0.0\n", ())],
)
def test_versions_are_compared_by_their_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert order(version) == numbers


def test_the_present_text_is_compared_with_what_is_kept_in_the_project(data: Data) -> None:
    project = data.folder.parent
    shutil.copytree(ROOT / "releases", project / "releases")
    kept, _ = read_releases(data.folder)
    data.replace("publication.yml", "version:", f"version: '{kept[-1].version}'")
    data.replace("publication.yml", "subtitle:", "subtitle: Een ondertitel die er nooit eerder stond.")

    assert releases.edited(data.load())
