"""How a reader says that a record is wrong: in its file, by mail, or on the page for questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from macros.model import Library

#: Another forge has its editor at another address.
_GITHUB = re.compile(r"(https://github\.com/[\w.-]+/[\w-](?:[\w.-]*?[\w-])?)(?:\.git)?/?")
#: The branch that a proposal starts from.
_BRANCH = "main"


class Way(NamedTuple):
    """A way to report.

    Attributes:
        kind: whether it leads to the file of the record, to a mail, or to a page that knows no records.
        href: its address.
    """

    kind: Literal["edit", "mail", "page"]
    href: str


def ways(library: Library, record_id: str) -> list[Way]:
    """How a reader can say that a record is wrong.

    Args:
        library: the records.
        record_id: the id of the record.

    Returns:
        Its line in the repository, where that is known, and a way that needs no account.
    """
    owner, place, found = library.publication.owner, library.place(record_id), []
    if repository := _GITHUB.fullmatch(owner.repository_url or ""):
        found.append(Way("edit", f"{repository[1]}/edit/{_BRANCH}/{place.file}#L{place.line}"))
    if owner.contact_email:
        subject = library.say.report.subject.format(id=record_id)
        found.append(Way("mail", f"mailto:{quote(owner.contact_email, safe='@+')}?subject={quote(subject)}"))
    else:
        found.append(Way("page", owner.contact_url or library.publication.contact_url))
    return found
