"""What a person does with rows and cells besides typing: copy, paste, fill down, clear, duplicate, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from planner import texts
from planner.charts.figures.words import SIGNS
from planner.domain.errors import BadInput
from planner.domain.figures import State
from planner.domain.goals import Target
from planner.operations.edit import Duplicate, Remove
from planner.operations.edit_rows import EditRows
from planner.operations.entry import typed, typed_form
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui.cells import copied
from planner.ui.columns import Column, held
from planner.ui.grid.clipboard import MOST_CELLS, Rows, table_of, to_html, to_text
from planner.ui.grid.drafts import Drafts, fresh_values
from planner.ui.grid.pasting import Pasting, plan_pasting
from planner.ui.grid.table import Table
from planner.ui.grid.writing import Entered, operation_for

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.grid.paste_dialog import PasteDialog


class Acts(QObject):
    """Reads what is chosen in a table and writes operations."""

    def __init__(self, desk: Desk, view: Table, drafts: Drafts, write: Callable[[Sequence[Entered]], bool]) -> None:
        super().__init__(view)
        self._desk, self._view, self._drafts, self._write = desk, view, drafts, write
        self.preview: PasteDialog | None = None
        """The dialog that asks about a pasted table, while it is open."""

    @property
    def _kind(self) -> str:
        return self._view.sheet.listing.kind.kind

    def _run(self, operation: Operation) -> bool:
        return self._desk.bridge.run(operation, origin=self._view.parent())

    # the clipboard

    def copy(self, *, with_heads: bool = False) -> None:
        """The chosen block as text and as a table, so that spreadsheets and word processors take it."""
        self._desk.guard()
        columns = [self._view.sheet.columns[place] for place in self._view.chosen_columns()]
        records = self._view.chosen_records()
        if not columns or not records:
            return
        heads = [column.head for column in columns] if with_heads else []
        rows = [[self.words_of(record, column) for column in columns] for record in records]
        data = QMimeData()
        data.setText(to_text([heads, *rows] if heads else rows))
        data.setHtml(to_html(rows, heads))
        QGuiApplication.clipboard().setMimeData(data)

    def words_of(self, record: Any, column: Column) -> str:
        """A cell as it is copied: so that it can be pasted here again, and a spreadsheet can reckon with it."""
        spec = column.spec
        if isinstance(record, Target) and column.id == "baseline" and record.id in self._desk.bridge.actuals.telling:
            return SIGNS[State.SUPPRESSED]  # a baseline that repeats a figure which stays in the house
        if spec is not None:
            return typed_form(held(self._desk, column, record), spec, texts.current(), self._desk.bridge.plan)
        cell = self._view.sheet.stock.cell(record, column)
        if isinstance(cell.value, Decimal | float | int) and not isinstance(cell.value, bool) and not cell.state:
            number = Decimal(str(cell.value))
            places = max(0, -int(number.normalize().as_tuple().exponent))
            return texts.current().number(number, places, grouping=False)
        return copied(cell)

    @staticmethod
    def _table() -> Rows:
        data = QGuiApplication.clipboard().mimeData()
        return table_of(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "")

    def has_table(self) -> bool:
        """Whether there is something to paste."""
        return bool(self._table())

    def paste(self) -> None:
        """The table on the clipboard into the grid; more than one row, or what cannot be read, is shown first."""
        table = self._table()
        if not table or self._view.sheet.locked:
            return
        if sum(len(row) for row in table) > MOST_CELLS:
            self._desk.tell("look", _("This table is too large to paste. Take it in as a file."))
            return
        if len(table) == 1 and len(table[0]) == 1 and self._fill_with(table[0][0]):
            return
        pasting = self.plan(table)
        if len(pasting.rows) == 1 and not pasting.faults and not pasting.by_heads:
            self.take_over(pasting)
        else:
            # a table that names its columns is a list of its own: it comes as new rows, unless a person says otherwise
            self._ask(table, self.plan(table, as_new=pasting.by_heads))

    def plan(self, table: Rows, *, as_new: bool = False) -> Pasting:
        """What the table would do: from the current cell on, or as new rows where rows can be added."""
        view, sheet = self._view, self._view.sheet
        index = view.currentIndex()
        row = index.row() if index.isValid() else max(0, view.first_row())
        below = [sheet.entries[at] for at in range(row, len(sheet.entries)) if sheet.record(at) is not None]
        below = [record for record in below if record is not self._drafts.record]
        fresh = fresh_values(self._desk, sheet.listing) if sheet.listing.grows else None
        if as_new and fresh is not None:
            below = []
        places = view.chosen_columns() or [0]
        return plan_pasting(self._desk, table, sheet.columns, sheet.listing, places[0], below, fresh)

    def _ask(self, table: Rows, pasting: Pasting) -> None:
        from planner.ui.grid.paste_dialog import PasteDialog

        other = self.plan(table, as_new=bool(pasting.changed))
        dialog = self.preview = PasteDialog(
            pasting,
            self._desk.bridge.plan,
            self._view.window(),
            other=other if other.changed != pasting.changed else None,
        )
        dialog.accepted.connect(lambda: self.take_over(pasting))
        dialog.switched.connect(lambda: self._ask_otherwise(table, other))
        dialog.finished.connect(self._forget_preview)
        dialog.open()

    def _ask_otherwise(self, table: Rows, pasting: Pasting) -> None:
        if self.preview is not None:
            self.preview.reject()
        self._ask(table, pasting)

    def _forget_preview(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
            self.preview = None

    def take_over(self, pasting: Pasting) -> bool:
        """Write a pasted table as one step."""
        entered = [one for row in pasting.changed for one in pasting.entered(row)]
        fresh: dict[str, dict[str, Any]] = {}
        session = self._desk.bridge.session
        for row in pasting.added:
            values = fresh_values(self._desk, self._view.sheet.listing)
            values.update({one.column.spec.name: one.value for one in pasting.entered(row) if one.column.spec})
            fresh[session.new_id()] = values
        operation = operation_for(self._desk, self._kind, entered, fresh)
        return operation is None or self._run(operation)

    def _fill_with(self, words: str) -> bool:
        """One pasted cell into every chosen one; False where that is not what was meant or cannot be."""
        rows, places = self._view.chosen_rows(), self._view.chosen_columns()
        if len(rows) * len(places) < 2:
            return False
        entered = []
        for place in places:
            column = self._view.sheet.columns[place]
            if column.spec is None:
                continue
            try:
                value = typed(column.spec, words, texts.current(), self._desk.bridge.plan)
            except BadInput as error:
                self._desk.tell("look", self._desk.bridge.sentence(error))
                return True
            entered += [Entered(record, column, value) for record in self._view.chosen_records(place)]
        self._write(entered)
        return True

    # cells

    def fill_down(self) -> None:
        """The first chosen row’s cells into those below; with one row chosen, the row above into it."""
        view, sheet = self._view, self._view.sheet
        entered = []
        for place in view.chosen_columns():
            column, rows = sheet.columns[place], view.chosen_rows(place)
            if column.spec is None or column.timeline or not rows:
                continue
            if len(rows) == 1:
                above = [row for row in range(rows[0]) if sheet.record(row) is not None]
                rows = [*above[-1:], *rows]
            value = held(self._desk, column, sheet.entries[rows[0]])
            entered += [Entered(sheet.entries[row], column, value) for row in rows[1:]]
        self._write(entered)

    def clear(self) -> None:
        """Empty the chosen cells; those that must hold something stay, and that is said."""
        view, sheet, words = self._view, self._view.sheet, texts.current()
        entered, kept = [], set()
        for place in view.chosen_columns():
            column = sheet.columns[place]
            if column.spec is None or column.timeline:
                continue
            try:
                value = typed(column.spec, "", words, self._desk.bridge.plan)
            except BadInput:
                kept.add(column.head)
                continue
            entered += [Entered(record, column, value) for record in view.chosen_records(place)]
        if kept:
            self._desk.tell("look", _("These cells always hold something: {columns}", columns=words.list(sorted(kept))))
        self._write(entered)

    # rows

    def duplicate(self, *, whole: bool) -> None:
        """Copies of the chosen rows, with all that belongs to them or without; the first copy is current."""
        before = {record.id for record in self._view.sheet.listing.rows(self._desk)}
        acts = tuple(Duplicate(self._kind, record.id, whole) for record in self._saved())
        if not acts or not self._run(acts[0] if len(acts) == 1 else EditRows(self._kind, acts=acts)):
            return
        fresh = [record for record in self._view.sheet.listing.rows(self._desk) if record.id not in before]
        row = self._view.sheet.row_of(fresh[0].id) if fresh else -1
        if row >= 0:
            self._view.go_to(row, max(0, self._view.currentIndex().column()))

    def remove(self) -> None:
        """The chosen rows go, as one step; what is below them is current then."""
        records = self._saved()
        if not records:
            return
        ids = tuple(record.id for record in records)
        rows = self._view.chosen_rows()
        removed = self._run(Remove(self._kind, ids[0]) if len(ids) == 1 else EditRows(self._kind, removals=ids))
        if not removed:
            return
        sheet = self._view.sheet
        around = [*range(rows[0], len(sheet.entries)), *range(min(rows[0], len(sheet.entries)) - 1, -1, -1)]
        row = next((row for row in around if sheet.record(row) is not None), -1)
        if row >= 0:
            self._view.go_to(row, max(0, self._view.currentIndex().column()))

    def _saved(self) -> list[Any]:
        """The records of the chosen rows that are in the plan."""
        return [record for record in self._view.chosen_records() if record is not self._drafts.record]
