"""What delegate, heads, widths and sums know of the table they serve."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.ui.columns import Column
from planner.ui.grid.model import GridModel


class Table(QTableView):
    """A table over a `GridModel`."""

    scrolled_sideways = Signal()
    laid_out = Signal()
    """Columns have another width."""

    def __init__(self, sheet: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet

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
