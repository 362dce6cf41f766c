"""Makes one classic script of our ES modules: a browser loads no module, and fetches nothing, from a disk.

It knows the module syntax that ``docs/javascripts`` keeps to, and refuses any other: imports of names on a
line of their own, exports of a single declaration, and ``import()``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?(["\'])(ot/[^"\']+)\2;?', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:const|let|class|function|async function)\b\s*\*?\s*)(?:async )?\w+\s*\*?\s*(\w+)",
    re.MULTILINE,
)
_OTHER = re.compile(r"^(?:import|export)\b(?!\s*\().*", re.MULTILINE)
_DYNAMIC = re.compile(r"(?<![\w.$])import\(")
_JSON = re.compile(r"""["'`]([\w./-]+\.json)["'`]""")

# How modules find each other; the names start with two underscores, so that no module has them.
_RUNTIME = """\
const __base = new URL("./", document.currentScript.src).href;
const __made = new Map();
function __get(specifier) {
  const url = new URL(specifier.replace(/^ot\//, "./"), __base).href;
  if (!__made.has(url)) {
    __made.set(url, {});
    __made.set(url, __modules[url.slice(__base.length)](url));
  }
  return __made.get(url);
}
async function __load(specifier) { return __get(specifier); }

// A folder has no page of its own on a disk. What our modules link to gets its file when somebody goes there.
for (const type of ["pointerdown", "focusin", "click"]) {
  addEventListener(type, ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, { capture: true });
}
"""


class ModuleSyntaxError(ValueError):
    """A module uses syntax that the bundle does not know; the message is Dutch and names it."""


def bundle(modules: Mapping[str, str], entries: Iterable[str], data: Mapping[str, str], address: str) -> str:
    """Write modules as one script.

    Args:
        modules: the source of each module, by its path from the folder that the script comes to stand in.
        entries: the paths of the modules that a page starts with, in order.
        data: JSON that modules ask for, by its path from the root of the site.
        address: the address of the published site, for links to give to others.

    Returns:
        A classic script. Modules run when they are first asked for, and once.

    Raises:
        ModuleSyntaxError: where a module holds an import or export of another form.
    """
    functions = [f"{_text(path)}(__url) {{\n{module(source, path)}}},\n" for path, source in modules.items()]
    kept = [
        f"  get {_text(path)}() {{ return JSON.parse({_text(text)}); }},\n" for path, text in data.items()
    ]
    return "".join(
        [
            '"use strict";\n(() => {\n',
            _RUNTIME,
            "globalThis.otOffline = {\n",
            *kept,
            "  // The address on the published site of a page on this disk.\n",
            f'  share: (href) => href.replace(new URL("../", __base), () => {_text(address)})',
            '.replace(/\\/index\\.html(?=$|[?#])/, "/"),\n};\n',
            "const __modules = {\n",
            *functions,
            "};\n",
            *[f"__get({_text(f'ot/{entry}')});\n" for entry in entries],
            "})();\n",
        ]
    )


def module(source: str, path: str) -> str:
    """Write the source of a module as the body of a function that gives its exports.

    Args:
        source: the module.
        path: its path, for the message.

    Returns:
        The statements.

    Raises:
        ModuleSyntaxError: where it holds an import or export of another form.
    """
    names = [match[1] for match in _EXPORT.finditer(source)]
    source = _IMPORT.sub(_required, source)
    source = _EXPORT.sub(lambda match: match[0].removeprefix("export "), source)
    if other := _OTHER.search(source):
        raise ModuleSyntaxError(f"{path}: deze vorm kan niet in de offline editie: {other[0]}")
    source = _DYNAMIC.sub("__load(", source).replace("import.meta.url", "__url")
    return f"{source.rstrip()}\nreturn {{ {', '.join(names)} }};\n"


def asked(source: str) -> list[str]:
    """The JSON files that a module names.

    Args:
        source: the module.

    Returns:
        Their paths, in order.
    """
    return list(dict.fromkeys(_JSON.findall(source)))


def _required(match: re.Match[str]) -> str:
    taken = f"__get({_text(match[3])});"
    return f"const {{{match[1].replace(' as ', ': ')}}} = {taken}" if match[1] is not None else taken


def _text(text: str) -> str:
    """A text as a literal of JavaScript that also survives inside HTML."""
    return json.dumps(text, ensure_ascii=False).replace("</", "<\\/")
