"""The grid as pages use it: table, sums row, what is said when a filter leaves nothing; keys, menus and mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.domain.plan import Changes, Plan
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Listing
from planner.ui.grid.acts import Acts
from planner.ui.grid.arrangement import Wish
from planner.ui.grid.arranger import Arranger
from planner.ui.grid.drafts import Drafts
from planner.ui.grid.hands import Hands
from planner.ui.grid.model import GridModel
from planner.ui.grid.nothing import Nothing
from planner.ui.grid.sums import SumsRow
from planner.ui.grid.view import GridView
from planner.ui.grid.writing import Entered, operation_for

if TYPE_CHECKING:
    from planner.ui.desk import Desk

FEWEST_ROWS, MOST_COMPACT_ROWS = 4, 8
SMALL_TITLE = 130


class Grid(QWidget):
    """Records of a listing as rows. `compact` ones stand in a form and are as high as their rows, `most_rows` at most."""

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
        most_rows: int = MOST_COMPACT_ROWS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.key, self.compact = desk, key, compact
        self._most_rows = most_rows
        self._stale = True
        self._is_fresh = False
        """Whether the rows were worked out in this turn."""
        self._plan: Plan | None = None
        """The plan whose changes this grid has heard of."""
        self.sheet = GridModel(desk, listing, (), self)
        self.view = GridView(desk, self.sheet, name)
        if compact:
            self.view.widths.least_title = SMALL_TITLE
            self.view.widths.keeps_all = True
        self.drafts = Drafts(desk, self.sheet)
        self.arranger = Arranger(desk, self.view, self.drafts, key)
        self.acts = Acts(desk, self.view, self.drafts, self.write)
        self.hands = Hands(desk, self.view, self.arranger, self.acts)
        self.sums = SumsRow(self.view)
        self.sums.hide()
        self._nothing = Nothing(self.view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.sums)
        self.setFocusProxy(self.view)
        self.view.setMinimumWidth(metrics.px(160))
        self._fit_height()
        vertical = QSizePolicy.Policy.Fixed if self.compact else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def _connect(self) -> None:
        view, editing, bridge = self.view, self.view.editing, self.desk.bridge
        editing.write = self.attempt
        editing.is_new = lambda record: record is not None and record is self.drafts.record
        editing.cancelled = self.arranger.let_go
        view.taken.connect(self.taken)
        view.current_record_changed.connect(self.current_changed)
        self._nothing.cleared.connect(self.clear_filter)
        self.arranger.arranged.connect(self._follow_rows)
        view.horizontalScrollBar().rangeChanged.connect(lambda *_range: self._fit_height())
        bridge.changed.connect(self._note)
        bridge.opened.connect(self._start_anew)

    # what pages ask

    @property
    def listing(self) -> Listing:
        """What is listed."""
        return self.sheet.listing

    @property
    def wish(self) -> Wish:
        """How rows are filtered and sorted."""
        return self.arranger.wish

    @property
    def current(self) -> Any:
        """The record of the current row, or None."""
        return self.view.current_record

    @property
    def records(self) -> list[Any]:
        """The records shown, from above."""
        return self.arranger.records

    @property
    def count(self) -> int:
        """How many records are shown."""
        return len(self.records)

    @property
    def is_beginning(self) -> bool:
        """Whether a row stands there for a record that nothing was typed for yet."""
        return self.drafts.record is not None

    def chip_counts(self) -> dict[str, int]:
        """How many of all records each chip keeps."""
        records, stock = self.listing.rows(self.desk), self.sheet.stock
        return {chip.id: stock.count(chip, records) for chip in self.listing.chips}

    def refresh(self) -> None:
        """Bring the rows up to date; focus, scroll, selection and typing stay.

        A step just taken is left to `_note`, which knows what it changed; what was shown in this turn stays.
        """
        bridge = self.desk.bridge
        if not bridge.is_open or self._is_fresh or (self._plan is not None and self._plan is not bridge.plan):
            return
        self._arrange(in_place=False)

    def _arrange(self, *, in_place: bool, touched: frozenset[str] | None = None) -> None:
        self._plan = self.desk.bridge.plan
        self._stale, self._is_fresh = False, True
        QTimer.singleShot(0, self, self._age)
        self.arranger.arrange(in_place=in_place, touched=touched)

    def _age(self) -> None:
        self._is_fresh = False

    def set_listing(self, listing: Listing) -> None:
        """Show another listing of the same place; the current record stays current where it is shown."""
        if listing is not self.listing:
            self.arranger.set_listing(listing)

    def choose(self, id_: str, field: str = "") -> bool:
        """Make the row of a record current, in the column of a field; False when it is not shown."""
        if self._stale:
            self.refresh()
        row = self.sheet.row_of(id_)
        if row < 0:
            return False
        places = [place for place, one in enumerate(self.sheet.columns) if field and one.id == field]
        if places and self.view.isColumnHidden(places[0]):
            self.view.widths.want(field)
        at = self.view.currentIndex()
        if not places and at.row() == row:
            self.view.scrollTo(at)
            return True
        self.view.go_to(row, places[0] if places else max(0, at.column()))
        return True

    def add(self) -> None:
        """A row for a new record, typing begins; it is in the plan once something is typed."""
        self.arranger.add()

    def paste(self) -> None:
        """The table on the clipboard, or a sentence that there is none."""
        if self.acts.has_table():
            self.view.setFocus()
            self.acts.paste()
        else:
            self.desk.tell("look", _("There is no table on the clipboard. Copy the cells in Excel first."))

    def set_filter(self, words: str, chip_ids: Iterable[str]) -> None:
        """Show only records that hold the words and any of the chosen chips."""
        self.arranger.filter(words, frozenset(chip_ids))

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.set_filter("", ())
        self.view.setFocus()

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Sort by a column, or show the order given ("")."""
        self.arranger.sort_by(column, descending=descending)

    # what is written

    def write(self, entered: Sequence[Entered]) -> bool:
        """Write values as one step; False, and a sentence in the message bar, when that was refused."""
        refusal = self.attempt(entered)
        if refusal:
            self.desk.tell("look", refusal)
        return not refusal

    def attempt(self, entered: Sequence[Entered]) -> str:
        """Write values as one step; the sentence of a refusal, "" when all is done."""
        fresh = self.drafts.values_of([one.record for one in entered])
        operation = operation_for(self.desk, self.listing.kind.kind, entered, fresh)
        if operation is None:
            return ""
        self.drafts.end(fresh)
        refusal = self.desk.bridge.attempt(operation, origin=self)
        if refusal:
            self.drafts.take_back()
        return refusal

    # how it follows the plan

    def _note(self, changes: Changes) -> None:
        """Something changed: let go of what it touches, and show it now when seen, else when seen next."""
        touched = self.sheet.stock.forget(changes, self.sheet.columns)
        self._plan, self._stale, self._is_fresh = self.desk.bridge.plan, True, False
        if self.isVisible():
            self._arrange(in_place=changes.origin is self, touched=touched)

    def _start_anew(self) -> None:
        """Another plan is open."""
        self.sheet.stock.clear()
        self.drafts.drop()
        self._plan, self._stale, self._is_fresh = self.desk.bridge.plan, True, False
        if self.isVisible():
            self._arrange(in_place=False)

    def _follow_rows(self) -> None:
        self.sums.show_sums(self.desk, self.records)
        self.view.widths.ask_for(self.sums.needed())
        self._nothing.setVisible(not self.sheet.entries and self.wish.filters)
        self._fit_height()
        self.arranged.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # how large it is

    def put_below(self, widget: QWidget) -> None:
        """Something that belongs to the rows and stands under them: a legend, a second table."""
        self._column.addWidget(widget)

    def _fit_height(self) -> None:
        """Compact ones are as high as their rows; of others a few rows can always be seen."""
        rows = min(max(len(self.sheet.entries), 1), self._most_rows) if self.compact else FEWEST_ROWS
        height = self.view.heads.height() + rows * metrics.row() + 2
        if self.compact and self.view.horizontalScrollBar().maximum() > 0:
            height += self.view.horizontalScrollBar().sizeHint().height()
        if self.compact:
            self.view.setFixedHeight(height)
        else:
            self.view.setMinimumHeight(height)
