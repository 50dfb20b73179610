"""What a pasted table would do: which cell goes where, which cannot be read and why, which rows come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner import texts
from planner.domain.errors import BadInput, PlannerError
from planner.domain.record import N_, Record, field_of
from planner.operations.entry import is_required, typed
from planner.operations.wording import error_sentence
from planner.ui.columns import Column, Listing
from planner.ui.grid.clipboard import Rows
from planner.ui.grid.stock import folded
from planner.ui.grid.writing import Entered

if TYPE_CHECKING:
    from planner.ui.desk import Desk

HEADS_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One cell of the table: its words, the value they stand for, or the sentence that says why there is none."""

    words: str
    value: Any = None
    fault: str = ""
    taken: bool = True


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row and the record it goes to; None is a new one. `fault` says why a new row cannot be."""

    record: Any
    cells: tuple[PastedCell, ...]
    fault: str = ""

    @property
    def counts(self) -> bool:
        """Whether anything of it is taken over."""
        return not self.fault and any(cell.taken and not cell.fault for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Pasting:
    """The whole table: its columns (None: goes nowhere), its rows, whether the first line named the columns."""

    columns: tuple[Column | None, ...]
    rows: tuple[PastedRow, ...]
    by_heads: bool
    left_out: tuple[str, ...] = ()
    """Heads of columns that cannot be typed in here: sums, states, what the list does not know."""

    @property
    def changed(self) -> list[PastedRow]:
        """Rows of records there are."""
        return [row for row in self.rows if row.counts and row.record is not None]

    @property
    def added(self) -> list[PastedRow]:
        """Rows that become new records."""
        return [row for row in self.rows if row.counts and row.record is None]

    @property
    def faults(self) -> int:
        """How many cells and rows cannot be taken."""
        cells = sum(bool(cell.fault) for row in self.rows for cell in row.cells)
        return cells + sum(bool(row.fault) for row in self.rows)

    def entered(self, row: PastedRow) -> list[Entered]:
        """The values a row brings."""
        pairs = zip(self.columns, row.cells, strict=True)
        return [
            Entered(row.record, column, cell.value)
            for column, cell in pairs
            if column is not None and cell.taken and not cell.fault
        ]


class Reader:
    """Reads cells of a pasted table; the same words in the same column are read once."""

    def __init__(self, desk: Desk) -> None:
        self._plan, self._texts = desk.bridge.plan, texts.current()
        self._known: dict[tuple[str, str], PastedCell] = {}

    def cell(self, column: Column | None, words: str, *, new: bool) -> PastedCell:
        """What a cell stands for; in a new row an empty one leaves the field as it begins."""
        if column is None or column.spec is None:
            return PastedCell(words, taken=False)
        if new and not words.strip() and not is_required(column.spec):
            return PastedCell(words, taken=False)
        key = column.id, words
        found = self._known.get(key)
        if found is None:
            try:
                found = PastedCell(words, typed(column.spec, words, self._texts, self._plan))
            except BadInput as error:
                found = PastedCell(words, fault=self.sentence(error))
            self._known[key] = found
        return found

    def sentence(self, error: PlannerError) -> str:
        """What is wrong, said."""
        return error_sentence(self._plan, error, self._texts)


def plan_pasting(
    desk: Desk,
    table: Rows,
    shown: Sequence[Column],
    listing: Listing,
    start: int,
    records: Sequence[Any],
    fresh: Mapping[str, Any] | None,
) -> Pasting:
    """Lay a table over the grid: from column `start` of those shown, or by its heads among all columns of the listing.

    `records` are those from the current row down; rows beyond them become new with the values of `fresh` (None: they
    cannot be added).
    """
    reader = Reader(desk)
    by_name = heads_of(table[0], listing.columns) if table else None
    if by_name is not None:
        columns, body = by_name, table[1:]
    else:
        width = max((len(row) for row in table), default=0)
        places = [start + offset for offset in range(width)]
        columns, body = tuple(shown[place] if place < len(shown) else None for place in places), table
    rows = []
    for number, line in enumerate(body):
        record = records[number] if number < len(records) else None
        cells = tuple(
            reader.cell(column, words, new=record is None) for column, words in zip(columns, line, strict=True)
        )
        fault = "" if record is not None else _new_row_fault(reader, listing.kind, columns, cells, fresh)
        rows.append(PastedRow(record, cells, fault))
    heads = zip(table[0], columns, strict=True) if by_name is not None else ()
    left_out = tuple(head for head, column in heads if head.strip() and (column is None or column.spec is None))
    return Pasting(columns, tuple(rows), by_name is not None, left_out)


def heads_of(line: Sequence[str], known: Sequence[Column]) -> tuple[Column | None, ...] | None:
    """The columns a first line names; None where it is a row like the others."""
    by_word: dict[str, Column] = {}
    for column in known:
        names = [column.id, column.head, column.title, texts.gettext(column.title)]
        if column.spec is not None:
            names += [column.spec.label, texts.gettext(column.spec.label)]
        for name in names:
            by_word.setdefault(folded(" ".join(name.split())), column)
    found = [by_word.get(folded(" ".join(cell.split()))) if cell.strip() else None for cell in line]
    named = [column for column in found if column is not None]
    filled = sum(bool(cell.strip()) for cell in line)
    is_heads = len(named) > HEADS_SHARE * filled and len({column.id for column in named}) == len(named)
    return tuple(found) if named and is_heads else None


def _new_row_fault(
    reader: Reader,
    kind: type[Record],
    columns: Sequence[Column | None],
    cells: Sequence[PastedCell],
    fresh: Mapping[str, Any] | None,
) -> str:
    """Why a row cannot become a new record, "" when it can."""
    if fresh is None:
        return texts.gettext("No rows can be added here.")
    written = set()
    for column, cell in zip(columns, cells, strict=True):
        if column is not None and column.spec is not None:
            written.add(column.spec.name)
            if cell.fault and is_required(column.spec):
                return cell.fault
    missing = [name for name, value in fresh.items() if value == "" and name not in written]
    if missing:
        return reader.sentence(BadInput(N_("“{field}” is missing."), field=field_of(kind, missing[0]).label))
    return ""
