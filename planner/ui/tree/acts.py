"""What a person does with a row of a tree: each act has a key, a place in the row's menu, and is one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.record import N_
from planner.operations.branches import KINDS, DuplicateBranch, RemoveBranch
from planner.operations.edit import Duplicate, Remove
from planner.texts import gettext as _
from planner.ui import cells, icons
from planner.ui.tree.nodes import DRAFT, Node
from planner.ui.widgets.button import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.operations.operation import Operation
    from planner.ui.desk import Desk
    from planner.ui.tree.model import TreeModel


class Tree(Protocol):
    """What the acts ask of a tree; `planner.ui.tree.tree.Tree` does it."""

    desk: Desk
    model: TreeModel

    @property
    def current_node(self) -> Node | None:
        """The current row."""

    def open(self, node: Node) -> None:
        """The record is wanted in its form."""

    def edit(self, node: Node) -> None:
        """Type the title."""

    def add_beside(self, node: Node) -> None:
        """A new row under the same parent."""

    def add_beneath(self, node: Node) -> None:
        """A new row beneath."""

    def hang(self, node: Node, parent: str | None, place: int) -> bool:
        """Hang a row elsewhere."""

    def choose(self, ident: str, field: str = "") -> bool:
        """Make a row current."""

    def run(self, operation: Operation) -> bool:
        """Run an operation as one step."""

    def set_all_open(self, *, is_open: bool) -> None:
        """Open or close every row."""

    def values_under(self, parent: Any | None) -> Mapping[str, Any] | None:
        """What a new record beneath a parent begins with."""


Act = Callable[[Tree, Node], object]
When = Callable[[Tree, Node], bool]


def _always(_tree: Tree, _node: Node) -> bool:
    return True


def _writes(tree: Tree, _node: Node) -> bool:
    return not tree.desk.bridge.session.read_only


def _siblings(tree: Tree, node: Node) -> list[Node]:
    beside = node.parent.children if node.parent else tree.model.forest.tops
    return [one for one in beside if one.ident != DRAFT]


def _moves(tree: Tree, node: Node) -> bool:
    return _writes(tree, node) and tree.model.listing.move is not None and not tree.model.is_filtered


def _moves_up(tree: Tree, node: Node) -> bool:
    return _moves(tree, node) and tree.model.listing.ordered and node.row > 0


def _moves_down(tree: Tree, node: Node) -> bool:
    ordered = _moves(tree, node) and tree.model.listing.ordered
    return ordered and node.row < len(_siblings(tree, node)) - 1


def _moves_in(tree: Tree, node: Node) -> bool:
    return _moves(tree, node) and node.row > 0


def _moves_out(tree: Tree, node: Node) -> bool:
    return _moves(tree, node) and node.parent is not None


def _in(tree: Tree, node: Node) -> None:
    above = _siblings(tree, node)[node.row - 1]
    tree.hang(node, above.ident, len([one for one in above.children if one.ident != DRAFT]))


def _out(tree: Tree, node: Node) -> None:
    if node.parent is not None:
        tree.hang(node, node.parent.siblings_id, node.parent.row + 1)


def _adds_beside(tree: Tree, node: Node) -> bool:
    return _writes(tree, node) and tree.values_under(node.parent.record if node.parent else None) is not None


def _adds_beneath(tree: Tree, node: Node) -> bool:
    return _writes(tree, node) and tree.values_under(node.record) is not None


def _edits(tree: Tree, node: Node) -> bool:
    return _writes(tree, node) and tree.model.columns[0].spec is not None


def _removes_alone(tree: Tree, node: Node) -> bool:
    return _writes(tree, node) and bool(node.children)


def _remove(tree: Tree, node: Node, *, whole: bool) -> None:
    kind = tree.model.listing.kind.kind
    beside = _siblings(tree, node)
    operation: Operation = RemoveBranch(kind, node.ident, whole) if kind in KINDS else Remove(kind, node.ident)
    after = [*beside[node.row + 1 :], *reversed(beside[: node.row]), *([node.parent] if node.parent else [])]
    next_ = node.children[0] if node.children and not whole else after[0] if after else None
    if tree.run(operation) and next_ is not None:
        tree.choose(next_.ident)


def _duplicate(tree: Tree, node: Node, *, whole: bool) -> None:
    kind = tree.model.listing.kind.kind
    tree.run(DuplicateBranch(kind, node.ident) if whole and kind in KINDS else Duplicate(kind, node.ident))


def _copy(tree: Tree, node: Node) -> None:
    tree.desk.guard()
    QGuiApplication.clipboard().setText(as_text(tree, node))


def as_text(tree: Tree, node: Node) -> str:
    """A row and those shown beneath it, indented, with columns apart by tabulators."""
    lines = []
    for one in [node, *node.beneath()]:
        if one.record is None:
            continue
        read = [tree.model.cell(one, column) for column in range(len(tree.model.columns))]
        title = " ".join(filter(None, (read[0].number, read[0].words)))
        indented = "    " * (one.depth - node.depth) + title
        lines.append("\t".join([indented, *(cells.copied(cell) for cell in read[1:])]).rstrip("\t"))
    return "\n".join(lines)


ACTS: tuple[tuple[str, str, tuple[str, ...], Act, When] | None, ...] = (
    (N_("Open"), "next", ("Return",), lambda tree, node: tree.open(node), _always),
    (N_("Change the name"), "", ("F2",), lambda tree, node: tree.edit(node), _edits),
    None,
    (N_("Add beside"), "plus", ("Ctrl+Return", "Ins"), lambda tree, node: tree.add_beside(node), _adds_beside),
    (N_("Add beneath"), "plus", ("Ctrl+Shift+Return",), lambda tree, node: tree.add_beneath(node), _adds_beneath),
    (N_("Duplicate"), "", (), lambda tree, node: _duplicate(tree, node, whole=False), _writes),
    (N_("Duplicate with all beneath"), "", ("Ctrl+D",), lambda tree, node: _duplicate(tree, node, whole=True), _writes),
    None,
    (N_("Move up"), "", ("Alt+Up",), lambda tree, node: tree.hang(node, node.siblings_id, node.row - 1), _moves_up),
    (
        N_("Move down"),
        "",
        ("Alt+Down",),
        lambda tree, node: tree.hang(node, node.siblings_id, node.row + 1),
        _moves_down,
    ),
    (N_("Put under the one above"), "", ("Alt+Right",), _in, _moves_in),
    (N_("Move out one level"), "", ("Alt+Left",), _out, _moves_out),
    None,
    (N_("Open all rows"), "", ("Ctrl+Shift+Down",), lambda tree, _node: tree.set_all_open(is_open=True), _always),
    (N_("Close all rows"), "", ("Ctrl+Shift+Up",), lambda tree, _node: tree.set_all_open(is_open=False), _always),
    (N_("Copy as text"), "", ("Ctrl+C",), _copy, _always),
    None,
    (N_("Remove with all beneath"), "", ("Del",), lambda tree, node: _remove(tree, node, whole=True), _writes),
    (
        N_("Remove, keep what lies beneath"),
        "",
        ("Shift+Del",),
        lambda tree, node: _remove(tree, node, whole=False),
        _removes_alone,
    ),
)
"""Words, pictogram, keys, what is done and when it can be; None is a line of the menu. "Return" is taken by the view."""


class Actions:
    """The acts as actions of a tree's view, and its menu."""

    def __init__(self, tree: Tree, view: QWidget) -> None:
        self._tree, self._view = tree, view
        self._acts: list[tuple[QAction, When] | None] = []
        for act in ACTS:
            self._acts.append(None if act is None else (self._made(*act[:4]), act[4]))

    def _made(self, words: str, icon: str, keys: tuple[str, ...], act: Act) -> QAction:
        action = QAction(literal(_(words)), self._view)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if icon and icons.loaded():
            action.setIcon(icons.icon(icon))
        action.triggered.connect(lambda: self._do(act))
        if keys != ("Return",):
            self._view.addAction(action)
        return action

    def _do(self, act: Act) -> None:
        node = self._tree.current_node
        if node is not None and node.record is not None:
            act(self._tree, node)

    def update(self) -> None:
        """What cannot be done with the current row is grey, and its key does nothing."""
        node = self._tree.current_node
        for one in self._acts:
            if one is not None:
                action, when = one
                action.setEnabled(node is not None and node.record is not None and when(self._tree, node))

    def menu(self) -> QMenu:
        """The menu of the current row."""
        self.update()
        menu = QMenu(self._view)
        menu.setAccessibleName(_("Row"))
        for one in self._acts:
            if one is None:
                menu.addSeparator()
            else:
                menu.addAction(one[0])
        return menu
