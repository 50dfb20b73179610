"""Setting the application up and running it: the first frame first, everything slow after it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from planner import paths, texts
from planner.ui import metrics
from planner.ui.collecting import Collector
from planner.ui.preferences import Preferences
from planner.ui.window import Window

QUIT_AFTER_START = "PLANNER_QUIT_AFTER_START"


def create_application(argv: Sequence[str] = ()) -> QApplication:
    """The one QApplication: Fusion, our font, names for the platform; a running one is taken as it is."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *argv])
    metrics.remember_system_font()
    app.setApplicationName(paths.APP_NAME)
    metrics.load_fonts()
    return app


class QtWords:
    """Qt's own translations for Qt's own buttons, following the language of the interface."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None

    def follow(self) -> None:
        """Speak the language of the interface."""
        language = texts.current().language
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(language))
        translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
            self._translator = translator


def run(path: Path | None = None) -> int:
    """Show the window, then load what it needs; gives the exit status."""
    app = create_application()
    collector = Collector(app)
    collector.start()
    window = Window(Preferences(), starts_with_plan=path is not None)
    window.painted.connect(lambda: _go_on(app, window, path))
    window.show()
    status = app.exec()
    collector.stop()
    return status


def _go_on(app: QApplication, window: Window, path: Path | None) -> None:
    """The first frame stands: log, Qt's words, workplace, pictograms, the plan."""
    from planner.ui import faults

    faults.start_log()
    faults.install_message_handler()
    faults.install_hook(window.tell_fault)
    if os.environ.get(QUIT_AFTER_START):
        QTimer.singleShot(0, window.close)
    qt_words = QtWords(app)
    qt_words.follow()
    window.preferences.relaid.connect(qt_words.follow)
    workplace = window.build()
    if path is not None:
        workplace.open_path(path)
    workplace.finish_loading()
