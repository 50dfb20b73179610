"""What delegate, heads, widths, sums and editing know of the table they serve: where a person is, what is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.ui.columns import Column, Span
from planner.ui.grid.model import GridModel
from planner.ui.grid.time_scale import TimeScale


class Table(QTableView):
    """A table over a `GridModel`."""

    scrolled_sideways = Signal()
    laid_out = Signal()
    """Columns have another width."""
    room_wanted = Signal(object, float)
    """A cell that came into view asks for more than its column has: the column, and the width."""

    def __init__(self, sheet: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.scale: TimeScale | None = None
        """The years a timeline column shows."""
        self.dragged: tuple[int, int, Span] | None = None
        """Row, column and days of the bar that is being dragged."""

    @property
    def shows_current(self) -> bool:
        """Whether the current cell is framed: while the keyboard is here, in the table or an editor of it."""
        return self.hasFocus() or self.state() == QAbstractItemView.State.EditingState

    @property
    def current_record(self) -> Any:
        """The record of the current row, or None."""
        return self.sheet.record(self.currentIndex().row())

    @property
    def current_column(self) -> Column | None:
        """The column of the current cell, or None."""
        index = self.currentIndex()
        return self.sheet.columns[index.column()] if index.isValid() else None

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current, alone selected, and bring it into view."""
        index = self.sheet.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def show_dragged(self, row: int, column: int, span: Span | None) -> None:
        """Paint a bar where it is being dragged to; None ends it."""
        self.dragged = (row, column, span) if span is not None else None
        self.viewport().update()

    @property
    def timeline(self) -> int:
        """The place of the timeline column, -1 without one."""
        return next((place for place, one in enumerate(self.sheet.columns) if one.timeline), -1)

    def leave(self, *, back: bool) -> None:
        """Give the focus to what is behind the table, or before it."""
        self.focusNextPrevChild(not back)

    def first_row(self) -> int:
        """The first row that is a record, -1 without one."""
        return next((row for row in range(len(self.sheet.entries)) if self.sheet.record(row) is not None), -1)

    def chosen_rows(self, column: int | None = None) -> list[int]:
        """The rows chosen (in one column), headings left out; the current one where nothing is."""
        rows: set[int] = set()
        for part in self._parts():
            if column is None or part.left() <= column <= part.right():
                rows.update(range(part.top(), part.bottom() + 1))
        current = self.currentIndex()
        if not rows and current.isValid():
            rows.add(current.row())
        return sorted(row for row in rows if self.sheet.record(row) is not None)

    def _parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def chosen_records(self, column: int | None = None) -> list[Any]:
        """The records of the chosen rows."""
        return [self.sheet.entries[row] for row in self.chosen_rows(column)]

    def chosen_columns(self) -> list[int]:
        """The columns of the chosen cells."""
        columns: set[int] = set()
        for part in self._parts():
            columns.update(range(part.left(), part.right() + 1))
        current = self.currentIndex()
        if not columns and current.isValid():
            columns.add(current.column())
        return sorted(column for column in columns if not self.isColumnHidden(column))
