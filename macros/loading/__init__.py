"""From the YAML files in ``data/`` to a checked library, or to every problem at once."""

from macros.loading.explain import explain
from macros.loading.load import DATA, File, files, ids_in, load
from macros.loading.published import extend as extend_published_ids
from macros.loading.releases import CONTENT, FOLDER, order, read_releases

__all__ = [
    "CONTENT",
    "DATA",
    "FOLDER",
    "File",
    "explain",
    "extend_published_ids",
    "files",
    "ids_in",
    "load",
    "order",
    "read_releases",
]
