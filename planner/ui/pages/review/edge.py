"""The hairline between a list and what stands at its right."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui import paint


class Edge(QWidget):
    """A line of one device pixel, as high as its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        with paint.painting(self) as painter:
            paint.hairline(painter, 0, 0, 0, self.height() - 1)
