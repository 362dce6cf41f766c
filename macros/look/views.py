"""The look as each view reads it: a style sheet, JSON for Typst, the styles of an editable document."""

from __future__ import annotations

import json
from string import Template

from macros.look import drawings
from macros.look.colours import PALETTE, PHASES
from macros.look.sizes import SIZES


class _Named(Template):
    """Text in which a name with hyphens follows a dollar."""

    idpattern = "[a-z][a-z-]*"


def sheet() -> str:
    """The style sheet of the site with the colours and sizes: ``--ot-accent``, ``--ot-size-text``."""
    colours = PALETTE | {f"phase-{number}": shade for number, shade in enumerate(PHASES, 1)}
    screen = {f"size-{role}": size.screen for role, size in SIZES.items()}
    paper = {f"size-{role}": f"{size.paper:g}pt" for role, size in SIZES.items()}
    light = {name: shade.light for name, shade in colours.items()}
    dark = {name: shade.dark for name, shade in colours.items()}
    printed = {name: shade.paper for name, shade in colours.items()}
    accents = "".join(
        f'[data-accent="{number}"]{{--ot-phase:var(--ot-phase-{number})}}'
        for number in range(1, len(PHASES) + 1)
    )
    return (
        f":root{{{_properties(light | screen)}}}"
        f'[data-md-color-scheme="slate"]{{{_properties(dark)}}}'
        f"@media print{{:root,[data-md-color-scheme]{{{_properties(printed | paper)}}}}}"
        f"{accents}\n"
    )


def _properties(values: dict[str, str]) -> str:
    return ";".join(f"--ot-{name}:{value}" for name, value in values.items())


def as_json() -> str:
    """The look of the documents, for Typst: colours by name and by phase, sizes in points, icons as SVG."""
    return json.dumps(
        {
            "colours": {name: shade.light for name, shade in PALETTE.items()},
            "phases": [shade.light for shade in PHASES],
            "sizes": {role: size.book for role, size in SIZES.items()},
            "icons": {name: drawings.icon(name) for name in drawings.names()},
        }
    )


def filled(styles: str, *, dark: bool = False) -> str:
    """Fill colours and sizes in where the styles of a document name them: ``$accent``, ``${size-part}``.

    Args:
        styles: text in which each name follows a dollar.
        dark: whether it is for a dark ground.

    Returns:
        The text with each colour as six hexadecimal digits and each size in points.

    Raises:
        KeyError: when a name is unknown.
    """
    colours = {name: shade.dark if dark else shade.light for name, shade in PALETTE.items()}
    sizes = {f"size-{role}": f"{size.book:g}pt" for role, size in SIZES.items()}
    return _Named(styles).substitute(colours | sizes)
