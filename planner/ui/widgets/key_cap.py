"""A key as it looks on the keyboard, and what it does: the legend below a task done with keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui import metrics, paint

SIDE = 22


def paint_key(painter: QPainter, rect: QRectF, words: str) -> None:
    """Paint a key cap that fills `rect`."""
    paint.rounded(painter, rect, fill="ground", edge="rule")
    width = paint.width_of(words, "caption_strong")
    inner = QRectF(rect.x() + (rect.width() - width) / 2, rect.y(), width + 1, rect.height())
    paint.text(painter, inner, words, role="caption_strong", ink="ink2", elide=False)


class KeyLegend(QWidget):
    """Keys and what they do, in one line; what has no room is left out, the last first."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self.setAccessibleName("; ".join(f"{key}: {words}" for key, words in keys))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a cap."""
        return QSize(metrics.px(120), metrics.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cap and words, one after the other."""
        height, gap = metrics.px(SIDE), metrics.gap(8)
        x = 0.0
        with paint.painting(self) as painter:
            for key, words in self._keys:
                cap = max(height, paint.width_of(key, "caption_strong") + metrics.px(14))
                width = paint.width_of(words, "caption")
                if x + cap + gap + width > self.width():
                    return
                paint_key(painter, QRectF(x, 0, cap, height), key)
                said = QRectF(x + cap + gap, 0, width + 1, height)
                paint.text(painter, said, words, role="caption", ink="ink2", elide=False)
                x += cap + gap + width + metrics.gap(24)
