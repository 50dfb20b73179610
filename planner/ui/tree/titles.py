"""What becomes of a typed title: a new record, or another name for one; each is one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.operations.edit import Add, Change
from planner.operations.operation import Operation
from planner.ui.columns import Listing
from planner.ui.desk import Desk
from planner.ui.tree.model import TreeModel
from planner.ui.tree.nodes import Node


def values_under(desk: Desk, listing: Listing, parent: Any | None) -> Mapping[str, Any] | None:
    """What a new record beneath a parent begins with; None where none can lie there."""
    if listing.under is not None:
        return listing.under(desk, parent)
    return {**listing.fresh(desk), "parent": parent.id if parent is not None else None}


def parent_for_new(desk: Desk, listing: Listing, current: Node | None) -> tuple[bool, Node | None]:
    """Whether a record such as the listing's new ones fits in, and the nearest row at or above `current` it fits beneath."""
    wanted = listing.fresh(desk)
    node = current
    while True:
        values = values_under(desk, listing, node.record if node else None)
        if values is not None and all(values.get(name, value) == value for name, value in wanted.items()):
            return True, node
        if node is None:
            return values is not None, None
        node = node.parent


def add(desk: Desk, model: TreeModel, node: Node, title: str, origin: object) -> str | None:
    """Make the typed row a record and give its id: "" when there was nothing to write, None when it was refused."""
    spec = model.columns[0].spec
    values = values_under(desk, model.listing, node.parent.record if node.parent else None)
    if not title or spec is None or values is None:
        return ""
    ident = desk.bridge.session.new_id()
    with model.becoming(ident) as confirm:
        if desk.bridge.run(Add(model.listing.kind.kind, {**values, spec.name: title}, ident), origin=origin):
            confirm()
            return ident
    return None


def rename(desk: Desk, model: TreeModel, node: Node, title: str, origin: object) -> bool:
    """Give a record another name; False when it was refused."""
    column = model.columns[0]
    if column.spec is None or title == getattr(node.record, column.spec.name):
        return True
    operation: Operation = Change(model.listing.kind.kind, node.ident, {column.spec.name: title})
    if column.write is not None:
        operation = column.write(desk, node.record, title)
    return desk.bridge.run(operation, origin=origin)
