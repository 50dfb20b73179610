"""The heading of the detail: name, what is known in one line, the one thing to do; below each other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui import metrics, paint
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label


class Caption(QWidget):
    """A title that may be long: it never elides, the others make room."""

    def __init__(self, action: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note = Label("", "h2"), Label("", "body", "ink2", wrap=True)
        self._action = action
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(12))
        self._row.addWidget(self.title)
        self._row.addWidget(self.note, 1)
        self._row.addWidget(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addLayout(self._row)
        column.addWidget(Hairline("line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_words(self, title: str, note: str, width: int) -> None:
        """Show another name and other facts."""
        self.title.setText(title)
        self.note.setText(note)
        self.arrange(width)

    def arrange(self, width: int) -> None:
        """One line where all of it fits."""
        action = self._action.sizeHint().width() + metrics.gap(36)
        needed = paint.width_of(self.title.text(), "h2") + paint.width_of(self.note.text()) + action
        wide = needed <= width
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(metrics.gap(12 if wide else 2))
        self._row.setAlignment(self._action, Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft)
        self.title.setWordWrap(not wide)
        across = QSizePolicy.Policy.Preferred if wide else QSizePolicy.Policy.Expanding
        self.title.setSizePolicy(across, QSizePolicy.Policy.Minimum)
