"""The records picked so far, one line each: Enter opens one, Delete or its cross lets go of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner import tokens
from planner.ui import icons, metrics, paint, theme
from planner.ui.widgets.rows import ROW, Row, RowsView

Index = QModelIndex | QPersistentModelIndex


class PickedDelegate(QStyledItemDelegate):
    """Words, a cross at the right, a hairline below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the grid's height."""
        return QSize(metrics.px(100), metrics.px(tokens.HEIGHTS.grid_row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))
        paint.text(painter, rect.adjusted(metrics.px(2), 0, -cross_width(), 0), row.title)
        side = metrics.px(tokens.ICON_ROW - 2)
        left = rect.right() - cross_width() + (cross_width() - side) / 2
        icons.paint(painter, QRectF(left, rect.center().y() - side / 2, side, side), "close", "ink2")
        bottom = rect.bottom() - 1
        paint.hairline(painter, rect.left(), bottom, rect.right() - 1, bottom)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.frame(painter, rect)


def cross_width() -> int:
    """How much of a line lets go of it: a target for the mouse."""
    return metrics.px(tokens.HEIGHTS.grid_row)


class PickedView(RowsView):
    """As high as its lines; takes no room while nothing is picked."""

    removed = Signal(str)
    opened = Signal(str)
    emptied = Signal()
    """The last line went while the focus was here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(PickedDelegate(self))
        self.hide()

    def set_names(self, names: Sequence[tuple[str, str]]) -> None:
        """Show these records, given by id and name."""
        rows = tuple(Row(title=words, payload=ident, leads=False) for ident, words in names)
        if rows == self.rows:
            return
        at = self.currentIndex().row()
        self.set_rows(rows)
        if rows and at >= len(rows):
            self.setCurrentIndex(self.model().index(len(rows) - 1, 0))
        had_focus = self.hasFocus()
        self.setVisible(bool(rows))
        if had_focus and not rows:
            self.emptied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete lets go, Enter opens."""
        row = self.currentIndex().data(ROW)
        if isinstance(row, Row) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row.payload)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross lets go, one on the name opens."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Row) and event.button() == Qt.MouseButton.LeftButton:
            on_cross = event.position().x() > self.viewport().width() - cross_width()
            (self.removed if on_cross else self.opened).emit(row.payload)
            return
        super().mouseReleaseEvent(event)

    def _take(self, index: Index) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Row):
            self.opened.emit(row.payload)
