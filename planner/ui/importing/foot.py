"""The foot of the import page: what is ready, what waits, and the buttons; it stays when the page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import ElidedLabel


class Foot(QWidget):
    """A sentence at the left, buttons at the right; the buttons go below where the page is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ready = ElidedLabel("", "body_strong")
        self.note = ElidedLabel("", "body", "ink2")
        self._notes: tuple[str, ...] = ("",)
        self.cancel = Button(_("Cancel"))
        self.back = Button(_("Back"))
        self.go_on = Button(_("Continue"), "primary")
        self._sentences = sentence = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        sentence.addWidget(self.ready)
        sentence.addWidget(self.note, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.gap(8))
        buttons.addStretch(1)
        for button in (self.cancel, self.back, self.go_on):
            buttons.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(metrics.gap(10))
        self._row.addLayout(sentence, 1)
        self._row.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_margin(metrics.gap(32))

    def set_margin(self, side: int) -> None:
        """The page's margin left and right."""
        self._row.setContentsMargins(side, metrics.gap(11), side, metrics.gap(13))

    def set_note(self, needed: str, more: str = "") -> None:
        """Say what waits and, where there is room, what else is good to know."""
        self._notes = tuple(dict.fromkeys((" ".join(filter(None, (needed, more))), needed or more)))

    def _width(self, words: str) -> int:
        return self.note.fontMetrics().horizontalAdvance(words) + 2

    def fit(self, width: int) -> int:
        """Lay out for a width; gives the height that is needed."""
        margins = self._row.contentsMargins()
        buttons = sum(
            button.sizeHint().width() + metrics.gap(8)
            for button in (self.cancel, self.back, self.go_on)
            if not button.isHidden()
        )
        words = self.ready.sizeHint().width() + metrics.gap(10)
        whole = width - margins.left() - margins.right()
        fits = buttons + words + self._width(self._notes[-1]) <= whole
        room = whole - (buttons if fits else 0)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        stacked = words + self._width(self._notes[-1]) > room
        self._sentences.setDirection(down if stacked else across)
        self._sentences.setSpacing(0 if stacked else metrics.gap(10))
        words = 0 if stacked else words
        self.note.set_words(next((one for one in self._notes if words + self._width(one) <= room), self._notes[-1]))
        self._row.setDirection(across if fits else down)
        return self._row.sizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, with a line above within the margins."""
        margins = self._row.contentsMargins()
        with paint.painting(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.colour("paper"))
            paint.hairline(painter, margins.left(), 0, self.width() - margins.right(), 0, "rule")
