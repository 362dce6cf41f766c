"""Notices that Material changed a template that one of ours hides.

A template in ``theme/`` hides Material's of the same name: nothing would tell that Material mended or changed
it. ``upstream.json`` holds their lines as they were when ours were last compared with them. Why ours differs
stands at the top of each.
"""

from __future__ import annotations

import argparse
import difflib
import json
import logging
import re
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

THEME = Path(__file__).parent.parent.parent / "theme"
RECORD = Path(__file__).with_suffix(".json")
#: What differs in every version and asks for no look: its number, and hashes in the names of files.
_VERSION = re.compile(r"(?<=mkdocs-material-)[\d.]+|(?<=\.)[0-9a-f]{8}(?=\.min\.)")


def material() -> Path:
    """Where the templates of the installed Material stand."""
    spec = find_spec("material")
    assert spec is not None  # noqa: S101 - the lock has it
    assert spec.origin is not None  # noqa: S101
    return Path(spec.origin).parent / "templates"


def text_of(template: Path) -> str:
    """The text of Material's template, without what differs in every version; empty when it is not there."""
    return _VERSION.sub("*", template.read_text(encoding="utf-8")) if template.is_file() else ""


def hidden(theme: Path, upstream: Path) -> dict[str, list[str]]:
    """What Material has in place of our templates.

    Args:
        theme: our folder.
        upstream: Material's.

    Returns:
        The lines of Material's template for each name that stands in both.
    """
    names = sorted(path.relative_to(theme).as_posix() for path in theme.rglob("*.html"))
    return {name: text_of(upstream / name).splitlines() for name in names if (upstream / name).is_file()}


def moved(theme: Path = THEME, upstream: Path | None = None, record: Path = RECORD) -> list[str]:
    """What changed in Material since our templates were compared with it.

    Args:
        theme: our folder.
        upstream: Material's; without it that of the installed version.
        record: what Material's were.

    Returns:
        For each template a sentence in Dutch, and what changed as a unified diff.
    """
    then = json.loads(record.read_text(encoding="utf-8"))
    now = hidden(theme, upstream or material())
    return [
        f"theme/{name} vervangt {name} van Material, en dat is anders dan in versie {then['version']}. "
        "Neem over wat nodig is, kijk met make theme-report, en draai make theme-accept.\n"
        + "\n".join(
            difflib.unified_diff(then["files"].get(name, []), now.get(name, []), name, name, lineterm="")
        )
        for name in sorted(now.keys() | then["files"].keys())
        if now.get(name) != then["files"].get(name)
    ]


def accept() -> None:
    """Write down that our templates were compared with the Material that is installed."""
    now = {"version": version("mkdocs-material"), "files": hidden(THEME, material())}
    RECORD.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def on_config(config: object, **_: object) -> object:
    """Warn of each template that Material changed, which stops a strict build; MkDocs calls it."""
    for sentence in moved():
        logging.getLogger("mkdocs.theme").warning(sentence)
    return config


def main() -> int:
    """Say what moved, or accept it with ``--accept``.

    Returns:
        0 when nothing did, else 1.
    """
    parser = argparse.ArgumentParser(prog="tools.theme.upstream", description="Is Material veranderd?")
    parser.add_argument("--accept", action="store_true", help="onze templates zijn ermee vergeleken")
    if parser.parse_args().accept:
        accept()
    print("\n".join(sentences := moved()))
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
