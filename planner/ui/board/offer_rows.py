"""The offers of what is chosen, one in a row: provider, where, places, until when paid, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner import tokens
from planner.domain.analysis import Offer
from planner.domain.figures import Area
from planner.domain.offers import Funding, funding
from planner.domain.record import N_
from planner.texts import current
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.desk import Desk
from planner.ui.widgets.plain_table import dress

Index = QModelIndex | QPersistentModelIndex
OFFER = Qt.ItemDataRole.UserRole
SIGN = Qt.ItemDataRole.UserRole + 1

TITLES = (N_("Offer"), N_("Provider"), N_("Areas"), N_("Places"), N_("Funded until"), N_("Funding"))
SHARES = (0.29, 0.2, 0.17)
"""What the columns of words take of the room that figures, dates and states leave."""

PLACES, UNTIL, STATE = 3, 4, 5
GAP = 12
LEAST_WORDS = 110
"""Pixels at 100 % text size a column of words is worth showing with."""
SIGNS = {
    Funding.SECURED: "status:on_track",
    Funding.ENDS: "status:at_risk",
    Funding.ENDED: "status:late",
    Funding.UNKNOWN: "status:unknown",
}


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer with the words of its columns."""

    offer: Offer
    words: tuple[str, ...]
    sign: str

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(word for word in self.words if word)


def rows_of(desk: Desk, offers: Sequence[Offer]) -> tuple[OfferRow, ...]:
    """The rows, by name."""
    return tuple(_row(desk, one) for one in sorted(offers, key=lambda offer: offer.name.casefold()))


def _row(desk: Desk, offer: Offer) -> OfferRow:
    plan, today = desk.bridge.plan, desk.bridge.session.today()
    where = ", ".join(area.name for area in plan.some(Area, offer.areas)) or _("everywhere")
    state = funding(offer, today)
    words = (offer.name, offer.provider, where, places(offer), until(offer), _(state.label))
    return OfferRow(offer, words, SIGNS[state])


def places(offer: Offer) -> str:
    """Places taken of places: "46 von 48"; "" where neither is stated."""
    if offer.places is None:
        return ""
    whole = current().number(offer.places)
    if offer.places_taken is None:
        return whole
    return _("{part} of {whole}", part=current().number(offer.places_taken), whole=whole)


def until(offer: Offer) -> str:
    """Until when it is paid."""
    if offer.funded_until is not None:
        return _("until {date}", date=current().date(offer.funded_until))
    return _("open-ended") if offer.regular else ""


class _Model(QAbstractTableModel):
    """Rows of words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[OfferRow, ...] = ()

    def set_rows(self, rows: tuple[OfferRow, ...]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many offers there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the whole row aloud, the offer."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if index.column() == 0 else row.words[index.column()]
        if role == SIGN:
            return row.sign if index.column() == len(TITLES) - 1 else ""
        return row.offer if role == OFFER else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles, for a screen reader."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(TITLES[section])
        return None


class _Delegate(QStyledItemDelegate):
    """Words on paper; the current row soft, with a frame when it has the focus."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, metrics.px(tokens.HEIGHTS.grid_row - 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One place of a row."""
        rect = QRectF(option.rect)
        current_row = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if current_row:
            painter.fillRect(rect, theme.colour("soft"))
            if index.column() == 0:
                painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour("focus"))
        inner = rect.adjusted(metrics.px(6) if current_row and index.column() == 0 else 0, 0, -metrics.px(GAP), 0)
        sign = index.data(SIGN)
        if sign:
            side = metrics.px(tokens.SHAPE_ROW)
            drawing.sign(painter, QRectF(inner.x(), inner.center().y() - side / 2, side, side), sign)
            inner.setLeft(inner.x() + side + metrics.px(8))
        ink = "ink" if index.column() in (0, len(TITLES) - 1) else "ink2"
        paint.text(painter, inner, str(index.data() or ""), ink=ink)


class OfferRows(QTableView):
    """A list as high as its rows; Enter or a double click opens an offer."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Offers"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        dress(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(self._take)
        self.set_rows(())

    @property
    def rows(self) -> tuple[OfferRow, ...]:
        """The rows shown."""
        return self._model.rows

    def set_rows(self, rows: tuple[OfferRow, ...]) -> None:
        """Show other offers; the current row stays where it was."""
        at = self.currentIndex().row()
        if rows != self._model.rows:
            self._model.set_rows(rows)
            if 0 <= at < len(rows):
                self.setCurrentIndex(self._model.index(at, 0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self._lay_columns()
        height = metrics.px(tokens.HEIGHTS.grid_row - 2)
        for row in range(len(rows)):
            self.setRowHeight(row, height)
        self.setFixedHeight(height * len(rows))
        self.setVisible(bool(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open the offer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, the first offer is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows:
            self.setCurrentIndex(self._model.index(0, 0))
        self.viewport().update()

    def currentChanged(self, now: Index, before: Index) -> None:
        """A whole row is marked."""
        super().currentChanged(now, before)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where it is narrow."""
        super().resizeEvent(event)
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Figures, dates and states are never cut: areas go first where it is narrow, then providers, then dates and places."""
        room, least = self.viewport().width(), metrics.px(LEAST_WORDS)
        widths = {column: self._needed(column) for column in (PLACES, UNTIL, STATE)}
        words = [0, 1, 2]
        while len(words) > 1 and room - sum(widths.values()) < least * len(words):
            words.pop()
        for column in (UNTIL, PLACES):
            if room - sum(widths.values()) < least:
                del widths[column]
        rest, whole = room - sum(widths.values()), sum(SHARES[column] for column in words)
        widths |= {column: int(rest * SHARES[column] / whole) for column in words}
        for column in range(len(TITLES)):
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])

    def _needed(self, column: int) -> int:
        widest = max((paint.width_of(row.words[column]) for row in self.rows), default=0.0)
        sign = metrics.px(tokens.SHAPE_ROW) + metrics.px(8) if column == STATE else 0
        return round(widest + sign + metrics.px(GAP)) + 1 if widest else 0

    def _take(self, index: Index) -> None:
        offer = index.data(OFFER) if index.isValid() else None
        if isinstance(offer, Offer):
            self.taken.emit(offer)
