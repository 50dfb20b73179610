"""Choices kept per machine survive everything a folder can do to them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner import settings
from planner.settings import Recent, Settings

OPENED = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_home(planner_home: Path) -> None:
    """No test sees another's settings."""


def test_nothing_yet_gives_the_defaults_and_writes_nothing() -> None:
    assert settings.load() == Settings()
    assert not settings.file().exists()


def test_what_is_saved_is_loaded() -> None:
    wanted = Settings(language="en", theme="dark", text_scale=150, author="Koordinierung", geometry="AAEC")
    wanted = wanted.with_recent(Path("/a/Großstadt.chain"), "Großstadt", OPENED)
    wanted = wanted.with_choice("overview", "columns", ["title", "state"])
    assert settings.save(wanted)
    assert settings.load() == wanted
    assert [path.name for path in settings.file().parent.iterdir()] == ["settings.json"]


def test_recents_are_unique_newest_first_and_few() -> None:
    chosen = Settings()
    for number in (*range(20), 3):
        chosen = chosen.with_recent(Path(f"/plans/{number}.chain"), f"Town {number}", OPENED)
    assert len(chosen.recents) == settings.MOST_RECENTS
    assert [recent.name for recent in chosen.recents[:3]] == ["Town 3", "Town 19", "Town 18"]
    assert chosen.without_recent(chosen.recents[0].path).recents[0].name == "Town 19"


def test_a_relative_path_is_remembered_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    recent = Settings().with_recent(Path("a.chain"), "A", OPENED).recents[0]
    assert recent == Recent(str(tmp_path / "a.chain"), "A", "2026-03-12T09:30:00+00:00")


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff\xfe", b'"text"', b"[" * 100_000])
def test_an_unreadable_file_is_kept_aside(broken: bytes) -> None:
    settings.file().parent.mkdir(parents=True)
    settings.file().write_bytes(broken)
    assert settings.load() == Settings()
    assert settings.file().with_name("settings.unreadable.json").read_bytes() == broken
    assert settings.save(Settings(theme="light"))
    assert settings.load().theme == "light"


def test_one_bad_value_does_not_cost_the_others() -> None:
    raw = {
        "theme": "plaid",
        "text_scale": True,
        "author": 7,
        "language": "en",
        "recents": [1, {"path": "/a.chain"}, {"name": "no path"}],
        "choices": {"overview": {"sort": "title"}, "map": 3},
        "of the future": 1,
    }
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text(json.dumps(raw), encoding="utf-8")
    expected = Settings(language="en", recents=(Recent("/a.chain", "", ""),), choices={"overview": {"sort": "title"}})
    assert settings.load() == expected


def test_choices_are_asked_with_a_default() -> None:
    chosen = Settings().with_choice("map", "level", 2)
    assert chosen.choice("map", "level") == 2
    assert chosen.choice("map", "palette", "blue") == "blue"


def test_a_folder_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    settings.save(Settings(theme="dark"))
    monkeypatch.setattr(os, "replace", refuse)
    assert settings.save(Settings(theme="light")) is False
    assert settings.load().theme == "dark"
    assert [path.name for path in settings.file().parent.iterdir()] == ["settings.json"]


def test_a_surrogate_in_a_path_is_kept() -> None:
    wanted = replace(Settings(), recents=(Recent("/a/\udcff.chain", "A", ""),))
    assert settings.save(wanted)
    assert settings.load() == wanted
