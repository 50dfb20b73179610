"""The tree as a page uses it: shows a listing with children, keeps what a person opened, runs every act as one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from planner.operations.operation import Operation
from planner.ui.columns import Listing
from planner.ui.desk import Desk
from planner.ui.tree import title_field, titles
from planner.ui.tree.acts import Actions
from planner.ui.tree.dropping import Drop
from planner.ui.tree.foot import TreeFoot
from planner.ui.tree.nodes import DRAFT, Draft, Node
from planner.ui.tree.rows import TreeRows


class Tree(TreeRows):
    """Records under records. `key` names what is remembered of it: which rows a person opened or closed."""

    def __init__(self, desk: Desk, listing: Listing, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, listing, name, key, parent)
        self._before_draft = ""
        self.actions_ = Actions(self, self.view)
        self.foot = TreeFoot()
        self._column.addWidget(self.foot)
        self.foot.beside_wanted.connect(lambda: self._with_current(self.add_beside))
        self.foot.beneath_wanted.connect(lambda: self._with_current(self.add_beneath))
        self.foot.menu_wanted.connect(self._show_menu)
        self.view.opened.connect(self.open)
        self.view.dropped.connect(self._take_drop)
        self.view.itemDelegate().closeEditor.connect(self._end_draft)
        self.follow()

    def add(self) -> None:
        """A new record: beside the current one or beneath it, as the listing's new ones lie; its name is typed."""
        fits, parent = titles.parent_for_new(self.desk, self.listing, self.current_node)
        if fits:
            self._begin(parent)

    @property
    def is_beginning(self) -> bool:
        """Whether a row stands there for a record whose title is being typed."""
        return self.model.has_draft

    # acts on a row

    def open(self, node: Node) -> None:
        """The record is wanted in its form."""
        if node.record is not None:
            self.taken.emit(node.record)

    def edit(self, node: Node) -> None:
        """Type the title."""
        title_field.begin(self.view, self.model, node.ident)

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
        under = parent.ident if parent else None
        if not title_field.end(self.view):
            return
        # what was being typed may have become the record the new row hangs under, or have been dropped
        parent = None if under is None else self.model.forest.find(under) or self.current_node
        if self.values_under(parent.record if parent else None) is None:
            return
        self._before_draft = self.current.id if self.current else ""
        self.model.set_draft(Draft(parent.ident if parent else None))
        self.arrange()
        index = self.model.index_of(DRAFT)
        if not index.isValid():
            self._end_draft()
            return
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
        self.arrange()
        if self._before_draft:
            self.choose(self._before_draft)
        self.view.setFocus()

    def write(self, node: Node, title: str) -> bool:
        """Take a typed title: a draft becomes a record, a record gets another name."""
        if node.record is not None:
            return titles.rename(self.desk, self.model, node, title, self)
        ident = titles.add(self.desk, self.model, node, title, self)
        if ident:
            self.choose(ident)
        return ident is not None

    def _take_drop(self, node: Node, drop: Drop) -> None:
        self.hang(node, drop.parent, drop.place)

    def follow(self) -> None:
        """Buttons and keys follow the current row."""
        if not self.desk.bridge.is_open:
            return
        self.actions_.update()
        node = self.current_node if self.current is not None else None
        writes = node is not None and not self.desk.bridge.session.read_only
        above = node.parent.record if node is not None and node.parent else None
        self.foot.allow(
            beside=writes and self.values_under(above) is not None,
            beneath=writes and node is not None and self.values_under(node.record) is not None,
            more=node is not None,
        )
