"""Whatever is pressed and clicked: no crash, no unhandled exception, and the plan is sound afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.exceptions import format_captured_exceptions
from pytestqt.logging import _QtMessageCapture as QtLogCapture
from pytestqt.qtbot import QtBot

from planner.operations.session import Session
from planner.ui.preferences import Preferences
from planner.ui.workplace import Workplace
from tests.journeys.monkey import Monkey
from tests.journeys.overrides import watch_overrides
from tests.ui.conftest import Look, Maker

pytestmark = pytest.mark.qt_log_ignore("Mouse event at .* occurs outside", "keyToAscii Unhandled", extend=True)
"""A menu may be gone before the hand that was to go there."""

ROOT = Path(__file__).parents[2]
AT_ONCE = 5_000
"""Events over one window; then the plan is looked at."""
SEEDS, MANY = range(4), range(200)
"""Twenty thousand events in the suite, a million with `--long`; `--seeds 7,12` has the monkey roam with other seeds."""
SWITCHES = 3


@contextmanager
def _warnings(monkey: Monkey, log: QtLogCapture) -> Iterator[list[str]]:
    """Qt's warnings, noted in the trail with what the program was doing."""
    heard: list[str] = []

    def tell(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        before(kind, context, words)
        last = log.records[-1]
        if last.matches_level("WARNING") and not last.ignored:
            heard.append(words)
            monkey.note("".join([words, "\n", *traceback.format_stack()[-12:-1]]))

    before = qInstallMessageHandler(tell)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)


def _roam(workplace: Workplace, qtbot: QtBot, log: QtLogCapture, monkey: Monkey, seed: int) -> None:
    with qtbot.capture_exceptions() as exceptions, _warnings(monkey, log) as warnings:
        monkey.start()
        try:
            qtbot.waitUntil(lambda: monkey.left <= 0 or bool(exceptions or warnings), timeout=1_800_000)
        finally:
            if monkey.left or exceptions or warnings:
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


def _few_switches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another look, text size or language costs as much as a hundred other events: only the first few are done."""
    left = [SWITCHES]

    def seldom(switch: Callable[..., None]) -> Callable[..., None]:
        def run(preferences: Preferences, wanted: Any) -> None:
            left[0] -= 1
            if left[0] >= 0:
                switch(preferences, wanted)

        return run

    for name in ("set_theme", "set_text_scale", "set_language", "set_airy"):
        monkeypatch.setattr(Preferences, name, seldom(getattr(Preferences, name)))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for every seed, so that workers share them."""
    asked = metafunc.config.getoption("--seeds")
    long = [pytest.param(seed, marks=pytest.mark.long) for seed in MANY if seed not in SEEDS]
    metafunc.parametrize("seed", [int(one) for one in asked.split(",")] if asked else [*SEEDS, *long])


@pytest.fixture
def roam(
    open_window: Maker,
    qtbot: QtBot,
    qtlog: QtLogCapture,
    quiet_system: None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Callable[[int], None]:
    """Let the monkey roam here."""

    def here(seed: int) -> None:
        watch_overrides(monkeypatch)
        _few_switches(monkeypatch)
        workplace = open_window(Look(size=(1024, 768)))
        path = workplace.desk.bridge.session.path
        _roam(workplace, qtbot, qtlog, Monkey(workplace, AT_ONCE, seed, trail=tmp_path / "trail.txt"), seed)
        workplace.window.close()
        session = Session.open(path)
        try:
            assert session.damage() == []
        finally:
            session.close()

    return here


def _in_a_process(seed: int) -> None:
    """Every override of Qt's is watched, and what is watched must not outlive the watching: the process ends with it."""
    options = ("-q", "-p", "no:cacheprovider", "--seeds", str(seed))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "pytest", *options, str(Path(__file__).relative_to(ROOT))],
        cwd=ROOT,
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=560,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-12_000:]}\n{done.stderr[-4_000:]}"


@pytest.mark.timeout(600)
def test_five_thousand_events(request: pytest.FixtureRequest, seed: int) -> None:
    if request.config.getoption("--seeds"):
        request.getfixturevalue("roam")(seed)
    else:
        _in_a_process(seed)
