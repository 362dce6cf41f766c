"""Takes a record away and leaves its id, so that links and what readers kept go on to something."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from macros import addresses
from macros.loading import DATA, Document, load
from macros.model import Form, Intervention, Retired
from macros.problems import DataError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Library, Record

_HEAD = "# yaml-language-server: $schema=schema/retired.schema.json\n"
#: How long a line may get.
_WIDTH = 108


class RetireError(Exception):
    """A record cannot be taken away; the message is Dutch, for an editor."""


def retire(record_id: str, successor: str, reason: str, since: str = "", folder: Path = DATA) -> list[str]:
    """Take a record out of its file and put what is left of it in the file of old ones, or do nothing.

    Args:
        record_id: its id, also that of a point of a checklist.
        successor: the id of what comes in its place; may be empty.
        reason: why, for readers.
        since: the version without it; may be empty.
        folder: the folder of the data.

    Returns:
        What still has to be changed by hand: file, line and reason of each.

    Raises:
        RetireError: where there is no such record, or what is given cannot be.
        DataError: where the data is wrong before anything changes.
    """
    library = load(folder)
    record = _found(library, record_id, successor)
    entries = list(_entries(library, record, successor, reason, since))
    with tempfile.TemporaryDirectory() as beside:
        copy = Path(shutil.copytree(folder, Path(beside) / folder.name))
        _take_out(library, record, copy)
        same = successor and library.records[successor].kind.key == record.kind.key
        for file in copy.glob("*.yml"):
            _unlist(file, record_id, successor if same or file.name == Retired.kind.file else "")
        _off_menu(library, record, copy / "publication.yml")
        _put(entries, copy / Retired.kind.file)
        left = _problems(copy)
        old = f"{folder.name}/{Retired.kind.file}:"
        if wrong := [each for each in left if each.startswith(old)]:
            raise RetireError("\n".join(wrong))
        for file in sorted(copy.glob("*.yml")):
            target = folder / file.name
            if not target.exists() or target.read_bytes() != file.read_bytes():
                target.write_bytes(file.read_bytes())
    return left


def _found(library: Library, record_id: str, successor: str) -> Record:
    there = {each for each, record in library.records.items() if not isinstance(record, Retired)}
    if record_id not in there:
        known = "is al weggehaald" if record_id in library.records else "is er niet"
        raise RetireError(f'de id "{record_id}" {known}{suggestion(record_id, there)}')
    if successor == record_id:
        raise RetireError("een onderdeel kan zichzelf niet opvolgen")
    if successor and successor not in library.records:
        raise RetireError(f'de opvolger "{successor}" is er niet{suggestion(successor, there)}')
    if successor in library.owners and library.owners[successor].id == record_id:
        raise RetireError(f'de opvolger "{successor}" gaat zelf ook weg')
    return library.records[record_id]


def _entries(
    library: Library, record: Record, successor: str, reason: str, since: str
) -> Iterator[dict[str, Any]]:
    """What is left of a record, and of each point of its checklist."""
    points = record.checklist if isinstance(record, Intervention) else ()
    for each, follows in ((record, successor), *((point, "") for point in points)):
        entry = {
            "id": each.id,
            "was": each.name,
            "of": each.kind.key,
            "page": addresses.page_of(library, each),
            "successor": follows,
            "carries_over": "" if _fits(each, library.records.get(follows)) else False,
            "reason": reason,
            "since": since,
        }
        yield {name: value for name, value in entry.items() if value != "" or name in ("page", "reason")}


def _fits(record: Record, successor: Record | None) -> bool:
    """Whether what a reader wrote in a form can be shown in what follows it."""
    if not isinstance(record, Form) or not isinstance(successor, Form):
        return True
    fields = {each.id for each in successor.fields}
    return record.rows == successor.rows and all(each.id in fields for each in record.fields)


def _take_out(library: Library, record: Record, folder: Path) -> None:
    """Take the lines of a record out of its file; nothing else in it changes."""
    place = library.place(record.id)
    path = folder / Path(place.file).name
    lines = path.read_text(encoding="utf-8").split("\n")
    first = place.line - 1
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > indent):
        last += 1
    # Without the comment of the record behind it, but with one empty line above that.
    while last > first + 1 and not lines[last - 1].strip():
        last -= 1
    if last < len(lines) and not lines[last].strip() and last + 1 < len(lines):
        last += 1
    text = "\n".join(lines[:first] + lines[last:])
    if not lines[first].lstrip().startswith("- ") or _without(path, record.id) != yaml.safe_load(text):
        raise RetireError(
            f"{place.file}:{place.line}: dit blok staat niet op regels van zichzelf."
            f" Haal het met de hand weg, en zet het in {Retired.kind.file}"
        )
    path.write_text(text, encoding="utf-8")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _without(path: Path, record_id: str) -> Any:
    """What a file says without a record."""

    def cut(value: Any) -> Any:
        if isinstance(value, list):
            return [
                cut(each) for each in value if not (isinstance(each, dict) and each.get("id") == record_id)
            ]
        return {key: cut(each) for key, each in value.items()} if isinstance(value, dict) else value

    return cut(yaml.safe_load(path.read_text(encoding="utf-8")))


def _unlist(path: Path, record_id: str, successor: str) -> None:
    """Put what follows in the place of a record in each list of ids, or nothing where others are left.

    Only where that is a matter of one line. The rest is left as it is, and told of as any wrong reference.
    """
    text = path.read_text(encoding="utf-8")
    document = Document(path.name, text, empty=[])
    lines: list[str | None] = [*text.split("\n")]
    token = re.compile(rf"(?<![\w-]){re.escape(record_id)}(?![\w-])")
    for keys, ids in _lists(document.value, ()):
        if record_id not in ids:
            continue
        number = document.line((*keys, ids.index(record_id))) - 1
        line = lines[number] or ""
        follows = "" if successor in ids or keys[-1] == "reading_order" else successor
        if len(token.findall(line)) != 1 or (len(ids) == 1 and not follows):
            continue
        if follows:
            lines[number] = token.sub(follows, line)
        elif line.strip() == f"- {record_id}":
            lines[number] = None
        else:
            lines[number] = re.sub(rf"{token.pattern}, *|, *{token.pattern}", "", line, count=1)
    if path.name == Retired.kind.file:
        # What it came in the place of, now goes on to what follows it.
        for number, each in enumerate(lines):
            if each and each.strip() == f"successor: {record_id}":
                lines[number] = f"  successor: {successor}" if successor else None
    path.write_text("\n".join(each for each in lines if each is not None), encoding="utf-8")


def _lists(value: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], list[Any]]]:
    """Every list in a file that holds no parts, with the way to it."""
    if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value):
        yield keys, value
    elif isinstance(value, list | dict):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _lists(each, (*keys, key))


def _off_menu(library: Library, record: Record, path: Path) -> None:
    """Take a page out of the menu on which nothing is left."""
    page = addresses.page_of(library, record)
    others = (
        each for each in library.records.values() if each is not record and each.id not in library.owners
    )
    if not record.kind.paged or page in {addresses.page_of(library, each) for each in others}:
        return
    entry = rf"^ *- (?:\{{page: {re.escape(page)}[,}}].*|page: {re.escape(page)} *(?:\n +title: .*)?)\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(entry, "", text, flags=re.MULTILINE), encoding="utf-8")


def _put(entries: list[dict[str, Any]], path: Path) -> None:
    """Put entries at the end of the file of old records, which is made where it is not there."""
    before = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else _HEAD.rstrip("\n")
    before = re.sub(r"^\[\]$", "", before, flags=re.MULTILINE).rstrip("\n")
    after = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=_WIDTH)
    path.write_text(f"{before}\n\n{after}", encoding="utf-8")


def _problems(folder: Path) -> list[str]:
    try:
        load(folder)
    except DataError as error:
        return list(map(str, error.problems))
    return []


def main(arguments: list[str] | None = None) -> int:
    """Take a record away and say what is left to do.

    Args:
        arguments: the command line; that of the process where left out.

    Returns:
        0 when it is away, 1 when it cannot be.
    """
    parser = argparse.ArgumentParser(prog="make retire", description="Haalt een onderdeel weg.")
    parser.add_argument("--id", default="", help="de id van het onderdeel")
    parser.add_argument("--successor", default="", help="de id van wat ervoor in de plaats komt")
    parser.add_argument("--reason", default="", help="een of twee zinnen voor de lezer")
    parser.add_argument("--since", default="", help="sinds welke versie")
    given = parser.parse_args(arguments)
    try:
        if not (given.id and given.reason):
            raise RetireError('geef ID en REASON: make retire ID=oude-vlag SUCCESSOR=nieuwe-vlag REASON="…"')
        left = retire(given.id, given.successor, given.reason, given.since)
    except DataError as error:
        print(f"{error.report}\nEr is niets veranderd.", file=sys.stderr)
        return 1
    except RetireError as error:
        print(f"{error}\nEr is niets veranderd.", file=sys.stderr)
        return 1
    print(f'"{given.id}" is weggehaald en staat in {DATA.name}/{Retired.kind.file}.')
    if left:
        print("\n".join(["Dit verander je nog met de hand:", *left]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
