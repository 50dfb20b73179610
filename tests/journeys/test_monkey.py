"""Whatever is pressed and clicked: no crash, no unhandled exception, and the plan is sound afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.exceptions import format_captured_exceptions
from pytestqt.qtbot import QtBot

from planner.operations.session import Session
from planner.ui.workplace import Workplace
from tests.journeys.monkey import Monkey
from tests.journeys.overrides import watch_overrides
from tests.ui.conftest import Maker

pytestmark = pytest.mark.qt_log_ignore("Mouse event at .* occurs outside", "keyToAscii Unhandled", extend=True)
"""A menu may be gone before the hand that was to go there."""

EVENTS, MANY = 20_000, 1_000_000
AT_ONCE = 5_000
"""Events over one window; then the plan is looked at, and the next window begins where this one ended."""


def _roam(workplace: Workplace, qtbot: QtBot, events: int, seed: int, trail: Path) -> None:
    monkey = Monkey(workplace, events, seed, trail)
    with qtbot.capture_exceptions() as exceptions:
        monkey.start()
        try:
            qtbot.waitUntil(lambda: monkey.left <= 0 or bool(exceptions), timeout=1_800_000)
        finally:
            if monkey.left or exceptions:
                print(f"seed {seed}, {monkey.left} events left; the last ones:", *monkey.last, sep="\n  ")  # noqa: T201
            monkey.stop()
    assert not exceptions, format_captured_exceptions(exceptions)


@pytest.fixture
def quiet_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The system's own dialogs answer that nothing was chosen; no other program is started."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_kwargs: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


def _swing(open_window: Maker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, events: int) -> None:
    watch_overrides(monkeypatch)
    path: Path | None = None
    for number in range(events // AT_ONCE):
        workplace = open_window(path=path)
        path = workplace.desk.bridge.session.path
        _roam(workplace, qtbot, AT_ONCE, seed=number, trail=tmp_path / f"monkey-{number}.txt")
        workplace.window.close()
        session = Session.open(path)
        try:
            assert session.damage() == [], f"seed {number}"
        finally:
            session.close()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_twenty_thousand_events(
    open_window: Maker, qtbot: QtBot, quiet_system: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _swing(open_window, qtbot, monkeypatch, tmp_path, EVENTS)


@pytest.mark.long
@pytest.mark.timeout(20_000)
def test_a_million_events(
    open_window: Maker, qtbot: QtBot, quiet_system: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _swing(open_window, qtbot, monkeypatch, tmp_path, MANY)
