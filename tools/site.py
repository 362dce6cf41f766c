"""Builds the whole site beside the old one, and puts it in its place when it is right."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from macros.loading import load
from macros.problems import DataError
from tools import publish
from tools.exclusive import exclusive
from tools.publish import tree
from tools.publish.tree import PublicationError
from tools.publish.unfinished import unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
#: What the system says when no more can be written: a full disk, a full quota, a limit on files.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def build(target: Path, *, copies: bool = True) -> subprocess.CompletedProcess[str]:
    """Build the site in a folder; what was there is replaced only by a site that is right.

    Args:
        target: the folder.
        copies: whether readers can keep a copy of the site on a phone.

    Returns:
        The finished process of the site generator, or what was wrong with its pages or on this machine. Where
        its exit code is not 0, ``target`` is untouched.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target) as own:
            finished = _generate(own / "built")
            if finished.returncode == 0:
                site = publish.finish(tree.read(own / "built"), load().publication, copies=copies)
                tree.write(site, own / "new")
                _swap(own / "new", target, own / "old")
            return finished
    except (OSError, PublicationError) as error:
        said = _explained(error, target) if isinstance(error, OSError) else str(error)
        return subprocess.CompletedProcess([], 1, "", said)


def _generate(folder: Path) -> subprocess.CompletedProcess[str]:
    finished = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        # In UTF-8 also where the system has another habit, such as Windows.
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if fault := re.search(r"\bOSError: \[Errno (\d+)\]", finished.stdout + finished.stderr):
        raise OSError(int(fault[1]), os.strerror(int(fault[1])))
    return finished


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[Path]:
    """An empty folder beside the site, while no other build writes there; gone afterwards.

    The lock is on the folder that both stand in, so that nothing of it is left.
    """
    waiting = f"Er wordt al een site gemaakt in {target.parent}. Deze build wacht."
    with exclusive(target.parent, waiting):
        for left in target.parent.glob(f".{target.name}-build-*"):
            # Of a build that was stopped, which may have been after taking the old site away.
            if (left / "old").exists() and not target.exists():
                (left / "old").rename(target)
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}-build-", dir=target.parent, ignore_cleanup_errors=True
        ) as own:
            yield Path(own)


def _swap(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    new.rename(target)


def _explained(error: OSError, target: Path) -> str:
    reason = "de schijf is vol" if error.errno in _FULL else f"{error.strerror}: {error.filename or target}"
    return f"De site is niet gemaakt: {reason}. In {target} is niets veranderd."


#: How the plugin of the macros tells what is wrong in a page: the kind, the page, and the reason.
_IN_A_PAGE = re.compile(r"\[macros\] - ERROR # _.+_\s+_File_: `(.+)`\s+_(?:\w+_: )?(.+)")


def faults(output: str) -> str:
    """What the site generator said to an editor.

    Args:
        output: all that it said.

    Returns:
        The same without levels, tracebacks and what it always says.
    """
    said = re.sub(r"^```\n?Traceback.*?^```$", "", output, flags=re.DOTALL | re.MULTILINE)
    said = re.sub(r"^(?:ERROR|WARNING) +-  ", "", said, flags=re.MULTILINE)
    said = _IN_A_PAGE.sub(r"docs/\1: \2", said)
    noise = ("INFO", "Aborted with", "[macros]")
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(noise)]
    return "\n".join(lines) or output


def main() -> int:
    """Build the site and say what was made.

    Returns:
        0 when the site is there, 1 when the data, a page or this machine is not right.
    """
    parser = argparse.ArgumentParser(prog="tools.site", description="Maakt de hele site.")
    parser.add_argument("--output", type=Path, default=ROOT / "site", metavar="MAP", help="waar de site komt")
    parser.add_argument(
        "--no-copies",
        action="store_true",
        help="geen kopie op een telefoon; die er zijn, gaan weg",
    )
    options = parser.parse_args()
    target = options.output.resolve()
    try:
        library = load()
    except DataError as error:
        print(error.report, file=sys.stderr)
        return 1
    finished = build(target, copies=not options.no_copies)
    if finished.returncode:
        print(faults(finished.stdout + finished.stderr), file=sys.stderr)
        return 1
    pages = sum(1 for _ in target.rglob("*.html"))
    print(f"{target}: {pages} pagina's")
    # The page that lists the documents stands among them, and the folder with those of earlier versions.
    for document in sorted((target / "downloads").iterdir()):
        if document.is_dir() or document.name.startswith("index.html"):
            continue
        print(f"{document}: {document.stat().st_size:,} bytes".replace(",", "."))
    if missing := list(unfinished(library.publication)):
        print("Let op: vul dit in data/publication.yml nog in voor je de site publiceert.")
        print("\n".join(f"- {each}" for each in missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
