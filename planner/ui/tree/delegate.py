"""Paints the rows of a tree and gives the field a title is typed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from planner import tokens
from planner.texts import gettext as _
from planner.ui import cells, metrics, paint, theme
from planner.ui.columns import Cell
from planner.ui.tree.model import CELL, TreeModel
from planner.ui.widgets.below import mark_edge

Index = QModelIndex | QPersistentModelIndex

INDENT = 16
INSET = 5
"""How far carets and titles stand in from the edge of the chosen row."""

CARET_GAP = INSET + 5
NUMBER_GAP = 12
BAR_HEIGHT = 4
BAR_WIDTH = 104


class TreeDelegate(QStyledItemDelegate):
    """Number in second ink, title, value above its strip, sign with word; the ground is painted by the view."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._line: QLineEdit | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows 40 high."""
        return QSize(metrics.px(80), metrics.px(tokens.HEIGHTS.tree_row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        cell: Cell = index.data(CELL)
        rect = QRectF(option.rect)
        if index.column() == 0:
            self._paint_title(painter, rect, cell)
        elif cell.bar is not None:
            _paint_measured(painter, rect, cell)
        else:
            column = _model(index).columns[index.column()]
            cells.paint_cell(painter, rect, cell, right=column.right)

    def _paint_title(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        room = rect.adjusted(metrics.px(CARET_GAP), 0, -metrics.px(cells.PADDING), 0)
        if cell.number:
            paint.text(painter, room, cell.number, ink="ink2", elide=False)
        words = room.adjusted(_number_width(cell), 0, 0, 0)
        role = "body_strong" if cell.strong or cell.lit else "body"
        ink = "accent" if cell.lit else "ink2" if cell.quiet else "ink"
        paint.text(painter, words, cell.words, role=role, ink=ink)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A title that does not fit is told whole."""
        cell: Cell | None = index.data(CELL) if index.isValid() else None
        if cell is None or _fits(QRectF(option.rect), cell, index.column()):
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), cells.spoken(cell), view)
        return True

    # typing a title

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field as high as a control."""
        line = QLineEdit(parent)
        line.setFont(metrics.font("body"))
        line.setAccessibleName(str(_model(index).headerData(index.column(), Qt.Orientation.Horizontal)))
        self._line = line
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed is left alone."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Take what was typed; nothing typed changes nothing."""
        if isinstance(editor, QLineEdit) and editor.isModified() and isinstance(model, TreeModel):
            if not model.setData(index, editor.text()):
                _mark_refused(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field stands over the title, the number stays to be seen."""
        cell: Cell = index.data(CELL)
        rect = QRect(option.rect)
        height = metrics.px(tokens.HEIGHTS.control)
        left = rect.left() + round(metrics.px(CARET_GAP) + _number_width(cell)) - metrics.px(12)
        top = rect.top() + (rect.height() - height) // 2
        editor.setGeometry(QRect(max(left, 0), top, rect.right() - max(left, 0), height))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter takes what was typed and stays in the row; what is refused stays in its field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit(editor)
                return True
        return super().eventFilter(editor, event)

    def end(self) -> bool:
        """Take what is being typed, so that typing can begin elsewhere; False, back in the field, when it is refused."""
        line = self._line
        if line is None or not isValid(line):
            return True
        self.commit(line)
        if isValid(line) and line.property("state") == "error":
            line.setFocus()
            return False
        self._line = None
        return True

    def commit(self, editor: QLineEdit) -> None:
        """Write what stands in the field; the field closes unless it was refused."""
        mark_edge(editor, "")
        self.commitData.emit(editor)
        if editor.property("state") != "error":
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def width_of(cell: Cell, column: int, depth: int = 0) -> float:
    """How wide a cell has to be to be shown whole."""
    if column == 0:
        role = "body_strong" if cell.strong or cell.lit else "body"
        around = metrics.px(CARET_GAP) + metrics.px(cells.PADDING) + metrics.px(INDENT) * (depth + 1)
        return around + _number_width(cell) + paint.width_of(cell.words, role)
    if cell.bar is None:
        return cells.width_of(cell)
    words = paint.width_of(cell.words, "caption" if cell.aside else "body")
    aside = paint.width_of(cell.aside, "caption") + metrics.px(12) if cell.aside else 0.0
    return max(words + aside, metrics.px(BAR_WIDTH)) + 2 * metrics.px(cells.PADDING)


def width_of_column(model: TreeModel, column: int) -> int:
    """How wide a column has to be for its head and all its cells to be shown whole."""
    title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    head = paint.width_of(title, "caption_strong") + 2 * metrics.px(cells.PADDING)
    nodes = (node for node in model.forest.walk() if node.record is not None)
    return round(max([head, *(width_of(model.cell(node, column), column) for node in nodes)])) + 1


def _mark_refused(editor: QLineEdit) -> None:
    """Edge the field of a title that was not taken; what was typed stays."""
    mark_edge(editor, "error")
    editor.setAccessibleDescription(_("This was not taken."))


def _number_width(cell: Cell) -> float:
    return paint.width_of(cell.number) + metrics.px(NUMBER_GAP) if cell.number else 0.0


def _fits(rect: QRectF, cell: Cell, column: int) -> bool:
    needed = width_of(cell, column) - (metrics.px(INDENT) if column == 0 else 0)
    return needed <= rect.width() + 1


def _model(index: Index) -> TreeModel:
    model = index.model()
    if not isinstance(model, TreeModel):
        raise TypeError(model)
    return model


def _paint_measured(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    """The value with what it rests on, above the strip that shows its share."""
    pad = metrics.px(cells.PADDING)
    room = rect.adjusted(pad, 0, -pad, 0)
    role = "caption" if cell.aside else "body"
    height = metrics.measure("body").height()
    block = height + metrics.px(2 + BAR_HEIGHT)
    above = QRectF(room.left(), room.top() + (room.height() - block) / 2, room.width(), height)
    if cell.aside:
        paint.text(painter, above, cell.aside, role=role, ink="ink2", align=Qt.AlignmentFlag.AlignRight)
    paint.text(painter, above, cell.words, role=role, ink="ink2" if cell.aside or cell.quiet else "ink", elide=False)
    strip = QRectF(room.left(), round(above.bottom()) + metrics.px(2), round(room.width()), metrics.px(BAR_HEIGHT))
    _paint_strip(painter, strip, min(max(cell.bar or 0.0, 0.0), 1.0), "accent" if cell.strong else "r4")


def _paint_strip(painter: QPainter, strip: QRectF, share: float, role: str) -> None:
    painter.fillRect(strip, theme.colour("track"))
    if share:
        painter.fillRect(
            QRectF(strip.left(), strip.top(), round(strip.width() * share), strip.height()), theme.colour(role)
        )
    if theme.is_high_contrast():
        with paint.saved(painter):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("edge"))
            painter.drawRect(strip.adjusted(0.5, 0.5, -0.5, -0.5))
