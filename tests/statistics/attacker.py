"""Someone who has everything that was printed side by side and solves for what is hidden: linear bounds, no tricks spared.

He knows every sum (areas, groups, periods), every printed count or the range a rounded one stands for, and what a count
can be at least and at most. Each hidden count is bounded by linear programming, exactly, over all sums at once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import inf

import numpy as np
import numpy.typing as npt

Cell = Hashable
Sum = tuple[Cell, Sequence[Cell]]
Matrix = npt.NDArray[np.float64]
SLIGHT = 1e-7
PATIENCE = 400


class Attacker:
    """Collects what is known, then says between which bounds every count lies that is not."""

    def __init__(self) -> None:
        self.known: dict[Cell, float] = {}
        self.low: dict[Cell, float] = {}
        self.high: dict[Cell, float] = {}
        self._equations: list[tuple[dict[Cell, float], float]] = []

    def reads(self, cell: Cell, value: float) -> None:
        """A printed count."""
        self.known[cell] = value

    def bounds(self, cell: Cell, low: float = 0.0, high: float = inf) -> None:
        """What a count is at least and at most, sums left aside."""
        self.low[cell] = max(low, self.low.get(cell, low))
        self.high[cell] = min(high, self.high.get(cell, high))

    def adds(self, total: Cell, parts: Iterable[Cell]) -> None:
        """A total and all its parts."""
        self.equates([(total, -1.0), *((part, 1.0) for part in parts)], 0.0)

    def equates(self, terms: Iterable[tuple[Cell, float]], right: float) -> None:
        """Any linear equation: factor times count, summed, is `right`."""
        row: dict[Cell, float] = {}
        for cell, factor in terms:
            row[cell] = row.get(cell, 0.0) + factor
        self._equations.append((row, right))

    def pinned(self, cells: Iterable[Cell], width: float = 2.0) -> dict[Cell, tuple[float, float]]:
        """Those of these cells whose bounds lie less than `width` apart."""
        spans = self.spans(width)
        found = {}
        for cell in cells:
            if cell in self.known:
                low = high = self.known[cell]
            else:
                low, high = spans.get(cell, (self.low.get(cell, 0.0), self.high.get(cell, inf)))
            if high - low < width - 1e-5:
                found[cell] = (low, high)
        return found

    def spans(self, enough: float = inf) -> dict[Cell, tuple[float, float]]:
        """For every cell in an equation the least and the greatest value that everything known allows.

        A span that is found to be `enough` wide is not widened further.
        """
        rows = self._reduced()
        found: dict[Cell, tuple[float, float]] = {}
        for group in _together(rows):
            found |= self._solve(group, enough)
        return found

    def _reduced(self) -> list[tuple[dict[Cell, float], float]]:
        """The equations without what is known; one with a single unknown makes it known."""
        rows = self._equations
        while True:
            fresh, learned = [], False
            for row, right in rows:
                left = {cell: factor for cell, factor in row.items() if cell not in self.known}
                rest = right - sum(factor * self.known[cell] for cell, factor in row.items() if cell in self.known)
                if len(left) == 1:
                    ((cell, factor),) = left.items()
                    self.known[cell], learned = rest / factor, True
                elif left:
                    fresh.append((left, rest))
            rows = fresh
            if not learned:
                return rows

    def _solve(self, rows: list[tuple[dict[Cell, float], float]], enough: float) -> dict[Cell, tuple[float, float]]:
        cells = list(dict.fromkeys(cell for row, _right in rows for cell in row))
        place = {cell: at for at, cell in enumerate(cells)}
        low = np.array([self.low.get(cell, 0.0) for cell in cells])
        limited = [cell for cell in cells if self.high.get(cell, inf) < inf]
        matrix = np.zeros((len(rows) + len(limited), len(cells) + len(limited)))
        right = np.zeros(len(matrix))
        for at, (row, value) in enumerate(rows):
            for cell, factor in row.items():
                matrix[at, place[cell]] = factor
            right[at] = value - matrix[at, : len(cells)] @ low
        for at, cell in enumerate(limited):
            matrix[len(rows) + at, [place[cell], len(cells) + at]] = 1.0
            right[len(rows) + at] = self.high[cell] - low[place[cell]]
        simplex = Simplex(matrix, right)
        found = {}
        for at, cell in enumerate(cells):
            if simplex.most[at] - simplex.least[at] < enough:
                simplex.widen(at, enough)
            found[cell] = (low[at] + simplex.least[at], low[at] + simplex.most[at])
        return found


class Simplex:
    """All x >= 0 with matrix @ x == right; remembers the least and greatest value of each x in every corner visited."""

    def __init__(self, matrix: Matrix, right: Matrix) -> None:
        rows, self.columns = matrix.shape
        sign = np.where(right < 0, -1.0, 1.0)
        self.table = np.hstack([matrix * sign[:, None], np.eye(rows), (right * sign)[:, None]])
        self.basis = np.arange(self.columns, self.columns + rows)
        self.least, self.most = np.full(self.columns, inf), np.full(self.columns, -inf)
        start = np.zeros(self.columns + rows)
        start[self.columns :] = -1.0
        self._climb(start)
        artificial = self.basis >= self.columns
        assert self.table[artificial, -1].sum() < 1e-5, "what was printed contradicts itself"
        for row in np.flatnonzero(artificial):  # an artificial variable at zero leaves where it can
            choices = np.flatnonzero(abs(self.table[row, : self.columns]) > SLIGHT)
            if len(choices):
                self._pivot(int(row), int(choices[0]))
        self.table = np.hstack([self.table[:, : self.columns], self.table[:, -1:]])
        kept = self.basis < self.columns
        self.table, self.basis = self.table[kept], self.basis[kept]
        self.least, self.most = np.full(self.columns, inf), np.full(self.columns, -inf)
        self._look()

    def widen(self, at: int, enough: float) -> None:
        """Find out how small and how large one x can be."""
        for sign in (-1.0, 1.0):
            aim = np.zeros(self.columns)
            aim[at] = sign
            if self._climb(aim, at, enough) == inf:
                if sign < 0:
                    self.least[at] = 0.0
                else:
                    self.most[at] = inf
            if self.most[at] - self.least[at] >= enough:
                return

    def _look(self) -> None:
        values = np.zeros(self.columns)
        inside = self.basis < self.columns
        values[self.basis[inside]] = self.table[inside, -1]
        np.minimum(self.least, values, out=self.least)
        np.maximum(self.most, values, out=self.most)

    def _climb(self, aim: Matrix, at: int = -1, enough: float = inf) -> float:
        for turn in range(10_000):
            gain = aim - aim[self.basis] @ self.table[:, :-1]
            better = np.flatnonzero(gain > SLIGHT)
            if not len(better):
                return float(aim[self.basis] @ self.table[:, -1])
            # the steepest way up; Bland's rule, which never goes in a ring, when that takes too long
            column = int(better[np.argmax(gain[better])] if turn < PATIENCE else better[0])
            rows = np.flatnonzero(self.table[:, column] > SLIGHT)
            if not len(rows):
                return inf
            steps = self.table[rows, -1] / self.table[rows, column]
            ties = rows[steps <= steps.min() + 1e-12]
            self._pivot(int(ties[np.argmin(self.basis[ties])]), column)
            self._look()
            if at >= 0 and self.most[at] - self.least[at] >= enough:
                return 0.0
        raise AssertionError("the simplex method does not end")

    def _pivot(self, row: int, column: int) -> None:
        self.table[row] /= self.table[row, column]
        factors = self.table[:, column].copy()
        factors[row] = 0.0
        self.table -= np.outer(factors, self.table[row])
        self.basis[row] = column


def _together(rows: Iterable[tuple[dict[Cell, float], float]]) -> list[list[tuple[dict[Cell, float], float]]]:
    """The equations in groups that share no cell."""
    groups: list[tuple[set[Cell], list[tuple[dict[Cell, float], float]]]] = []
    for row, right in rows:
        mine: set[Cell] = set(row)
        members = [(row, right)]
        apart = []
        for cells, old in groups:
            if mine.isdisjoint(cells):
                apart.append((cells, old))
            else:
                mine |= cells
                members += old
        groups = [*apart, (mine, members)]
    return [members for _cells, members in groups]


def bounds(
    printed: Mapping[Cell, float | None],
    sums: Sequence[Sum],
    low: float = 0.0,
    high: Mapping[Cell, float] | None = None,
) -> dict[Cell, tuple[float, float]]:
    """For every cell printed as None the least and the largest value that all sums allow (``inf`` when unbounded)."""
    attacker = Attacker()
    for cell, value in printed.items():
        if value is not None:
            attacker.reads(cell, value)
        else:
            attacker.bounds(cell, low, (high or {}).get(cell, inf))
    for total, parts in sums:
        attacker.adds(total, parts)
    spans = attacker.spans()
    found = {}
    for cell, value in printed.items():
        if value is None:
            known = attacker.known.get(cell)
            open_ = (attacker.low[cell], attacker.high[cell])
            found[cell] = spans.get(cell, open_) if known is None else (known, known)
    return found
