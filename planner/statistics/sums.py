"""What adds up in one direction of a table (areas, groups or periods), and how counts can shift so that it still does."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from planner.statistics.shifts import Shifts, overlap

Sum = tuple[int, tuple[int, ...]]
"""A total and its parts, nodes by number."""
Chain = tuple[tuple[int, int], ...]
"""Nodes of one direction with +1 or -1: shifted together, every sum stays as it is."""
Partners = Callable[[int], Sequence[int]]
"""Index of a sum → the parts of it worth trying, best first."""

Dear = Callable[[Chain], int]
"""How many counts that are shown a way would hide."""

MOST_CHAINS = 24
MOST_LISTED = 8
MOST_STEPS = 400
LONGEST = 16


class Sums:
    """The sums of one direction; a node may be part of several totals, and a total part of another."""

    __slots__ = ("_shifts", "of", "sums", "totals")

    def __init__(self, sums: Iterable[Sum]) -> None:
        self.sums = tuple(sums)
        self.totals = frozenset(total for total, _parts in self.sums)
        self.of: dict[int, list[int]] = {}
        for index, (total, parts) in enumerate(self.sums):
            for node in (total, *parts):
                self.of.setdefault(node, []).append(index)

        self._shifts = Shifts(self.sums) if overlap(self.sums) else None

    def chains(self, node: int, partners: Partners, dear: Dear) -> Iterator[Chain]:
        """The ways to raise a node by one that keep every sum, those with the best parts first.

        The search is bounded: it may give fewer ways than there are, never a wrong one.
        """
        if self._shifts is not None and (listed := self._shifts.of(node)):
            yield from heapq.nsmallest(MOST_LISTED, listed, key=lambda chain: (dear(chain), len(chain)))
            return
        found: set[Chain] = set()
        for steps, chain in enumerate(self._extend(((node, 1),), self._after({}, node, 1), partners, 2)):
            if chain and chain not in found:
                found.add(chain)
                yield chain
            if len(found) >= MOST_CHAINS or steps >= MOST_STEPS:
                return

    def _after(self, open_: Mapping[int, int], node: int, sign: int) -> dict[int, int]:
        """The sums that are not kept, with how far their parts rise above the total, once a node is shifted too."""
        found = dict(open_)
        for index in self.of.get(node, ()):
            surplus = found.get(index, 0) + (-sign if self.sums[index][0] == node else sign)
            if surplus:
                found[index] = surplus
            else:
                del found[index]
        return found

    def _extend(self, chain: Chain, open_: Mapping[int, int], partners: Partners, width: int) -> Iterator[Chain]:
        if not open_:
            yield chain
            return
        if len(chain) >= LONGEST:
            yield ()
            return
        moved = {node for node, _sign in chain}
        first = next(iter(open_))
        index = next((one for one in open_ if self.sums[one][0] in moved), first)
        turn = -1 if open_[index] > 0 else 1
        total = self.sums[index][0]
        descends = total in moved
        for part in partners(index):
            if part not in moved:
                yield from self._extend((*chain, (part, turn)), self._after(open_, part, turn), partners, 1)
                width -= 1
                if descends and not width:  # the total moved: its best parts follow
                    return
        if not descends:
            yield from self._extend((*chain, (total, -turn)), self._after(open_, total, -turn), partners, 1)


def tree_sums(above: Mapping[str, str], number: Mapping[str, int]) -> list[Sum]:
    """The sums of a tree: node → the node it is part of (unknown or empty: on top); a ring is cut where it closes."""
    parent: dict[str, str] = {}
    children: dict[str, list[int]] = {}
    for node, over in above.items():
        if over in number and not _leads_to(over, node, parent):
            parent[node] = over
            children.setdefault(over, []).append(number[node])
    return [(number[over], tuple(parts)) for over, parts in children.items()]


def _leads_to(start: str, goal: str, parent: Mapping[str, str]) -> bool:
    node: str | None = start
    while node is not None:
        if node == goal:
            return True
        node = parent.get(node)
    return False
