"""The four levels of a standard as cards one below the other, each with its own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.naming import DOT
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.widgets.key_cap import SIDE, paint_key

LEVELS = (1, 2, 3, 4)
PADDING = 12


class LevelCard(QPushButton):
    """One level: its number in 600, its words as long as they are; `before` says that it was reached last time."""

    def __init__(self, level: int, parent: LevelCards) -> None:
        super().__init__(parent)
        self.level, self._cards = level, parent
        self._words = ""
        self._before = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: str, before: str) -> None:
        """Say what the level means."""
        self._words, self._before = words, before
        title = _("Level {number}", number=self.level)
        self.setAccessibleName(": ".join(part for part in (title, words) if part))
        self.setAccessibleDescription(DOT.join(part for part in (before, _("Key {key}", key=self.level)) if part))
        self.updateGeometry()
        self.update()

    def _inner_width(self, width: int) -> int:
        return max(1, width - metrics.px(2 * PADDING + SIDE + PADDING))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title, words, padding."""
        title = metrics.measure("body_strong").height()
        body = self._bounds(self._inner_width(width)).height() if self._words else 0.0
        return round(title + body + 2 * metrics.px(PADDING - 2)) + 1

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        width = metrics.px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as the words need in the width there is."""
        return QSize(metrics.px(200), self.heightForWidth(max(self.width(), metrics.px(200))))

    def _bounds(self, width: int) -> QRectF:
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.measure("body").boundingRect(QRectF(0, 0, width, 10_000), flags, self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a level from every card."""
        number = event.key() - Qt.Key.Key_0
        if number in LEVELS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._cards.take(number)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, number, words, key."""
        px, rect = metrics.px, QRectF(self.rect())
        chosen, lively = self.isChecked(), self.isEnabled() and (self.underMouse() or self.isDown())
        ink = "ink" if self.isEnabled() or chosen else "mute"
        with paint.painting(self) as painter:
            if chosen:
                paint.rounded(painter, rect, fill="soft", edge="accent", width=2)
            else:
                paint.rounded(painter, rect, fill="fill" if lively else "paper", edge="rule")
            left, top = float(px(PADDING)), float(px(PADDING - 2))
            width, height = self._inner_width(self.width()), metrics.measure("body_strong").height()
            title = _("Level {number}", number=self.level)
            paint.text(painter, QRectF(left, top, width, height), title, role="body_strong", ink=ink)
            if self._before:
                shift = paint.width_of(title, "body_strong") + px(12)
                rest = QRectF(left + shift, top, width - shift, height)
                paint.text(painter, rest, self._before, role="caption", ink="ink2")
            painter.setFont(metrics.font("body"))
            painter.setPen(theme.colour(ink))
            painter.drawText(
                QRectF(left, top + height, width, rect.height()), int(Qt.TextFlag.TextWordWrap), self._words
            )
            if self.isEnabled():
                cap = px(SIDE)
                box = QRectF(rect.right() - px(PADDING) - cap, rect.center().y() - cap / 2, cap, cap)
                paint_key(painter, box, str(self.level))


class LevelCards(QWidget):
    """Tells the level a person chose; shows none chosen before."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Level reached"))
        self._group = QButtonGroup(self)
        self.cards = [LevelCard(level, self) for level in LEVELS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        for card in self.cards:
            self._group.addButton(card, card.level)
            column.addWidget(card)
        self._group.idClicked.connect(self.chosen)

    def show_levels(self, words: Sequence[str], level: int, before: int, before_words: str) -> None:
        """Show the words of the levels, the one reached (0: none yet) and the one reached last time."""
        for card, said in zip(self.cards, words, strict=True):
            card.show_words(said, before_words if card.level == before else "")
        self._group.setExclusive(False)
        for card in self.cards:
            card.setChecked(card.level == level)
        self._group.setExclusive(True)

    def take(self, level: int) -> None:
        """Choose a level as a person does."""
        card = self.cards[level - 1]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        if not card.isChecked():
            card.setChecked(True)
            self.chosen.emit(level)

    def take_focus(self) -> None:
        """Give the keyboard to the level chosen, else to the first."""
        self.cards[max(self._group.checkedId(), 1) - 1].setFocus(Qt.FocusReason.TabFocusReason)
