"""Files dropped on the window: a plan is opened, anything else goes to the import page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui import metrics, paint


class _Frame(QWidget):
    """A frame over the window while a file hangs above it; clicks go through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels of accent, inside the edge."""
        with paint.painting(self) as painter:
            area = QRectF(self.rect()).adjusted(6, 6, -6, -6)
            paint.rounded(painter, area, edge="accent", width=metrics.px(3), radius=6)


class Drops(QObject):
    """Takes one local file at a time: `takes` says whether it can be used now, `take` uses it."""

    def __init__(self, window: QWidget, takes: Callable[[Path], bool], take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._takes, self._take = takes, take
        self._frame = _Frame(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what concerns drops; all else goes its way."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._frame.hide()
            path = self._path(event)
            if path is not None:
                event.acceptProposedAction()
                self._take(path)
            return True
        if isinstance(event, QDragEnterEvent):
            if self._path(event) is not None and isinstance(watched, QWidget):
                event.acceptProposedAction()
                self._frame.setGeometry(watched.rect())
                self._frame.raise_()
                self._frame.show()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._frame.hide()
        return False

    def _path(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if self._takes(path) else None
