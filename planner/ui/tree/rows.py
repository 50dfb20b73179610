"""What a tree shows and keeps: its rows, which of them are open, how they are filtered, which one is current."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.plan import Changes, Plan
from planner.domain.record import Record
from planner.ui.columns import Listing
from planner.ui.desk import Desk
from planner.ui.grid.arrangement import Wish
from planner.ui.grid.nothing import Nothing
from planner.ui.tree import title_field
from planner.ui.tree.model import TreeModel
from planner.ui.tree.nodes import Node
from planner.ui.tree.opened import Opened
from planner.ui.tree.view import TreeView


class TreeRows(QWidget):
    """The view with its rows; `Tree` adds what can be done with them."""

    current_changed = Signal(object)
    """The record of another row is current, or None."""
    taken = Signal(object)
    """A person opened this record."""
    arranged = Signal()
    """Other rows are shown, or the same ones say something else: counts may have changed."""

    def __init__(self, desk: Desk, listing: Listing, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._opened = Opened(desk, key)
        self._told: str | None = None
        self._seen: Plan | None = None
        self._heard: Plan | None = None
        """The plan after the last change that was told."""
        self._last = ""
        """The record that was current last: it is so again when a filter that hides it is gone."""
        self.model = TreeModel(desk, listing, self.write, self)
        self.view = TreeView(name, self.model)
        self._nothing = Nothing(self.view)
        self._nothing.cleared.connect(self.clear_filter)
        self.setFocusProxy(self.view)
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.view, 1)
        self.view.toggled.connect(self._opened.remember)
        self.view.current_moved.connect(self._tell_current)
        desk.bridge.changed.connect(self._note)

    def write(self, node: Node, title: str) -> bool:
        """Take a typed title; False when it was refused: its field stays with what was typed."""
        raise NotImplementedError

    def follow(self) -> None:
        """The current row or the plan is another: buttons and keys follow."""

    @property
    def current_node(self) -> Node | None:
        """The current row."""
        return self.model.node(self.view.currentIndex())

    @property
    def current(self) -> Record | None:
        """The record of the current row."""
        node = self.current_node
        return node.record if node else None

    @property
    def listing(self) -> Listing:
        """What is shown."""
        return self.model.listing

    @property
    def count(self) -> int:
        """How many records are shown; of a filtered tree those that were asked for."""
        return sum(node.is_hit and node.record is not None for node in self.model.forest.walk())

    @property
    def wish(self) -> Wish:
        """How the rows are filtered."""
        return self.model.wish

    def chip_counts(self) -> dict[str, int]:
        """How many of all records each chip keeps."""
        return self.model.chip_counts()

    def refresh(self) -> None:
        """Bring the rows up to date; focus, current row, scroll, open rows and typing stay."""
        if self.desk.bridge.is_open and self._seen is not self.desk.bridge.plan:
            self._rebuild()

    def _rebuild(self) -> None:
        self._seen = self.desk.bridge.plan
        if self._heard is not self._seen:
            self.model.stock.clear()
        bar = self.view.verticalScrollBar()
        at = bar.value()
        if self.model.rebuild() or not self.model.forest.tops:
            self.arrange()
        else:
            self.view.follow_words()
        bar.setValue(at)
        if not self.view.currentIndex().isValid() and self.model.forest.find(self._last):
            self.view.setCurrentIndex(self.model.index_of(self._last))
        self._tell_current()
        self._nothing.setVisible(self.model.is_filtered and not self.model.forest.tops)
        self.arranged.emit()

    def _note(self, changes: Changes) -> None:
        """Something changed: show it now when seen, else when seen next."""
        plan = self.desk.bridge.plan
        if not self.model.forget(changes) and self._seen is not None and self._seen is self._heard:
            self._seen = plan
            self.arranged.emit()
        self._heard = plan
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()
        self._begin_current()

    def _begin_current(self) -> None:
        """A first row is current: of those as new ones would be, else the uppermost; nothing opens or scrolls for it."""
        if self.view.currentIndex().isValid() or not self.desk.bridge.is_open:
            return
        wanted = self.listing.fresh(self.desk)
        seen = [node for node in self.model.forest.walk() if node.record is not None and self._is_seen(node)]
        alike = [node for node in seen if all(getattr(node.record, name) == one for name, one in wanted.items())]
        for node in (alike or seen)[:1]:
            self.view.setCurrentIndex(self.model.index_of(node.ident))

    def _is_seen(self, node: Node) -> bool:
        return self.view.visualRect(self.model.index_of(node.ident)).isValid()

    def set_listing(self, listing: Listing) -> None:
        """Show another listing; the current record stays current where it is shown."""
        kept = self.current
        self._seen = self.desk.bridge.plan
        self.model.set_listing(listing)
        self.arrange()
        if kept is None or not self.choose(kept.id):
            self._tell_current()
        self.arranged.emit()

    def set_filter(self, words: str, chips: frozenset[str] = frozenset()) -> None:
        """Show only records that hold the words and any of the chips, with what they hang under."""
        wish = Wish(words, frozenset(chips))
        if wish != self.model.wish:
            self.model.wish = wish
            self._rebuild()

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.set_filter("")
        self.view.setFocus()

    def choose(self, ident: str, field: str = "") -> bool:
        """Make the row of a record current; False when it is not shown."""
        self.refresh()
        node = self.model.forest.find(ident)
        if node is None:
            return False
        above = node.parent
        while above is not None:
            self.view.expand(self.model.index_of(above.ident))
            above = above.parent
        index = self.model.index_of(ident)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        if field and self.model.columns[0].spec is not None and self.model.columns[0].spec.name == field:
            title_field.begin(self.view, self.model, ident)
        return True

    def set_all_open(self, *, is_open: bool) -> None:
        """Open or close every row."""
        for node in list(self.model.forest.walk()):
            if node.children:
                self._opened.remember(node, is_open)
        self.arrange()

    def arrange(self) -> None:
        """Rows open as they are remembered, widths and spans as the words need them."""
        self.view.is_arranging = True
        self._opened.apply(self.view, self.model)
        self.view.is_arranging = False
        self.view.follow_words(other_rows=True)

    def _tell_current(self) -> None:
        self.follow()
        record = self.current
        ident = record.id if record is not None else None
        self._last = ident or self._last
        if ident != self._told:
            self._told = ident
            self.current_changed.emit(record)
