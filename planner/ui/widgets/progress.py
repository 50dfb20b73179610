"""Progress as a painted bar: how much is ready, or how far a long task has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from planner.ui import metrics, paint, theme

STEPS = 1000


class Progress(QProgressBar):
    """A bar of 6 px without words; the sentence beside it says the number."""

    def __init__(self, name: str, share: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """Fill the bar to `share` (0 to 1)."""
        self.setValue(round(min(max(share, 0.0), 1.0) * STEPS))

    def sizeHint(self) -> QSize:
        """As wide as it is given, 6 px high."""
        return QSize(metrics.px(120), metrics.px(6))

    def minimumSizeHint(self) -> QSize:
        """A narrow bar is still a bar."""
        return QSize(metrics.px(40), metrics.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, filled part, in high contrast an edge."""
        rect = QRectF(self.rect())
        with paint.painting(self) as painter:
            painter.fillRect(rect, theme.colour("track"))
            filled = QRectF(rect.left(), rect.top(), rect.width() * self.value() / STEPS, rect.height())
            painter.fillRect(filled, theme.colour("accent"))
            if theme.is_high_contrast():
                paint.rounded(painter, rect, edge="edge", radius=0)
