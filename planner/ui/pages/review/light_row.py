"""One light of a measure: its name, what is suggested and why, what was said last, and the four answers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.review import Light
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint
from planner.ui.pages.review.light_cards import LightCards
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label

NAME_WIDTH = 150


class LightRow(QWidget):
    """The name with the suggestion beside it, and the cards below."""

    def __init__(self, name: str, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = subject
        self.cards = LightCards(name, subject)
        self.title = Label(subject, "h3")
        self.title.setFixedWidth(max(metrics.px(NAME_WIDTH), self.title.sizeHint().width() + metrics.gap(12)))
        self.suggestion = Label("", "body", "ink2", wrap=True)
        self._last = _LastSign()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(metrics.gap(12))
        self._head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.suggestion, 1)
        self._head.addWidget(self._last, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(Hairline())
        column.addSpacing(metrics.gap(2))
        column.addLayout(self._head)
        column.addWidget(self.cards)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_suggestion(self, light: Light, why: str) -> None:
        """Say what dates, figures and money suggest, and why."""
        said = _("Suggested: {light}. {why}", light=_(light.label), why=why)
        self.suggestion.setText(said)
        self.cards.setAccessibleDescription(said)

    def show_last(self, light: Light | None, day: str) -> None:
        """Show what was said last time and when; nothing where there was no last time."""
        self._last.show_light(light, day)

    def set_narrow(self, narrow: bool) -> None:
        """Suggestion below the name, cards two by two."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(direction)
        self._head.setSpacing(metrics.gap(2 if narrow else 12))
        self.cards.set_narrow(narrow)


class _LastSign(QWidget):
    """The light of last time as a small sign with its day, painted."""

    def __init__(self) -> None:
        super().__init__()
        self._light: Light | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_light(self, light: Light | None, day: str) -> None:
        """Show a light of that day, or none."""
        self._light = light
        self._words = _("{light} on {date}", light=_(light.label), date=day) if light is not None else ""
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Sign and words; nothing where there is none."""
        if self._light is None:
            return QSize(0, metrics.px(tokens.SHAPE_ROW))
        width = metrics.px(tokens.SHAPE_ROW) + metrics.gap(6) + paint.width_of(self._words, "caption")
        return QSize(round(width) + 1, round(metrics.measure("body").height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign, then the words."""
        if self._light is None:
            return
        side = metrics.px(tokens.SHAPE_ROW)
        with paint.painting(self) as painter:
            drawing.sign(painter, QRectF(0, (self.height() - side) / 2, side, side), f"status:{self._light.value}")
            left = side + metrics.gap(6)
            rect = QRectF(left, 0, self.width() - left, self.height())
            paint.text(painter, rect, self._words, role="caption", ink="ink2", elide=False)
