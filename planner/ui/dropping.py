"""Files dropped on the window: a plan is opened, figures and borders go to the import page, anything else is told why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.texts import gettext as _
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
    """Hands what is dropped to `take`, whatever it is: nobody is left to guess why nothing happened."""

    def __init__(self, window: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(window)
        self._take = take
        self._frame = _Frame(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what concerns drops; all else goes its way."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._frame.hide()
            paths = _paths(event)
            if paths:
                event.acceptProposedAction()
                self._take(paths)
            return True
        if isinstance(event, QDragEnterEvent):
            if _paths(event) and isinstance(watched, QWidget):
                event.acceptProposedAction()
                self._frame.setGeometry(watched.rect())
                self._frame.raise_()
                self._frame.show()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._frame.hide()
        return False


def _paths(event: QDropEvent) -> list[Path]:
    """The files of this machine that hang over the window."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def refusal(paths: Sequence[Path], *, is_plan: bool, is_open: bool) -> str:
    """Why what was dropped is not taken, or "" when it is; without an open plan only a plan can be."""
    if len(paths) > 1:
        return _("Several files were dropped. Drop one after the other.")
    if not paths[0].is_file():
        return _("{name} is not a file. Drop a plan, figures or borders.", name=paths[0].name)
    if not is_plan and not is_open:
        return _("{name} is not a plan. Open a plan first to take in figures or borders.", name=paths[0].name)
    return ""
