"""The two sites that are compared: ours, and one with the same content in the theme as it comes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from macros.loading import load
from tools import site

if TYPE_CHECKING:
    from macros.model import MenuEntry

_HEADING = re.compile(r"h[1-6]")


def ours(target: Path) -> Path:
    """Build our site.

    Args:
        target: where it goes.

    Returns:
        Its root.

    Raises:
        RuntimeError: when the build fails.
    """
    finished = site.build(target)
    if finished.returncode:
        raise RuntimeError(finished.stdout + finished.stderr)
    return target


def stock(folder: Path, built: Path) -> Path:
    """Build a site with the content of ours as plain pages, in Material as it comes, but without fonts.

    Args:
        folder: where its source goes; it must not exist yet.
        built: the root of our site, of which the pages are taken.

    Returns:
        Its root.
    """
    docs = folder / "docs"
    for page in pages(built):
        file = docs / page / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_markdown((built / page / "index.html").read_text("utf-8")), "utf-8")
    shutil.copytree(built / "downloads", docs / "downloads", dirs_exist_ok=True)
    menu = load().publication.menu
    config = {
        "site_name": "Een opdracht teruggeven",
        "site_url": "https://stock.example/",
        "theme": {"name": "material", "language": "nl", "font": False},
        "markdown_extensions": ["attr_list", {"toc": {"toc_depth": 3}}],
        "nav": [_in_menu(each) for each in menu],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


def pages(root: Path) -> list[str]:
    """The pages of a site.

    Args:
        root: its root.

    Returns:
        The path of each, such as ``fasen/intake/``; that of the first page is empty.
    """
    return sorted(
        path.parent.relative_to(root).as_posix().removeprefix(".") + "/" * (path.parent != root)
        for path in root.rglob("index.html")
    )


def _in_menu(entry: MenuEntry) -> object:
    """An entry of our menu, with the pages in their new place."""
    if entry.pages:
        return {entry.title: [{each.title: f"{each.page}index.md"} for each in entry.pages]}
    return {entry.title: f"{entry.page}index.md"}


def _markdown(html: str) -> str:
    """The content of a page as Markdown: headings, and the rest as HTML without classes of ours."""
    soup = BeautifulSoup(html, "html.parser")
    article = soup.select_one("article")
    if article is None:
        raise ValueError("a page without an article")
    for each in article.find_all(True):
        del each["class"]
    parts = []
    for child in article.children:
        if isinstance(child, Tag) and _HEADING.fullmatch(child.name):
            text = " ".join(child.get_text().split())
            parts.append(f"{'#' * int(child.name[1])} {text} {{#{child.get('id', '')}}}")
        elif isinstance(child, Tag):
            # A line that is empty would end the block of HTML.
            block = re.sub(r"\n\s*\n", "\n", str(child))
            parts.append(f"<div>{block}</div>")
        elif isinstance(child, NavigableString) and child.strip():
            parts.append(str(child).strip())
    description = soup.select_one("meta[name=description]")
    title = article.select_one("h1")
    head = {
        "title": title.get_text(" ", strip=True) if title else "",
        "description": description["content"] if description else "",
    }
    return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n" + "\n\n".join(parts) + "\n"
