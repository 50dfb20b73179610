"""A short table of facts: what at the left, how much at the right, a hairline between rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui import metrics
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label

Fact = tuple[str, str]


class FactTable(QWidget):
    """Rows of a name and what is known of it."""

    def __init__(self, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(5))
        for number, (name, words) in enumerate(facts):
            if number:
                column.addWidget(Hairline())
            column.addLayout(self._row(name, words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @staticmethod
    def _row(name: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(10))
        left = Label(name, "body", "ink2")
        left.setMinimumWidth(metrics.px(92))
        left.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        right = Label(words, "body", wrap=True)
        right.setAccessibleName(f"{name}: {words}")
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(right, 1)
        return row
