"""Which rows and columns a grid shows: filter, order, choice of columns, and the refresh that leaves a person in peace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView

from planner.ui import metrics
from planner.ui.columns import Listing, Span
from planner.ui.grid.arrangement import Heading, Wish, arranged
from planner.ui.grid.choices import Choices, shown_columns
from planner.ui.grid.drafts import Drafts
from planner.ui.grid.in_place import kept_in_place
from planner.ui.grid.time_scale import scale_for
from planner.ui.grid.view import GridView

if TYPE_CHECKING:
    from planner.ui.desk import Desk


class Arranger(QObject):
    """Puts rows and columns into a grid’s table as they are wished for."""

    arranged = Signal()
    """Other rows are shown, or the same ones say something else."""

    def __init__(self, desk: Desk, view: GridView, drafts: Drafts, key: str) -> None:
        super().__init__(view)
        self._desk, self._view, self._drafts = desk, view, drafts
        self._sheet = view.sheet
        self._choices = Choices(desk.preferences, key)
        self.wish = Wish()
        self._take_choices(self._sheet.listing)

    @property
    def listing(self) -> Listing:
        """What is listed."""
        return self._sheet.listing

    @property
    def records(self) -> list[Any]:
        """The records shown, from above."""
        return [entry for entry in self._sheet.entries if not isinstance(entry, Heading)]

    # rows

    def arrange(self, *, in_place: bool = False, touched: frozenset[str] | None = None) -> None:
        """Work out the rows and show them; `in_place` keeps them where they are while a person types in them.

        `touched` names the records whose cells may say something else; None for any.
        """
        if not self._desk.bridge.is_open:
            return
        sheet, view = self._sheet, self._view
        sheet.locked = self._desk.bridge.session.read_only
        entries = arranged(self._desk, self.listing, sheet.stock, sheet.columns, self.wish)
        if in_place:
            entries = kept_in_place(sheet.entries, entries, sheet.stock.group)
        if self._drafts.record is not None:
            entries.append(self._drafts.record)
        had_rows = bool(sheet.entries)
        self._set_scale(entries)
        self._show(entries, touched)
        if not had_rows:
            view.widths.forget()
            view.widths.fit()
        view.tell_current()
        self.arranged.emit()

    def _show(self, entries: list[Any], touched: frozenset[str] | None) -> None:
        sheet, view = self._sheet, self._view
        kept, column = view.current_record, view.currentIndex().column()
        is_typing = view.state() == QAbstractItemView.State.EditingState
        top, left = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
        sheet.show_entries(entries, gently=is_typing, touched=touched)
        if kept is not None and not is_typing:
            row = sheet.row_of(kept.id)
            if row >= 0 and view.currentIndex().row() != row:
                view.go_to(row, max(0, column))
        view.verticalScrollBar().setValue(top)
        view.horizontalScrollBar().setValue(left)

    def _set_scale(self, entries: Sequence[Any]) -> None:
        """The years of the cycle for a timeline."""
        view, sheet = self._view, self._sheet
        if view.timeline < 0:
            view.scale = None
            return
        column, bridge = sheet.columns[view.timeline], self._desk.bridge
        values = [sheet.stock.cell(one, column).value for one in entries if not isinstance(one, Heading)]
        cycle = bridge.plan.cycle
        first, last = (day.year if day is not None else 0 for day in (cycle.starts, cycle.until))
        spans = [value for value in values if isinstance(value, Span)]
        view.scale = scale_for(spans, first, last, bridge.session.today())
        view.heads.viewport().update()

    def filter(self, words: str, chips: frozenset[str]) -> None:
        """Show only records that hold the words and any of the chips."""
        wish = replace(self.wish, words=words, chips=chips)
        if wish != self.wish:
            self.wish = wish
            self.arrange()

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Sort by a column, or show the order given ("")."""
        self._choices.keep(self.listing, sort=column, descending=descending)
        self._view.heads.sort, self._view.heads.descending = column, descending
        self.wish = replace(self.wish, sort=column, descending=descending)
        self.arrange()
        self._view.widths.fit()
        self._view.heads.viewport().update()

    def sort_further(self, section: int) -> None:
        """A click on a head: upwards, downwards, as given."""
        column = self._sheet.columns[section]
        if column.timeline:
            return
        if self.wish.sort != column.id:
            self.sort_by(column.id)
        elif not self.wish.descending:
            self.sort_by(column.id, descending=True)
        else:
            self.sort_by("")

    def add(self) -> None:
        """A row for a new record, typing begins; it is in the plan once something is typed."""
        if not self._view.editing.end():
            return
        self.wish = replace(self.wish, words="", chips=frozenset())
        if not self._drafts.begin():
            return
        self.arrange()
        row = self._sheet.row_of(self._drafts.id)
        self._view.go_to(row, self._drafts.first_place(self._sheet.columns))
        self._view.setFocus()
        self._view.edit(self._view.currentIndex())

    def let_go(self) -> None:
        """A person thought better of the new row."""
        if self._drafts.record is not None:
            self._drafts.drop()
            self.arrange()

    # columns

    def set_listing(self, listing: Listing) -> None:
        """Show another listing of the same place; the current record stays current where it is shown."""
        kept = self._view.current_record
        self._drafts.drop()
        self.wish = replace(self.wish, chips=frozenset())
        self._take_choices(listing)
        self.arrange()
        row = self._sheet.row_of(kept.id) if kept is not None else -1
        if row >= 0:
            self._view.go_to(row, 0)

    def show_column(self, id_: str, *, shown: bool) -> None:
        """Show a column, or leave it out."""
        ids = [column.id for column in self._sheet.columns]
        if shown and id_ not in ids:
            order = [column.id for column in self.listing.columns]
            before = [one for one in ids if order.index(one) < order.index(id_)]
            ids.insert(ids.index(before[-1]) + 1 if before else 0, id_)
        elif not shown and len(ids) > 1:
            ids = [one for one in ids if one != id_]
        self._show_columns(ids)

    def move_column(self, id_: str, place: int) -> None:
        """Put a column at another place, counted from 0."""
        ids = [column.id for column in self._sheet.columns]
        ids.remove(id_)
        ids.insert(max(0, min(place, len(ids))), id_)
        self._show_columns(ids)

    def widen(self, id_: str, factor: float | None) -> None:
        """Make a column wider or narrower by a factor; None lets its content say."""
        place = [column.id for column in self._sheet.columns].index(id_)
        width = self._view.columnWidth(place) / metrics.current().scale
        self.keep_width(id_, None if factor is None else round(width * factor))

    def keep_width(self, id_: str, width: int | None) -> None:
        """Remember the width a person gave a column, in pixels at 100 % text size; None forgets it."""
        widths = {one: kept for one, kept in self._choices.of(self.listing).widths.items() if one != id_}
        if width is not None:
            widths[id_] = max(width, 30)
        self._view.widths.chosen = self._choices.keep(self.listing, widths=widths).widths
        self._view.widths.fit()

    def reset_columns(self) -> None:
        """The columns as the listing gives them."""
        self._choices.keep(self.listing, widths={})
        self._show_columns([])

    def _show_columns(self, ids: Sequence[str]) -> None:
        """Other columns over the same rows; the current cell stays where its column does."""
        self._choices.keep(self.listing, shown=tuple(ids))
        record, column = self._view.current_record, self._view.current_column
        self._take_choices(self.listing)
        self.arrange()
        row = self._sheet.row_of(record.id) if record is not None else -1
        if row >= 0:
            places = [place for place, one in enumerate(self._sheet.columns) if one is column]
            self._view.go_to(row, places[0] if places else 0)

    def _take_choices(self, listing: Listing) -> None:
        chosen = self._choices.of(listing)
        widths, heads = self._view.widths, self._view.heads
        widths.chosen = chosen.widths
        widths.forget()
        heads.sort, heads.descending = chosen.sort, chosen.descending
        self.wish = replace(self.wish, sort=chosen.sort, descending=chosen.descending)
        entries = self._sheet.entries if listing is self.listing else []
        self._sheet.show_columns(listing, shown_columns(listing, chosen.shown), entries)
        heads.fit_height()
