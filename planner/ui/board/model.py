"""The board as a table: Qt asks here for words; the delegate asks for the spot and paints it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from planner.domain.chain import Chain
from planner.texts import gettext as _
from planner.ui.board import words
from planner.ui.board.spots import Rows, Spot, spots
from planner.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
SPOT = Qt.ItemDataRole.UserRole


class BoardModel(QAbstractTableModel):
    """Phases and the links between them in columns; the chain itself in the first row, then fields of action."""

    def __init__(self, desk: Desk, board: Chain, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.board = board
        self._rows: Rows = spots(board)

    def set_board(self, board: Chain) -> None:
        """Show another state; where phases, fields and transitions are the same ones, what is current stays."""
        rows = spots(board)
        if _keys(rows) == _keys(self._rows):
            self.board, self._rows = board, rows
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.board, self._rows = board, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() or not self.columnCount() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Phases, and a link between any two."""
        return 0 if parent.isValid() else max(0, 2 * len(self.board.phases) - 1)

    def spot(self, index: Index) -> Spot | None:
        """The place at an index; None where nothing is."""
        return self._rows[index.row()][index.column()] if index.isValid() else None

    def find(self, key: tuple[str, ...]) -> QModelIndex:
        """Where the spot with this key is; an invalid index when it is gone."""
        for row, found in enumerate(self._rows):
            for column, spot in enumerate(found):
                if spot is not None and spot.key == key:
                    return self.index(row, column)
        return QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only places where something is can be stood on."""
        if self.spot(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The spot, or its words."""
        spot = self.spot(index)
        if spot is None:
            return None
        if role == SPOT:
            return spot
        if role == Qt.ItemDataRole.DisplayRole:
            return words.note(self._desk, self.board, spot)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return words.spoken(self._desk, self.board, spot)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of phases and transitions above, of fields of action at the left."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            spot = self._rows[0][section] if self._rows and section < len(self._rows[0]) else None
            return words.title(spot) if spot else ""
        if section == 0:
            return _("Transitions")
        sectors = self.board.sectors
        return sectors[section - 1].name if section <= len(sectors) else _("Other transitions")


def _keys(rows: Rows) -> list[tuple[str, ...]]:
    return [spot.key if spot else () for row in rows for spot in row]
