"""Templates stay compiled from one build to the next, and never longer than they are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment
from jinja2.bccache import Bucket

from macros.site import View
from macros.site.compiled import Compiled

if TYPE_CHECKING:
    import pytest

    from macros.model import Library

JINJA = Environment(autoescape=True)


def bucket(key: str, source: str) -> Bucket:
    """What Jinja asks the code of a template for: which it is, and what stands in it."""
    return Bucket(JINJA, key, source)


def test_a_second_build_compiles_no_template_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = View(library, ()).render("everything")
    monkeypatch.delattr(Environment, "compile")

    assert View(library, ()).render("everything") == first


def test_code_is_kept_for_the_template_as_it_was_and_for_no_other() -> None:
    kept = Compiled()
    made = bucket("a", "oud")
    made.code = JINJA.compile("oud")
    kept.dump_bytecode(made)

    found = {}
    for each in (bucket("a", "oud"), bucket("a", "nieuw"), bucket("b", "oud")):
        kept.load_bytecode(each)
        found[each.key, each.checksum] = each.code

    assert list(found.values()) == [made.code, None, None]
