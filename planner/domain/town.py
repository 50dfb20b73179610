"""The town itself among the areas of its plan."""

from __future__ import annotations

from planner.domain.figures import Area
from planner.domain.plan import Plan


def town_of(plan: Plan) -> Area | None:
    """The area of level 0, or None before figures or borders named one."""
    return next((area for area in plan.all(Area) if area.level == 0), None)
