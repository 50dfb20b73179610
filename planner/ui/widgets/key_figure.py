"""A key figure: the figure itself, what it counts, and the condition it stands under."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.ui import metrics, paint, theme
from planner.ui.widgets.label import ElidedLabel


class KeyFigure(QWidget):
    """A filled box of 96 px with three lines; nothing in it can be clicked."""

    def __init__(self, figure: str, noun: str, condition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = (
            ElidedLabel(figure, "figure", "accent"),
            ElidedLabel(noun, "body"),
            ElidedLabel(condition, "caption", "ink2"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.gap(14), metrics.gap(8), metrics.gap(10), metrics.gap(10))
        column.setSpacing(0)
        column.addStretch(1)
        for label in self._lines:
            column.addWidget(label)
        column.insertSpacing(3, metrics.gap(2))
        column.addStretch(1)
        self.setMinimumHeight(metrics.px(tokens.HEIGHTS.key_figure))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_words(self, figure: str, noun: str, condition: str) -> None:
        """Show another figure."""
        for label, words in zip(self._lines, (figure, noun, condition), strict=True):
            label.set_words(words)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(", ".join(label.words for label in self._lines if label.words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The fill; in high contrast an edge instead."""
        with paint.painting(self) as painter:
            if theme.is_high_contrast():
                paint.rounded(painter, QRectF(self.rect()), edge="edge", radius=0)
            else:
                painter.fillRect(self.rect(), theme.colour("fill"))
