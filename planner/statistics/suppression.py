"""Complementary suppression: which further cells must be hidden so that no hidden count can be worked out.

The method is the hypercube method (Repsilber; used by German statistical offices) in a form for any sums along areas,
groups and periods. A *move* shifts counts between cells so that every total stays as it is: +1 here, -1 at a sibling,
or +1 here and at every total above. A hidden count is safe when moves over cells nobody sees leave it at least three
possible values, one of them not small: whoever solves everything printed for bounds finds all of these values
possible. That is a certificate, not an estimate, and it holds for every cell on its own, so hiding more never breaks it.

The attacker is taken to be clever: he assumes that no true zero is hidden, so a hidden count is at least 1 (unless a
small base hides zeros as well), and he knows every base.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import inf

from planner.statistics.cube import Cube
from planner.statistics.sums import Chain

PARTNERS = 4
POSSIBLE_VALUES = 3
NO_PRICE = 1000
MOST_MOVES = 400
"""Where areas, groups and periods all add up, no more combinations of their ways are tried for one cell."""
Ranked = list[tuple[float, int]]
Line = tuple[int, int, int]
"""Direction, index of a sum in it, and the cell of its total."""


@dataclass(frozen=True, slots=True)
class _Move:
    """Cells that shift together, how far up and down they can go, and what hiding the rest would cost."""

    cells: tuple[int, ...]
    fresh: tuple[int, ...]
    up: float
    down: float
    cost: tuple[int, int, float]


class _Together:
    """Moves of one cell that touch each other in this cell only, so that their room adds up.

    ``own``: how far the cell itself can rise and fall, however many moves carry it.
    """

    def __init__(self, needs: tuple[float, float, float], own: tuple[float, float]) -> None:
        self.taken: list[_Move] = []
        self._needs, self._own = needs, own
        self._used: set[int] = set()
        self._up = self._down = 0.0

    def add(self, move: _Move) -> bool:
        """Take a move if it is of use; gives whether all needs are met now."""
        others = move.cells[1:]
        if (move.up > 0 or move.down > 0) and self._used.isdisjoint(others):
            self._used.update(others)
            self.taken.append(move)
            self._up, self._down = min(self._up + move.up, self._own[0]), min(self._down + move.down, self._own[1])
            return _meets(self._up, self._down, self._needs)
        return False


class Suppressor:
    """Finds the complementary cells of a table; ``hidden`` grows until every hidden count is safe.

    ``ranges``: where counts are printed rounded, cell → the least and the greatest count the printed one stands for.
    """

    def __init__(self, cube: Cube, minimum: int, ranges: Mapping[int, tuple[float, float]] | None = None) -> None:
        self.cube = cube
        self.minimum = minimum
        self.ranges = ranges or {}
        self.hidden: set[int] = set()
        self._unseen = cube.unseen()
        self._ranked: dict[Line, Ranked] = {}
        self._found: dict[Line, Ranked] = {}
        self._rooms: dict[int, tuple[float, float]] = {}

    def run(self, primary: Iterable[int], exposed: Iterable[int] = ()) -> set[int]:
        """Hide ``primary``, protect ``exposed`` as well, and return what must be hidden besides.

        ``exposed`` are small counts that are printed rounded, or not printed at all but to be had by subtraction.
        """
        first = list(dict.fromkeys(primary))
        for cell in (*sorted(self._unseen - set(first)), *first):
            self._open(cell)
        self.hidden.update(first)
        self._unseen.update(first)
        value = self.cube.value
        queue = sorted(dict.fromkeys((*first, *exposed)), key=lambda cell: (value.get(cell, 0.0), cell))
        for cell in queue:  # grows while it runs: what is hidden must itself stay open
            for other in self._secure(cell):
                if other not in self._unseen:
                    self._open(other)
                    self.hidden.add(other)
                    self._unseen.add(other)
                    queue.append(other)
        return self.hidden - set(first)

    def _open(self, cell: int) -> None:
        """Remember a cell nobody sees the count of, the largest first among its siblings."""
        cube = self.cube
        rank = -cube.value.get(cell, 0.0)
        for direction, sums in enumerate(cube.directions):
            node = cube.node(direction, cell)
            for index in sums.of.get(node, ()):
                if sums.sums[index][0] != node:
                    insort(self._found.setdefault(self._line(direction, index, cell), []), (rank, node))

    def _line(self, direction: int, index: int, cell: int) -> Line:
        return direction, index, self.cube.beside(direction, cell, self.cube.directions[direction].sums[index][0])

    def _secure(self, cell: int) -> list[int]:
        """The cells to hide so that this one has enough possible values; none when it has already."""
        low, high = self._bounds(cell)
        value = self.cube.value.get(cell, low)
        needs = self._needs(cell, value, low, high)
        own = self._room(cell, hidden=False)
        moves = []
        free = _Together(needs, own)
        for move in self._moves(cell, needs[0]):
            if not move.fresh and (_meets(move.up, move.down, needs) or free.add(move)):
                return []
            moves.append(move)
        moves.sort(key=lambda move: (move.cost, -move.up - move.down, move.cells))
        taken = _enough([move for move in moves if not move.fresh], needs, own)
        if taken is None:
            several = _enough(moves, needs, own)
            one = next(([move] for move in moves if _meets(move.up, move.down, needs)), None)
            # nothing is enough where bases leave no room: then hide all that could have helped
            taken = min((way for way in (one, several) if way), key=_cost, default=moves)
        if not taken:
            return self._around(cell) if value else []  # a true zero that gives itself away is no secret
        return list(dict.fromkeys(other for move in taken for other in move.fresh))

    def _around(self, cell: int) -> list[int]:
        """All that is summed with a cell, and the cell: where no move was found, nothing of its sums is shown."""
        cube = self.cube
        found = [cell]
        for direction, sums in enumerate(cube.directions):
            for index in sums.of.get(cube.node(direction, cell), ()):
                total, parts = sums.sums[index]
                found += [cube.beside(direction, cell, node) for node in (total, *parts)]
        return [one for one in dict.fromkeys(found) if cube.value.get(one)]

    def _needs(self, cell: int, value: float, low: float, high: float) -> tuple[float, float, float]:
        """How far the count must be able to rise and to fall, and both together."""
        spread = min(POSSIBLE_VALUES - 1.0, high - low)
        if cell not in self._unseen:
            return 0.0, 0.0, spread
        up = min(max(0.0, self.minimum - value), high - value) if value else 0.0
        ceiling = self.cube.ceiling.get(cell)
        down = 0.0
        if ceiling is not None and cell not in self.cube.loose:
            down = max(0.0, min(self.minimum - (ceiling - value), value - low))
        return up, down, spread

    def _moves(self, cell: int, up_needed: float) -> Iterator[_Move]:
        """The moves of a cell, found one by one: mostly the first will do."""
        cube = self.cube
        ways = [
            self._chains(direction, cell, up_needed)
            for direction, sums in enumerate(cube.directions)
            if cube.node(direction, cell) in sums.of
        ]
        for chains in islice(_each(ways), MOST_MOVES):
            yield from self._move(cell, chains)

    def _chains(self, direction: int, cell: int, needed: float) -> Iterator[Chain]:
        """The ways along one direction, as shifts of the cell's number."""
        cube = self.cube
        node, stride = cube.node(direction, cell), cube.strides[direction]

        def partners(index: int) -> Sequence[int]:
            return self._partners(self._line(direction, index, cell), needed)

        def dear(chain: Chain) -> int:
            return sum(self._price(cell + (other - node) * stride, sign) for other, sign in chain[1:])

        for chain in cube.directions[direction].chains(node, partners, dear):
            yield tuple(((other - node) * stride, sign) for other, sign in chain)

    def _price(self, cell: int, sign: int) -> int:
        """What it costs to let a cell rise or fall: nothing where nobody sees it, no price is enough for a true zero."""
        rises, falls = self._room(cell, hidden=False)
        if (rises if sign > 0 else falls) > 0:
            return 0
        return 1 if self.cube.value.get(cell) else NO_PRICE

    def _move(self, cell: int, chains: Iterable[Chain]) -> Iterator[_Move]:
        shifts = [(0, 1)]
        for chain in chains:
            if len(chain) > 1:
                shifts = [(at + step, sign * turn) for at, sign in shifts for step, turn in chain]
        value, unseen = self.cube.value, self._unseen
        fresh = []
        for step, _sign in shifts:
            other = cell + step
            if other in unseen or not step:
                continue
            if other in value:
                fresh.append(other)
            elif not self.cube.is_total(other):
                return  # nothing stands there
        cells = tuple(cell + step for step, _sign in shifts)
        if self.ranges:
            up, down = self._width(cell, shifts, ())
            if up + down > 0:
                yield _Move(cells, (), up, down, (0, 0, 0.0))
        if (self.ranges and not fresh) or any(value[other] == 0 for other in fresh):
            return  # a true zero stays shown
        up, down = self._width(cell, shifts, fresh)
        totals = sum(self.cube.is_total(other) for other in fresh)
        dear = len(fresh) - totals if self.ranges else totals  # of rounded counts it is the totals that tell
        yield _Move(
            cells, tuple(fresh), up, down, (len(fresh) + dear, len(fresh), sum(abs(value[other]) for other in fresh))
        )

    def _width(self, cell: int, shifts: Sequence[tuple[int, int]], fresh: Sequence[int]) -> tuple[float, float]:
        up = down = inf
        for step, sign in shifts:
            other = cell + step
            rises, falls = self._room(other, hidden=other in fresh)
            if step and self._is_no_way(other):
                return 0.0, 0.0
            if sign < 0:
                rises, falls = falls, rises
            up, down = min(up, rises), min(down, falls)
        return up, down

    def _is_no_way(self, cell: int) -> bool:
        """A rest nothing can be shifted into: whoever takes the parts for complete would be right, or nearly."""
        cube = self.cube
        return cell in cube.odd or (cell in cube.doubtful and cube.value.get(cell, inf) < self.minimum)

    def _bounds(self, cell: int, *, hidden: bool = False) -> tuple[float, float]:
        """The least and the greatest value an attacker has to reckon with, sums left aside."""
        cube = self.cube
        if not hidden and cell not in self._unseen and cell in self.ranges:
            return self.ranges[cell]
        value = cube.value.get(cell)
        loose = cell in cube.loose
        low = -inf if cube.is_signed(cell) else 0.0 if value == 0 or loose else 1.0
        ceiling = cube.ceiling.get(cell, inf)
        if value is not None and value < ceiling and not loose:
            ceiling -= 1
        low = max(low, cube.floor.get(cell, low))
        return low if value is None else min(low, value), max(ceiling, low if value is None else value)

    def _room(self, cell: int, *, hidden: bool) -> tuple[float, float]:
        """How far the count may rise and fall; of an unknown count only that it may rise."""
        hidden = hidden or cell in self._unseen
        if not hidden and cell in self.cube.value and cell not in self.ranges:
            return 0.0, 0.0
        found = self._rooms.get(cell) if hidden else None
        if found is None:
            value = self.cube.value.get(cell)
            if value is None:
                return inf, 0.0
            low, high = self._bounds(cell, hidden=hidden)
            found = high - value, max(0.0, value - low)
            if hidden:
                self._rooms[cell] = found
        return found

    def _partners(self, line: Line, needed: float) -> list[int]:
        """Parts worth trying: hidden ones, the smallest that give enough room, and the largest."""
        direction, index, total = line
        cube = self.cube
        ranked = self._ranked.get(line)
        if ranked is None:
            parts = cube.directions[direction].sums[index][1]
            ranked = self._ranked[line] = sorted(
                (cube.value.get(cube.beside(direction, total, node), 0.0), node) for node in parts
            )
        start = bisect_left(ranked, (1 + max(needed, POSSIBLE_VALUES - 1.0), -1))
        hidden = self._found.get(line, [])[:PARTNERS]
        wanted = [*hidden, *ranked[start : start + PARTNERS], *reversed(ranked[-2:])]
        return list(dict.fromkeys(node for _, node in wanted))


def _each(ways: Sequence[Iterator[Chain]]) -> Iterator[tuple[Chain, ...]]:
    """All combinations; the last direction is walked along as far as it is asked for."""
    if not ways:
        yield ()
        return
    *first, last = ways
    known: list[Chain] = []
    for number, chains in enumerate(product(*first)):
        if not number:
            for chain in last:
                known.append(chain)
                yield (*chains, chain)
        else:
            for chain in known:
                yield (*chains, chain)


def _meets(up: float, down: float, needs: tuple[float, float, float]) -> bool:
    return up >= needs[0] and down >= needs[1] and up + down >= needs[2]


def _enough(moves: Sequence[_Move], needs: tuple[float, float, float], own: tuple[float, float]) -> list[_Move] | None:
    """The first moves, cheapest first, that together meet the needs."""
    together = _Together(needs, own)
    return together.taken if any(together.add(move) for move in moves) else None


def _cost(moves: Sequence[_Move]) -> tuple[int, int, float]:
    return sum(m.cost[0] for m in moves), sum(m.cost[1] for m in moves), sum(m.cost[2] for m in moves)
