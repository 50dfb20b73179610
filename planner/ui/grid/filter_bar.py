"""The bar over a list: a field that filters, and chips with shape, word and count."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from planner import texts, tokens
from planner.texts import gettext as _
from planner.ui import drawing, icons, metrics, paint, theme
from planner.ui.columns import Chip

FIELD = 170
PAUSE_MS = 120
"""Rest after a key before a long list is filtered."""


class FilterBar(QWidget):
    """Filters a grid, a tree, or any piece with `set_filter`; chips stand there for a piece that has a listing."""

    def __init__(self, piece: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piece = piece
        self.field = FilterField()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(8))
        self._row.addWidget(self.field)
        self.chips: dict[str, ChipButton] = {}
        self._row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._filter)
        self.field.textChanged.connect(lambda _words: self._timer.start())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        arranged = getattr(piece, "arranged", None)
        if arranged is not None:
            arranged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Bring chips and counts up to date; the filter stays."""
        listing = getattr(self._piece, "listing", None)
        chips: tuple[Chip, ...] = listing.chips if listing is not None else ()
        if tuple(self.chips) != tuple(chip.id for chip in chips):
            self._make_chips(chips)
        counts = self._piece.chip_counts() if chips and hasattr(self._piece, "chip_counts") else {}
        for id_, button in self.chips.items():
            button.set_count(counts.get(id_))
        wish = getattr(self._piece, "wish", None)
        if wish is not None and not self._timer.isActive():
            self._follow(wish)

    def _make_chips(self, chips: tuple[Chip, ...]) -> None:
        for button in self.chips.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self.chips = {}
        for place, chip in enumerate(chips):
            button = ChipButton(_(chip.title), chip.sign, self)
            button.toggled.connect(self._filter)
            self._row.insertWidget(1 + place, button)
            self.chips[chip.id] = button

    def _follow(self, wish: Any) -> None:
        """The piece was filtered otherwise: show how."""
        if self.field.text() != wish.words:
            self.field.blockSignals(True)
            self.field.setText(wish.words)
            self.field.blockSignals(False)
        for id_, button in self.chips.items():
            button.blockSignals(True)
            button.setChecked(id_ in wish.chips)
            button.blockSignals(False)

    def _filter(self) -> None:
        self._timer.stop()
        self._piece.set_filter(self.field.text(), frozenset(id_ for id_, one in self.chips.items() if one.isChecked()))


class FilterField(QLineEdit):
    """A line with a funnel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Filter"))
        self.setAccessibleName(_("Filter the list"))
        self.setClearButtonEnabled(False)
        self.setFixedSize(QSize(metrics.px(FIELD), metrics.px(tokens.HEIGHTS.control)))
        self.setTextMargins(metrics.px(22), 0, 0, 0)

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
