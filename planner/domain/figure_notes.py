"""Which reasons for odd figures belong below a chart: those of figures it shows, and of no hidden one."""

from __future__ import annotations

from collections.abc import Callable, Collection

from planner.domain.plan import Plan
from planner.domain.taking_in import FigureNote


def notes_on(plan: Plan, variables: Collection[str], is_shown: Callable[[str, str], bool]) -> tuple[FigureNote, ...]:
    """The notes on figures of these variables (ids) in an area and a period of which `is_shown` says that they are shown."""
    wanted = frozenset(variables)
    found = (one for one in plan.all(FigureNote) if one.variable in wanted and is_shown(one.area, one.period))
    return tuple(sorted(found, key=lambda one: (one.period, one.area, one.id)))
