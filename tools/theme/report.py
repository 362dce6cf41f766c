"""Draws the pages of two built sites, and writes a report of what looks different."""

from __future__ import annotations

import base64
import functools
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment, FileSystemLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: Every tool works that the page asks for by itself, and every letter is there.
_READY = """() => document.fonts.status === "loaded"
    && !document.querySelector(":not(:defined, [data-ot-lazy], [data-ot-query])")"""
#: Paints red where two pictures differ, on the second one made pale, and counts. A browser paints a corner
#: now and then one of 255 lighter or darker; that is no difference.
_COMPARE = """async (pictures) => {
    const images = await Promise.all(pictures.map(async (picture) => {
        const image = new Image();
        image.src = "data:image/png;base64," + picture;
        await image.decode();
        return image;
    }));
    const [width, height] = ["width", "height"].map((size) => Math.max(...images.map((each) => each[size])));
    const [before, after] = images.map((image) => {
        const context = new OffscreenCanvas(width, height).getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, width, height);
    });
    let count = 0;
    for (let i = 0; i < after.data.length; i += 4) {
        const differs = [0, 1, 2, 3].some((k) => Math.abs(before.data[i + k] - after.data[i + k]) > 2);
        count += differs;
        const pale = [0, 1, 2].map((k) => 191 + after.data[i + k] / 4);
        after.data.set(differs ? [255, 0, 0, 255] : pale, i);
    }
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").putImageData(after, 0, 0);
    return [count, canvas.toDataURL("image/png").split(",")[1]];
}"""


@dataclass(frozen=True)
class Difference:
    """A page that looks different.

    Attributes:
        page: its address from the root.
        width: of the window, in pixels.
        scheme: light or dark.
        pixels: how many differ.
        name: what its three pictures start with, in the folder of the report.
    """

    page: str
    width: int
    scheme: str
    pixels: int
    name: str


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html")}


def _picture(tab: Page, address: str) -> bytes:
    tab.goto(address)
    tab.wait_for_function(_READY)
    return tab.screenshot(full_page=True, animations="disabled")


def _differences(chromium: Browser, old: str, new: str, pages: list[str], out: Path) -> Iterator[Difference]:
    canvas = chromium.new_page()
    for width in WIDTHS:
        for scheme in SCHEMES:
            # Not the policy of the site: what is asked of a page is evaluated.
            window: dict[str, Any] = {"viewport": {"width": width, "height": 800}, "bypass_csp": True}
            tab = chromium.new_page(color_scheme=scheme, reduced_motion="reduce", **window)
            for page in pages:
                before, after = _picture(tab, old + page), _picture(tab, new + page)
                if before == after:
                    continue
                both = [base64.b64encode(picture).decode() for picture in (before, after)]
                count, painted = canvas.evaluate(_COMPARE, both)
                if count:
                    name = f"{page.strip('/').replace('/', '-') or 'index'}-{width}-{scheme}"
                    for kind, data in (("old", before), ("new", after), ("dif", base64.b64decode(painted))):
                        (out / f"{name}-{kind}.png").write_bytes(data)
                    yield Difference(page, width, scheme, count, name)
            tab.close()


def write(chromium: Browser, old: Path, new: Path, out: Path, diff: str = "") -> list[Difference]:
    """Draw two sites and write what differs.

    Args:
        chromium: a browser.
        old: a built site.
        new: the site to compare it with.
        out: the folder for the report; made where it is not there.
        diff: what changed in the templates of the theme, to show above the pages.

    Returns:
        What looks different. ``index.html`` in the folder shows it.
    """
    out.mkdir(parents=True, exist_ok=True)
    both = sorted(_pages(old) & _pages(new))
    with _served(old) as before, _served(new) as after:
        found = list(_differences(chromium, before, after, both, out))
    template = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    report = template.get_template("report.jinja").render(
        found=sorted(found, key=lambda each: (each.page, each.width, each.scheme)),
        same=[page for page in both if page not in {each.page for each in found}],
        only={"vooraf": sorted(_pages(old) - set(both)), "achteraf": sorted(_pages(new) - set(both))},
        drawn=len(both) * len(WIDTHS) * len(SCHEMES),
        diff=diff,
    )
    (out / "index.html").write_text(report, encoding="utf-8")
    return found
