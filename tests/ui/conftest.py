"""Windows for tests: the sample town in the language, theme, text size and size of window asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import settings, texts
from planner.operations.sample import build_sample
from planner.ui import app as planner_app
from planner.ui import icons, metrics, theme
from planner.ui.collecting import Collector
from planner.ui.preferences import Preferences
from planner.ui.window import Window
from planner.ui.workplace import Workplace


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The sample town's file in a language, made once; copy it before changing it."""
    folder = tmp_path_factory.mktemp("sample")

    @cache
    def made(language: str) -> Path:
        path = folder / f"{language}.chain"
        build_sample(path, language)
        return path

    return made


@dataclass
class Look:
    """How a window is to look and speak."""

    language: str = "de"
    theme: str = "light"
    scale: int = 100
    size: tuple[int, int] = (1440, 900)


Maker = Callable[..., Workplace]


@pytest.fixture
def application(qapp: QApplication, planner_home: Path) -> Iterator[QApplication]:
    """The application as the program sets it up; light and 100 % again afterwards."""
    QAccessible.setActive(True)
    planner_app.create_application()
    icons.load()
    collector = Collector()
    collector.start()
    yield qapp
    # without a screen Qt keeps what was copied until after Python has ended, and would ask Python to let go of it
    qapp.clipboard().clear()
    collector.stop()
    metrics.use(100)
    theme.use("light")


@pytest.fixture
def open_window(
    application: QApplication, qtbot: QtBot, sample: Callable[[str], Path], tmp_path: Path
) -> Iterator[Maker]:
    """Open a window; with `plan` on a copy of the sample town (or on `path`), else on the start page."""
    windows: list[Window] = []

    def make(look: Look | None = None, *, plan: bool = True, path: Path | None = None) -> Workplace:
        wanted = look or Look()
        settings.save(replace(settings.load(), language=wanted.language, theme=wanted.theme, text_scale=wanted.scale))
        texts.use(wanted.language)
        if plan and path is None:
            path = tmp_path / f"plan-{len(windows)}.chain"
            shutil.copy(sample(wanted.language), path)
        window = Window(Preferences(), starts_with_plan=plan)
        window.resize(*wanted.size)
        windows.append(window)
        window.show()
        workplace = window.build()
        workplace.finish_loading()
        if path is not None:
            workplace.open_path(path)
        qtbot.wait(60)
        return workplace

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
