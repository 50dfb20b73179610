"""The newest figures of the targets as the gate lets them out: hidden and rounded as every table shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planner.domain.figures import Indicator, State
from planner.domain.goals import Target
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals
from planner.domain.town import town_of
from planner.statistics.disclosure import ProtectedTable


def guarded(plan: Plan, actuals: Actuals, table_of: Callable[[Indicator], ProtectedTable]) -> Actuals:
    """The figures of the targets as the protected tables show them: rounded where those are, hidden where those hide.

    A table also hides what would give another hidden cell away, which a figure alone cannot know.
    """
    town = town_of(plan)
    figures, hidden, telling = dict(actuals.figures), set(actuals.hidden), set(actuals.telling)
    for target in plan.all(Target):
        figure, indicator = figures.get(target.id), plan.get(Indicator, target.indicator)
        if indicator is None or (figure is None and not target.baseline_period):
            continue
        table, place = table_of(indicator), target.area or (town.id if town else "")
        if table.cell(place, target.baseline_period).state is State.SUPPRESSED:
            telling.add(target.id)
        if figure is None or figure.value is None:
            continue
        value = table.cell(place, figure.period).value
        if value is None:
            hidden.add(target.id)
        else:
            hidden.discard(target.id)
            figures[target.id] = figure._replace(value=value)
    return replace(actuals, figures=figures, hidden=frozenset(hidden), telling=frozenset(telling))
