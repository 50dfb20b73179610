"""The values of a table as a block of variables × areas × periods, and what in it cannot be or is unlikely."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from planner.statistics.oddities import Flags, Numbers, Places, above, is_rule, jumps, rounding_of, unlike

FEWEST_WHOLES = 3
NEARLY = (0.8, 1.25)
ROUNDS_AWAY = 0.5


class Cell(NamedTuple):
    """A value by the number of its observation, with what it was held against."""

    number: int
    value: float
    limit: float


class Jump(NamedTuple):
    """A value that jumps, with the value and the time (as a number) before it."""

    number: int
    value: float
    limit: float
    when: int
    before: int


class Observed(NamedTuple):
    """Observations by column, equally long: numbers of variable, area and time, and values (NaN: there is none)."""

    variable: Places
    area: Places
    time: Places
    value: Numbers

    def at_times(self, ranks: Sequence[int]) -> Observed:
        """The same with other numbers for the times."""
        if not len(self.time):
            return self
        return self._replace(time=np.asarray(ranks, dtype=np.intp)[self.time])

    def joined(self, other: Observed) -> Observed:
        """These, and others behind them."""
        if not len(other.variable):
            return self
        return Observed(*(np.append(one, more) for one, more in zip(self, other, strict=True)))


def observed(
    variable: Sequence[int], area: Sequence[int], time: Sequence[int], value: Sequence[float | None]
) -> Observed:
    """Observations given as lists; None is no value."""
    first, second, third = (np.array(part, dtype=np.intp) for part in (variable, area, time))
    return Observed(first, second, third, np.array(value, dtype=np.float64))


class Block:
    """Values of one table; areas and periods are numbers, `parents` tells for each area the one around it (-1: none)."""

    def __init__(self, found: Observed, shape: tuple[int, int, int], parents: Sequence[int]) -> None:
        at = (found.variable, found.area, found.time)
        self._cube: Numbers = np.full(shape, np.nan)
        self._cube[at] = found.value
        self._number = np.full(shape, -1, dtype=np.int32)
        self._number[at] = np.arange(len(at[0]), dtype=np.int32)
        self._parents = list(parents)
        self._inner: Places = np.array([area for area, above in enumerate(parents) if above >= 0], dtype=np.intp)
        self._outer: Places = np.array(parents, dtype=np.intp)[self._inner]

    def over(self, variable: int, limit: float, slack: float) -> Iterator[Cell]:
        """Values above a number."""
        limits = np.full(self._cube.shape[1:], limit)
        yield from self._cells(variable, above(self._cube[variable], limits, slack), limits)

    def limits(self, variable: int | None, told: Mapping[tuple[int, int], float]) -> Numbers:
        """For each area and period what a variable says, else what is `told`, else what stands for the area around it."""
        limits: Numbers = np.full(self._cube.shape[1:], np.nan) if variable is None else self._cube[variable].copy()
        for place, value in told.items():
            if np.isnan(limits[place]):
                limits[place] = value
        for area in range(len(self._parents)):
            top = area
            while self._parents[top] >= 0:
                top = self._parents[top]
                limits[area] = np.where(np.isnan(limits[area]), limits[top], limits[area])
        return limits

    def over_limits(self, variable: int, limits: Numbers) -> Iterator[Cell]:
        """Values above those of the same area and period."""
        yield from self._cells(variable, self._above(variable, self._cube[variable], limits), limits)

    def over_whole(self, variable: int, *, sure: bool) -> Iterator[Cell]:
        """Values of an area above those of the area around it; where several are, the one around them is odd.

        Unless it is `sure` that the variable adds up, the areas must show it.
        """
        if not len(self._inner):
            return
        parts, wholes = self._cube[variable][self._inner], self._cube[variable][self._outer]
        broken = self._above(variable, parts, wholes)
        if not broken.any() or not (sure or self._adds_up(parts, wholes)):
            return
        found = np.zeros(self._cube.shape[1:], dtype=bool)
        limits = np.full(self._cube.shape[1:], np.nan)
        for row, period in zip(*np.nonzero(broken), strict=True):
            several = np.count_nonzero(broken[self._outer == self._outer[row], period]) > 1
            place = ((self._outer if several else self._inner)[row], period)
            found[place] = True
            limits[place] = (parts if several else wholes)[row, period]
        yield from self._cells(variable, found, limits)

    def unlike_sum(self, total: int, parts: Sequence[int], hidden: Collection[int]) -> Iterator[Cell]:
        """Totals that their parts do not add up to, nothing of rounded figures; none where a part is among `hidden`."""
        block, whole = self._cube[list(parts)], self._cube[total]
        if rounding_of(np.append(block.ravel(), whole.ravel())) > 1:
            return
        sums: Numbers = block.sum(axis=0)
        found = unlike(sums, whole, 0.5)
        found &= ~np.isin(self._number[[total, *parts]], list(hidden)).any(axis=0)
        yield from self._cells(total, found, sums)

    def unlike_wholes(self, variables: Sequence[int], hidden: Collection[int]) -> list[Cell]:
        """Totals of areas that the areas inside do not add up to, exact counts alone; nothing where many do not."""
        if not len(self._inner) or not variables:
            return []
        order = np.argsort(self._outer, kind="stable")
        around, starts = np.unique(self._outer[order], return_index=True)
        wholes = self._cube[:, around]
        sums: Numbers = np.add.reduceat(self._cube[:, self._inner[order]], starts, axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            ratios, off = sums / wholes, np.abs(sums - wholes) > ROUNDS_AWAY
        known = np.isfinite(ratios)
        found: list[Cell] = []
        compared, told = 0, set(hidden)
        for variable in variables:
            if not known[variable].any() or not NEARLY[0] <= np.median(ratios[variable][known[variable]]) <= NEARLY[1]:
                continue
            compared += int(np.count_nonzero(known[variable]))
            if off[variable].any() and rounding_of(self._cube[variable].ravel()) <= 1:
                for place, at in zip(*np.nonzero(off[variable]), strict=True):
                    area = int(around[place])
                    if not told & set(self._numbers_within(variable, area, int(at))):
                        number = int(self._number[variable, area, at])
                        found.append(Cell(number, float(wholes[variable, place, at]), float(sums[variable, place, at])))
        return found if is_rule(len(found), compared) else []

    def _numbers_within(self, variable: int, area: int, period: int) -> list[int]:
        """The observations of an area and of those right inside it."""
        numbers: list[int] = self._number[variable, [area, *self._inner[self._outer == area]], period].tolist()
        return numbers

    def _above(self, variable: int, parts: Numbers, wholes: Numbers) -> Flags:
        """Where a part is larger than its whole by more than rounding could make it."""
        found = above(parts, wholes, 0.0)
        step = rounding_of(self._cube[variable].ravel()) if found.any() else 1.0
        return above(parts, wholes, step) if step > 1 else found

    def _adds_up(self, parts: Numbers, wholes: Numbers) -> bool:
        """Whether the parts make up their whole about, as counts do and means do not."""
        added = np.zeros((len(self._parents), wholes.shape[1]))
        np.add.at(added, self._outer, np.nan_to_num(parts))
        known = (wholes > 0) & ~np.isnan(parts)
        ratios = added[self._outer][known] / wholes[known]
        return len(ratios) >= FEWEST_WHOLES and bool(NEARLY[0] <= np.median(ratios) <= NEARLY[1])

    def _cells(self, variable: int, found: Flags, limits: Numbers) -> Iterator[Cell]:
        for area, period in zip(*np.nonzero(found), strict=True):
            index = int(self._number[variable, area, period])
            if index >= 0:
                yield Cell(index, float(self._cube[variable, area, period]), float(limits[area, period]))


def jumps_in(found: Observed, kinds: Sequence[int], counted: Sequence[bool], areas: int) -> Iterator[Jump]:
    """Values that jump against their own past; `kinds` tells for each time how long it is: others are other series.

    `counted` tells for each variable whether it counts.
    """
    if not len(found.variable) or not kinds:
        return
    variable, area, when, values = found
    lengths, kind = max(kinds) + 1, np.array(kinds, dtype=np.intp)[when]
    series, pool = (variable * areas + area) * lengths + kind, variable * lengths + kind
    for at, before in jumps(series, when, values, np.array(counted, dtype=bool)[variable], pool):
        yield Jump(at, float(values[at]), float(values[before]), int(when[at]), int(when[before]))
