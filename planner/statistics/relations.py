"""Which counts make up another one: found in the numbers themselves, and in the days of periods.

Nobody tells a program that three age bands add up to “under 18”. An attacker who has all of them printed side by side
sees it, so it must be seen here: a family of columns whose sum is another column in every line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from planner.domain.periods import days_of

Column = Sequence[float]
PRIME: Final = (1 << 61) - 1
MOST_TRIPLES = 48
"""Above this many columns, families of three that do not stand side by side are not looked for."""
MOST_PAIRS = 400
LONGEST_RUN = 60
"""Of more columns than that only runs of so many neighbours are looked at."""
LEAST_PART = 0.2
"""A period within another counts as a part of it from this share of its days on: a reference day is none."""


class Families:
    """The sums that can be made of some columns: runs of neighbours, pairs, and triples where there are few columns."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = [tuple(_whole(value) for value in column) for column in columns]
        lines = max((len(column) for column in self._columns), default=0)
        self._weights = [pow(1_000_003, line + 1, PRIME) for line in range(lines)]
        self._marks = [self._mark(column) for column in self._columns]
        self._sums: dict[int, list[tuple[int, ...]]] = {}
        longest = LONGEST_RUN if len(self._columns) > MOST_PAIRS else len(self._columns)
        used = [at for at, column in enumerate(self._columns) if any(column)]
        for start, first in enumerate(used):
            total = self._marks[first]
            for end in range(start + 1, min(len(used), start + longest)):
                total = (total + self._marks[used[end]]) % PRIME
                self._note(total, tuple(used[start : end + 1]))
        for size in (2, 3) if len(used) <= MOST_TRIPLES else (2,) if len(used) <= MOST_PAIRS else ():
            for family in combinations(used, size):
                self._note(sum(self._marks[at] for at in family) % PRIME, family)
        self.tried = sum(map(len, self._sums.values()))

    def of(self, total: int) -> list[tuple[int, ...]]:
        """The families that make up one of the columns in every line, without overlap, the largest first."""
        return self.making(self._columns[total], self._marks[total], but=total)

    def of_column(self, column: Column) -> list[tuple[int, ...]]:
        """The families that make up a column that is not one of them."""
        wanted = tuple(_whole(value) for value in column)
        if len(wanted) != len(self._weights):
            return []
        return self.making(wanted, self._mark(wanted), but=-1)

    def making(self, wanted: tuple[int, ...], mark: int, but: int) -> list[tuple[int, ...]]:
        """The families whose sum is the wanted column; the column ``but`` is part of none."""
        found: list[tuple[int, ...]] = []
        taken: set[int] = set()
        if not any(wanted):
            return found
        for family in sorted(set(self._sums.get(mark, ())), key=lambda one: (-len(one), one)):
            if but not in family and taken.isdisjoint(family) and self._adds_up(family, wanted):
                found.append(family)
                taken.update(family)
        return found

    def _adds_up(self, family: Sequence[int], wanted: Sequence[int]) -> bool:
        return all(sum(self._columns[at][line] for at in family) == value for line, value in enumerate(wanted))

    def _mark(self, column: Sequence[int]) -> int:
        return sum(value * weight for value, weight in zip(column, self._weights, strict=True)) % PRIME

    def _note(self, mark: int, family: tuple[int, ...]) -> None:
        self._sums.setdefault(mark, []).append(family)


def _whole(value: float) -> int:
    return round(value * 1000)


def period_sums(periods: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
    """Periods that contain others of the list, by number: as far as possible without a gap, the longest parts first."""
    spans = {at: days for at, period in enumerate(periods) if (days := days_of(period)) is not None}
    sums = []
    for at, span in spans.items():
        length = (span[1] - span[0]).days + 1
        within = {
            other: days
            for other, days in spans.items()
            if days != span and span[0] <= days[0] and days[1] <= span[1]
            and (days[1] - days[0]).days + 1 >= LEAST_PART * length / 4
        }  # fmt: skip
        parts = _tiled(span, within)
        covered = sum((within[part][1] - within[part][0]).days + 1 for part in parts)
        if covered >= LEAST_PART * length:
            sums.append((at, tuple(parts)))
    return sums


def day_twins(periods: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
    """Days and the periods they lie in, by number: the count of a day may stand for the whole year in another file."""
    spans = {at: days for at, period in enumerate(periods) if (days := days_of(period)) is not None}
    single = {at: days for at, days in spans.items() if days[0] == days[1]}
    return [
        (at, (day,))
        for at, span in spans.items()
        for day, (when, _until) in single.items()
        if span[0] < span[1] and span[0] <= when <= span[1]
    ]


def _tiled(span: tuple[date, date], within: Mapping[int, tuple[date, date]]) -> list[int]:
    """Parts side by side from the first day on; at each day the longest that begins there, else the next to begin."""
    parts: list[int] = []
    day = span[0]
    while True:
        later = [(days[0], -(days[1] - days[0]).days, at) for at, days in within.items() if days[0] >= day]
        if not later:
            return parts
        _start, _length, at = min(later)
        parts.append(at)
        day = within[at][1] + timedelta(days=1)
