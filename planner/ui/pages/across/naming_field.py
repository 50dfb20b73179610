"""Setting a bookmark: a name, and the button that sets it; there when asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.field import TextField


class NamingField(QWidget):
    """`named` gives the words of a new bookmark; Enter sets it, Escape puts the field away."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(_("Name of the bookmark"), hint=_("For example “adopted” or “steering group 14 March”"))
        self.button = Button(_("Set bookmark"), "plain", icon="bookmark")
        self._cancel = Button(_("Cancel"), "quiet")
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addWidget(self.button)
        row.addWidget(self._cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        column.addWidget(self.field)
        column.addLayout(row)
        self.button.clicked.connect(self._name)
        self.field.line.returnPressed.connect(self._name)
        self._cancel.clicked.connect(self.hide)
        self.hide()

    def ask(self) -> None:
        """Show the field, empty, with the cursor in it."""
        self.field.line.clear()
        self.field.set_error("")
        self.show()
        self.field.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the field away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _name(self) -> None:
        if not self.field.words:
            self.field.set_error(_("Give the bookmark a name."))
            self.field.line.setFocus()
            return
        self.hide()
        self.named.emit(self.field.words)
