"""Answers below one another, one of which is chosen: a ring with a dot, words that may wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.ui import metrics, paint, theme

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Radio(QRadioButton):
    """One answer, at least as high as a target must be."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _indent(self) -> int:
        return metrics.px(18) + metrics.gap(8)

    def _role(self) -> str:
        return "body_strong" if self.isChecked() else "body"

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words in 600, so that choosing moves nothing."""
        area = QRectF(0, 0, max(1, width - self._indent()), 10_000)
        words = metrics.measure("body_strong").boundingRect(area, WRAP, self._words).height()
        return max(round(words) + metrics.gap(6), metrics.px(tokens.MIN_TARGET))

    def sizeHint(self) -> QSize:
        """One line, as far as there is room."""
        width = self._indent() + round(paint.width_of(self._words, "body_strong")) + 4
        return QSize(min(width, metrics.px(300)), self.heightForWidth(min(width, metrics.px(300))))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(metrics.px(120), metrics.px(tokens.MIN_TARGET))

    def hitButton(self, pos: QPoint) -> bool:
        """The words take the click as well as the ring."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, dot, words."""
        side = metrics.px(17)
        line = metrics.measure("body").height()
        top = metrics.gap(3)
        ring = QRectF(0.5, top + (line - side) / 2, side, side)
        with paint.painting(self) as painter:
            self._paint_ring(painter, ring)
            painter.setFont(metrics.font(self._role()))
            painter.setPen(theme.colour("ink" if self.isEnabled() else "mute"))
            left = self._indent()
            painter.drawText(QRectF(left, top, self.width() - left, self.height() - top), WRAP, self._words)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        chosen, enabled = self.isChecked(), self.isEnabled()
        paint.smooth(painter)
        edge = "accent" if chosen else "edge"
        painter.setPen(QPen(theme.colour(edge if enabled else "line"), 1.6 if chosen else 1.2))
        painter.setBrush(theme.colour("fill" if self.underMouse() and enabled else "paper"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        if chosen:
            inset = ring.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if enabled else "mute"))
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))


class Answers(QWidget):
    """The answers to one question; `taken` tells the key of the one a person chose."""

    taken = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keys = [key for key, _words in options]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(3))
        for number, (key, words) in enumerate(options):
            radio = Radio(words)
            radio.setChecked(key == current)
            radio.setAccessibleDescription(name)
            self._group.addButton(radio, number)
            column.addWidget(radio)
        self._group.idClicked.connect(lambda number: self.taken.emit(self._keys[number]))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def button(self, key: str) -> Radio:
        """The answer of that key; ValueError when there is none."""
        found = self._group.button(self._keys.index(key))
        if not isinstance(found, Radio):
            raise ValueError(key)
        return found
