"""The tree as a page uses it: shows a listing with children, keeps what a person opened, runs every act as one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.plan import Changes, Plan
from planner.domain.record import Record
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Listing
from planner.ui.desk import Desk
from planner.ui.grid.arrangement import Wish
from planner.ui.grid.nothing import Nothing
from planner.ui.tree import titles
from planner.ui.tree.acts import Actions
from planner.ui.tree.dropping import Drop
from planner.ui.tree.model import TreeModel
from planner.ui.tree.nodes import DRAFT, Draft, Node
from planner.ui.tree.opened import Opened
from planner.ui.tree.view import TreeView
from planner.ui.widgets.button import Button


class Tree(QWidget):
    """Records under records. `key` names what is remembered of it: which rows a person opened or closed."""

    current_changed = Signal(object)
    taken = Signal(object)
    arranged = Signal()
    """Other rows are shown, or the same ones say something else: counts may have changed."""

    def __init__(self, desk: Desk, listing: Listing, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._opened = Opened(desk, key)
        self._told: str | None = None
        self._seen: Plan | None = None
        self._last = ""
        """The record that was current last: it is so again when a filter that hides it is gone."""
        self._before_draft = ""
        self.model = TreeModel(desk, listing, self._write, self)
        self.view = TreeView(name, self.model)
        self._nothing = Nothing(self.view)
        self._nothing.cleared.connect(self.clear_filter)
        self.setFocusProxy(self.view)
        self.setAccessibleName(name)
        self.actions_ = Actions(self, self.view)
        self._beside = Button(_("Add beside"), "quiet", icon="plus")
        self._beneath = Button(_("Add beneath"), "quiet", icon="plus")
        self._more = Button(_("More"), "quiet", caret=True)
        self._build()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.gap(4), metrics.gap(4), metrics.gap(4), metrics.gap(4))
        foot.setSpacing(metrics.gap(8))
        for button in (self._beside, self._beneath, self._more):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._beside.clicked.connect(lambda: self._with_current(self.add_beside))
        self._beneath.clicked.connect(lambda: self._with_current(self.add_beneath))
        self._more.clicked.connect(lambda: self._show_menu(self._more.mapToGlobal(QPoint(0, self._more.height()))))
        self.view.opened.connect(self.open)
        self.view.dropped.connect(self._take_drop)
        self.view.toggled.connect(self._opened.remember)
        self.view.current_moved.connect(self._tell_current)
        self.view.itemDelegate().closeEditor.connect(self._end_draft)
        self.desk.bridge.changed.connect(self._note)
        self._follow()

    # what pages ask

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
        bar = self.view.verticalScrollBar()
        at = bar.value()
        self.model.rebuild()
        self._arrange()
        bar.setValue(at)
        if not self.view.currentIndex().isValid() and self.model.forest.find(self._last):
            self.view.setCurrentIndex(self.model.index_of(self._last))
        self._tell_current()
        self._nothing.setVisible(self.model.is_filtered and not self.model.forest.tops)
        self.arranged.emit()

    def _note(self, _changes: Changes) -> None:
        """Something changed: show it now when seen, else when seen next."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def set_listing(self, listing: Listing) -> None:
        """Show another listing; the current record stays current where it is shown."""
        kept = self.current
        self._seen = self.desk.bridge.plan
        self.model.set_listing(listing)
        self._arrange()
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
            self.view.edit(index)
        return True

    def add(self) -> None:
        """A new record: beside the current one or beneath it, as the listing's new ones lie; its name is typed."""
        fits, parent = titles.parent_for_new(self.desk, self.listing, self.current_node)
        if fits:
            self._begin(parent)

    # acts on a row

    def open(self, node: Node) -> None:
        """The record is wanted in its form."""
        if node.record is not None:
            self.taken.emit(node.record)

    def edit(self, node: Node) -> None:
        """Type the title."""
        self.view.edit(self.model.index_of(node.ident))

    def add_beside(self, node: Node) -> None:
        """A new row under the same parent; its title is typed."""
        self._begin(node.parent)

    def add_beneath(self, node: Node) -> None:
        """A new row beneath; its title is typed."""
        self._begin(node)

    def hang(self, node: Node, parent: str | None, place: int) -> bool:
        """Hang a row elsewhere, with all that lies beneath it."""
        make = self.listing.move
        if make is None or not self.run(make(node.record, parent, place)):
            return False
        return self.choose(node.ident)

    def set_all_open(self, *, is_open: bool) -> None:
        """Open or close every row."""
        for node in list(self.model.forest.walk()):
            if node.children:
                self._opened.remember(node, is_open)
        self._arrange()

    def run(self, operation: Operation) -> bool:
        """Run an operation as one step."""
        return self.desk.bridge.run(operation, origin=self)

    def values_under(self, parent: Any | None) -> Mapping[str, Any] | None:
        """What a new record beneath a parent begins with; None where none can lie there."""
        return titles.values_under(self.desk, self.listing, parent)

    # inside

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The row's menu, by the right button or by its key."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.view.visualRect(self.view.currentIndex())
            at = self.view.viewport().mapToGlobal(rect.bottomLeft())
        if self.current_node is not None:
            self._show_menu(at)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.actions_.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _with_current(self, act: Any) -> None:
        node = self.current_node
        if node is not None and node.record is not None:
            act(node)

    def _begin(self, parent: Node | None) -> None:
        """Show an empty row and let its title be typed; it becomes a record when a title was."""
        if self.values_under(parent.record if parent else None) is None:
            return
        self._before_draft = self.current.id if self.current else ""
        self.model.set_draft(Draft(parent.ident if parent else None))
        self._arrange()
        index = self.model.index_of(DRAFT)
        above = self.model.parent(index)
        if above.isValid():
            self.view.expand(above)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.edit(index)

    def _end_draft(self) -> None:
        """The field is closed: a row without a title goes again."""
        if not self.model.has_draft:
            return
        self.model.set_draft(None)
        self._arrange()
        if self._before_draft:
            self.choose(self._before_draft)
        self.view.setFocus()

    def _write(self, node: Node, title: str) -> bool:
        """Take a typed title; False when it was refused: its field stays with what was typed."""
        if node.record is not None:
            return titles.rename(self.desk, self.model, node, title, self)
        ident = titles.add(self.desk, self.model, node, title, self)
        if ident:
            self.choose(ident)
        return ident is not None

    def _take_drop(self, node: Node, drop: Drop) -> None:
        self.hang(node, drop.parent, drop.place)

    def _arrange(self) -> None:
        """Rows open as they are remembered, widths and spans as the words need them."""
        self.view.is_arranging = True
        self._opened.apply(self.view, self.model)
        self.view.is_arranging = False
        self.view.span_titles()
        self.view.fit()

    def _tell_current(self) -> None:
        self._follow()
        record = self.current
        ident = record.id if record is not None else None
        self._last = ident or self._last
        if ident != self._told:
            self._told = ident
            self.current_changed.emit(record)

    def _follow(self) -> None:
        """Buttons and keys follow the current row."""
        if not self.desk.bridge.is_open:
            return
        self.actions_.update()
        node = self.current_node if self.current is not None else None
        for button, beneath in ((self._beside, False), (self._beneath, True)):
            parent = (node if beneath else node.parent) if node else None
            values = self.values_under(parent.record if parent else None) if node else None
            button.setEnabled(values is not None and not self.desk.bridge.session.read_only)
        self._more.setEnabled(node is not None)
