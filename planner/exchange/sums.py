"""Do the parts add up to the whole, as they should when nothing is counted twice or left out?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

NEAR = 0.05


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


def mismatches(values: Mapping[int, float], variables: int, periods: int, parts_of: Mapping[int, Sequence[int]],
               areas: int) -> list[Mismatch]:
    """Check every total against its parts where all of them are values.

    ``values``: ((variable × areas) + area) × periods + period → value. A variable whose parts are nowhere near their
    totals is no count (a mean, a share) and is left alone.
    """
    found = []
    for variable in range(variables):
        wrong: list[tuple[int, int, float, float]] = []
        near = checked = 0
        for whole, parts in parts_of.items():
            base = variable * areas
            for period in range(periods):
                total = values.get((base + whole) * periods + period)
                if total is None:
                    continue
                cells = [values.get((base + part) * periods + period) for part in parts]
                if None in cells:
                    continue
                summed = sum(cell for cell in cells if cell is not None)
                checked += 1
                if abs(summed - total) > 1e-6 * max(1.0, abs(total)):
                    wrong.append((whole, period, total, summed))
                    near += abs(summed - total) <= NEAR * abs(total)
        if wrong and 2 * (checked - len(wrong) + near) >= checked:
            area, period, total, summed = wrong[0]
            found.append(Mismatch(variable, len(wrong), checked, area, period, total, summed))
    return found
