"""The model of a grid: rows are the plan's own records, cells are read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.ui.cells import copied, spoken
from planner.ui.columns import Cell, Column, Listing
from planner.ui.grid.arrangement import Entry, Heading
from planner.ui.grid.difference import Steps, steps_between
from planner.ui.grid.stock import Stock

if TYPE_CHECKING:
    from planner.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""Gives the record of a row, or the `Heading`."""

NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """The rows and columns shown; `show_entries` changes rows so that what a person is doing goes on."""

    def __init__(self, desk: Desk, listing: Listing, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.listing = listing
        self.stock = Stock(desk, listing)
        self.columns = tuple(columns)
        self.entries: list[Entry] = []
        self.marks: Callable[[int], str] = lambda _column: ""
        """What is said of a column’s head besides its name: that it is sorted by."""
        self.locked = False
        """Whether nothing can be typed: the file is open for reading only."""
        self._rows: dict[str, int] | None = None

    # what there is

    def record(self, row: int) -> Any:
        """The record of a row; None for a heading and for no row."""
        if not 0 <= row < len(self.entries):
            return None
        entry = self.entries[row]
        return None if isinstance(entry, Heading) else entry

    def row_of(self, id_: str) -> int:
        """The row of the record with this id, -1 when it is not shown."""
        if self._rows is None:
            self._rows = {entry.id: row for row, entry in enumerate(self.entries) if not isinstance(entry, Heading)}
        return self._rows.get(id_, -1)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None on a heading."""
        entry = self.entries[row]
        return None if isinstance(entry, Heading) else self.stock.cell(entry, self.columns[column])

    def is_typed(self, row: int, column: int) -> bool:
        """Whether a person may type into a cell."""
        one = self.columns[column]
        return one.spec is not None and not one.timeline and not self.locked and self.record(row) is not None

    # what changes

    def show_columns(self, listing: Listing, columns: Sequence[Column], entries: list[Entry]) -> None:
        """Show other columns, or another listing."""
        self.beginResetModel()
        if listing is not self.listing:
            self.listing, self.stock = listing, Stock(self._desk, listing)
        self.columns = tuple(columns)
        self._take(entries)
        self.endResetModel()

    def show_entries(self, entries: list[Entry], *, gently: bool, touched: frozenset[str] | None = None) -> None:
        """Show other rows; `gently` moves rows one run after the other, so that an open editor stays on its own.

        `touched` names the records whose cells may say something else; None for any.
        """
        steps = steps_between(self.entries, entries, patiently=gently)
        if steps is None or (steps.runs > _MANY and not gently):
            self.beginResetModel()
            self._take(entries)
            self.endResetModel()
            return
        same_rows = not steps.runs and steps.places is None
        self._walk(steps, entries)
        if same_rows and touched is not None and len(touched) < _MANY:
            for row in filter(lambda row: row >= 0, map(self.row_of, touched)):
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        elif entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(self.columns) - 1))

    def _walk(self, steps: Steps, entries: list[Entry]) -> None:
        for first, last in reversed(steps.removed):
            self.beginRemoveRows(NOWHERE, first, last)
            self._take(self.entries[:first] + self.entries[last + 1 :])
            self.endRemoveRows()
        if steps.places is not None:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            after = [self.index(steps.places[one.row()], one.column()) for one in before]
            fresh: list[Entry] = [None] * len(self.entries)
            for old, new in enumerate(steps.places):
                fresh[new] = self.entries[old]
            self._take(fresh)
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        for first, last in steps.inserted:
            self.beginInsertRows(NOWHERE, first, last)
            self._take([*self.entries[:first], *entries[first : last + 1], *self.entries[first:]])
            self.endInsertRows()
        self._take(entries)

    def _take(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._rows = None

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Records and headings."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The columns shown."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over; what has a field is typed in."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.record(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return _TYPED if self.is_typed(index.row(), index.column()) else _SHOWN

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Words, what a screen reader says, or the record."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ROW:
            return entry
        if isinstance(entry, Heading):
            shows = index.column() == 0 and role in (Role.DisplayRole, Role.AccessibleTextRole)
            return entry.words if shows else None
        if role in (Role.DisplayRole, Role.EditRole):
            return copied(self.stock.cell(entry, self.columns[index.column()]))
        if role == Role.AccessibleTextRole:
            column = self.columns[index.column()]
            said = spoken(self.stock.cell(entry, column))
            return f"{column.head}: {said}" if said else column.head
        if role == Role.AccessibleDescriptionRole:
            return self.stock.group(entry)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The head of a column, with what it is sorted by said aloud; rows have none."""
        if way == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        head = self.columns[section].head
        if role == Role.DisplayRole:
            return head
        if role == Role.AccessibleTextRole:
            mark = self.marks(section)
            return f"{head}, {mark}" if mark else head
        return None


_MANY = 40
"""Runs of rows beyond which starting afresh is quicker than moving them."""
