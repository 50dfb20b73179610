"""The foot of a tree: adding beside and beneath the current row, and everything else a row can do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.focus import MARGIN


class TreeFoot(QWidget):
    """Three quiet buttons."""

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
            button.may_shrink = button is not self.more
            row.addWidget(button)
        row.addStretch(1)
        self.beside.clicked.connect(self.beside_wanted)
        self.beneath.clicked.connect(self.beneath_wanted)
        self.more.clicked.connect(self._ask_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _ask_menu(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def allow(self, *, beside: bool, beneath: bool, more: bool) -> None:
        """Grey what the current row does not let be done."""
        for button, can in ((self.beside, beside), (self.beneath, beneath), (self.more, more)):
            button.setEnabled(can)
