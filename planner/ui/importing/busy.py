"""What goes on in the worker: a sentence and a bar, shown only when it takes a moment."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.label import ElidedLabel
from planner.ui.widgets.progress import Progress

PATIENCE_MS = 200
"""Work shorter than this shows nothing: it would only flicker."""


class BusyStrip(QWidget):
    """Takes no room while nothing goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "body", "ink2")
        self._progress = Progress(_("Progress"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        column.addWidget(self._words)
        column.addWidget(self._progress)
        self.hide()

    def start(self, sentence: str) -> None:
        """Say what goes on, after a moment."""
        self._words.set_words(sentence)
        if self.isHidden() and not self._timer.isActive():
            self._progress.set_share(0.0)
            self._timer.start()

    def stop(self) -> None:
        """It is over."""
        self._timer.stop()
        self.hide()

    def set_share(self, share: float) -> None:
        """How far it has come (0 to 1)."""
        self._progress.set_share(share)
