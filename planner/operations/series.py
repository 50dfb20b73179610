"""The figures of an indicator for areas and periods, from stored rows, in plain Python.

The town's value is its own observation, else the sum over the highest level that is complete; never more than one
level is added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from planner.domain.breaks import stood
from planner.domain.figures import Area, Delivery, Indicator, State, Variable
from planner.domain.indicators import Cell, Figure, definition_at, definitions, evaluate, variables_of
from planner.domain.plan import Plan
from planner.storage.bulk import Row

ReadFigures = Callable[[Sequence[str], Sequence[str] | None], list[Row]]
Cells = dict[tuple[str, str], dict[str, Cell]]
STATES = {str(state): state for state in State}
"""States by their stored names: looking one up in the enum takes ten times as long."""


def needed_of(plan: Plan, indicator: Indicator) -> tuple[str, ...]:
    """The ids of all variables the formula uses or used in an earlier version."""
    return variables_of(*definitions(plan, indicator))


def figures_of(
    plan: Plan, indicator: Indicator, rows: Iterable[Row], areas: Container[str] | None = None, subgroup: str = ""
) -> dict[tuple[str, str], Figure]:
    """(area id, period) → figure for everything observed, the town's value worked out where it was not supplied.

    With `areas` for these alone; the rows of others still make the town's value. Sums run within one subgroup.
    """
    cells = cells_by_place(rows, subgroup)
    versions = definitions(plan, indicator)
    defined = {period: definition_at(versions, period) for period in {period for _area, period in cells}}
    _add_town(plan, defined, cells)
    return {
        (area, period): evaluate(defined[period], found, period)
        for (area, period), found in cells.items()
        if areas is None or area in areas
    }


def cells_by_place(rows: Iterable[Row], subgroup: str = "") -> Cells:
    """(area, period) → variable → cell, for one subgroup."""
    cells: Cells = defaultdict(dict)
    for variable, area, period, group, value, state, _delivery in rows:
        if group == subgroup:
            cells[area, period][variable] = Cell(value, STATES[state])
    return dict(cells)


def deliveries_of(plan: Plan, rows: Iterable[Row]) -> tuple[Delivery, ...]:
    """The deliveries these rows came with, each once."""
    return plan.some(Delivery, dict.fromkeys(row[6] for row in rows))


def is_counted(plan: Plan, indicator: Indicator) -> bool:
    """Whether every variable of the formula counts people or cases."""
    return all(variable.count for variable in plan.some(Variable, needed_of(plan, indicator)))


def is_tallied(plan: Plan, indicator: Indicator) -> bool:
    """Whether every numerator counts people or cases, so that chance has a say in it."""
    names = (name for one in definitions(plan, indicator) for name in one.numerator)
    return all(variable.count for variable in plan.some(Variable, names))


def town_of(plan: Plan) -> Area | None:
    """The area of level 0, or None before figures or borders named one."""
    return next((area for area in plan.all(Area) if area.level == 0), None)


def _add_town(plan: Plan, defined: Mapping[str, Indicator], cells: Cells) -> None:
    town = town_of(plan)
    if town is None:
        return
    levels = _levels(plan)
    for period, indicator in defined.items():
        wanted = set(variables_of(indicator))
        if wanted <= set(cells.get((town.id, period), {})):
            continue
        summed = _sum_of_level(cells, levels, period, wanted)
        if summed is not None:
            cells[town.id, period] = summed


def _levels(plan: Plan) -> dict[int, list[Area]]:
    levels: dict[int, list[Area]] = defaultdict(list)
    for area in sorted(plan.all(Area), key=lambda area: area.level):
        if area.level > 0:
            levels[area.level].append(area)
    return dict(levels)


def _sum_of_level(
    cells: Cells, levels: Mapping[int, list[Area]], period: str, wanted: set[str]
) -> dict[str, Cell] | None:
    for areas in levels.values():
        found = [cells.get((area.id, period), {}) for area in areas if stood(area, period)]
        complete = bool(found) and all(wanted <= set(each) for each in found)
        if complete and all(each[name].state in (State.VALUE, State.NONE) for each in found for name in wanted):
            return {name: Cell(sum(each[name].value or 0.0 for each in found)) for name in wanted}
    return None
