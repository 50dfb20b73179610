"""Four choice cards for one light of a measure: shape, word, and the digit that answers it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from planner import tokens
from planner.domain.review import Light
from planner.texts import gettext as _
from planner.texts import pgettext
from planner.ui import drawing, metrics, paint
from planner.ui.widgets.key_cap import SIDE, paint_key

LIGHTS = tuple(Light)
CARD_HEIGHT = 56
PADDING, TIGHT = 16, 8
"""Room at the sides of a card, and the least of it."""


def comment_key() -> str:
    """The letter that leads to the comment, in the language of the window."""
    return pgettext("key of the comment", "C")


class LightCard(QPushButton):
    """One answer; chosen it is soft with an accent edge."""

    def __init__(self, light: Light, number: int, subject: str, parent: LightCards) -> None:
        super().__init__(parent)
        self.light, self._number, self._row = light, number, parent
        self._words = _(light.label)
        self.setCheckable(True)
        self.setText(self._words)
        self.setAccessibleName(f"{subject}: {self._words}")
        self.setAccessibleDescription(_("Key {key}", key=number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Shape, word in 600, key cap."""
        return QSize(self._width(PADDING, "h3"), metrics.px(CARD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The word is never cut off."""
        return QSize(self._width(TIGHT, "body_strong"), metrics.px(CARD_HEIGHT))

    def _width(self, padding: int, role: str) -> int:
        return round(metrics.px(padding * 3.4 + tokens.SHAPE_CARD + SIDE) + paint.width_of(self._words, role)) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, up and down change the light, Enter goes on; left and right choose as in every group."""
        if not self._row.take_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, shape, word, key."""
        px, rect = metrics.px, QRectF(self.rect())
        chosen = self.isChecked()
        lively = self.isEnabled() and (self.underMouse() or self.isDown())
        with paint.painting(self) as painter:
            if chosen:
                paint.rounded(painter, rect, fill="soft", edge="accent", width=2)
            else:
                paint.rounded(painter, rect, fill="fill" if lively else "paper", edge="rule")
            size, cap = px(tokens.SHAPE_CARD), px(SIDE)
            roomy = self._row.is_roomy
            padding = px(PADDING if roomy else TIGHT)
            middle = rect.center().y()
            drawing.sign(painter, QRectF(padding, middle - size / 2, size, size), f"status:{self.light.value}")
            left, right = padding * 1.8 + size, rect.right() - padding * 0.8 - cap
            ink = "ink" if self.isEnabled() or chosen else "mute"
            role = ("h3" if chosen else "lead") if roomy else ("body_strong" if chosen else "body")
            paint.text(painter, QRectF(left, 0, right - left, rect.height()), self._words, role=role, ink=ink)
            if self.isEnabled():
                paint_key(painter, QRectF(right, middle - cap / 2, cap, cap), str(self._number))


class LightCards(QWidget):
    """The four cards of one light; `answered` comes with a person's choice, `by_key` says that a digit made it."""

    answered = Signal(object, bool)
    stepped = Signal(int)
    """Go to the light above (−1) or below (1)."""
    done = Signal()
    comment_wanted = Signal()

    def __init__(self, name: str, subject: str, parent: QWidget | None = None) -> None:
        """Take the field's name and its word."""
        super().__init__(parent)
        self.name = name
        self.setAccessibleName(subject)
        self._group = QButtonGroup(self)
        self.cards = [LightCard(light, number + 1, subject, self) for number, light in enumerate(LIGHTS)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(metrics.gap(8))
        for number, card in enumerate(self.cards):
            self._group.addButton(card, number)
        self._per_row = 0
        self.set_narrow(False)
        self._group.idClicked.connect(lambda number: self.answered.emit(LIGHTS[number], False))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_light(self, light: Light) -> None:
        """Show a choice; nothing is told."""
        self.cards[LIGHTS.index(light)].setChecked(True)

    @property
    def light(self) -> Light:
        """The light chosen."""
        return LIGHTS[self._group.checkedId()]

    def take_focus(self) -> None:
        """Give the chosen card the keyboard."""
        self.cards[self._group.checkedId()].setFocus(Qt.FocusReason.TabFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for a light; False for keys that mean nothing here."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        number = key - Qt.Key.Key_1
        if 0 <= number < len(LIGHTS):
            self.cards[number].setChecked(True)
            self.answered.emit(LIGHTS[number], True)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.text().casefold() == comment_key().casefold():
            self.comment_wanted.emit()
        else:
            return False
        return True

    @property
    def is_roomy(self) -> bool:
        """Whether every card has room for large words and wide padding."""
        return all(card.width() >= card.sizeHint().width() for card in self.cards)

    def needed_width(self) -> int:
        """What four cards beside each other need."""
        widest = max(card.minimumSizeHint().width() for card in self.cards)
        return len(self.cards) * widest + (len(self.cards) - 1) * self._grid.horizontalSpacing()

    def set_narrow(self, narrow: bool) -> None:
        """Two by two where four beside each other have no room."""
        per_row = 2 if narrow else len(self.cards)
        if per_row == self._per_row:
            return
        self._per_row = per_row
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // per_row, number % per_row)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, 1 if column < per_row else 0)
