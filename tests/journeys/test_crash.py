"""The program is killed in the middle of a sentence: what was taken is there, and work goes on where it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Need
from tests.journeys.person import Person
from tests.ui.conftest import Maker

KILLED = 9


def test_what_was_taken_survives_a_crash(
    open_window: Maker, sample: Callable[[str], Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "plan.chain"
    shutil.copy(sample("de"), path)
    command = [sys.executable, "-m", "tests.journeys.crashing", str(path)]
    done = subprocess.run(
        command, env={**os.environ, "PLANNER_LANGUAGE": "de", "QT_QPA_PLATFORM": "offscreen"}, check=False, timeout=100
    )
    assert done.returncode == -KILLED

    workplace = open_window(path=path)
    person = Person(workplace, qtbot, monkeypatch)
    names = [need.name for need in person.plan.all(Need)]
    assert "Orte für Jugendliche" in names
    assert not any("Halb get" in name for name in names)
    assert workplace.frame.place == "needs"
    assert workplace.desk.bridge.session.damage() == []

    page = person.step("Analyse", "Zusammenschau")
    person.click("Bedarf hinzufügen")
    person.type("Hilfe nach dem Umzug")
    person.press(Qt.Key.Key_Return)
    assert "Hilfe nach dem Umzug" in [need.name for need in person.plan.all(Need)]
    assert page.piece.current is not None
