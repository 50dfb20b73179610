"""Complementary suppression: which further cells must be hidden so that no hidden count can be worked out.

The method is the hypercube method (Repsilber; used by German statistical offices) in a form for trees of totals. A
*move* shifts counts between cells so that every total stays as it is: +1 here, -1 at a sibling, or +1 here and at
every total above. A hidden count is safe when moves over hidden cells alone leave it at least three possible values,
one of them not small: whoever solves the printed table for bounds finds all of these values possible. That is a
certificate, not an estimate, and it holds for every cell on its own, so hiding more never breaks it.

The attacker is taken to be clever: he assumes that no true zero is hidden, so a hidden count is at least 1.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from math import inf

Cell = tuple[str, str]
"""(area, subgroup) of one period."""
Chain = tuple[tuple[str, int], ...]
"""Nodes of one tree with +1 or -1."""

PARTNERS = 4
POSSIBLE_VALUES = 3


@dataclass(frozen=True)
class Tree:
    """One direction of a table: what is part of what; only nodes that stand in the table."""

    parent: Mapping[str, str]
    children: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, nodes: Mapping[str, str]) -> Tree:
        """From node → the node it is part of (unknown or empty: it stands on top); a loop is cut where it closes."""
        parent: dict[str, str] = {}
        children: dict[str, list[str]] = {}
        for node, above in nodes.items():
            if above in nodes and not _leads_to(above, node, parent):
                parent[node] = above
                children.setdefault(above, []).append(node)
        return cls(parent, children)


def _leads_to(start: str, goal: str, parent: Mapping[str, str]) -> bool:
    node: str | None = start
    while node is not None:
        if node == goal:
            return True
        node = parent.get(node)
    return False


@dataclass
class Counts:
    """The counts of one period. A cell without a known count is in ``unknown``; ``ceiling`` is its denominator."""

    value: dict[Cell, float]
    ceiling: dict[Cell, float] = field(default_factory=dict)
    unknown: set[Cell] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Move:
    """Cells that shift together, how far up and down they can go, and what hiding the rest would cost."""

    cells: tuple[Cell, ...]
    up: float
    down: float
    cost: tuple[int, int, float]


class Suppressor:
    """Finds the complementary cells of one period; ``hidden`` grows until every hidden count is safe."""

    def __init__(self, areas: Tree, groups: Tree, counts: Counts, minimum: int) -> None:
        self.trees = (areas, groups)
        self.counts = counts
        self.minimum = minimum
        self.hidden: set[Cell] = set()
        self._ranked: dict[tuple[int, str, str], list[tuple[float, str]]] = {}
        self._found: dict[tuple[int, str, str], list[tuple[float, str]]] = {}

    def run(self, primary: Iterable[Cell]) -> set[Cell]:
        """Hide ``primary`` and return what must be hidden besides."""
        first = list(primary)
        for cell in (*sorted(self.counts.unknown - set(first)), *first):
            self._open(cell)
        self.hidden.update(first)
        queue = [cell for cell in first if cell in self.counts.unknown or self.counts.value.get(cell, 0.0) != 0]
        queue.sort(key=lambda cell: self.counts.value.get(cell, 0.0))
        for cell in queue:  # grows while it runs: what is hidden must itself stay open
            for other in self._secure(cell):
                if other not in self.hidden:
                    self._open(other)
                    self.hidden.add(other)
                    queue.append(other)
        return self.hidden - set(first)

    def _open(self, cell: Cell) -> None:
        """Remember a cell nobody sees the count of, the largest first among its siblings."""
        for direction, (node, other) in enumerate((cell, cell[::-1])):
            above = self.trees[direction].parent.get(node)
            if above is not None:
                insort(self._found.setdefault((direction, above, other), []), (-self.counts.value.get(cell, 0.0), node))

    def _secure(self, cell: Cell) -> list[Cell]:
        """The cells to hide so that this one has enough possible values; none when it has already."""
        low, high = self._bounds(cell)
        value = self.counts.value.get(cell, low)
        ceiling = self.counts.ceiling.get(cell)
        up_needed = min(max(0.0, self.minimum - value), high - value)
        down_needed = 0.0
        if ceiling is not None:
            down_needed = max(0.0, min(self.minimum - (ceiling - value), value - low))
        needs = (up_needed, down_needed, min(POSSIBLE_VALUES - 1.0, high - low))
        moves = []
        for move in self._moves(cell, up_needed):
            if not move.cost[1] and _meets(move.up, move.down, needs):
                return []
            moves.append(move)
        moves.sort(key=lambda move: (move.cost, -move.up - move.down, move.cells))
        free = [move for move in moves if not move.cost[1]]
        taken = _enough(free, needs)
        if taken is None:
            several = _enough(moves, needs)
            one = next(([move] for move in moves if _meets(move.up, move.down, needs)), None)
            # nothing is enough where denominators leave no room: then hide all that could have helped
            taken = min((way for way in (one, several) if way), key=_cost, default=moves)
        return [other for move in taken for other in move.cells if other not in self.hidden]

    def _moves(self, cell: Cell, up_needed: float) -> Iterator[_Move]:
        along_areas = self._chains(0, cell[0], cell[1], up_needed)
        along_groups = self._chains(1, cell[1], cell[0], up_needed)
        for left, right in product(along_areas, along_groups):
            move = self._move(cell, left, right)
            if move is not None:
                yield move

    def _move(self, cell: Cell, left: Chain, right: Chain) -> _Move | None:
        up = down = inf
        totals = fresh = 0
        lost = 0.0
        cells = []
        for (area, sign), (group, turn) in product(left, right):
            other = (area, group)
            cells.append(other)
            if other not in self.hidden and other not in self.counts.unknown:
                value = self.counts.value.get(other, 0.0)
                if value == 0:
                    return None  # a true zero stays shown
                fresh += 1
                lost += value
                totals += area in self.trees[0].children or group in self.trees[1].children
            rises, falls = self._room(other)
            up, down = (min(up, rises), min(down, falls)) if sign * turn > 0 else (min(up, falls), min(down, rises))
        cells.sort(key=lambda other: other != cell)
        return _Move(tuple(cells), up, down, (totals, fresh, lost))

    def _bounds(self, cell: Cell) -> tuple[float, float]:
        value = self.counts.value.get(cell)
        low = 0.0 if value == 0 else 1.0
        ceiling = self.counts.ceiling.get(cell, inf)
        if value is not None and value < ceiling:
            ceiling -= 1
        return low, max(ceiling, low if value is None else value)

    def _room(self, cell: Cell) -> tuple[float, float]:
        """How far the count may rise and fall; of an unknown count only that it may rise."""
        value = self.counts.value.get(cell)
        low, high = self._bounds(cell)
        return (inf, 0.0) if value is None else (high - value, max(0.0, value - low))

    def _chains(self, direction: int, node: str, other: str, needed: float) -> list[Chain]:
        """The ways to shift one node of a tree and keep every total: with a sibling, or with all totals above."""
        tree = self.trees[direction]
        found: list[Chain] = []
        for down in islice(self._downs(direction, node, other, needed), 2):
            climbed, at = down, node
            while (above := tree.parent.get(at)) is not None:
                for sibling in self._partners(direction, above, at, other, needed):
                    for chain in islice(self._downs(direction, sibling, other, needed), 1):
                        found.append(tuple((n, 1) for n in climbed) + tuple((n, -1) for n in chain))
                climbed, at = (*climbed, above), above
            found.append(tuple((n, 1) for n in climbed))
        return found

    def _downs(self, direction: int, node: str, other: str, needed: float) -> Iterator[tuple[str, ...]]:
        """From a node down to a part that has no parts, best parts first."""
        if not self.trees[direction].children.get(node):
            yield (node,)
            return
        for part in self._partners(direction, node, "", other, needed):
            for chain in self._downs(direction, part, other, needed):
                yield (node, *chain)

    def _partners(self, direction: int, above: str, but: str, other: str, needed: float) -> list[str]:
        """Parts of ``above`` worth trying: hidden ones, the smallest that give enough room, and the largest."""
        key = (direction, above, other)
        ranked = self._ranked.get(key)
        if ranked is None:
            parts = (
                (self.counts.value.get(self._cell(direction, n, other), 0.0), n)
                for n in self.trees[direction].children[above]
            )
            ranked = self._ranked[key] = sorted(parts)
        start = bisect_left(ranked, (1 + max(needed, POSSIBLE_VALUES - 1.0), ""))
        hidden = self._found.get(key, [])[:PARTNERS]
        wanted = [*hidden[:1], *ranked[start : start + PARTNERS], *hidden[1:], *ranked[-2:]]
        return [node for node in dict.fromkeys(node for _, node in wanted) if node != but]

    @staticmethod
    def _cell(direction: int, node: str, other: str) -> Cell:
        return (node, other) if direction == 0 else (other, node)


def _meets(up: float, down: float, needs: tuple[float, float, float]) -> bool:
    return up >= needs[0] and down >= needs[1] and up + down >= needs[2]


def _enough(moves: Sequence[_Move], needs: tuple[float, float, float]) -> list[_Move] | None:
    """The first moves, cheapest first, that touch each other in their first cell only and together meet the needs."""
    up = down = 0.0
    used: set[Cell] = set()
    taken: list[_Move] = []
    for move in moves:
        if (move.up > 0 or move.down > 0) and used.isdisjoint(move.cells[1:]):
            used.update(move.cells[1:])
            taken.append(move)
            up, down = up + move.up, down + move.down
            if _meets(up, down, needs):
                return taken
    return None


def _cost(moves: Sequence[_Move]) -> tuple[int, int, float]:
    return sum(m.cost[0] for m in moves), sum(m.cost[1] for m in moves), sum(m.cost[2] for m in moves)
