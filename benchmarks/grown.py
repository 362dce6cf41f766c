"""The project's own data many times over: what the growth of a figure is measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from macros.loading import DATA

if TYPE_CHECKING:
    from pathlib import Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
#: These stay as they are: each kind of record is shown by one chapter, and what is gone is gone once.
_ONCE = {"publication", "chapters", "retired"}


def grow(folder: Path, times: int, source: Path = DATA) -> None:
    """Write data with every record a number of times, each copy with ids and references of its own.

    Args:
        folder: where the files go; it must not exist yet.
        times: how many copies of each record, the original among them.
        source: the data.
    """
    folder.mkdir(parents=True)
    # A file may be empty.
    data: dict[str, Any] = {
        path.stem: yaml.load(path.read_text("utf-8"), _LOADER) or []  # noqa: S506 - the safe loader
        for path in sorted(source.glob("*.yml"))
    }
    repeated = sorted(data.keys() - _ONCE)
    ids = {record_id for name in repeated for record_id in _ids(data[name])}
    for name in repeated:
        copies = [_copy(record, ids, number) for number in range(times) for record in data[name]]
        # What goes before all others of its kind does so among the copies too.
        data[name] = sorted(copies, key=lambda record: not record.get("before_all"))
    order = data["publication"]["reading_order"]
    data["publication"]["reading_order"] = order + [
        f"{each}-{number}" for number in range(1, times) for each in order if each in ids
    ]
    menu = data["publication"]["menu"]
    # A page above the groups has no copies: there is one start.
    data["publication"]["menu"] = [_grown(each, ids, times) if "pages" in each else each for each in menu]
    for name, content in data.items():
        text = yaml.dump(content, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def _grown(group: dict[str, Any], ids: set[str], times: int) -> dict[str, Any]:
    return {**group, "pages": [copy for each in group["pages"] for copy in _pages(each, ids, times)]}


def _pages(entry: dict[str, Any], ids: set[str], times: int) -> list[dict[str, Any]]:
    """A page in the menu with those of the copies of its record: the last part of its path names it."""
    if "pages" in entry:
        return [_grown(entry, ids, times)]
    name = entry["page"].rstrip("/").rpartition("/")[2]
    own = any(each == name or each.endswith(f"-{name}") for each in ids)
    copies = [f"{entry['page'].rstrip('/')}-{number}/" for number in range(1, times if own else 1)]
    return [entry, *({**entry, "page": page} for page in copies)]


def _ids(value: Any) -> list[str]:
    """The ids of records; those of the fields of a form are its own, and stay as they are."""
    found = []
    for record in value:
        found += [record["id"], *(item["id"] for item in record.get("checklist", []))]
    return found


def _copy(value: Any, ids: set[str], number: int) -> Any:
    if not number:
        return value
    if isinstance(value, dict):
        return {key: _named(key, each, number) or _copy(each, ids, number) for key, each in value.items()}
    if isinstance(value, list):
        return [_copy(each, ids, number) for each in value]
    if isinstance(value, str):
        if value in ids:
            return f"{value}-{number}"
        return re.sub(r"\]\(#([a-z0-9-]+)\)", lambda link: f"](#{_copy(link[1], ids, number)})", value)
    return value


def _named(key: str, value: Any, number: int) -> str | list[str] | None:
    """A copy of a term must be another word in every form, or it would be found where the first one is."""
    if key == "inflections":
        return [f"{each}{number}" for each in value]
    return f"{value}{number}" if key == "term" else None
