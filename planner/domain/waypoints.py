"""The way to a target year by year: where it should stand at the end of each, on a straight line from the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.goals import Target
from planner.domain.periods import last_day


@dataclass(frozen=True, slots=True)
class Waypoint:
    """The end of a year and the value expected then; the last one is the target itself."""

    year: int
    value: float


MOST = 30
"""A way longer than a generation is a typing error, not a plan."""


def waypoints(target: Target) -> tuple[Waypoint, ...]:
    """The points after the baseline; none where baseline, period, value or date is missing."""
    begin = last_day(target.baseline_period)
    if begin is None or target.due is None or target.baseline is None or target.value is None or target.due <= begin:
        return ()
    years = [year for year in range(begin.year, target.due.year) if begin < date(year, 12, 31) < target.due]
    length = (target.due - begin).days
    rise = target.value - target.baseline
    points = [
        Waypoint(year, target.baseline + rise * (date(year, 12, 31) - begin).days / length) for year in years[:MOST]
    ]
    return (*points, Waypoint(target.due.year, target.value))
