"""A whole site of an invented handreiking: the tools are tested on it, so that the real texts can change."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks.grown import grow
from tests.support import project
from tools.retire import retire

if TYPE_CHECKING:
    from collections.abc import Callable

GUIDE = Path(__file__).parent.parent / "guides" / "moestuin"
SLUG = "moestuin"
#: What the edition with long words has besides: who confirmed each record, and an owner with a repository.
CONFIRMED = {"confirmed_on": "2026-02-03", "confirmed_by": "tuinbaas van dienst", "review_by": "2027-02-03"}
OWNER = {
    "name": "Tuinclub",
    "agreed_on": "2026-01-01",
    "contact_email": "vraag@tuin.example",
    "repository_url": "https://github.com/tuin/moes",
}
_LONG = "Grondwateronttrekkingsvergunning"
#: Where a short name stands.
_NAMES = ("label", "question", "term")


def _as_it_is(folder: Path) -> None:
    shutil.copytree(GUIDE, folder)


def _long_words(folder: Path) -> None:
    """Every name has a word in it that no narrow screen can hold; every record is confirmed and cited."""
    _as_it_is(folder)
    for file in folder.glob("*.yml"):
        content = yaml.safe_load(file.read_text("utf-8"))
        for number, record in enumerate(content if isinstance(content, list) else []):
            # A word belongs to one term.
            word = f"{_LONG}-{number}" if "term" in record else _LONG
            for name in _NAMES:
                if name in record and "phase" not in record:
                    record[name] = re.sub(r"(\w+)$|(\w+)(?=[.?]$)", word, str(record[name]), count=1)
            record |= CONFIRMED
            if file.name != "citations.yml":
                record["citations"] = ["bron-tuinregels"]
        if isinstance(content, dict):
            content["owner"] = content.get("owner", {}) | OWNER
        _write(file, content)


def _many(folder: Path) -> None:
    """Four times each record."""
    grow(folder, 4, GUIDE)


def _phases(folder: Path) -> None:
    """Five phases, of which the last has twelve steps; and no chapter about a training."""
    _as_it_is(folder)
    data = {name: yaml.safe_load((folder / f"{name}.yml").read_text("utf-8")) for name in _OF_PHASES}
    phases, interventions, publication = data.values()
    step = interventions[-1]
    phases[0]["label"] = "Voorbereiding"  # as long as a name of one word gets
    for name in ("plannen", "rusten"):
        phases.insert(1, phases[0] | {"id": name, "title": f"De tijd van {name}", "label": name.capitalize()})
        interventions.append(_again(interventions[0], name) | {"phase": name})
        publication["reading_order"].insert(-1, name)
        publication["menu"].append({"page": f"fasen/{name}/"})
    interventions += [_again(step, str(number)) for number in range(2, 13)]
    for name, content in data.items():
        _write(folder / f"{name}.yml", content)


#: Records of long ago, written by hand.
_LONG_AGO = """
- id: teken-onkruid
  was: Onkruid overal
  of: red_flag
  page: alarmscan/
  successor: droogte
  reason: Het stond op de verkeerde pagina.
- id: vink-schep
  was: Ik heb een schep.
  of: item
  page: fasen/zaaien/
  successor: vink-kuil
  reason: Een kuil zegt meer.
  since: '1.1.0'
- id: klus-schep
  was: Schep zoeken
  of: intervention
  page: fasen/zaaien/
  successor: grond-keuren
  reason: Een kuil zegt meer.
- id: formulier-gieters
  was: Gieterlijst
  of: form
  page: formulieren/gieters/
  successor: formulier-waterlijst
  reason: De lijst heet nu anders.
"""


def _with_old(folder: Path) -> None:
    """Some records are gone: a flag and an intervention with points, that others follow, and a form."""
    _as_it_is(folder)
    (folder / "retired.yml").write_text(_LONG_AGO.lstrip(), "utf-8")
    retire("ruzie", "slakken", "Wie ruzie heeft, kijkt eerst naar de slakken.", folder=folder)
    file = folder / "interventions.yml"
    file.write_text(file.read_text("utf-8").replace("[buren-vragen]", "[wieden]"), "utf-8")
    retire("buren-vragen", "grond-keuren", "De buren zijn verhuisd.", folder=folder)
    file.write_text(file.read_text("utf-8").replace("  forms: [formulier-afscheid]\n", ""), "utf-8")
    retire("formulier-afscheid", "", "Afscheid nemen gaat zonder papier.", "1.2.0", folder)


_OF_PHASES = ("phases", "interventions", "publication")


def _again(intervention: dict[str, Any], name: str) -> dict[str, Any]:
    """The same under another id and name, and so the points of its checklist."""
    points = [each | {"id": f"{each['id']}-{name}"} for each in intervention["checklist"]]
    label = f"{intervention['label']} {name}"
    return intervention | {"id": f"{intervention['id']}-{name}", "label": label, "checklist": points}


#: The data of each edition of the invented handreiking, by its name.
EDITIONS: dict[str, Callable[[Path], None]] = {
    "gewoon": _as_it_is,
    "lang": _long_words,
    "veel": _many,
    "fasen": _phases,
    "oud": _with_old,
}


def copy_to(folder: Path, edition: str = "gewoon") -> Path:
    """Copy the project, with the data of the invented handreiking in the place of its own.

    Args:
        folder: where to; made where it is not there.
        edition: one of ``EDITIONS``.

    Returns:
        The folder.
    """
    copy = project.copy_to(folder)
    shutil.rmtree(copy / "data")
    shutil.rmtree(copy / "releases")  # those of another handreiking
    EDITIONS[edition](copy / "data")
    return copy


def build(target: Path, edition: str = "gewoon") -> Path:
    """Build the site of the invented handreiking, as the site generator makes it.

    Args:
        target: a folder that is not there yet.
        edition: one of ``EDITIONS``.

    Returns:
        The root of the site.
    """
    copy = copy_to(target / "project", edition)
    finished = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", target / "site"],
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return target / "site"


def _write(file: Path, content: Any) -> None:
    # As JSON in between, so that what stands in two records is written out in both.
    plain = json.loads(json.dumps(content, default=str))
    text = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, encoding="utf-8")
