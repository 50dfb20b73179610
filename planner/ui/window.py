"""The window as the system sees it: shows a first frame at once, then the workplace is built inside it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner import tokens
from planner.ui import first_frame, metrics
from planner.ui.preferences import Preferences

if TYPE_CHECKING:
    from planner.ui.workplace import Workplace

USUAL_SIZE = (1440, 900)
SMALLEST_SIZE = (720, 480)


class Window(QWidget):
    """One window, one plan. `build` puts the workplace into it; before that it paints the first frame itself."""

    painted = Signal()
    """The first frame stands; what is slow to load may come now."""

    def __init__(self, preferences: Preferences, *, starts_with_plan: bool = False) -> None:
        super().__init__()
        self.preferences = preferences
        self._starts_with_plan = starts_with_plan
        self._was_painted = False
        self._is_ended = False
        self._workplace: Workplace | None = None
        self.setMinimumSize(*SMALLEST_SIZE)
        kept = preferences.settings.geometry
        if not kept or not self.restoreGeometry(QByteArray(base64.b64decode(kept.encode(), validate=False))):
            self.resize(*USUAL_SIZE)

    def build(self) -> Workplace:
        """Import and lay out everything; the same workplace when asked again."""
        if self._workplace is None:
            from planner.ui.workplace import Workplace

            self.setUpdatesEnabled(False)
            self._workplace = Workplace(self, self.preferences, starts_with_plan=self._starts_with_plan)
            self.setUpdatesEnabled(True)
        return self._workplace

    @property
    def workplace(self) -> Workplace:
        """What was built; RuntimeError before."""
        if self._workplace is None:
            raise RuntimeError("the window is not built yet")
        return self._workplace

    def tell_fault(self, error: BaseException) -> None:
        """Something unexpected happened: say so, keep the window."""
        if self._workplace is not None:
            self._workplace.tell_fault(error)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first frame, until the workplace covers it; tell when it stands."""
        if self._workplace is None:
            theme = self.preferences.settings.theme
            if theme == "system":
                # a guess that costs nothing; the workplace asks the system properly
                theme = "dark" if self.palette().window().color().lightness() < 128 else "light"
            paint = first_frame.paint_shell if self._starts_with_plan else first_frame.paint_start
            paint(self, tokens.THEMES[theme], metrics.current())
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """No question: everything is saved."""
        self.preferences.remember_geometry(base64.b64encode(self.saveGeometry().data()).decode())
        if self._workplace is not None and not self._is_ended:
            # a window that was closed is closed again when it goes
            self._is_ended = True
            self._workplace.shut_down()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's look where that was asked for."""
        super().changeEvent(event)
        if self._workplace is not None and event.type() == QEvent.Type.ThemeChange:
            self.preferences.follow_system()
