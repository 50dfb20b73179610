"""Where typing a title begins and ends: one at a time, and what is refused stays in its field."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from planner.ui.tree.delegate import TreeDelegate
from planner.ui.tree.model import TreeModel


def begin(view: QAbstractItemView, model: TreeModel, ident: str) -> None:
    """Type the title of a row, once what is being typed in another one is taken."""
    if end(view):
        index = model.index_of(ident)
        if index.isValid():
            view.edit(index)


def end(view: QAbstractItemView) -> bool:
    """Take what is being typed; False when that is refused and its field stays open."""
    if view.state() is not QAbstractItemView.State.EditingState:
        return True
    delegate = view.itemDelegate()
    return not isinstance(delegate, TreeDelegate) or delegate.end()
