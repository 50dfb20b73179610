"""Setting a first target: what is known already is entered, so that only the aim is left to be said."""

from __future__ import annotations

from planner.domain.figures import Indicator, State
from planner.domain.goals import Goal, Target
from planner.domain.indicators import Figure
from planner.operations.actuals import compute_actuals
from planner.operations.goals import SetTarget
from planner.operations.series import town_of
from planner.ui.desk import Desk


def first_target(desk: Desk, goal: Goal, indicator: Indicator, area: str | None = None) -> SetTarget:
    """The target of a goal for an indicator: the town, the newest figure as baseline, the goal's own date."""
    plan = desk.bridge.plan
    town = town_of(plan)
    place = area or (town.id if town is not None else None)
    known = newest(desk, goal, indicator, place)
    baseline = round(known.value, indicator.decimals) if known is not None and known.value is not None else None
    period = known.period if known is not None and baseline is not None else ""
    return SetTarget(goal.id, indicator.id, place, baseline, period, None, goal.due)


def newest(desk: Desk, goal: Goal, indicator: Indicator, area: str | None) -> Figure | None:
    """The newest figure of an indicator in an area that may be told; None where there is none."""
    session = desk.bridge.session
    asked = Target(id="asked", cycle=goal.cycle, goal=goal.id, indicator=indicator.id, area=area)
    others = [(one.kind, one.id) for one in session.plan.all(Target)]
    actuals = compute_actuals(session.plan.changed((asked,), others), session.figures, session.today())
    figure = actuals.of(asked.id)
    if figure is None or asked.id in actuals.hidden or figure.state is not State.VALUE:
        return None
    return figure
