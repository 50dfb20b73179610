"""Paints a grid's cells whole: ground, words, hairline, frame; headings of groups run across all columns."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from planner.ui import cells, metrics, paint, theme
from planner.ui.columns import Cell, Column, Span
from planner.ui.grid import bar
from planner.ui.grid.arrangement import Heading
from planner.ui.grid.editing import Editing
from planner.ui.grid.editors import Editor
from planner.ui.grid.table import Table
from planner.ui.grid.time_scale import TimeScale

Index = QModelIndex | QPersistentModelIndex
_SELECTED = QStyle.StateFlag.State_Selected.value


class GridDelegate(QStyledItemDelegate):
    """Paints one cell; what becomes of an editor is for `Editing` to say."""

    def __init__(self, view: Table, editing: Editing) -> None:
        super().__init__(view)
        self._grid, self._editing = view, editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of a cell, filled once: what is typed stays when the plan changes meanwhile."""
        return self._editing.make(parent, index)  # type: ignore[return-value]  # None is no editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is being typed alone."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing: values are written as operations."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lie on the cell."""
        if isinstance(editor, Editor):
            editor.place(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and focus of the open editor."""
        if watched is self._editing.editor:
            return self._editing.filter(event)
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model, rect = self._grid.sheet, QRectF(option.rect)
        row, place = index.row(), index.column()
        entry = model.entries[row]
        if isinstance(entry, Heading):
            self._paint_heading(painter, rect, entry)
            if model.columns[place].timeline and self._grid.scale is not None:
                bar.paint_today(painter, rect, self._grid.scale)
            return
        column = model.columns[place]
        current = self._grid.currentIndex()
        in_row = current.row() == row
        chosen = option.state.value & _SELECTED
        painter.fillRect(rect, theme.colour("soft" if in_row or chosen else "paper"))
        cell = model.stock.cell(entry, column)
        role = "body_strong" if in_row and column.stretch else "body"
        if column.timeline and self._grid.scale is not None:
            self._paint_time(painter, rect, cell, (row, place), self._grid.scale)
        else:
            cells.paint_cell(painter, rect, cell, right=column.right, role=role)
            wanted = needed(cell, column)
            if wanted > rect.width():
                self._grid.room_wanted.emit(column, wanted)
            if in_row and place == 0 and self._grid.timeline > 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        paint.edge_below(painter, rect)
        if column.timeline and self._grid.scale is not None:
            bar.paint_today(painter, rect, self._grid.scale)
        if in_row and current.column() == place and self._grid.shows_current:
            paint.frame(painter, rect.adjusted(0, 0, 0, -1))

    def _paint_time(self, painter: QPainter, rect: QRectF, cell: Cell, at: tuple[int, int], scale: TimeScale) -> None:
        """The calendar, the bar, today."""
        dragged = self._grid.dragged
        span = dragged[2] if dragged is not None and dragged[:2] == at else cell.value
        with paint.saved(painter):
            painter.setClipRect(rect)
            bar.paint_calendar(painter, rect, scale)
            if isinstance(span, Span):
                bar.paint_span(painter, rect, span, scale)

    def _paint_heading(self, painter: QPainter, rect: QRectF, heading: Heading) -> None:
        painter.fillRect(rect, theme.colour("ground"))
        whole = QRectF(0, rect.top(), self._grid.viewport().width(), rect.height())
        pad = metrics.px(cells.PADDING)
        with paint.saved(painter):
            painter.setClipRect(rect)
            paint.text(painter, whole.adjusted(pad, 0, -pad, 0), heading.words, role="body_strong")
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole text of a cell that shows only a part of it."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        cell = self._grid.sheet.cell(index.row(), index.column())
        hidden = cell is not None and (cells.width_of(cell) > option.rect.width() + 1 or "\n" in cell.words)
        QToolTip.showText(event.globalPos(), cell.words if cell is not None and hidden else "", view)
        return True


def needed(cell: Cell, column: Column) -> float:
    """The width a cell asks for; text columns may be cut, figures and signs never are."""
    role = "body_strong" if column.stretch else "body"
    return cells.width_of(cell, role)
