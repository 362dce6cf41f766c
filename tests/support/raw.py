"""A small site as the site generator leaves it, to publish and to spoil."""

from __future__ import annotations

from functools import cache
from posixpath import relpath
from typing import TYPE_CHECKING

from macros.loading import load
from tools import publish

if TYPE_CHECKING:
    from macros.model import Publication
    from tools.publish.tree import Files

#: A site under a path, where more can go wrong than in the root of a host.
ADDRESS = "https://voorbeeld.nl/gids/"
_HTML = """<!doctype html>
<html lang="nl" data-ot-slug="gids"><head>
  <meta charset="utf-8"><title>Een &amp; ander</title>
  <link rel="canonical" href="{address}{folder}">
  <link rel="stylesheet" href="{root}assets/stylesheets/main.1a2b.min.css">
  <link rel="stylesheet" href="{root}stylesheets/ours.css">
  <link rel="preload" href="{root}fonts/letter.woff2" as="font" crossorigin>
  <script src="{root}components/page/early.js"></script>
</head><body>
  {body}
  <script type="importmap">{{"imports":{{"ot/":"{root}components/","site/":"{root}"}}}}</script>
  <script src="{root}components/page/shell.mjs" type="module"></script>
</body></html>
"""


def page(path: str, body: str, address: str = ADDRESS) -> bytes:
    """A page of the site.

    Args:
        path: its path.
        body: what stands on it.
        address: the address of the site.
    """
    folder = path.removesuffix("index.html")
    root = f"{relpath('/', f'/{folder}')}/" if path != "404.html" else "/" + address.split("/", 3)[3]
    return _HTML.format(address=address, folder=folder, root=root, body=body).encode()


def site(address: str = ADDRESS, **bodies: str) -> Files:
    """The files of the site.

    Args:
        address: its address.
        **bodies: what comes to stand on ``hulp``, on the ``home`` page or on that for what is ``missing``.
    """
    prefix = "/" + address.split("/", 3)[3]
    texts = {
        "stylesheets/ours.css": "@font-face{src:url(../fonts/letter.woff2)} .ours { color: red }",
        "assets/stylesheets/main.1a2b.min.css": ".md-used{color:blue}.md-other{color:green}",
        "assets/foto.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        "components/page/early.js": 'var early = 1 < 2; // "</p>"\n',
        "components/page/shell.mjs": 'import { load } from "ot/lib/resource.mjs"; load("data/items.json");',
        "components/lib/resource.mjs": "export const load = (path) => path; // why\n",
        "data/items.json": '{"a": {"name": "A", "address": "hulp/#a"}}',
        "sitemap.xml": f"<urlset><url><loc>{address}hulp/</loc></url></urlset>",
    }
    return {path: text.encode() for path, text in texts.items()} | {
        "index.html": page(
            "index.html", bodies.get("home", '<p class="ours md-used"><a href="hulp/#a">x</a></p>'), address
        ),
        "hulp/index.html": page("hulp/index.html", f'<h1 id="a">A</h1>{bodies.get("hulp", "")}', address),
        "privacy/index.html": page("privacy/index.html", '<h2 id="lek-melden">Lek</h2>', address),
        "404.html": page("404.html", bodies.get("missing", f'<a href="{prefix}hulp/">x</a>'), address),
        "fonts/letter.woff2": b"\0letter",
        "downloads/blad.pdf": b"%PDF",
    }


def publication(address: str = ADDRESS) -> Publication:
    """What holds for the publication, at an address."""
    return _publication().model_copy(update={"site_url": address})


def published(files: Files, address: str = ADDRESS) -> Files:
    """What comes of the site."""
    return publish.finish(files, publication(address))


def problems(files: Files) -> list[str]:
    """What keeps a site from being published."""
    try:
        published(files)
    except publish.PublicationError as error:
        return str(error).splitlines()
    return []


@cache
def _publication() -> Publication:
    return load().publication
