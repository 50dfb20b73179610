"""What stands in a grid whose filter leaves no row: a sentence, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import cells, metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label


class Nothing(QWidget):
    """Lies over the empty rows of a view."""

    cleared = Signal()

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view.viewport())
        self._ground = view.viewport()
        column = QVBoxLayout(self)
        pad = metrics.px(cells.PADDING)
        column.setContentsMargins(pad, metrics.gap(24), pad, metrics.gap(8))
        column.setSpacing(metrics.gap(12))
        column.addWidget(Label(_("No entry fits the filter."), "lead", "ink2", wrap=True))
        button = Button(_("Clear the filter"))
        button.clicked.connect(self.cleared)
        column.addWidget(button)
        column.addStretch(1)
        self.hide()
        self._ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the rows' place."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._ground.rect())
        return False
