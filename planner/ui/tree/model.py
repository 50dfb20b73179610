"""The rows of a tree for Qt: what a cell says, and how the rows are brought up to date without disturbing anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.frame import Cycle
from planner.domain.plan import Changes
from planner.texts import gettext as _
from planner.ui import cells
from planner.ui.columns import Cell, Column, Listing
from planner.ui.desk import Desk
from planner.ui.finder import folded
from planner.ui.grid.arrangement import Wish
from planner.ui.grid.stock import Stock
from planner.ui.tree.nodes import DRAFT, Draft, Forest, Node

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole
MIME = "application/x-prevention-chain-row"

Write = Callable[[Node, str], bool]


class TreeModel(QAbstractItemModel):
    """Rows of a listing with children; `write` takes a typed title and says whether it was taken."""

    def __init__(self, desk: Desk, listing: Listing, write: Write, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._write = desk, write
        self.listing = listing
        self.columns = _shown(listing)
        self.forest = Forest()
        self.stock = Stock(desk, listing)
        self.wish = Wish()
        """How a person wants the rows filtered; `rebuild` then does it."""
        self._draft: Draft | None = None

    # what the view asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """The place of a cell."""
        nodes = self._beneath(parent)
        if not (0 <= row < len(nodes) and 0 <= column < len(self.columns)):
            return QModelIndex()
        return self.createIndex(row, column, nodes[row].serial)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The row above; QObject's own `parent` is not asked for here."""
        node = self.node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, node.parent.serial)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows lie beneath; only the first column has any."""
        return 0 if parent.isValid() and parent.column() > 0 else len(self._beneath(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns are shown."""
        return len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged, titles typed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.listing.move is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if index.column() == 0 and self.columns[0].spec is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, aloud with number and level; `CELL` gives the cell itself."""
        node = self.node(index)
        if node is None:
            return None
        cell = self.cell(node, index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.EditRole:
            return cell.words if node.record is not None else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells.spoken(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node, index.column(), cell)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title of a column."""
        known = way == Qt.Orientation.Horizontal and 0 <= section < len(self.columns)
        return _(self.columns[section].title) if known and role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A title was typed."""
        node = self.node(index)
        return role == Qt.ItemDataRole.EditRole and node is not None and self._write(node, str(value).strip())

    def mimeTypes(self) -> list[str]:
        """Rows are dragged within the program."""
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """The row that is dragged."""
        data = QMimeData()
        node = self.node(indexes[0]) if indexes else None
        data.setData(MIME, (node.ident if node else "").encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move; they are never copied by dragging."""
        return Qt.DropAction.MoveAction

    # what our own parts ask

    def node(self, index: Index) -> Node | None:
        """The row of an index."""
        return self.forest.of(int(index.internalId())) if index.isValid() else None

    def index_of(self, ident: str, column: int = 0) -> QModelIndex:
        """The place of a record's row; invalid when it is not shown."""
        node = self.forest.find(ident)
        return QModelIndex() if node is None else self.createIndex(node.row, column, node.serial)

    def cell(self, node: Node, column: int) -> Cell:
        """What stands in a cell; read once until a change touches it."""
        return Cell() if node.record is None else self.stock.cell(node.record, self.columns[column])

    def lonely_titles(self) -> dict[int, bool]:
        """Whether nothing stands beside the title of a row, by the row's serial number."""
        places = range(1, len(self.columns))
        found: dict[int, bool] = {}
        for node in self.forest.walk():
            others = (self.cell(node, column) for column in places)
            found[node.serial] = bool(places) and not any(cell.words or cell.sign or cell.state for cell in others)
        return found

    @property
    def is_filtered(self) -> bool:
        """Whether rows are left out."""
        return self.wish.filters

    def chip_counts(self) -> dict[str, int]:
        """How many of all records each chip keeps."""
        whole = self.forest
        if self.is_filtered or self.has_draft:
            whole = Forest()
            whole.build(self._desk, self.listing)
        records = [node.record for node in whole.walk()]
        return {chip.id: self.stock.count(chip, records) for chip in self.listing.chips}

    @property
    def has_draft(self) -> bool:
        """Whether a row is being typed that is no record yet."""
        return self._draft is not None

    def set_draft(self, draft: Draft | None) -> None:
        """Begin or end a row that is being typed."""
        self._draft = draft
        self.rebuild()

    @contextmanager
    def becoming(self, ident: str) -> Iterator[Callable[[], None]]:
        """The typed row becomes the record of that id while it is written; it stays a draft unless that is confirmed."""
        draft, self._draft = self._draft, None
        self.forest.rename(DRAFT, ident)
        taken: list[bool] = []
        try:
            yield lambda: taken.append(True)
        finally:
            if not taken:
                self.forest.rename(ident, DRAFT)
                self._draft = draft

    def set_listing(self, listing: Listing) -> None:
        """Show another listing."""
        self.beginResetModel()
        self.listing, self.columns, self._draft = listing, _shown(listing), None
        self.stock = Stock(self._desk, listing)
        self._read(self.forest)
        self.endResetModel()

    def forget(self, changes: Changes) -> bool:
        """Let go of what a change may have altered; False when no row and no cell can say anything else."""
        touched = self.stock.forget(changes, self.columns)
        return touched is None or not changes.kinds.isdisjoint({self.listing.kind.kind, Cycle.kind})

    def rebuild(self) -> bool:
        """Bring the rows up to date; current row, selection, open rows and typing stay with their records.

        Gives whether other rows are there than before, or in other places.
        """
        before = self.forest.shape()
        fresh = Forest(self.forest)
        self._read(fresh)
        if fresh.shape() == before:
            # the view paints all rows anew; one signal for each branch would cost more than all of it
            self.forest = fresh
            if fresh.tops:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh.tops) - 1, len(self.columns) - 1))
            return False
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        places = [(int(index.internalId()), index.column()) for index in kept]
        self.forest = fresh
        self.changePersistentIndexList(kept, [self._place(serial, column) for serial, column in places])
        self.layoutChanged.emit()
        return True

    def _read(self, forest: Forest) -> None:
        forest.build(self._desk, self.listing, self._keeps if self.is_filtered else None, self._draft)

    def _place(self, serial: int, column: int) -> QModelIndex:
        node = self.forest.of(serial)
        return QModelIndex() if node is None else self.createIndex(node.row, column, serial)

    def _beneath(self, parent: Index) -> list[Node]:
        if not parent.isValid():
            return self.forest.tops
        node = self.node(parent)
        return node.children if node else []

    def _keeps(self, record: Any) -> bool:
        chips = [chip for chip in self.listing.chips if chip.id in self.wish.chips]
        if chips and not any(self.stock.holds(chip, record) for chip in chips):
            return False
        words = folded(self.wish.words).split()
        if not words:
            return True
        read = [self.stock.cell(record, column) for column in self.columns]
        heap = folded(" ".join(f"{cell.number} {cell.words}" for cell in read))
        return all(word in heap for word in words)

    def _spoken(self, node: Node, column: int, cell: Cell) -> str:
        said = cells.spoken(cell)
        if column:
            return f"{_(self.columns[column].title)}: {said}" if said else ""
        title = " ".join(filter(None, (cell.number, said))) or _("New row")
        return _("{title}, level {level}", title=title, level=node.depth + 1)


def _shown(listing: Listing) -> tuple[Column, ...]:
    return tuple(column for column in listing.columns if not column.optional)
