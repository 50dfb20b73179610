"""A process of its own for rows of the start: runs a window and prints when it stood and what memory it took.

    python -m tests.bench.child bare            a bare QMainWindow; its first frame
    python -m tests.bench.child first FILE      the program with a plan; its first frame
    python -m tests.bench.child usable FILE     the program; its overview painted and a key press handled

The program is started by its own `main`. Only the event loop's beginning is watched from outside, and no name of the
program is replaced.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


def tell() -> None:
    """Print the moment (of the clock that all processes share) and the memory held, and end without tidying up."""
    at, cpu = time.perf_counter(), time.process_time()
    import psutil

    sys.stdout.write(json.dumps({"at": at, "cpu": cpu, "bytes": psutil.Process().memory_info().rss}) + "\n")
    sys.stdout.flush()
    os._exit(0)


class Painted(QObject):
    """Calls back once, on the next turn of the event loop after a widget was first painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        """See paint events pass."""
        if event.type() == QEvent.Type.Paint and watched is self._widget:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def bare() -> None:
    """The floor."""
    app = QApplication([])
    window = QMainWindow()
    Painted(window, tell)
    window.show()
    app.exec()


def program(watch: Callable[[QWidget], None], path: str) -> None:
    """The program, with its window handed to `watch` when the event loop begins."""
    begin = QApplication.exec

    def watched_exec(*_self: QApplication) -> int:
        window = next(widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "painted"))
        watch(window)
        return begin()

    QApplication.exec = watched_exec  # type: ignore[method-assign,assignment]
    sys.argv = ["planner", path]
    from planner.__main__ import main

    main()


def when_usable(window: QWidget) -> None:
    """Wait for the overview, press a key, and tell when it has done something."""

    def overview() -> QWidget | None:
        workplace = getattr(window, "_workplace", None)
        page = workplace.frame.page("overview") if workplace is not None else None
        return page.widget() if page is not None and page.isVisible() else None

    def look() -> None:
        found = overview()
        if found is None:
            QTimer.singleShot(0, look)
        else:
            Painted(found, press)
            found.update()

    def press() -> None:
        from PySide6.QtGui import QKeyEvent

        before = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
            QApplication.sendEvent(before or window, key)
        if QApplication.focusWidget() is before:
            raise RuntimeError("the key press did nothing")
        tell()

    Painted(window, look)


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "bare":
        bare()
    else:
        program({"first": lambda window: Painted(window, tell) and None, "usable": when_usable}[what], sys.argv[2])
