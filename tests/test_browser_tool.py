"""How the tests come by a browser, and what they say when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser


def test_a_browser_that_is_chosen_goes_before_all_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = tmp_path / "chromium"
    chosen.touch()
    monkeypatch.setenv("CHROMIUM", str(chosen))

    assert browser.find() == chosen


def test_a_browser_on_the_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = tmp_path / "chromium"
    there.touch(mode=0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert browser.find() == there


def test_a_choice_that_is_not_there_is_an_error_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "weg"))

    with pytest.raises(SystemExit, match="zet CHROMIUM op het pad"):
        browser.ensure()
