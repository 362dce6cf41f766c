"""What an editor does, in the steps of the handbook, on the real texts: it ends well, with no programmer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from macros.loading import load
from tests.support.built import GIVEN
from tests.support.project import ROOT, build
from tools.copies import copy_project
from tools.retire import retire

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The tests of the real texts that a count or a length in them would turn red.
CONTENT = ("text", "site", "content", "sharing")


class Project:
    """A clone in which an editor works.

    Attributes:
        root: its root.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        copy_project(root)
        (root / "node_modules").symlink_to(ROOT / "node_modules")

    def change(self, file: str, pattern: str, new: str) -> None:
        """Replace the first place that a pattern matches."""
        path = self.root / file
        text, count = re.subn(pattern, lambda _: new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        assert count == 1, f"{file} has no {pattern}"
        path.write_text(text, "utf-8")

    def block(self, file: str, record_id: str) -> str:
        """The lines of a record."""
        text = (self.root / file).read_text("utf-8")
        found = re.search(rf"^- id: {record_id}\n(?:(?!- id:).*\n)*", text, flags=re.MULTILINE)
        assert found, record_id
        return found[0].rstrip("\n") + "\n"

    def copy(self, file: str, record_id: str, new_id: str, name: str) -> str:
        """The lines of a record under another id and name; what stands in it gets ids of its own."""
        block = self.block(file, record_id).replace(f"- id: {record_id}", f"- id: {new_id}")
        block = re.sub(r"^(    - id: )(.+)$", rf"\1\2-{new_id}", block, flags=re.MULTILINE)
        field = "label" if re.search("^  label:", block, flags=re.MULTILINE) else "title"
        return re.sub(rf"^  {field}: .*$", f"  {field}: {name}", block, count=1, flags=re.MULTILINE)

    def add(self, file: str, block: str) -> None:
        """Put a block at the end of a file."""
        with (self.root / file).open("a", encoding="utf-8") as end:
            end.write(f"\n{block}")

    def changed(self) -> set[str]:
        """The files in ``data/`` and ``docs/`` that are not what they were."""
        return {
            path.relative_to(self.root).as_posix()
            for folder in ("data", "docs")
            for path in (self.root / folder).rglob("*.*")
            if not (ROOT / path.relative_to(self.root)).exists()
            or path.read_bytes() != (ROOT / path.relative_to(self.root)).read_bytes()
        }


def change_a_sentence(project: Project) -> None:
    project.change("data/phases.yml", r"^  summary: .*$", "  summary: Je kijkt eerst rustig wat er speelt.")


def add_the_flag_of_the_handbook(project: Project) -> None:
    handbook = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    (block,) = re.findall(r"^```yaml\n(- id: .*?)^```", handbook, flags=re.MULTILINE | re.DOTALL)
    if yaml.safe_load(block)[0]["id"] not in {flag.id for flag in load().red_flags}:
        project.change("data/red_flags.yml", r"^- id:", f"{block}\n- id:")


def add_an_intervention(project: Project) -> None:
    """With points of its own, and at a flag."""
    first = load().interventions[0].id
    block = project.copy("data/interventions.yml", first, "rustig-rondkijken", "Rustig rondkijken")
    project.add("data/interventions.yml", block)
    project.change("data/red_flags.yml", r"^  interventions: \[", "  interventions: [rustig-rondkijken, ")


def add_a_point_to_a_checklist(project: Project) -> None:
    project.change(
        "data/interventions.yml",
        r"^  checklist:$",
        "  checklist:\n    - id: vink-rustig-gekeken\n      text: Ik heb eerst rustig rondgekeken.",
    )


def rename_labels(project: Project) -> None:
    for file, label in (
        ("phases", "De intake"),
        ("interventions", "Eerst kijken"),
        ("red_flags", "Veel gepraat"),
    ):
        project.change(f"data/{file}.yml", r"^  label: .*$", f"  label: {label}")


def add_a_phase(project: Project) -> None:
    """With one intervention, in the reading order and in the menu."""
    phase = load().phases[0]
    block = project.copy("data/phases.yml", phase.id, "wachten", "Wachten")
    project.add("data/phases.yml", re.sub(r"^  title: .*$", "  title: Wachttijd", block, flags=re.MULTILINE))
    first = load().interventions_of(phase)[0].id
    block = project.copy("data/interventions.yml", first, "afwachten", "Afwachten")
    project.add("data/interventions.yml", block.replace(f"phase: {phase.id}", "phase: wachten"))
    project.change("data/red_flags.yml", r"^  interventions: \[", "  interventions: [afwachten, ")
    _in_order_and_menu(project, "wachten", "fasen/wachten/")


def add_a_chapter(project: Project) -> None:
    block = project.copy("data/chapters.yml", "samenspel", "luisteren", "Luisteren")
    project.add("data/chapters.yml", re.sub(r"^  page: .*$", "  page: luisteren/", block, flags=re.MULTILINE))
    _in_order_and_menu(project, "luisteren", "luisteren/")


def add_a_form(project: Project) -> None:
    form = load().forms[0].id
    project.add("data/forms.yml", project.copy("data/forms.yml", form, "formulier-terugblik", "Terugblik"))
    project.change("data/interventions.yml", r"^  forms: \[", "  forms: [formulier-terugblik, ")
    project.change("data/publication.yml", r"^menu:$", "menu:\n  - page: formulieren/terugblik/")


def _in_order_and_menu(project: Project, record_id: str, page: str) -> None:
    project.change("data/publication.yml", r"^reading_order:$", f"reading_order:\n  - {record_id}")
    project.change("data/publication.yml", r"^menu:$", f"menu:\n  - page: {page}")


def confirm_the_text(project: Project) -> None:
    project.change("data/publication.yml", r"^status: .*$", "status: vastgesteld")


def retire_a_point(project: Project) -> None:
    """As `make retire` does; what still refers to a record it tells, and to a point nothing does."""
    data = project.root / "data"
    new, *_, old = max((each.checklist for each in load(data).interventions), key=len)
    assert retire(old.id, new.id, "Dit punt is opgegaan in een ander.", folder=data) == []


#: What an editor does, and how many files it takes.
ROWS: dict[Callable[[Project], None], int] = {
    change_a_sentence: 1,
    add_the_flag_of_the_handbook: 1,
    add_an_intervention: 2,
    add_a_point_to_a_checklist: 1,
    rename_labels: 3,
    add_a_phase: 4,
    add_a_chapter: 2,
    add_a_form: 3,
    confirm_the_text: 1,
    retire_a_point: 2,
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_what_an_editor_does_takes_few_files_and_is_right(
    tmp_path: Path, row: Callable[[Project], None]
) -> None:
    project = Project(tmp_path / "kloon")

    row(project)

    load(project.root / "data")
    assert len(project.changed()) <= ROWS[row]


def test_all_of_it_together_gives_a_site_and_green_checks(tmp_path: Path) -> None:
    project = Project(tmp_path / "kloon")
    for row in ROWS:
        row(project)

    built = build(project.root)
    assert built.returncode == 0, built.stderr
    checks = [f"tests/test_{name}.py" for name in CONTENT]
    checked = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", *checks],
        cwd=project.root,
        env=os.environ | {GIVEN: str(project.root / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
