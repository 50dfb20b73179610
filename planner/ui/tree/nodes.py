"""The rows of a tree as they hang together: built anew from the plan, told apart by numbers that stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.ui.columns import Listing
    from planner.ui.desk import Desk

DRAFT = ""
"""The id of the row that is being typed and is no record yet."""


@dataclass(slots=True)
class Node:
    """One row: its record (None while it is a draft), its place, what lies beneath; a `hit` is what a filter asked for."""

    ident: str
    serial: int
    record: Any
    parent: Node | None
    row: int
    depth: int
    is_hit: bool = True
    children: list[Node] = field(default_factory=list)

    def beneath(self) -> Iterator[Node]:
        """Every node below, upper ones first."""
        for child in self.children:
            yield child
            yield from child.beneath()

    @property
    def siblings_id(self) -> str | None:
        """The id of the row it hangs under, None at the top."""
        return self.parent.ident if self.parent else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that is being typed: where it hangs."""

    parent: str | None


class Forest:
    """All rows of a tree. A record keeps its serial number in a forest grown from another one."""

    def __init__(self, before: Forest | None = None) -> None:
        self.tops: list[Node] = []
        self._serials: dict[str, int] = before._serials if before is not None else {}  # noqa: SLF001 - its own kind
        self._nodes: dict[int, Node] = {}

    def build(
        self, desk: Desk, listing: Listing, keeps: Callable[[Any], bool] | None = None, draft: Draft | None = None
    ) -> None:
        """Read the rows anew; with `keeps` only the records it keeps and what they hang under."""
        self._nodes = {}
        seen: set[str] = set()

        def grow(records: Sequence[Any], parent: Node | None) -> list[Node]:
            grown: list[Node] = []
            for record in records:
                if record.id in seen:
                    continue
                seen.add(record.id)
                node = self._node(record.id, record, parent, len(grown))
                node.is_hit = keeps is None or keeps(record)
                node.children = grow(listing.children(desk, record), node) if listing.children else []
                if node.is_hit or node.children:
                    self._nodes[node.serial] = node
                    grown.append(node)
            if draft is not None and draft.parent == (parent.ident if parent else None):
                typed = self._node(DRAFT, None, parent, len(grown))
                self._nodes[typed.serial] = typed
                grown.append(typed)
            return grown

        self.tops = grow(listing.rows(desk), None)

    def _node(self, ident: str, record: Any, parent: Node | None, row: int) -> Node:
        serial = self._serials.setdefault(ident, len(self._serials) + 1)
        return Node(ident, serial, record, parent, row, parent.depth + 1 if parent else 0)

    def of(self, serial: int) -> Node | None:
        """The node with a serial number, None when it is not shown."""
        return self._nodes.get(serial)

    def find(self, ident: str) -> Node | None:
        """The node of a record, None when it is not shown."""
        serial = self._serials.get(ident)
        return self._nodes.get(serial) if serial is not None else None

    def rename(self, ident: str, becomes: str) -> None:
        """A row keeps its serial number under another id: what was typed has become a record."""
        if ident in self._serials:
            self._serials[becomes] = self._serials.pop(ident)

    def walk(self) -> Iterator[Node]:
        """Every node in the order of the rows."""
        for top in self.tops:
            yield top
            yield from top.beneath()

    def shape(self) -> tuple[tuple[int, int], ...]:
        """What lies where: two forests of the same shape differ in their words at most."""
        return tuple((node.serial, node.depth) for node in self.walk())
