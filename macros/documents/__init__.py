"""The documents that can be downloaded: which there are, and how each is made."""

from macros.built import DOWNLOADS, Built
from macros.documents.background import Documents
from macros.documents.catalogue import GROUPS, build, missing_parts, write
from macros.documents.editable_programmes import flat_file

__all__ = ["DOWNLOADS", "GROUPS", "Built", "Documents", "build", "flat_file", "missing_parts", "write"]
