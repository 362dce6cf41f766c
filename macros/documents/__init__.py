"""The documents that can be downloaded: which there are, and how each is made."""

from macros.built import DOWNLOADS, Built
from macros.documents.background import Documents
from macros.documents.catalogue import GROUPS, build, missing_parts, write

__all__ = ["DOWNLOADS", "GROUPS", "Built", "Documents", "build", "missing_parts", "write"]
