"""A build that is wrong says why, and leaves the last good site where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.project import build, copy_to

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil, with a site that was built before."""
    copy_to(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("de vorige site", encoding="utf-8")
    return tmp_path


def left(project: Path) -> list[str]:
    """What stands in and beside the site after a build."""
    return sorted(
        file.relative_to(project).as_posix()
        for folder in project.glob("*site*")
        for file in [folder, *folder.rglob("*")]
    ) + sorted(hidden.name for hidden in project.glob(".*site*"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{{ onbekend }}", "onbekend"),
        ('{{ phase("intak") }}', "intak"),
        ("[link](bestaat-niet.md)", "bestaat-niet.md"),
        ("[link](gedachten.md#bestaat-niet)", "bestaat-niet"),
        ('<p style="color: red">rood</p>', "privacy/index.html: een eigen stijl (<p>)"),
    ],
)
def test_a_wrong_page_stops_the_build_and_the_old_site_stays(project: Path, line: str, reason: str) -> None:
    page = project / "docs" / "privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 1
    assert reason in finished.stderr
    assert left(project) == ["site", "site/index.html"]


def test_wrong_data_stops_the_build_and_the_old_site_stays(project: Path) -> None:
    phases = project / "data" / "phases.yml"
    phases.write_text(phases.read_text(encoding="utf-8").replace("  label:", "  labell:"), encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 1
    assert 'labell: onbekend veld (bedoel je "label"?)' in finished.stderr
    assert "Traceback" not in finished.stderr
    assert left(project) == ["site", "site/index.html"]


def test_a_text_that_does_not_fit_stops_the_build_and_says_only_where_it_stands(project: Path) -> None:
    file = project / "data" / "interventions.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    line = lines.index("  how:")
    lines[line + 1] = "    - " + "Bel eerst de accounthouder, en vraag wie er nog meer bij was. " * 40
    file.write_text("\n".join(lines), encoding="utf-8")

    finished = build(project)

    head, *problems = finished.stderr.splitlines()
    assert finished.returncode == 1
    assert head == "De documenten zijn niet gemaakt: een tekst past niet."
    assert [each.split(": ")[0] for each in problems] == [f"data/interventions.yml:{line + 1}"]
    assert left(project) == ["site", "site/index.html"]


def test_what_is_wrong_in_a_page_is_said_without_the_words_of_the_site_generator(project: Path) -> None:
    page = project / "docs" / "privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ form("weg") }}\n', encoding="utf-8")

    finished = build(project)

    assert finished.stderr == 'docs/privacy.md: er is geen formulier met de id "weg"\n'


CHAPTER = "- id: nieuw\n  title: Nieuw\n  page: nieuw/\n  paragraphs: [Iets.]\n"


def test_a_record_that_has_no_page_or_is_not_on_it_is_named_before_anything_is_written(project: Path) -> None:
    chapters, order = project / "data" / "chapters.yml", project / "data" / "publication.yml"
    text = chapters.read_text(encoding="utf-8")
    line = len(text.splitlines()) + 1
    text += CHAPTER + CHAPTER.replace("nieuw\n", "over-dit\n").replace("nieuw/", "over/")
    chapters.write_text(text, encoding="utf-8")
    more = order.read_text(encoding="utf-8") + "  - nieuw\n  - over-dit\n"
    order.write_text(more, encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 1
    assert finished.stderr.splitlines() == [
        "Er zijn 2 fouten in de gegevens.",
        f'data/chapters.yml:{line}: nieuw: zijn pagina "nieuw/" is er niet: maak docs/nieuw.md, met'
        ' {{ chapter("nieuw") }}',
        f'data/chapters.yml:{line + 4}: over-dit: staat niet op zijn pagina "over/": zet daar'
        ' {{ chapter("over-dit") }}',
    ]
    assert left(project) == ["site", "site/index.html"]


@pytest.mark.parametrize("address", ["https://x.nl/?q=1", "https://x.nl/#a", "voorbeeld.nl"])
def test_an_address_that_no_site_can_have_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)

    finished = build(project)

    assert finished.returncode == 1
    assert finished.stderr.startswith("Er is 1 fout in de gegevens.\nSITE_URL: moet ")
    assert left(project) == ["site", "site/index.html"]


def test_a_good_build_takes_the_place_of_the_old_site(project: Path) -> None:
    finished = build(project)

    assert finished.returncode == 0, finished.stderr
    assert "de vorige site" not in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert (project / "site" / "downloads" / "handreiking-opdracht-teruggeven.pdf").is_file()
    assert [hidden.name for hidden in project.glob(".*site*")] == []


def test_the_address_of_the_site_can_be_given(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://voorbeeld.nl/hulp")

    finished = build(project)

    assert finished.returncode == 0, finished.stderr
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://voorbeeld.nl/hulp/"' in home


def test_a_script_that_the_offline_edition_cannot_have_stops_the_build(project: Path) -> None:
    script = project / "components" / "copy-link" / "copy-link.mjs"
    script.write_text("export default 1;\n", encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 1
    assert "copy-link.mjs: deze vorm kan niet in de offline editie" in finished.stderr
    assert left(project) == ["site", "site/index.html"]
