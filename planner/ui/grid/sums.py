"""The sums row: outside the table, aligned with its heads, an ink line above."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import texts, tokens
from planner.texts import gettext as _
from planner.ui import cells, metrics, paint
from planner.ui.columns import Cell, Column, number_words
from planner.ui.grid.table import Table

if TYPE_CHECKING:
    from planner.ui.desk import Desk


class SumsRow(QWidget):
    """Adds up the columns that add up, over the rows shown."""

    def __init__(self, view: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._title = ""
        self._cells: dict[str, Cell] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.horizontalHeader().sectionResized.connect(lambda *_args: self.update())
        view.laid_out.connect(self.update)
        view.scrolled_sideways.connect(self.update)

    def show_sums(self, desk: Desk, records: Sequence[Any]) -> None:
        """Add up these records; hidden where nothing adds up."""
        columns = [column for column in self._view.sheet.columns if column.adds_up or column.total is not None]
        self.setVisible(bool(columns and records))
        if not columns or not records:
            return
        cell_of = self._view.sheet.stock.cell
        self._cells = {
            column.id: column.total(desk, records)
            if column.total is not None
            else sum_cell([cell_of(record, column).value for record in records])
            for column in columns
        }
        self._title = _("Total: {count}", count=counted(self._view.sheet.listing.kind, len(records)))
        said = [f"{column.head}: {cells.spoken(self._cells[column.id])}" for column in columns]
        self.setAccessibleName("; ".join([self._title, *said]))
        self.update()

    def sizeHint(self) -> QSize:
        """A row and the line above it."""
        return QSize(0, metrics.px(tokens.HEIGHTS.grid_row + 4))

    def needed(self) -> dict[str, float]:
        """The width each sum asks for, by column id."""
        if self.isHidden():
            return {}
        return {id_: cells.width_of(cell, "body_strong") for id_, cell in self._cells.items()}

    def cell(self, column: Column) -> Cell | None:
        """What stands under a column."""
        return self._cells.get(column.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the title, the sums under their columns."""
        heads, columns = self._view.horizontalHeader(), self._view.sheet.columns
        with paint.painting(self) as painter:
            right = min(heads.length() - heads.offset(), self._view.viewport().width())
            paint.hairline(painter, 0, 0, right - 1, 0, "ink")
            free = float(right)
            for place, column in enumerate(columns):
                cell = self._cells.get(column.id)
                if cell is None or heads.isSectionHidden(place):
                    continue
                left = heads.sectionViewportPosition(place)
                free = min(free, left)
                rect = QRectF(left, 1, heads.sectionSize(place), self.height() - 1)
                cells.paint_cell(painter, rect, cell, right=column.right, role="body_strong", bar="accent")
            pad = metrics.px(cells.PADDING)
            paint.text(painter, QRectF(pad, 1, free - pad, self.height() - 1), self._title, role="body_strong")


def sum_cell(values: Sequence[Any]) -> Cell:
    """The sum of what is a number; empty where nothing is."""
    known = [value for value in values if isinstance(value, int | float | Decimal) and not isinstance(value, bool)]
    if not known:
        return Cell()
    total = sum(known[1:], known[0])
    return Cell(number_words(total), total, total)


def counted(kind: Any, count: int) -> str:
    """“15 measures”: a number with the noun of its records."""
    words = texts.current()
    noun = words.gettext(kind.noun if count == 1 else kind.nouns)
    if words.language == "en":
        noun = noun[:1].lower() + noun[1:]
    return f"{words.number(count)}{texts.NBSP}{noun}"
