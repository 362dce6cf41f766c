"""A build that is wrong says why, and leaves the last good site where it was."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

import tools.site
from tests.support import guides, raw
from tests.support.project import build
from tools.publish import tree

if TYPE_CHECKING:
    from pathlib import Path

    from tools.publish.tree import Files


#: Tests in one group share what takes long to make.
pytestmark = pytest.mark.xdist_group("build")
#: An address that is not the one in the data.
ELSEWHERE = "https://voorbeeld.nl/hulp"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy with the small guide, which a test may spoil, and a site that was built before."""
    return with_old_site(guides.copy_to(tmp_path))


def with_old_site(project: Path) -> Path:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("de vorige site", encoding="utf-8")
    return project


def left(project: Path) -> list[str]:
    """What stands in and beside the site after a build."""
    return sorted(
        file.relative_to(project).as_posix()
        for folder in project.glob("*site*")
        for file in [folder, *folder.rglob("*")]
    ) + sorted(hidden.name for hidden in project.glob(".*site*"))


class Waited(NamedTuple):
    """A build that is right, and that had to wait for another.

    Attributes:
        project: where it was.
        said: what it said first.
        before: what stood there while it waited.
        code: its exit code.
    """

    project: Path
    said: str
    before: list[str]
    code: int


@pytest.fixture(scope="module")
def waited(tmp_path_factory: pytest.TempPathFactory) -> Waited:
    project = with_old_site(guides.copy_to(tmp_path_factory.mktemp("waited")))
    other = os.open(project, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    command, own = [sys.executable, "-m", "tools.site"], os.environ | {"SITE_URL": ELSEWHERE}
    with subprocess.Popen(command, cwd=project, env=own, stderr=subprocess.PIPE, text=True) as waiting:
        assert waiting.stderr is not None
        said = waiting.stderr.readline()
        before = left(project)
        os.close(other)
        return Waited(project, said, before, waiting.wait())


def test_a_good_build_takes_the_place_of_the_old_site(waited: Waited) -> None:
    site = waited.project / "site"

    assert waited.code == 0
    assert "de vorige site" not in (site / "index.html").read_text(encoding="utf-8")
    assert list(site.glob("downloads/handreiking-*.pdf"))
    assert [hidden.name for hidden in waited.project.glob(".*site*")] == []


def test_the_address_of_the_site_can_be_given(waited: Waited) -> None:
    home = (waited.project / "site" / "index.html").read_text(encoding="utf-8")

    assert f'<link rel="canonical" href="{ELSEWHERE}/"' in home


def test_a_build_waits_for_another_and_says_so(waited: Waited) -> None:
    assert waited.said == f"Er wordt al een site gemaakt in {waited.project}. Deze build wacht.\n"
    assert waited.before == ["site", "site/index.html"]
    assert (waited.project / "site" / "sitemap.xml").is_file()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{{ onbekend }}", "onbekend"),
        ("[link](bestaat-niet.md)", "bestaat-niet.md"),
        ("[link](downloads.md#bestaat-niet)", "bestaat-niet"),
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
    line = next(number for number, each in enumerate(lines) if each.startswith("  how:"))
    lines[line] = f"  how: ['{'Loop eerst langs de buren. ' * 80}', Vraag wat er groeit., Schrijf het op.]"
    file.write_text("\n".join(lines), encoding="utf-8")

    finished = build(project)

    head, *problems = finished.stderr.splitlines()
    assert finished.returncode == 1
    assert head.startswith("De documenten zijn niet gemaakt: ")
    places = [each.split(": ")[0] for each in problems]
    # Its card names the field, and what gives the record a page of its own the record.
    assert f"data/interventions.yml:{line + 1}" in places
    assert {each.partition(":")[0] for each in places} == {"data/interventions.yml"}
    assert left(project) == ["site", "site/index.html"]


def test_what_is_wrong_in_a_page_is_said_without_the_words_of_the_site_generator(project: Path) -> None:
    page = project / "docs" / "privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ form("weg") }}\n', encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 1
    assert finished.stderr == 'docs/privacy.md: er is geen formulier met de id "weg"\n'
    assert left(project) == ["site", "site/index.html"]


CHAPTER = "- id: nieuw\n  title: Nieuw\n  page: nieuw/\n  paragraphs: [Iets.]\n"


def test_what_is_not_in_the_menu_or_not_on_its_page_is_named_before_all_else(
    project: Path,
) -> None:
    chapters, order = project / "data" / "chapters.yml", project / "data" / "publication.yml"
    text = chapters.read_text(encoding="utf-8")
    line = len(text.splitlines()) + 1
    text += CHAPTER + CHAPTER.replace("nieuw\n", "over-dit\n").replace("nieuw/", "privacy/")
    chapters.write_text(text, encoding="utf-8")
    more = order.read_text(encoding="utf-8").replace("colofon]", "colofon, nieuw, over-dit]")
    order.write_text(more.replace("mijn-notitie/", "mijn-notities/"), encoding="utf-8")
    menu = more.splitlines().index("menu:") + 1

    finished = build(project)

    assert finished.returncode == 1
    assert finished.stderr.splitlines() == [
        "Er zijn 4 fouten in de gegevens.",
        f'data/chapters.yml:{line + 4}: over-dit: staat niet op zijn pagina "privacy/": zet daar'
        ' {{ chapter("over-dit") }}',
        f'data/publication.yml:{menu}: menu: de pagina "mijn-notities/" is er niet'
        ' (bedoel je "mijn-notitie/"?)',
        f'data/publication.yml:{menu}: menu: hier ontbreekt nog: "mijn-notitie/"',
        f'data/publication.yml:{menu}: menu: hier ontbreekt nog: "nieuw/"',
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


def test_a_script_that_asks_for_a_module_that_is_not_there_stops_the_build(project: Path) -> None:
    script = project / "components" / "copy-link" / "copy-link.mjs"
    script.write_text('import weg from "ot/lib/weg.mjs";\nweg();\n', encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 1
    assert "copy-link.mjs: import van ot/lib/weg.mjs leidt nergens heen" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert left(project) == ["site", "site/index.html"]


# A build that does not come to its end.


def test_what_a_killed_build_leaves_goes_and_the_next_site_is_right(
    project: Path, monkeypatch: pytest.MonkeyPatch, waited: Waited
) -> None:
    monkeypatch.setenv("SITE_URL", ELSEWHERE)
    command = [sys.executable, "-m", "tools.site"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, process_group=0) as killed:
        while not list(project.glob(".site-build-*/built/*.html")):
            assert killed.poll() is None
            time.sleep(0.01)
        os.killpg(killed.pid, signal.SIGKILL)
    assert left(project)[:2] != ["site", "site/index.html"]
    (remains,) = project.glob(".site-build-*")
    for file in (".htaccess", ".well-known/security.txt"):
        (remains / "built" / file).parent.mkdir(exist_ok=True)
        (remains / "built" / file).write_text("van een dode build", encoding="utf-8")

    finished = build(project)

    assert finished.returncode == 0, finished.stderr
    assert [hidden.name for hidden in project.glob(".*site*")] == []
    assert tree.read(project / "site") == tree.read(waited.project / "site")


def test_a_site_that_was_being_replaced_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.write({"index.html": b"de vorige site"}, tmp_path / "old")
    (tmp_path / ".site-build-dood").mkdir()
    (tmp_path / "old").rename(tmp_path / ".site-build-dood" / "old")
    monkeypatch.setattr(tools.site, "_generate", lambda _: subprocess.CompletedProcess([], 1, "", "fout"))

    assert tools.site.build(tmp_path / "site").returncode == 1
    assert left(tmp_path) == ["site", "site/index.html"]


def test_a_disk_that_is_full_is_said_and_the_old_site_stays(project: Path) -> None:
    # What is full for this process: a file may not become larger than a few kilobytes.
    finished = build(project, "sh", "-c", 'ulimit -f 20; exec "$@"', "sh")

    assert finished.returncode == 1
    assert finished.stderr == (
        f"De site is niet gemaakt: de schijf is vol. In {project / 'site'} is niets veranderd.\n"
    )
    assert left(project) == ["site", "site/index.html"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "Permission denied: /x"),
    ],
)
def test_what_goes_wrong_while_the_site_is_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    tree.write({"index.html": b"de vorige site"}, tmp_path / "site")

    really = tree.write

    def generate(folder: Path) -> subprocess.CompletedProcess[str]:
        really(raw.site(), folder)
        return subprocess.CompletedProcess([], 0, "", "")

    def write(files: Files, root: Path) -> None:
        root.mkdir()
        (root / "half").write_bytes(next(iter(files.values())))
        raise error

    monkeypatch.setenv("SITE_URL", raw.ADDRESS)
    monkeypatch.setattr(tools.site, "_generate", generate)
    monkeypatch.setattr(tools.site.tree, "write", write, raising=True)
    finished = tools.site.build(tmp_path / "site")

    assert finished.returncode == 1
    assert f"De site is niet gemaakt: {reason}. In " in finished.stderr
    assert left(tmp_path) == ["site", "site/index.html"]
