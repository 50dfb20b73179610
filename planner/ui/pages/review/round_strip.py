"""The progress strip of a round: one stroke for each measure, done, at hand, or to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.texts import ngettext
from planner.ui import metrics, paint, theme

THIN = 5
MANY = 40
"""From so many strokes on the gaps between them shrink."""


class RoundStrip(QWidget):
    """Strokes side by side; a click on one goes there, as the page keys do."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._done: tuple[bool, ...] = ()
        self._at = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_round(self, names: Sequence[str], done: Sequence[bool], at: int) -> None:
        """Show the measures of a round by name, which are done, and which one is at hand (−1: none)."""
        self._names, self._done, self._at = tuple(names), tuple(done), at
        count = sum(self._done)
        self.setAccessibleName(
            ngettext(
                "{done} of {n} measure assessed today", "{done} of {n} measures assessed today", len(names), done=count
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """A stroke of 5 px with room for the pointer."""
        return QSize(metrics.px(200), metrics.px(THIN + 12))

    def _strokes(self) -> list[QRectF]:
        gap = metrics.px(1 if len(self._names) > MANY else 4)
        width = (self.width() + gap) / max(len(self._names), 1)
        height = metrics.px(THIN)
        top, inner = (self.height() - height) / 2, max(width - gap, 1.0)
        return [QRectF(number * width, top, inner, height) for number in range(len(self._names))]

    def _at_x(self, x: float) -> int:
        number = int(x * len(self._names) / max(self.width(), 1))
        return number if 0 <= number < len(self._names) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strokes; in high contrast those to come are outlines."""
        strokes: dict[str, list[QRectF]] = {"track": [], "accent": [], "ink": []}
        for number, (rect, done) in enumerate(zip(self._strokes(), self._done, strict=True)):
            strokes["ink" if number == self._at else "accent" if done else "track"].append(rect)
        with paint.painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for role, rects in strokes.items():
                painter.setBrush(theme.colour(role))
                painter.drawRects(rects)
            if theme.is_high_contrast():
                for rect in strokes["track"]:
                    paint.rounded(painter, rect, edge="edge", radius=0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the measure clicked."""
        number = self._at_x(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.wanted.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what leads on."""
        over = self._at_x(event.position().x()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """The name of the measure under the pointer as a tooltip."""
        if isinstance(event, QHelpEvent):
            number = self._at_x(event.pos().x())
            QToolTip.showText(event.globalPos(), self._names[number] if number >= 0 else "", self)
            return True
        return super().event(event)
