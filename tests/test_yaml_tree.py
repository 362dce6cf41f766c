from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml

from macros.loading import yaml_tree
from macros.loading.yaml_tree import Document

TEXT = """\
# Een opmerking.
- id: intake
  why:
    - >-
      Een tekst
      over twee regels.
    - Nog een.
  unit: {one: stap}
"""


def _problems(text: str) -> list[str]:
    return list(map(str, Document("data/x.yml", text).problems))


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("tekst", "tekst"),
        ("'10'", "10"),
        ("10", 10),
        ("1.5", 1.5),
        ("true", True),
        ("2026-01-31", datetime.date(2026, 1, 31)),
        ("", None),
    ],
)
def test_values_are_what_yaml_says(scalar: str, value: Any) -> None:
    assert {"veld": value} == Document("data/x.yml", f"veld: {scalar}").value


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((0,), "- id:"),
        ((0, "id"), "- id:"),
        ((0, "why"), "  why:"),
        ((0, "why", 0), "    - >-"),
        ((0, "why", 1), "    - Nog een."),
        ((0, "unit", "one"), "  unit:"),
        ((0, "unit", "many"), "  unit:"),
        ((7, "id"), "- id:"),
    ],
)
def test_a_place_has_the_line_of_the_nearest_thing_that_is_there(path: yaml_tree.Path, text: str) -> None:
    line = Document("data/x.yml", TEXT).line(path)
    assert TEXT.splitlines()[line - 1].startswith(text)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), ""),
        ((0,), "intake"),
        ((0, "why"), "intake › why"),
        ((0, "why", 1), "intake › why"),
        ((0, "unit", "one"), "intake › unit › one"),
        ((3, "id"), "nummer 4 › id"),
    ],
)
def test_a_place_is_named_by_the_record_and_the_field(path: yaml_tree.Path, name: str) -> None:
    assert name == Document("data/x.yml", TEXT).where(path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "data/x.yml:1: het bestand is leeg"),
        ("# alleen dit\n", "data/x.yml:1: het bestand is leeg"),
        ("a: 1\nb: 2\na: 3\n", 'data/x.yml:3: het veld "a" staat hier twee keer (ook op regel 1)'),
        ("a: 1\n[b]: 2\n", "data/x.yml:2: een veldnaam is één woord"),
        ("- a\n- 2026-02-30\n", "data/x.yml:2: nummer 2: 2026-02-30 staat niet op de kalender"),
        ("- a\n- !!bool b\n", 'data/x.yml:2: nummer 2: "b" is geen geldige waarde'),
        ("- a\n- !!int ''\n", 'data/x.yml:2: nummer 2: "" is geen geldige waarde'),
        ("- a\n- !!timestamp b\n", 'data/x.yml:2: nummer 2: "b" is geen geldige waarde'),
        ("- a\n- !geheim b\n", 'data/x.yml:2: nummer 2: het label "!geheim" kan hier niet'),
        ("- a\n- !geheim [b]\n", 'data/x.yml:2: nummer 2: het label "!geheim" kan hier niet'),
        (
            "- &x [a]\n- *x\n",
            "data/x.yml:1: nummer 2: verwijzen met & en * kan hier niet: schrijf de tekst uit",
        ),
        (
            "- a\n- *x\n",
            "data/x.yml:2: geen geldige YAML (een tekst die met * begint; zet hem tussen aanhalingstekens)",
        ),
        ("- a\n- 'b\n\n", "data/x.yml:2: geen geldige YAML (een aanhalingsteken wordt niet gesloten)"),
        (
            "- a\n---\n- b\n",
            "data/x.yml:2: geen geldige YAML (--- begint een nieuw document, en er kan er maar één zijn)",
        ),
        (
            "- ’’’’’’\n- a\x08\n- b\n- c\n",
            "data/x.yml:2: geen geldige YAML (een teken dat niet in een tekstbestand hoort)",
        ),
        (
            "- a\n- b\u2028c\n- d\n",
            "data/x.yml:2: geen geldige YAML (een teken dat niet in een tekstbestand hoort)",
        ),
        *(
            (text, f'data/x.yml:{line}: geen geldige YAML (achter "label:" ontbreekt een spatie)')
            for text, line in [
                ("- id: a\n  label:Intake\n  title: x\n", 2),
                ("- id: a\n  title: x\n  label:Intake\n\n- id: b\n", 3),
                ("- id: a\n  title: x\n  label:Intake\n", 3),
                ("- label:Intake\n  # uitleg\n  title: x\n", 1),
                ("label:Intake\ntitle: x\n", 1),
                ("a:\n  label:>-\n    Een\n    tekst.\n  title: x\n", 2),
                ("- id: a\n  label:[a, b]\n  title: x\n", 2),
                ("- id: a\n  label:'a b'\n  title: x\n", 2),
            ]
        ),
        (
            "- id: a\n  label\n  title: x\n",
            "data/x.yml:2: geen geldige YAML (hier ontbreekt een dubbele punt achter een veld, of de regel"
            " staat te ver naar links)",
        ),
        ("a: {label:Intake, b: c}\n", 'data/x.yml:1: a: achter "label:" ontbreekt een spatie'),
        ("- a\n- " + "[" * 25 + "]" * 25, "data/x.yml:2: te diep genest"),
    ],
)
def test_what_is_wrong_with_the_yaml_is_said_with_its_line(text: str, problem: str) -> None:
    assert [problem] == _problems(text)


def test_a_nesting_that_would_overflow_the_stack_is_only_a_problem() -> None:
    assert _problems("[" * 200_000) == ["data/x.yml:1: te diep genest"]


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert Document("data/x.yml", "\ufeffa: b\n").value == {"a": "b"}


def test_without_the_c_loader_everything_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = Document("data/x.yml", TEXT)
    monkeypatch.setattr(yaml_tree, "_Loader", yaml.SafeLoader)
    slow = Document("data/x.yml", TEXT)
    assert fast.value == slow.value
    assert fast.line((0, "why", 1)) == slow.line((0, "why", 1))
    assert _problems("[" * 200_000) == ["data/x.yml:1: te diep genest"]
