"""The newest changes side by side: an accent tick on a hairline, when and who, what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui import metrics, paint, theme
from planner.ui.widgets.label import ElidedLabel, Label

COLUMNS = 3


class _Tick(QWidget):
    """One change."""

    def __init__(self, when: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{when}: {words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.gap(10), 0, 0)
        column.setSpacing(metrics.gap(2))
        column.addWidget(ElidedLabel(when, "caption", "ink2"))
        label = Label(words, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tick."""
        with paint.painting(self) as painter:
            painter.fillRect(QRectF(0, 0, metrics.px(28), 2), theme.colour("accent"))


class ChangeStrip(QWidget):
    """Up to three changes in columns, below one another where the page is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_changes(self, changes: Sequence[tuple[str, str]], none: str) -> None:
        """Show these: when and who, what; `none` is said when there are none."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for when, words in changes:
            self._row.addWidget(_Tick(when, words), 1)
        if not changes:
            nothing = Label(none, ink="ink2")
            nothing.setContentsMargins(0, metrics.gap(10), 0, 0)
            self._row.addWidget(nothing)
        if len(changes) < COLUMNS:
            self._row.addStretch(COLUMNS - len(changes))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line above all columns."""
        with paint.painting(self) as painter:
            paint.hairline(painter, 0, 0, self.width() - 1, 0, "line")

    def set_stacked(self, stacked: bool) -> None:
        """Lay the changes below one another."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(metrics.gap(16 if stacked else 24))
