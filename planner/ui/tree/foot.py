"""The foot of a tree: adding beside and beneath the current row, and everything else a row can do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.focus import MARGIN


class TreeFoot(QWidget):
    """Three quiet buttons; in a narrow tree what is in the menu as well stands there only."""

    beside_wanted = Signal()
    beneath_wanted = Signal()
    menu_wanted = Signal(object)
    """Show the row's menu at this point of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.beside = Button(_("Add beside"), "quiet", icon="plus")
        self.beneath = Button(_("Add beneath"), "quiet", icon="plus")
        self.more = Button(_("More"), "quiet", caret=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, metrics.gap(4) + MARGIN, MARGIN, MARGIN)
        row.setSpacing(metrics.gap(8))
        for button in (self.beside, self.beneath, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self.beside.clicked.connect(self.beside_wanted)
        self.beneath.clicked.connect(self.beneath_wanted)
        self.more.clicked.connect(self._ask_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """What does not fit stands in the menu."""
        return QSize(self.more.sizeHint().width() + 2 * MARGIN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons there is room for."""
        super().resizeEvent(event)
        room = event.size().width() - 2 * MARGIN - self.more.sizeHint().width()
        for button in (self.beside, self.beneath):
            room -= button.sizeHint().width() + metrics.gap(8)
            button.setVisible(room >= 0)

    def _ask_menu(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def allow(self, *, beside: bool, beneath: bool, more: bool) -> None:
        """Grey what the current row does not let be done."""
        for button, can in ((self.beside, beside), (self.beneath, beneath), (self.more, more)):
            button.setEnabled(can)
