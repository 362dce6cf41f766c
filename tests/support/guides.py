"""A whole site of an invented handreiking: the tools are tested on it, so that the real texts can change."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Callable

GUIDE = Path(__file__).parent.parent / "guides" / "moestuin"
#: Pages of the site that name no record: the invented handreiking has them too.
_COMMON = ("alles.md", "downloads.md", "mijn-notitie.md", "privacy.md", "rode-vlaggenscan.md")
_LONG = "Grondwateronttrekkingsvergunning"
#: Where a short name stands.
_NAMES = ("label", "question", "term")


def _as_it_is(folder: Path) -> None:
    shutil.copytree(GUIDE, folder)


def _long_words(folder: Path) -> None:
    """Every name has a word in it that no narrow screen can hold."""
    _as_it_is(folder)
    for file in folder.glob("*.yml"):
        content = yaml.safe_load(file.read_text("utf-8"))
        for record in content if isinstance(content, list) else []:
            for name in _NAMES:
                if name in record and "phase" not in record:
                    record[name] = re.sub(r"(\w+)$|(\w+)(?=[.?]$)", _LONG, str(record[name]), count=1)
        _write(file, content)


def _many(folder: Path) -> None:
    """Four times each record."""
    grow(folder, 4, GUIDE)


#: The data of each edition of the invented handreiking, by its name.
EDITIONS: dict[str, Callable[[Path], None]] = {"gewoon": _as_it_is, "lang": _long_words, "veel": _many}


def build(target: Path, edition: str = "gewoon") -> Path:
    """Build the site of the invented handreiking, as the site generator makes it.

    Args:
        target: a folder that is not there yet.
        edition: one of ``EDITIONS``.

    Returns:
        The root of the site.
    """
    copy = project.copy_to(target / "project")
    shutil.rmtree(copy / "data")
    shutil.rmtree(copy / "releases")  # those of another handreiking
    EDITIONS[edition](copy / "data")
    _write_pages(copy)
    finished = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", target / "site"],
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return target / "site"


def _write_pages(copy: Path) -> None:
    """A page for each phase, form and chapter in the place of those of the real handreiking."""
    docs = copy / "docs"
    pages = {name: (docs / name).read_text("utf-8") for name in _COMMON}
    for page in docs.rglob("*.md"):
        page.unlink()
    data = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (copy / "data").glob("*.yml")}
    pages["index.md"] = '{{ component("home") }}\n\n## Begin\n'
    for phase in data["phases"]:
        pages[f"fasen/{phase['id']}.md"] = f'{{{{ phase("{phase["id"]}") }}}}\n'
    for form in data["forms"]:
        pages[f"formulieren/{form['id'].removeprefix('formulier-')}.md"] = f'{{{{ form("{form["id"]}") }}}}\n'
    for chapter in data["chapters"]:
        pages[f"{chapter['page']}index.md"] = f'{{{{ chapter("{chapter["id"]}") }}}}\n'
    pages["trainers/index.md"] += '\n## Delen\n\n{{ component("composer") }}\n'
    for name, text in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    # Without a list of its own the menu has every page, in the order of its address.
    config = (copy / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"^nav:\n(?: .*\n)*", "", config, flags=re.MULTILINE)
    (copy / "mkdocs.yml").write_text(config, encoding="utf-8")


def _write(file: Path, content: Any) -> None:
    file.write_text(
        yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8"
    )
