"""What stands in a filter bar: the field with its funnel, and chips with shape, word and count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from planner import texts, tokens
from planner.texts import gettext as _
from planner.ui import drawing, icons, metrics, paint, theme

FIELD = 170
NARROWEST_FIELD = 96


class FilterField(QLineEdit):
    """A line with a funnel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Filter"))
        self.setAccessibleName(_("Filter the list"))
        self.setClearButtonEnabled(False)
        self.setFixedHeight(metrics.px(tokens.HEIGHTS.control))
        self.setMinimumWidth(metrics.px(NARROWEST_FIELD))
        self.setMaximumWidth(metrics.px(FIELD))
        self.setTextMargins(metrics.px(22), 0, 0, 0)

    def sizeHint(self) -> QSize:
        """As wide as it may be; it gives way to the buttons beside it."""
        return QSize(self.maximumWidth(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the funnel in it."""
        super().paintEvent(event)
        side = metrics.px(tokens.ICON_ROW)
        with paint.painting(self) as painter:
            box = QRectF(metrics.px(10), (self.height() - side) / 2, side, side)
            icons.paint(painter, box, "filter")


class ChipButton(QPushButton):
    """A filter to switch on and off: shape, word, count."""

    def __init__(self, words: str, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._sign = words, sign
        self._count: int | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None shows no number."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(self._words if count is None else f"{self._words}, {texts.current().number(count)}")
            self.updateGeometry()
            self.update()

    @property
    def told(self) -> str:
        """Word and number, for a menu."""
        return self._words if self._count is None else f"{self._words} ({texts.current().number(self._count)})"

    @property
    def words(self) -> str:
        """The word of the chip."""
        return self._words

    @property
    def count(self) -> int | None:
        """The number shown."""
        return self._count

    def _figure(self) -> str:
        return "" if self._count is None else texts.current().number(self._count)

    def sizeHint(self) -> QSize:
        """Shape, word and number in one row."""
        width = 2 * metrics.px(12) + paint.width_of(self._words, "body_strong")
        if self._sign:
            width += metrics.px(tokens.SHAPE_ROW) + metrics.px(8)
        if self._figure():
            width += metrics.px(8) + paint.width_of(self._figure(), "caption")
        return QSize(round(width), metrics.px(tokens.HEIGHTS.chip))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with an edge; soft with an accent edge while it filters."""
        rect, on = QRectF(self.rect()), self.isChecked()
        width = 2.0 if theme.is_high_contrast() else 1.0
        with paint.painting(self) as painter:
            ground = "soft" if on else "fill" if self.underMouse() else "paper"
            paint.rounded(painter, rect, fill=ground, edge="accent" if on else "rule", width=width)
            self._paint_content(painter, on=on)

    def _paint_content(self, painter: QPainter, *, on: bool) -> None:
        x, height = float(metrics.px(12)), self.height()
        if self._sign:
            side = metrics.px(tokens.SHAPE_ROW)
            drawing.sign(painter, QRectF(x, (height - side) / 2, side, side), self._sign)
            x += side + metrics.px(8)
        role = "body_strong" if on else "body"
        width = paint.width_of(self._words, role)
        paint.text(painter, QRectF(x, 0, width + 1, height), self._words, role=role, ink="accent" if on else "ink")
        x += width + metrics.px(8)
        paint.text(painter, QRectF(x, 0, self.width() - x, height), self._figure(), role="caption", ink="ink2")
