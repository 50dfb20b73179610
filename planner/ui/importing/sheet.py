"""The table as it was read: the meaning of each column as its head, cells with an open question marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner import tokens
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.importing.role_header import RoleHeader, SheetColumn
from planner.ui.widgets.plain_table import dress

Index = QModelIndex | QPersistentModelIndex

WIDEST = 190
WIDEST_HEAD = 150
WIDEST_UNREAD = 90
OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F4)
MOST_ROWS_SEEN = 7
"""Rows the table keeps visible in the smallest window."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the file; `marks` gives the number of the open question by column."""

    number: int
    cells: tuple[str, ...]
    marks: Mapping[int, int] = field(default_factory=dict)


class SheetModel(QAbstractTableModel):
    """Columns and rows as they stand in the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[SheetColumn, ...] = ()
        self.rows: tuple[SheetRow, ...] = ()

    def set_content(self, columns: tuple[SheetColumn, ...], rows: tuple[SheetRow, ...]) -> None:
        """Show another table."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns the file has."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell as it stands, and aloud whether a question is open on it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        words = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            number = row.marks.get(index.column())
            mark = _("Question {n}", n=number) if number else ""
            return ": ".join(part for part in (mark, words) if part)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Meaning and name of a column; the number of a row."""
        if way == Qt.Orientation.Vertical:
            return str(self.rows[section].number) if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (column.title, column.second, column.tip) if part)
        tip = "\n".join(part for part in (column.second, column.tip) if part)
        return tip if role == Qt.ItemDataRole.ToolTipRole else None


class _RowNumbers(QHeaderView):
    """The numbers of the file's rows, quiet at the left."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setAccessibleName(_("Rows of the file"))
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(metrics.px(tokens.HEIGHTS.grid_row))
        self.setFixedWidth(metrics.px(46))

    def paintSection(self, painter: QPainter, rect: Any, logical: int) -> None:
        """A caption, right-aligned, on the ground of its row."""
        area = QRectF(rect)
        model = self.model()
        marked = isinstance(model, SheetModel) and bool(model.rows[logical].marks)
        painter.fillRect(area, theme.colour("risk_soft" if marked else "paper"))
        words = str(model.headerData(logical, Qt.Orientation.Vertical) or "")
        box = area.adjusted(0, 0, -metrics.px(12), 0)
        paint.text(painter, box, words, role="caption", ink="ink2", align=Qt.AlignmentFlag.AlignRight)
        paint.hairline(painter, area.left(), area.bottom() - 1, area.right(), area.bottom() - 1)


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell whole: ground, mark, words, hairline, frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        column, row = model.columns[index.column()], model.rows[index.row()]
        rect = QRectF(option.rect)
        painter.fillRect(rect, theme.colour("risk_soft" if row.marks else "paper"))
        words = rect.adjusted(metrics.px(10), 0, -metrics.px(10), 0)
        number = row.marks.get(index.column())
        if number:
            words = self._paint_mark(painter, words, number, at_left=column.is_figure)
        ink = "ink" if column.is_read else "ink2"
        align = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
        paint.text(painter, words, row.cells[index.column()], ink=ink, align=align)
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        wanted = QStyle.StateFlag.State_HasFocus
        if option.state & wanted:
            paint.frame(painter, rect)

    @staticmethod
    def _paint_mark(painter: QPainter, rect: QRectF, number: int, *, at_left: bool) -> QRectF:
        """The sign and the question's number at the inner side of the cell; gives what is left for the words."""
        said = _("Question {n}", n=number)
        side, gap = metrics.px(tokens.SHAPE_LIST), metrics.px(6)
        width = side + gap + paint.width_of(said, "caption") + 1
        left = rect.left() if at_left else rect.right() - width
        drawing.sign(painter, QRectF(left, rect.center().y() - side / 2, side, side), "status:at_risk")
        box = QRectF(left + side + gap, rect.top(), width, rect.height())
        paint.text(painter, box, said, role="caption")
        return rect.adjusted(width + gap, 0, 0, 0) if at_left else rect.adjusted(0, 0, -width - gap, 0)


class SheetView(QTableView):
    """The table on the page; it scrolls by itself, Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self.heads = RoleHeader(self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(_RowNumbers(self))
        self.setModel(self.sheet)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(name)
        dress(self)
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._reveal_marks())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rows = MOST_ROWS_SEEN * metrics.px(tokens.HEIGHTS.grid_row)
        self.setMinimumHeight(self.heads.sizeHint().height() + rows + metrics.px(12))

    def set_content(self, columns: tuple[SheetColumn, ...], rows: tuple[SheetRow, ...]) -> None:
        """Show another table; where it is scrolled to stays when the columns are the same."""
        bar = self.horizontalScrollBar()
        at = bar.value() if len(columns) == len(self.sheet.columns) else 0
        current, was_marked = self.currentIndex(), self._first_marked() is not None
        cell = current.row(), current.column()
        self.sheet.set_content(columns, rows)
        if current.isValid() and not was_marked:
            cell = self._first_marked() or cell
        if 0 <= cell[0] < len(rows) and cell[1] < len(columns):
            self.setCurrentIndex(self.sheet.index(*cell))
        self._fit()
        bar.setValue(at)
        # the pane beside may still take room away in this turn
        QTimer.singleShot(0, self, self._reveal_marks)

    def _reveal_marks(self) -> None:
        """Bring the current cell into view, or the first column with an open question."""
        marked = [column for row in self.sheet.rows for column in row.marks]
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        elif marked:
            self.scrollTo(self.sheet.index(max(0, self.rowAt(0)), min(marked)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns of words share what is left."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached for the first time, the first cell with an open question is current, else the first of all."""
        if not self.currentIndex().isValid() and self.sheet.rows:
            self.setCurrentIndex(self.sheet.index(*(self._first_marked() or (0, 0))))
        super().focusInEvent(event)

    def _first_marked(self) -> tuple[int, int] | None:
        """The first cell with an open question."""
        return next(((number, min(row.marks)) for number, row in enumerate(self.sheet.rows) if row.marks), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, the space bar and what opens a list elsewhere offer other meanings of the current column."""
        opens = event.key() in OPENERS
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            opens = True
        if opens and self.currentIndex().isValid():
            self.heads.open_choices(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        columns = self.sheet.columns
        widths = [self._width(number) for number in range(len(columns))]
        spare = self.viewport().width() - sum(widths)
        takers = [number for number, one in enumerate(columns) if one.is_read and not one.is_figure] or list(
            range(len(columns))
        )
        for number in takers:
            if spare > 0:
                widths[number] += spare // len(takers)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def _width(self, number: int) -> int:
        """As wide as head and cells need, within reason; figures are never cut."""
        column = self.sheet.columns[number]
        title = paint.width_of(column.title, "body_strong") + metrics.px(24)
        head = max(title, min(paint.width_of(column.second, "caption"), metrics.px(WIDEST_HEAD)))
        mark = paint.width_of(_("Question {n}", n=10), "caption") + metrics.px(tokens.SHAPE_LIST + 14)
        cells = [
            paint.width_of(row.cells[number]) + (mark if number in row.marks else 0.0) for row in self.sheet.rows[:60]
        ]
        widest = max(cells, default=0.0)
        if not column.is_figure:
            widest = min(widest, metrics.px(WIDEST if column.is_read else WIDEST_UNREAD))
        return round(max(head, widest)) + metrics.px(22)
