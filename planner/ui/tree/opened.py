"""Which rows of a tree are open: as the listing begins, unless a person opened or closed them; remembered per machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.desk import Desk
from planner.ui.tree.nodes import Node

if TYPE_CHECKING:
    from planner.ui.columns import Listing
    from planner.ui.tree.model import TreeModel
    from planner.ui.tree.view import TreeView

MOST = 2_000
"""Rows remembered per tree; ids of plans long closed need not be kept for ever."""


class Opened:
    """What a person opened or closed against what the listing says."""

    def __init__(self, desk: Desk, key: str) -> None:
        self._desk, self._key = desk, key
        kept = desk.preferences.choice(key, "rows", {})
        self._rows: dict[str, bool] = dict(kept) if isinstance(kept, dict) else {}

    def remember(self, node: Node, is_open: bool) -> None:
        """A person opened or closed a row."""
        self._rows.pop(node.ident, None)
        self._rows[node.ident] = is_open
        self._rows = dict(list(self._rows.items())[-MOST:])
        self._desk.preferences.choose(self._key, "rows", dict(self._rows))

    def is_open(self, listing: Listing, node: Node) -> bool:
        """Whether a row is to be open."""
        begins = listing.opens is None or listing.opens(self._desk, node.record)
        return self._rows.get(node.ident, begins)

    def apply(self, view: TreeView, model: TreeModel) -> None:
        """Open and close the rows; while filtered all are open, so that hits can be seen."""
        view.scheduleDelayedItemsLayout()
        for node in model.forest.walk():
            if not node.children or node.record is None:
                continue
            wanted = model.is_filtered or self.is_open(model.listing, node)
            index = model.index_of(node.ident)
            if view.isExpanded(index) != wanted:
                view.setExpanded(index, wanted)
        view.executeDelayedItemsLayout()
