"""Builds the whole site beside the old one, and puts it in its place when it is right."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from macros.loading import load
from macros.problems import DataError
from tools import publish
from tools.publish.bundle import ModuleSyntaxError
from tools.publish.policy import PolicyError

ROOT = Path(__file__).parent.parent


def build(target: Path) -> subprocess.CompletedProcess[str]:
    """Build the site in a folder; what was there is replaced only by a site that is right.

    Args:
        target: the folder.

    Returns:
        The finished process of the site generator, or what was wrong with its pages. Where its exit code is
        not 0, ``target`` is untouched.
    """
    beside = target.with_name(f".{target.name}-new")
    finished = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", beside],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode == 0:
        try:
            publish.finish(beside, load().publication)
        except (ModuleSyntaxError, PolicyError) as error:
            finished = subprocess.CompletedProcess(finished.args, 1, "", str(error))
    if finished.returncode == 0:
        old = target.with_name(f".{target.name}-old")
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        beside.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        shutil.rmtree(beside, ignore_errors=True)
    return finished


#: How the plugin of the macros tells what is wrong in a page: the kind, the page, and the reason.
_IN_A_PAGE = re.compile(r"\[macros\] - ERROR # _.+_\s+_File_: `(.+)`\s+_(?:\w+_: )?(.+)")


def _faults(output: str) -> str:
    """What the site generator said to an editor: no levels, no tracebacks, not what it always says."""
    said = re.sub(r"^```\n?Traceback.*?^```$", "", output, flags=re.DOTALL | re.MULTILINE)
    said = re.sub(r"^(?:ERROR|WARNING) +-  ", "", said, flags=re.MULTILINE)
    said = _IN_A_PAGE.sub(r"docs/\1: \2", said)
    noise = ("INFO", "Aborted with", "[macros]")
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(noise)]
    return "\n".join(lines) or output


def main() -> int:
    """Build the site and say what was made.

    Returns:
        0 when the site is there, 1 when the data or a page is wrong.
    """
    parser = argparse.ArgumentParser(prog="tools.site", description="Maakt de hele site.")
    parser.add_argument("--output", type=Path, default=ROOT / "site", metavar="MAP", help="waar de site komt")
    target = parser.parse_args().output.resolve()
    try:
        library = load()
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    finished = build(target)
    if finished.returncode:
        print(_faults(finished.stdout + finished.stderr), file=sys.stderr)
        return 1
    pages = sum(1 for _ in target.rglob("*.html"))
    print(f"{target}: {pages} pagina's")
    # The page that lists the documents stands among them.
    for document in sorted((target / "downloads").iterdir()):
        if document.name.startswith("index.html"):
            continue
        print(f"{document}: {document.stat().st_size:,} bytes".replace(",", "."))
    if library.publication.site_url.endswith(".example/"):
        print(
            "Let op: site_url in data/publication.yml is nog een voorbeeld; links naar de site werken niet."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
