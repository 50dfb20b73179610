"""What hangs together linearly among columns of counts: whatever their order, and without any total being printed.

“Men” and “women” make up the same people as “German” and “foreign”: whoever has three of them has the fourth, though
nobody printed how many there are in all. Such dependences are the null space of the columns, found by elimination in
whole numbers modulo a prime, so exactly; those with factors of one are counts that add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.statistics.evidence import PRIME, SURE_BITS, Column, Dependence, evidence

Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
MOST_COLUMNS: Final = 300
MOST_TRIALS: Final = 20_000
THOUSANDTHS: Final = 1000


def dependences(columns: Sequence[Column], known: Iterable[Dependence] = ()) -> list[Dependence]:
    """The dependences with factors of one that do not follow from the known ones; the larger columns stand alone.

    None where there are hardly more lines than columns: then everything depends on everything.
    """
    used = [at for at, column in enumerate(columns) if any(column)]
    lines = len(columns[0]) if columns else 0
    if not 2 <= len(used) <= MOST_COLUMNS or lines < 2:
        return []
    used.sort(key=lambda at: (sum(columns[at]), at))
    table = np.array([columns[at] for at in used], dtype=np.float64).T * THOUSANDTHS
    reduced, pivots = reduced_form(np.rint(table).astype(np.int64) % PRIME)
    place = {at: number for number, at in enumerate(used)}
    span = _Span(len(used))
    for one in known:
        if all(at in place for at in (*one.one, *one.other)):
            span.add(_row(one, place))
    found: list[Dependence] = []
    for free in (number for number in range(len(used)) if number not in set(pivots)):
        made = _dependence(reduced[:, free], pivots, free, used)
        if made is None:
            continue
        wholes = [sum(columns[at][line] for at in made.one) for line in range(lines)]
        if evidence(wholes) >= SURE_BITS + log2(3) * len(pivots) and span.add(_row(made, place)):
            found.append(made)
    return found


def summing_up(wanted: Column, columns: Sequence[Column]) -> tuple[int, ...]:
    """The columns, by number, whose sum is wanted in every line, tried within bounds; none where they are not found."""
    order = sorted((at for at, column in enumerate(columns) if any(column)), key=lambda at: (-sum(columns[at]), at))
    table = np.array([columns[at] for at in order], dtype=np.float64).reshape(len(order), len(wanted))
    left = np.vstack([np.cumsum(table[::-1], axis=0)[::-1], np.zeros(len(wanted))])
    stack: list[tuple[int, Numbers, tuple[int, ...]]] = [(0, np.array(wanted, dtype=np.float64), ())]
    for _ in range(MOST_TRIALS):
        if not stack:
            break
        at, rest, taken = stack.pop()
        if not rest.any():
            return tuple(sorted(taken))
        if at < len(order) and (left[at] >= rest).all():
            stack.append((at + 1, rest, taken))
            if (table[at] <= rest).all():
                stack.append((at + 1, rest - table[at], (*taken, order[at])))
    return ()


def reduced_form(table: Whole) -> tuple[Whole, list[int]]:
    """The table with its columns expressed by the first ones that are independent (Gauss and Jordan), and which these are."""
    pivots: list[int] = []
    for column in range(table.shape[1]):
        row = len(pivots)
        candidates = np.flatnonzero(table[row:, column])
        if not len(candidates):
            continue
        swap = row + int(candidates[0])
        table[[row, swap]] = table[[swap, row]]
        table[row] = table[row] * pow(int(table[row, column]), -1, PRIME) % PRIME
        factors = table[:, column].copy()
        factors[row] = 0
        table = (table - factors[:, None] * table[row][None, :]) % PRIME
        pivots.append(column)
        if len(pivots) == table.shape[0]:
            break
    return table[: len(pivots)], pivots


def _dependence(factors: Whole, pivots: Sequence[int], free: int, used: Sequence[int]) -> Dependence | None:
    one, other = [used[free]], []
    for pivot, factor in zip(pivots, factors.tolist(), strict=True):
        if factor == 1:
            other.append(used[pivot])
        elif factor == PRIME - 1:
            one.append(used[pivot])
        elif factor:
            return None
    return Dependence(tuple(one), tuple(other)) if other else None


def _row(one: Dependence, place: dict[int, int]) -> dict[int, int]:
    return {**{place[at]: 1 for at in one.one}, **{place[at]: PRIME - 1 for at in one.other}}


class _Span:
    """What follows from rows that were added."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._rows: dict[int, Whole] = {}

    def add(self, row: dict[int, int]) -> bool:
        """Add a row; gives whether it says anything new."""
        vector = np.zeros(self._width, dtype=np.int64)
        for at, factor in row.items():
            vector[at] = factor
        for lead, known in self._rows.items():
            if vector[lead]:
                vector = (vector - vector[lead] * known) % PRIME
        left = np.flatnonzero(vector)
        if not len(left):
            return False
        lead = int(left[0])
        fresh = vector * pow(int(vector[lead]), -1, PRIME) % PRIME
        self._rows[lead] = fresh
        return True
