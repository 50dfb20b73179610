"""Setting a first target: what is known already is entered, so that only the aim is left to be said."""

from __future__ import annotations

from datetime import date

from planner.domain.figures import Indicator, State
from planner.domain.goals import Goal
from planner.domain.indicators import Figure
from planner.domain.periods import last_day, sort_key
from planner.domain.town import town_of
from planner.operations.goals import SetTarget
from planner.ui.desk import Desk


def first_target(desk: Desk, goal: Goal, indicator: Indicator, area: str | None = None) -> SetTarget:
    """The target of a goal for an indicator: the town, the newest figure as baseline, the goal's own date."""
    plan = desk.bridge.plan
    town = town_of(plan)
    place = area or (town.id if town is not None else None)
    known = newest(desk, indicator, place)
    baseline = round(known.value, indicator.decimals) if known is not None and known.value is not None else None
    period = known.period if known is not None and baseline is not None else ""
    return SetTarget(goal.id, indicator.id, place, baseline, period, None, goal.due)


def newest(desk: Desk, indicator: Indicator, area: str | None) -> Figure | None:
    """The newest figure of an indicator in an area that may be told; None where there is none."""
    session = desk.bridge.session
    table, today = session.gate.table(indicator), session.today()
    known = [
        Figure(cell.value, State.VALUE, period)
        for (place, period, group), cell in table.cells.items()
        if place == area and not group and cell.value is not None and (last_day(period) or date.min) <= today
    ]
    return max(known, key=lambda one: sort_key(one.period), default=None)
