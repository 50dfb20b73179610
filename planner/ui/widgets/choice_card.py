"""A choice card: pictogram, what happens, what it takes; the arrow leads on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner import tokens
from planner.ui import icons, metrics, paint


class ChoiceCard(QPushButton):
    """A wide button of two lines; `first` marks the one most people want."""

    def __init__(
        self, title: str, second: str, icon: str, *, first: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._second, self._icon, self._first = title, second, icon, first
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """76 high."""
        return QSize(metrics.px(480), metrics.px(76))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its title."""
        widest = max(paint.width_of(self._title, "h3"), paint.width_of(self._second))
        return QSize(round(metrics.px(76 + 52) + widest), metrics.px(76))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, pictogram, two lines, arrow."""
        px = metrics.px
        rect = QRectF(self.rect())
        lively = self.underMouse() or self.isDown()
        with paint.painting(self) as painter:
            if self._first or lively:
                paint.rounded(painter, rect, fill="soft", edge="accent", width=2 if self._first else 1)
            else:
                paint.rounded(painter, rect, fill="paper", edge="rule")
            size = px(tokens.ICON_CARD - 4)
            middle = rect.center().y()
            icons.paint(painter, QRectF(px(26), middle - size / 2, size, size), self._icon, "accent")
            upper, lower = metrics.measure("h3").height(), metrics.measure("body").height()
            top = middle - (upper + lower) / 2
            width = rect.width() - px(76 + 52)
            paint.text(painter, QRectF(px(76), top, width, upper), self._title, role="h3")
            paint.text(painter, QRectF(px(76), top + upper, width, lower), self._second, ink="ink2")
            arrow = px(tokens.ICON)
            icons.paint(
                painter, QRectF(rect.right() - px(20) - arrow, middle - arrow / 2, arrow, arrow), "arrow", "accent"
            )
