"""How a reader says that a record is wrong: in its file, by mail, or on the page for questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from macros.model import Library

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
    publication, place, found = library.publication, library.place(record_id), []
    owner = publication.owner
    # Another forge has another address for its editor.
    if owner.repository_url and owner.repository_url.startswith("https://github.com/"):
        address = f"{owner.repository_url}/edit/{_BRANCH}/{place.file}#L{place.line}"
        found.append(Way("edit", address))
    if owner.contact_email:
        subject = library.say.report.subject.format(id=record_id)
        found.append(Way("mail", f"mailto:{owner.contact_email}?subject={quote(subject)}"))
    else:
        found.append(Way("page", owner.contact_url or publication.contact_url))
    return found
