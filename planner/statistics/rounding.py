"""Rounded tables: does a total, rounded on its own, give a small count away after all?

Every printed multiple of the base stands for a range of counts. Where the ranges of a total and its parts together
leave a small count fewer than three possible values, the total must not be printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, inf

from planner.statistics.suppression import POSSIBLE_VALUES, Cell, Counts, Tree

PASSES = 20


def telling_totals(
    areas: Tree, groups: Tree, counts: Counts, printed: dict[Cell, float], base: int, minimum: int
) -> set[Cell]:
    """The totals to hide so that no count from 1 to ``minimum`` - 1 is pinned down; ``printed`` holds rounded counts."""
    small = [cell for cell, value in counts.value.items() if 0 < value < minimum]
    hidden: set[Cell] = set()
    while True:
        ranges = {cell: _range(shown, base) for cell, shown in printed.items() if cell not in hidden}
        _narrow(areas, groups, counts, ranges)
        telling = {
            total
            for cell in small
            if cell in ranges and 0 <= ranges[cell][1] - ranges[cell][0] < POSSIBLE_VALUES - 1
            for total in ((areas.parent.get(cell[0]), cell[1]), (cell[0], groups.parent.get(cell[1])))
            if total[0] is not None and total[1] is not None
        } - hidden
        if not telling:
            return hidden
        hidden |= {(area, group) for area, group in telling if area is not None and group is not None}


def _range(shown: float, base: int) -> tuple[float, float]:
    return max(0, ceil(shown - base / 2)), ceil(shown + base / 2) - 1


def _sums(areas: Tree, groups: Tree, counts: Counts) -> Iterator[tuple[Cell, list[Cell]]]:
    for area, group in counts.value:
        if area in areas.children:
            yield (area, group), [(part, group) for part in areas.children[area]]
        if group in groups.children:
            yield (area, group), [(area, part) for part in groups.children[group]]


def _narrow(areas: Tree, groups: Tree, counts: Counts, ranges: dict[Cell, tuple[float, float]]) -> None:
    """Bounds of a total from its parts and of each part from the total and the other parts, until nothing moves."""
    sums = list(_sums(areas, groups, counts))
    for _ in range(PASSES):
        moved = False
        for total, parts in sums:
            bounds = [ranges.get(part, (0.0, inf)) for part in parts]
            low, high = sum(b[0] for b in bounds), sum(b[1] for b in bounds)
            top = ranges.get(total, (0.0, inf))
            moved |= _cut(ranges, total, low, high)
            for part, (least, most) in zip(parts, bounds, strict=True):
                others = (
                    sum(b[1] for p, b in zip(parts, bounds, strict=True) if p != part) if high == inf else high - most
                )
                moved |= _cut(ranges, part, top[0] - others, top[1] - (low - least))
        if not moved:
            return


def _cut(ranges: dict[Cell, tuple[float, float]], cell: Cell, low: float, high: float) -> bool:
    old = ranges.get(cell, (0.0, inf))
    new = max(old[0], low), min(old[1], high)
    if new == old or new[0] > new[1]:  # parts that do not add up prove nothing
        return False
    ranges[cell] = new
    return True
