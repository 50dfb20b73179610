"""A process of its own: opens a plan in the window, adds a need by keys, begins to type another, and is killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.ui.app import create_application
from planner.ui.pages.records import RecordsPage
from planner.ui.preferences import Preferences
from planner.ui.window import Window
from tests.journeys.typing_words import type_words


def main(path: Path) -> None:
    """Never comes back."""
    create_application()
    window = Window(Preferences(), starts_with_plan=True)
    window.resize(1440, 900)
    window.show()
    workplace = window.build()
    workplace.finish_loading()
    workplace.open_path(path)
    window.activateWindow()
    workplace.desk.go("needs")
    QTest.qWait(100)
    page = workplace.frame.page("needs")
    assert isinstance(page, RecordsPage)
    page.add_record()
    type_words("Orte für Jugendliche")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.qWait(1_300)
    page.add_record()
    type_words("Halb get")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
