"""The grid as pages use it: table, sums row, and what is said when a filter leaves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.plan import Changes
from planner.ui import metrics
from planner.ui.columns import Column, Listing
from planner.ui.grid.arrangement import Heading, Wish, arranged
from planner.ui.grid.drafts import Drafts
from planner.ui.grid.model import GridModel
from planner.ui.grid.nothing import Nothing
from planner.ui.grid.sums import SumsRow
from planner.ui.grid.view import GridView
from planner.ui.grid.writing import Entered, operation_for

if TYPE_CHECKING:
    from planner.ui.desk import Desk

FEWEST_ROWS, MOST_COMPACT_ROWS = 4, 8


class Grid(QWidget):
    """Records of a listing as rows. `compact` grids stand in a form and are as high as their rows."""

    current_changed = Signal(object)
    """The record of another row is current, or None."""
    taken = Signal(object)
    """A person opened this record."""
    arranged = Signal()
    """Other rows are shown, or the same ones say something else: counts may have changed."""

    def __init__(
        self,
        desk: Desk,
        listing: Listing,
        name: str,
        key: str,
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.key, self.compact = desk, key, compact
        self.wish = Wish()
        self._stale = True
        self.sheet = GridModel(desk, listing, _shown_at_first(listing), self)
        self.view = GridView(desk, self.sheet, name)
        self.drafts = Drafts(desk, self.sheet)
        self.view.editing.write = self.write
        self.view.editing.is_new = lambda record: record is not None and record is self.drafts.record
        self.view.editing.cancelled = self._let_go
        self.view.taken.connect(self.taken)
        self.view.current_record_changed.connect(self.current_changed)
        self.sums = SumsRow(self.view)
        self.sums.hide()
        self._nothing = Nothing(self.view)
        self._nothing.cleared.connect(self.clear_filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.sums)
        self.setFocusProxy(self.view)
        vertical = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.view.heads.sectionClicked.connect(self._sort_by_click)
        desk.bridge.changed.connect(self._note)
        desk.bridge.opened.connect(self._start_anew)

    # what pages ask

    @property
    def listing(self) -> Listing:
        """What is listed."""
        return self.sheet.listing

    @property
    def current(self) -> Any:
        """The record of the current row, or None."""
        return self.view.current_record

    @property
    def records(self) -> list[Any]:
        """The records shown, from above."""
        return [entry for entry in self.sheet.entries if not isinstance(entry, Heading)]

    @property
    def count(self) -> int:
        """How many records are shown."""
        return len(self.records)

    def chip_counts(self) -> dict[str, int]:
        """How many of all records each chip keeps."""
        records, stock = self.listing.rows(self.desk), self.sheet.stock
        return {chip.id: sum(stock.holds(chip, record) for record in records) for chip in self.listing.chips}

    def refresh(self) -> None:
        """Bring the rows up to date; focus, scroll, selection and typing stay."""
        if not self.desk.bridge.is_open:
            return
        self._stale = False
        self._arrange()

    def set_listing(self, listing: Listing) -> None:
        """Show another listing of the same place; the current record stays current where it is shown."""
        if listing is self.listing:
            return
        kept = self.current
        self.sheet.show_columns(listing, _shown_at_first(listing), [])
        self.view.widths.forget()
        self.wish = replace(self.wish, chips=frozenset(), sort="", descending=False)
        self.refresh()
        if kept is not None:
            self.choose(kept.id)

    def choose(self, id_: str, field: str = "") -> bool:
        """Make the row of a record current, in the column of a field; False when it is not shown."""
        if self._stale:
            self.refresh()
        row = self.sheet.row_of(id_)
        if row < 0:
            return False
        places = [place for place, one in enumerate(self.sheet.columns) if field and one.id == field]
        at = self.view.currentIndex()
        if not places and at.row() == row:
            self.view.scrollTo(at)
            return True
        self.view.go_to(row, places[0] if places else max(0, at.column()))
        return True

    def add(self) -> None:
        """A row for a new record, typing begins; it is in the plan once something is typed."""
        self.clear_filter()
        if self.drafts.begin():
            self._arrange()
            row = self.sheet.row_of(self.drafts.id)
            self.view.go_to(row, self.drafts.first_place(self.sheet.columns))
            self.view.setFocus()
            self.view.edit(self.view.currentIndex())

    def set_filter(self, words: str, chip_ids: Iterable[str]) -> None:
        """Show only records that hold the words and any of the chosen chips."""
        self._wish(replace(self.wish, words=words, chips=frozenset(chip_ids)))

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.set_filter("", ())
        self.view.setFocus()

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Sort by a column, or show the order given ("")."""
        self.view.heads.sort, self.view.heads.descending = column, descending
        self._wish(replace(self.wish, sort=column, descending=descending))
        self.view.widths.fit()
        self.view.heads.viewport().update()

    # what is written

    def write(self, entered: Sequence[Entered]) -> bool:
        """Write values as one step; False when that was refused."""
        fresh = self.drafts.values_of([one.record for one in entered])
        operation = operation_for(self.desk, self.listing.kind.kind, entered, fresh)
        if operation is None:
            return True
        self.drafts.end(fresh)
        if self.desk.bridge.run(operation, origin=self):
            return True
        self.drafts.take_back()
        return False

    def _let_go(self) -> None:
        """A person thought better of the new row."""
        if self.drafts.record is not None:
            self.drafts.drop()
            self._arrange()

    # how it comes about

    def _wish(self, wish: Wish) -> None:
        if wish != self.wish:
            self.wish = wish
            self._arrange()

    def _arrange(self) -> None:
        """Work out the rows and show them; the current record stays current."""
        if not self.desk.bridge.is_open:
            return
        sheet, view = self.sheet, self.view
        kept, column = view.current_record, view.currentIndex().column()
        had_rows = bool(sheet.entries)
        sheet.locked = self.desk.bridge.session.read_only
        entries = arranged(self.desk, self.listing, sheet.stock, sheet.columns, self.wish)
        if self.drafts.record is not None:
            entries.append(self.drafts.record)
        is_typing = view.state() == view.State.EditingState
        top = view.verticalScrollBar().value()
        sheet.show_entries(entries, gently=is_typing)
        if kept is not None and not is_typing:
            row = sheet.row_of(kept.id)
            if row >= 0 and view.currentIndex().row() != row:
                view.go_to(row, max(0, column))
        if not had_rows:
            view.widths.forget()
            view.widths.fit()
        view.verticalScrollBar().setValue(top)
        view.tell_current()
        self.sums.show_sums(self.desk, self.records)
        self._nothing.setVisible(not entries and self.wish.filters)
        if self.compact:
            self.updateGeometry()
        self.arranged.emit()

    def _sort_by_click(self, section: int) -> None:
        """Upwards, downwards, as given."""
        column = self.sheet.columns[section].id
        if self.wish.sort != column:
            self.sort_by(column)
        elif not self.wish.descending:
            self.sort_by(column, descending=True)
        else:
            self.sort_by("")

    def _note(self, changes: Changes) -> None:
        """Something changed: let go of what it touches, and show it now when seen, else when seen next."""
        self.sheet.stock.forget(changes)
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _start_anew(self) -> None:
        """Another plan is open."""
        self.sheet.stock.clear()
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # how large it is

    def sizeHint(self) -> QSize:
        """Compact ones as high as their rows; others want the page."""
        rows = min(max(len(self.sheet.entries), 1), MOST_COMPACT_ROWS) if self.compact else FEWEST_ROWS
        height = self.view.heads.height() + rows * metrics.px(tokens.HEIGHTS.grid_row)
        if not self.sums.isHidden():
            height += self.sums.sizeHint().height()
        return QSize(metrics.px(240), height + 2)

    def minimumSizeHint(self) -> QSize:
        """A few rows can always be seen."""
        return QSize(metrics.px(160), self.sizeHint().height())


def _shown_at_first(listing: Listing) -> tuple[Column, ...]:
    return tuple(column for column in listing.columns if not column.optional)
