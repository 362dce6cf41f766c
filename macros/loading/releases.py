"""From the folder ``releases/`` to the versions that were released; who never released anything has none."""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING

from macros.model import Release
from macros.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

#: The folder, beside that of the data.
FOLDER = "releases"
#: The open data of a version, in the folder of that version.
CONTENT = "handreiking.json"
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)


def order(version: str) -> tuple[int, ...]:
    """By which versions are compared.

    Args:
        version: a version, such as ``0.10.0``.

    Returns:
        Its numbers; nothing for what is no version.
    """
    match = _VERSION.fullmatch(version)
    return tuple(map(int, match.groups())) if match else ()


def read_releases(data: Path) -> tuple[list[Release], list[Problem]]:
    """Read what was released.

    Args:
        data: the folder of the data; the releases stand beside it.

    Returns:
        The releases from old to new, and what is wrong with the others.
    """
    releases, problems = [], []
    for folder in (data.parent / FOLDER).glob("[!.]*/"):
        name = f"{FOLDER}/{folder.name}/{CONTENT}"
        try:
            content = json.loads((folder / CONTENT).read_text(encoding="utf-8"))
            date = datetime.date.fromisoformat(content["publication"]["date"])
            if not order(folder.name) or content["publication"]["version"] != folder.name:
                message = "de map heet niet naar de versie in dit bestand: geef hem die naam"
                problems.append(Problem(name, 1, "publication › version", message))
                continue
            _ = [(each["id"], each["kind"], each["name"]) for each in content["records"]]
        except OSError as error:
            problems.append(Problem(name, 1, "", f"het bestand is niet te lezen ({error.strerror})"))
        except (ValueError, LookupError, TypeError) as error:
            message = "dit zijn niet de gegevens van een uitgave: zet het bestand terug zoals het was"
            problems.append(Problem(name, getattr(error, "lineno", 1), "", message))
        else:
            files = {file.name: file.read_bytes() for file in sorted(folder.glob("*.pdf"))}
            releases.append(Release(folder.name, date, content, files))
    return sorted(releases, key=lambda each: order(each.version)), sorted(problems)
