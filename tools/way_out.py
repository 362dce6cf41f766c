"""Builds the site with MkDocs and with ProperDocs, and says what differs: ``make way-out``."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: ProperDocs and nothing else; what it needs is there for MkDocs.
PACKAGES = ROOT / ".cache" / "way-out"


def differences(one: Path, other: Path) -> list[str]:
    """Compare two trees.

    Args:
        one: a folder.
        other: the folder to compare it with.

    Returns:
        For each file that is not the same in both its name, with what differs in a text. Nothing may differ:
        where something must one day, it is to be mended or named here.
    """
    names = {path.relative_to(tree) for tree in (one, other) for path in tree.rglob("*") if path.is_file()}
    found = []
    for name in sorted(names):
        first, second = one / name, other / name
        if not (first.is_file() and second.is_file()):
            found.append(f"{name}: alleen in {one.name if first.is_file() else other.name}")
        elif first.read_bytes() != second.read_bytes():
            before, after = (
                file.read_text("utf-8", errors="replace").split("\n") for file in (first, second)
            )
            changed = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:8]
            found.append("\n".join([f"{name}: niet hetzelfde", *(f"    {line[:200]}" for line in changed)]))
    return found


def main() -> int:
    """Build both and compare.

    Returns:
        0 when the sites are the same to the byte, else 1; also when one is not built.
    """
    with tempfile.TemporaryDirectory() as folder:
        sites = [Path(folder) / generator for generator in ("mkdocs", "properdocs")]
        for site in sites:
            start = time.monotonic()
            command = [sys.executable, "-m", site.name, "build", "--strict", "--quiet"]
            built = subprocess.run(  # noqa: S603
                [*command, "--config-file", "mkdocs.yml", "--site-dir", site],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(PACKAGES), "NO_MKDOCS_2_WARNING": "1"},
                check=False,
            )
            if built.returncode:
                print(f"{site.name} maakt de site niet.")
                return 1
            files = sum(path.is_file() for path in site.rglob("*"))
            print(f"{site.name}: {files} bestanden in {time.monotonic() - start:.0f} s")
        found = differences(*sites)
        print("\n".join(found) or "De sites zijn gelijk, tot op de byte.")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
