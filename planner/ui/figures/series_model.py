"""The grid of a series as a model: one row per area, one column per period, the difference over them at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from planner import texts
from planner.charts.figures.words import STATE_WORDS, with_unit
from planner.domain.figures import State
from planner.operations.compared import Change
from planner.texts import gettext as _
from planner.ui.columns import Cell
from planner.ui.figures.comparing import change_in, change_words, limits_of
from planner.ui.figures.index_words import is_comparable_over_time
from planner.ui.figures.state import FiguresState, Shown

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
READER = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class SeriesModel(QAbstractTableModel):
    """Shows a `FiguresState`; `CELL` gives the cell to be painted."""

    def __init__(self, state: FiguresState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._shape: tuple[tuple[str, ...], tuple[str, ...], str] = ((), (), "")

        self._cells: dict[tuple[int, int], Cell] = {}

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of the rows."""
        return self._shape[0]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods of the columns."""
        return self._shape[1]

    @property
    def has_change(self) -> bool:
        """Whether there is a column for the difference between the first and the last period."""
        more = len(self.periods) > 1 and self._state.base != self.periods[-1]
        return more and is_comparable_over_time(self._state)

    def bring_up(self) -> bool:
        """Show what the state holds now; whether rows or columns are others."""
        state = self._state
        self._cells.clear()
        shape = (tuple(one.id for one in state.areas), state.periods, state.base)
        if shape != self._shape:
            self.beginResetModel()
            self._shape = shape
            self.endResetModel()
            return True
        if self.areas and self.periods:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many areas."""
        return 0 if parent.isValid() else len(self.areas)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The periods, and the difference where there are two."""
        return 0 if parent.isValid() else len(self.periods) + self.has_change

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, the cell, or all of it aloud."""
        if not index.isValid() or index.row() >= len(self.areas) or index.column() >= self.columnCount():
            return None
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).words
        return self.spoken(index.row(), index.column()) if role in READER else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The area of a row, the period of a column."""
        if role not in (Qt.ItemDataRole.DisplayRole, *READER):
            return None
        if way == Qt.Orientation.Vertical:
            return self._state.areas[section].name if section < len(self._state.areas) else None
        if section < len(self.periods):
            return texts.current().period(self.periods[section])
        return self.change_head() if section == len(self.periods) and self.has_change else None

    def change_head(self) -> str:
        """What stands over the differences."""
        return _("since {period}", period=texts.current().period(self._state.base))

    def cell(self, row: int, column: int) -> Cell:
        """The cell of a row and a column; blank while it is being worked out."""
        made = self._cells.get((row, column))
        if made is None:
            made = self._cells[row, column] = self._made(row, column)
        return made

    def _made(self, row: int, column: int) -> Cell:
        if column >= len(self.periods):
            change = self._change(row)
            if change is not None and change.parted is not None:
                return Cell(_("break"), quiet=True)
            moved = change.difference if change is not None else None
            return Cell("" if moved is None else self._number(moved), moved, quiet=True)
        found = self._state.cell(self.areas[row], self.periods[column])
        if found is None:
            return Cell()
        if found.value is None:
            return Cell(state=found.state.value)
        return Cell(self._number(found.value), found.value)

    def spoken(self, row: int, column: int) -> str:
        """Area, period and figure in words."""
        name = self._state.areas[row].name
        head = str(self.headerData(column, Qt.Orientation.Horizontal) or "")
        if column >= len(self.periods):
            words = change_words(self._state, self._state.areas[row])
        else:
            area, period = self.areas[row], self.periods[column]
            shown = self._state.cell(area, period)
            words = said(self._state, shown) + limits_words(self._state, area, period, shown)
        return f"{name}, {head}: {words}" if words else f"{name}, {head}"

    def _change(self, row: int) -> Change | None:
        return change_in(self._state, self._state.areas[row])

    def _number(self, value: float) -> str:
        subject = self._state.subject
        return texts.current().number(value, subject.decimals if subject is not None else 0)


def said(state: FiguresState, found: Shown | None) -> str:
    """A figure in words, with its unit, or why there is none; "" while it is being worked out."""
    words, subject = texts.current(), state.subject
    if found is None or subject is None:
        return ""
    if found.value is not None:
        return with_unit(found.value, subject.unit, subject.decimals, words)
    return words.gettext(STATE_WORDS.get(found.state, STATE_WORDS[State.MISSING]))


def limits_words(state: FiguresState, area: str, period: str, shown: Shown | None) -> str:
    """The limits of a figure as they follow it, "" where it has none."""
    limits, subject, words = limits_of(state, area, period, shown), state.subject, texts.current()
    if limits is None or subject is None:
        return ""
    low, high = (words.number(limit, subject.decimals) for limit in limits)
    return " " + _("({low} to {high})", low=low, high=high)


def area_words(state: FiguresState, area: str) -> str:
    """What the screen shows of an area in the chosen period, in words."""
    name = next((one.name for one in state.areas if one.id == area), "")
    shown = state.cell(area, state.period)
    words = said(state, shown) + limits_words(state, area, state.period, shown)
    return f"{name}: {words}" if words else name
