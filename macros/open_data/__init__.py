"""The records as open data: a JSON file, and the JSON Schema that explains it."""

from macros.open_data.data import FORMAT, PATH, SCHEMA_PATH, build, data, documents, schema

__all__ = ["FORMAT", "PATH", "SCHEMA_PATH", "build", "data", "documents", "schema"]
