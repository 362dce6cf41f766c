"""The examples of the tools, as data beside each of them, and the page on which a developer looks at them.

An example is a page of the invented handreiking in some state. It feeds the test of the template (what the
page holds as built), the tests in a browser, axe, and ``make components``.
"""

from __future__ import annotations

import argparse
import functools
import json
import shutil
from dataclasses import dataclass, field
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from tests.support import guides
from tests.support.tools import all_ready, entry, prepare

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent.parent
COMPONENTS = ROOT / "components"


@dataclass(frozen=True)
class Example:
    """A tool in some state.

    Attributes:
        tool: the folder of the tool.
        name: what state it is, in a few words.
        page: the page of the invented handreiking on which it stands.
        edition: which edition of it, one of ``guides.EDITIONS``.
        kept: what the reader kept before, by the name of its entry: its value, or all its fields.
        do: what the reader does then: an action of Playwright, a selector, and what the action asks for.
        part: the part of the page that the example is about; axe looks only there.
        shows: how many elements of the page as built a selector finds.
        widest: the widest screen on which it can be done, in CSS pixels.
        before: a script that runs in the page before its own.
    """

    tool: str
    name: str
    page: str
    edition: str = "gewoon"
    kept: dict[str, Any] = field(default_factory=dict)
    do: tuple[tuple[str, ...], ...] = ()
    part: str = "article"
    shows: dict[str, int] = field(default_factory=dict)
    widest: int = 10_000
    before: str = ""

    def __str__(self) -> str:
        return f"{self.tool}: {self.name}"

    @property
    def path(self) -> str:
        """The address of its page, from where all editions are served."""
        return f"{self.edition}/{self.page}"

    @property
    def file(self) -> str:
        """Its page as it was built, from where all editions stand."""
        path = urlsplit(self.path).path
        return path if path.endswith(".html") else f"{path}index.html"

    def open(self, page: Page) -> None:
        """Bring a page of a browser in this state.

        Args:
            page: a tab with addresses of the server of the invented handreiking.
        """
        if self.kept:
            prepare(page, self.kept)
        if self.before:
            page.add_init_script(self.before)
        page.goto(f"/{self.path}")
        all_ready(page)
        for action, selector, *given in self.do:
            getattr(page.locator(selector).first, action)(*given)


def examples(tool: str = "*") -> list[Example]:
    """The examples of a tool, or of all.

    Args:
        tool: the folder of the tool.

    Returns:
        The examples, by tool, in the order of the file.
    """
    return [
        Example(**{"tool": file.parent.name, **each, "do": tuple(map(tuple, each.get("do", ())))})
        for file in sorted(COMPONENTS.glob(f"{tool}/examples.yml"))
        for each in yaml.safe_load(file.read_text("utf-8"))
    ]


def example(tool: str, name: str) -> Example:
    """The example of a tool with a name."""
    (found,) = (each for each in examples(tool) if each.name == name)
    return found


def build(folder: Path) -> Path:
    """Build every edition of the invented handreiking side by side.

    Args:
        folder: a folder that is not there yet, or holds what was built before.

    Returns:
        The folder, to serve.
    """
    for edition in guides.EDITIONS:
        if not (folder / edition).exists():
            site = guides.build(folder / f".{edition}", edition)
            site.rename(folder / edition)
            shutil.rmtree(folder / f".{edition}")
    # Where what a reader kept is put in place, before a page of the site looks at it.
    (folder / "leeg.html").write_text(
        f"<!doctype html><html data-ot-slug={guides.SLUG}><title>Leeg</title>", encoding="utf-8"
    )
    return folder


_PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Onderdelen</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }}
code {{ color: #555 }}
</style>
<h1>Onderdelen en hun voorbeelden</h1>
<p>Een link zet eerst klaar wat het voorbeeld al bewaarde. Wat een lezer daarna doet, staat erachter.</p>
{tools}
<script>
document.addEventListener("click", ({{ target }}) => {{
  if (!target.dataset.kept) return;
  localStorage.clear();
  for (const [name, value] of Object.entries(JSON.parse(target.dataset.kept)))
    localStorage.setItem(name, value);
}});
</script></html>
"""


def overview(every: list[Example]) -> str:
    """The page that links to every example.

    Args:
        every: the examples.

    Returns:
        Its HTML.
    """
    tools: dict[str, list[str]] = {}
    for each in every:
        texts = {"version": "3"} | {name: json.dumps(entry(value)) for name, value in each.kept.items()}
        kept = json.dumps({f"{guides.SLUG}/{name}": text for name, text in texts.items()})
        steps = "; ".join(" ".join(step) for step in each.do)
        link = f'<a href="{escape(each.path)}" data-kept="{escape(kept)}">{escape(each.name)}</a>'
        tools.setdefault(each.tool, []).append(f"<li>{link} <code>{escape(steps)}</code></li>")
    lists = [f"<h2>{escape(tool)}</h2>\n<ul>{''.join(items)}</ul>" for tool, items in tools.items()]
    return _PAGE.format(tools="\n".join(lists))


def main() -> None:
    """Build the page of examples anew and serve it."""
    parser = argparse.ArgumentParser(
        prog="make components", description="Toont elk onderdeel in elke toestand."
    )
    parser.add_argument("--port", type=int, default=8001)
    port = parser.parse_args().port
    folder = ROOT / ".cache" / "components"
    shutil.rmtree(folder, ignore_errors=True)
    build(folder)
    (folder / "index.html").write_text(overview(examples()), encoding="utf-8")
    print(f"http://127.0.0.1:{port}/")
    handler = functools.partial(SimpleHTTPRequestHandler, directory=folder)
    ThreadingHTTPServer(("127.0.0.1", port), handler).serve_forever()


if __name__ == "__main__":
    main()
