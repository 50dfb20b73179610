"""A box to tick, painted by us so that its edge and tick are the design's; the words beside it take the click as well."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from planner import tokens
from planner.ui import metrics, paint, theme

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
SIDE = 18


class Check(QCheckBox):
    """A box with words that may wrap; at least as high as a target must be."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _indent(self) -> int:
        return metrics.px(SIDE) + metrics.gap(9)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words."""
        area = QRectF(0, 0, max(1, width - self._indent()), 10_000)
        words = metrics.measure("body").boundingRect(area, WRAP, self._words).height()
        return max(round(words) + metrics.gap(6), metrics.px(tokens.MIN_TARGET + 2))

    def sizeHint(self) -> QSize:
        """One line, as far as there is room."""
        width = min(self._indent() + round(paint.width_of(self._words)) + 4, metrics.px(300))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(metrics.px(100), metrics.px(tokens.MIN_TARGET))

    def hitButton(self, pos: QPoint) -> bool:
        """The words take the click as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick, words."""
        side, line = float(metrics.px(SIDE)), metrics.measure("body").height()
        top = metrics.gap(3)
        box = QRectF(0.5, round(top + (line - side) / 2) + 0.5, side - 1, side - 1)
        with paint.painting(self) as painter:
            self._paint_box(painter, box)
            painter.setFont(metrics.font("body"))
            painter.setPen(theme.colour("ink" if self.isEnabled() else "mute"))
            left = self._indent()
            painter.drawText(QRectF(left, top, self.width() - left, self.height() - top), WRAP, self._words)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        enabled, checked = self.isEnabled(), self.isChecked()
        state = str(self.property("state") or "")
        edge = {"error": "late", "remark": "risk_edge"}.get(state, "accent" if checked else "edge")
        fill = "accent" if checked else "fill" if self.underMouse() and enabled else "paper"
        if not enabled:
            edge, fill = ("mute", "mute") if checked else ("mute", "paper")
        paint.rounded(painter, box, fill=fill, edge=edge, width=2.0 if theme.is_high_contrast() else 1.2, radius=3)
        if checked:
            pen = QPen(theme.colour("on_accent" if enabled else "paper"), max(1.8, 1.8 * metrics.current().scale))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            with paint.saved(painter):
                paint.smooth(painter)
                painter.setPen(pen)
                points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
                spots = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
                painter.drawPolyline(spots)
