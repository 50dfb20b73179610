"""What the signs of the board mean, in one line beside its filters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import tokens
from planner.domain.analysis import Bond
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint
from planner.ui.board import painting

SAMPLE, APART = 30, 20
Draw = Callable[[QPainter, QRectF], None]


def _need(painter: QPainter, rect: QRectF) -> None:
    painting.ticks(painter, rect.right(), rect.center().y() + metrics.px(6), 2)


def _taken(painter: QPainter, rect: QRectF) -> None:
    height = metrics.px(6)
    painting.bar(painter, QRectF(rect.x(), rect.center().y() - height / 2, rect.width(), height), 0.6)


def _passage(painter: QPainter, rect: QRectF) -> None:
    painting.passage(painter, rect, 2, Bond.CARRIED, judged=False)


def _gap(painter: QPainter, rect: QRectF) -> None:
    side = metrics.px(10)
    drawing.sign(
        painter, QRectF(QPointF(rect.right() - side, rect.center().y() - side / 2), QSize(side, side)), "status:late"
    )


class Legend(QWidget):
    """Need, places taken, offers at a transition, gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[Draw, str], ...] = (
            (_need, _("Need")),
            (_taken, _("Places taken")),
            (_passage, _("Offers at a transition")),
            (_gap, _("Gap (judged)")),
        )
        self.setAccessibleName(", ".join(words for _draw, words in self._parts))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _width(self, words: str) -> float:
        return metrics.px(SAMPLE + 8 + APART) + paint.width_of(words, "caption")

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        whole = sum(self._width(words) for _draw, words in self._parts) - metrics.px(APART)
        return QSize(round(whole) + 2, metrics.px(tokens.HEIGHTS.control))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sample and its word, four times."""
        with paint.painting(self) as painter:
            x = -float(metrics.px(APART))
            for draw, words in self._parts:
                draw(painter, QRectF(x + metrics.px(APART), 0, metrics.px(SAMPLE), self.height()))
                start = x + metrics.px(APART + SAMPLE + 8)
                x += self._width(words)
                paint.text(painter, QRectF(start, 0, x - start + 2, self.height()), words, role="caption", ink="ink2")
