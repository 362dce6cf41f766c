"""Shows what another version of the theme does: ``make theme-report``."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tools import browser
from tools.theme import report, upstream

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / ".cache" / "theme"


def _fetch(wanted: str) -> Path:
    """Install a version of the theme beside the one that is locked; it is only looked at."""
    folder = CACHE / f"material-{wanted}"
    if not folder.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        package = ["--only-binary=:all:", "--target", str(folder), f"mkdocs-material=={wanted}"]
        subprocess.run([*pip, *package], check=True)  # noqa: S603
    return folder


def _build(site: Path, packages: str = "") -> Path:
    """Build the site with a folder of packages before all others; not strict, since the templates moved."""
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--quiet", "--site-dir", site],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": packages, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return site


def template_diff(then: Path, now: Path, theme: Path = upstream.THEME) -> str:
    """What changed in the templates that ours stand in place of.

    Args:
        then: the templates of one version of the theme.
        now: those of another.
        theme: ours.

    Returns:
        A unified diff; empty when nothing did.
    """
    names = sorted(upstream.hidden(theme, then) | upstream.hidden(theme, now))
    return "".join(
        line if line.endswith("\n") else f"{line}\n"
        for name in names
        for line in difflib.unified_diff(
            upstream.text_of(then / name).splitlines(keepends=True),
            upstream.text_of(now / name).splitlines(keepends=True),
            f"vooraf/{name}",
            f"achteraf/{name}",
        )
    )


def main() -> None:
    """Compare the site under two versions of the theme, or two sites that are there already."""
    parser = argparse.ArgumentParser(prog="tools.theme", description="Laat zien wat een thema verandert.")
    recorded = json.loads(upstream.RECORD.read_text(encoding="utf-8"))["version"]
    parser.add_argument("--theme", default=recorded, metavar="VERSIE", help="vergelijk met deze versie")
    parser.add_argument("--sites", nargs=2, type=Path, metavar="MAP", help="vergelijk twee gemaakte sites")
    asked = parser.parse_args()
    out = CACHE / "report"
    shutil.rmtree(out, ignore_errors=True)
    if asked.sites:
        old, new = asked.sites
        diff = ""
    else:
        packages = _fetch(asked.theme)
        diff = template_diff(packages / "material" / "templates", upstream.material())
        old, new = _build(CACHE / "old", str(packages)), _build(CACHE / "new")
        print(f"Material {asked.theme} en {version('mkdocs-material')}:", diff or "de templates zijn gelijk.")
    # It opens only what was built here, and Chromium refuses its own sandbox to root.
    chosen: dict[str, Any] = {"executable_path": browser.ensure(), "args": ["--no-sandbox"]}
    with sync_playwright() as playwright, playwright.chromium.launch(**chosen) as chromium:
        found = report.write(chromium, old, new, out, diff)
    print(f"{len(found)} beelden verschillen: {out / 'index.html'}")


if __name__ == "__main__":
    main()
