"""Do the parts add up to the whole, as they should when nothing is counted twice or left out?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

NEAR = 0.05
EXACT = 1e-6


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
        checks: list[tuple[int, float, float]] = []
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
                    checks.append((at + above * periods, total, sum(cells)))
        item = _judged(variable, checks, len(parent), periods)
        if item is not None:
            found.append(item)
    return found


def _judged(variable: int, checks: list[tuple[int, float, float]], areas: int, periods: int) -> Mismatch | None:
    wrong = [check for check in checks if abs(check[1] - check[2]) > EXACT * max(1.0, abs(check[1]))]
    far = sum(1 for _, total, summed in wrong if abs(summed - total) > NEAR * abs(total))
    if not wrong or 2 * far > len(checks):
        return None
    place, total, summed = min(wrong)
    return Mismatch(variable, len(wrong), len(checks), place // periods % areas, place % periods, total, summed)
