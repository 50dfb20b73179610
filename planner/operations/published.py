"""A series as rows for a file: one for each area, period and subgroup, with its state and limits, as far as it may leave."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.errors import BadInput
from planner.domain.figures import Area, Indicator, State, Variable
from planner.domain.periods import sort_key
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.operations.area_series import AreaSeries, as_indicator
from planner.operations.defining import by_code
from planner.statistics.disclosure import ProtectedTable

COLUMNS = ("area", "period", "group", "state", "value", "lower", "upper")


class SeriesRow(NamedTuple):
    """One figure: the area by its key, a state, and a number with its limits where there is one."""

    area: str
    period: str
    group: str
    state: State
    value: float | None
    lower: float | None
    upper: float | None


def subject_by_code(plan: Plan, *, indicator: str | None = None, variable: str | None = None) -> Indicator:
    """The indicator with a code, or a variable looked at by itself; raises BadInput for a code that is not there."""
    if indicator is not None:
        found = by_code(plan.all(Indicator)).get(indicator)
        if found is None:
            raise BadInput(N_("There is no indicator with the code “{code}”."), code=indicator)
        return found
    single = by_code(plan.all(Variable)).get(variable or "")
    if single is None:
        raise BadInput(N_("There is no variable with the code “{code}”."), code=variable or "")
    return as_indicator(single)


def area_by_key(plan: Plan, key: str) -> Area:
    """The area with a key; raises BadInput for one that is not there."""
    for area in plan.all(Area):
        if area.key == key:
            return area
    raise BadInput(N_("There is no area with the key “{key}”."), key=key)


def series_rows(
    plan: Plan, series: AreaSeries, table: ProtectedTable, area: str | None = None
) -> tuple[SeriesRow, ...]:
    """The rows as the table shows them, by area, period and subgroup; of one area alone where its id is given."""
    keys = {one.id: one.key or one.name for one in plan.all(Area)}
    found = []
    for (place, period, group), cell in table.cells.items():
        if (place, period) in series.groups[group] and area in (None, place):
            low, high = series.limits(place, period, cell, group) or (None, None)
            found.append(SeriesRow(keys.get(place, place), period, group, cell.state, cell.value, low, high))
    return tuple(sorted(found, key=lambda row: (row.area, sort_key(row.period), row.group)))
