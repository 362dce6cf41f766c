"""What somebody can share: the names of records behind their ids, and QR codes."""

from macros.sharing import qr
from macros.sharing.listing import ITEMS_PATH, Group, build, groups, listed, name

__all__ = ["ITEMS_PATH", "Group", "build", "groups", "listed", "name", "qr"]
