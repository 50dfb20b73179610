"""Do the parts add up to the whole, as they should when nothing is counted twice or left out?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

NEAR = 0.05
EXACT = 1e-6
ROUNDED = (1000, 100, 50, 10, 5)
FEWEST_ROUNDED = 5
Check = tuple[int, float, float, int]
"""Where, the total, what its parts add up to, and how many they are."""


class Mismatch(NamedTuple):
    """A variable whose parts do not add up: how often of all times it was looked at, and the first such place.

    Numbers are indexes into the lists of variables, areas and periods.
    """

    variable: int
    wrong: int
    checked: int
    area: int
    period: int
    total: float
    parts: float


def mismatches(
    values: Mapping[int, float | None], variables: Iterable[int], parent: Sequence[int], periods: int
) -> list[Mismatch]:
    """Check every total against its parts where all of them are values.

    ``values``: ((variable × areas) + area) × periods + period → value. ``parent``: for each area the index of the one
    it is part of, or -1. A variable whose parts are nowhere near their totals is no count (a mean, a share) and is
    left alone.
    """
    parts: dict[int, list[int]] = {}
    for area, above in enumerate(parent):
        if above >= 0:
            parts.setdefault(above, []).append(area * periods)
    found = []
    for variable in variables:
        checks: list[Check] = []
        for above, offsets in parts.items():
            first = variable * len(parent) * periods
            totals = [
                (at, total)
                for at in range(first, first + periods)
                if (total := values.get(at + above * periods)) is not None
            ]
            places = [at for at, _ in totals]
            columns = [map(values.get, map(offset.__add__, places)) for offset in offsets]
            for (at, total), cells in zip(totals, zip(*columns, strict=True), strict=True):
                if None not in cells:
                    checks.append((at + above * periods, total, sum(cells), len(cells)))
        item = _judged(variable, checks, values, len(parent), periods)
        if item is not None:
            found.append(item)
    return found


def _judged(
    variable: int, checks: list[Check], values: Mapping[int, float | None], areas: int, periods: int
) -> Mismatch | None:
    wrong = [check for check in checks if abs(check[1] - check[2]) > EXACT * max(1.0, abs(check[1]))]
    if wrong and (step := _rounding(values, variable * areas * periods, areas * periods)):
        wrong = [check for check in wrong if abs(check[1] - check[2]) > step * (check[3] + 1) / 2]
    far = sum(1 for _, total, summed, _parts in wrong if abs(summed - total) > NEAR * abs(total))
    if not wrong or 2 * far > len(checks):
        return None
    place, total, summed, _parts = min(wrong)
    return Mismatch(variable, len(wrong), len(checks), place // periods % areas, place % periods, total, summed)


def _rounding(values: Mapping[int, float | None], first: int, size: int) -> int:
    """What all values of a variable are multiples of, as rounded ones are; 0 for none."""
    known = [value for at in range(first, first + size) if (value := values.get(at)) is not None]
    steps = (step for step in ROUNDED if all(value % step == 0 for value in known))
    return next(steps, 0) if len(known) >= FEWEST_ROUNDED else 0
