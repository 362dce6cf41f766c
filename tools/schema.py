"""Writes the JSON Schemas that let an editor complete and explain the fields of the data files."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from macros.loading import DATA, files

SCHEMAS = DATA / "schema"


def schemas() -> dict[str, str]:
    """The schema of each data file.

    Returns:
        The content of each schema file, by its name.
    """
    texts = {}
    for file, content in files().items():
        name = file.replace(".yml", ".schema.json")
        schema = TypeAdapter(content.content).json_schema()
        for part in schema.get("$defs", {}).values():
            # That of the class is for engineers; the fields explain themselves to editors.
            part.pop("description", None)
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"data/{file}"}
        texts[name] = json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
    return texts


def write(folder: Path = SCHEMAS) -> None:
    """Write the schemas, and drop those of files that are no longer there.

    Args:
        folder: where they go.
    """
    folder.mkdir(exist_ok=True)
    texts = schemas()
    for old in folder.glob("*.schema.json"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
