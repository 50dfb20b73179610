"""Priorities by weighted criteria: points from 0 to 3 for each criterion, added up with the criteria's weights.

A plain weighted sum (simple additive weighting), scaled so that full points everywhere give 100. It prepares a
decision and does not take it: the priority stays what a person sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.analysis import Need, Score
from planner.domain.catalogues import Criterion
from planner.domain.plan import Plan

MOST_POINTS = 3
BANDS = (80.0, 60.0, 40.0, 20.0)
"""From so many of 100 on a need has priority 1, 2, 3, 4; below the last one 5."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the criteria say of a need: `value` from 0 to 100 over the criteria that have points, None without any.

    `given` of `asked` criteria have points; a weight of 0 counts for nothing, but is asked.
    """

    value: float | None
    given: int
    asked: int

    @property
    def complete(self) -> bool:
        """Whether every criterion has points."""
        return self.asked > 0 and self.given == self.asked


def criteria(plan: Plan) -> tuple[Criterion, ...]:
    """The criteria in their order."""
    return tuple(sorted(plan.all(Criterion), key=lambda one: (one.rank, one.name)))


def points_of(plan: Plan, need: str) -> Mapping[str, Score]:
    """The points of a need (id) by criterion (id)."""
    return {score.criterion: score for score in plan.pointing(Score, "need", need)}


def weighed(plan: Plan, need: Need) -> Weighed:
    """The weighted points of a need in percent of what it could have."""
    asked, points = criteria(plan), points_of(plan, need.id)
    given = [one for one in asked if one.id in points]
    most = sum(one.weight for one in given) * MOST_POINTS
    if not most:
        return Weighed(None, len(given), len(asked))
    value = sum(one.weight * points[one.id].points for one in given) * 100 / most
    return Weighed(value, len(given), len(asked))


def priority_of(value: float) -> int:
    """The priority, 1 (first) to 5, that a weighted value stands for."""
    return next((number for number, least in enumerate(BANDS, start=1) if value >= least), len(BANDS) + 1)
