"""The figures of an indicator for areas and periods, from stored rows, in plain Python.

The town's value is its own observation, else the sum over the highest level that is complete; never more than one
level is added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from planner.domain.breaks import stood
from planner.domain.figures import Area, Delivery, Indicator, State, Variable
from planner.domain.indicators import Cell, Figure, definition_at, definitions, evaluate, variables_of
from planner.domain.plan import Plan
from planner.storage.bulk import Row

ReadFigures = Callable[[Sequence[str], Sequence[str] | None], list[Row]]
Place = tuple[str, str]
"""Area id and period."""
Figures = Mapping[Place, Figure]
Observed = dict[str, dict[Place, tuple[float | None, str]]]
"""Variable id → place → value and state as they are stored."""

Get = Callable[[Place], tuple[float | None, str] | None]
DELIVERY = itemgetter(6)
VALUE = str(State.VALUE)
COMPLETE = (VALUE, str(State.NONE))
STATES = {str(state): state for state in State}
"""States by their stored names: looking one up in the enum takes ten times as long."""


def needed_of(plan: Plan, indicator: Indicator) -> tuple[str, ...]:
    """The ids of all variables the formula uses or used in an earlier version."""
    return variables_of(*definitions(plan, indicator))


def figures_of(
    plan: Plan, indicator: Indicator, rows: Iterable[Row], areas: Container[str] | None = None, subgroup: str = ""
) -> dict[Place, Figure]:
    """(area id, period) → figure for everything observed, the town's value worked out where it was not supplied.

    With `areas` for these alone; the rows of others still make the town's value. Sums run within one subgroup.
    """
    return _figures(plan, indicator, observed_by_group(rows).get(subgroup, {}), areas)


def figures_by_group(plan: Plan, indicator: Indicator, rows: Iterable[Row]) -> dict[str, dict[Place, Figure]]:
    """Subgroup → figures of all places; the figures without a subgroup come first."""
    found = observed_by_group(rows)
    return {group: _figures(plan, indicator, found[group]) for group in sorted(found)}


def observed_by_group(rows: Iterable[Row]) -> dict[str, Observed]:
    """Subgroup → what was observed; the rows of a variable stand together, as they are read."""
    found: dict[str, Observed] = {}
    of, within, places = "", "", {}
    for variable, area, period, group, value, state, _delivery in rows:
        if variable != of or group != within or not found:
            of, within = variable, group
            places = found.setdefault(group, {}).setdefault(variable, {})
        places[area, period] = (value, state)
    return found


def _figures(
    plan: Plan, indicator: Indicator, observed: Observed, areas: Container[str] | None = None
) -> dict[Place, Figure]:
    versions = definitions(plan, indicator)
    places = dict.fromkeys(chain.from_iterable(observed.values()))
    defined = {period: definition_at(versions, period) for period in {period for _area, period in places}}
    for place, summed in _towns(plan, defined, observed):
        places[place] = None
        for variable, value in summed.items():
            observed.setdefault(variable, {})[place] = (value, VALUE)
    wanted = places if areas is None else [place for place in places if place[0] in areas]
    found: dict[Place, Figure] = {}
    if len(versions) == 1:
        _evaluate_all(indicator, wanted, observed, found)
        return found
    by_version: dict[int, list[Place]] = defaultdict(list)
    for place in wanted:
        by_version[defined[place[1]].version].append(place)
    for version in versions:
        _evaluate_all(version, by_version[version.version], observed, found)
    return found


def _evaluate_all(defined: Indicator, places: Iterable[Place], observed: Observed, found: dict[Place, Figure]) -> None:
    """One formula for many places; where all are values, which is the rule, without making a cell of each."""
    tops = [observed.get(variable, {}).get for variable in defined.numerator]
    bases = [observed.get(variable, {}).get for variable in defined.denominator]
    multiplier, by_value, make = defined.multiplier, State.VALUE, Figure._make
    if len(tops) == len(bases) == 1:
        top, base = tops[0], bases[0]
        for place in places:
            above, below = top(place), base(place)
            if above and below and above[1] == VALUE == below[1] and below[0]:
                count, of = above[0] or 0.0, below[0]
                found[place] = make((count / of * multiplier, by_value, place[1], count, of))
            else:
                found[place] = _evaluate(defined, place, observed)
        return
    for place in places:
        total, whole = _sum(tops, place), _sum(bases, place)
        if total is None or not (whole or not bases):
            found[place] = _evaluate(defined, place, observed)
        elif whole:
            found[place] = make((total / whole * multiplier, by_value, place[1], total, whole))
        else:
            found[place] = make((total * multiplier, by_value, place[1], total, None))


def _sum(gets: Iterable[Get], place: Place) -> float | None:
    """The sum of some variables at a place, None where one of them has no value, or there is none."""
    total = None
    for get in gets:
        cell = get(place)
        if cell is None or cell[1] != VALUE:
            return None
        total = (total or 0.0) + (cell[0] or 0.0)
    return total


def _evaluate(defined: Indicator, place: Place, observed: Observed) -> Figure:
    cells = {
        variable: Cell(cell[0], STATES[cell[1]])
        for variable in variables_of(defined)
        if (cell := observed.get(variable, {}).get(place)) is not None
    }
    return evaluate(defined, cells, place[1])


def deliveries_of(plan: Plan, rows: Iterable[Row]) -> tuple[Delivery, ...]:
    """The deliveries these rows came with, each once."""
    return plan.some(Delivery, dict.fromkeys(map(DELIVERY, rows)))


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


def _towns(
    plan: Plan, defined: Mapping[str, Indicator], observed: Observed
) -> Iterable[tuple[Place, dict[str, float]]]:
    """The town's place in each period it was not supplied for, with the sums over its highest complete level."""
    town = town_of(plan)
    if town is None:
        return
    levels = _levels(plan)
    for period, indicator in defined.items():
        wanted = [observed.get(variable, {}) for variable in variables_of(indicator)]
        if all((town.id, period) in found for found in wanted):
            continue
        sums = _sum_of_level(wanted, levels, period)
        if sums is not None:
            yield (town.id, period), dict(zip(variables_of(indicator), sums, strict=True))


def _levels(plan: Plan) -> dict[int, list[Area]]:
    levels: dict[int, list[Area]] = defaultdict(list)
    for area in sorted(plan.all(Area), key=lambda area: area.level):
        if area.level > 0:
            levels[area.level].append(area)
    return dict(levels)


def _sum_of_level(
    wanted: Sequence[Mapping[Place, tuple[float | None, str]]], levels: Mapping[int, list[Area]], period: str
) -> list[float] | None:
    for areas in levels.values():
        standing = [area.id for area in areas if stood(area, period)]
        cells = [[found.get((area, period)) for area in standing] for found in wanted]
        if standing and all(cell is not None and cell[1] in COMPLETE for row in cells for cell in row):
            return [sum(cell[0] or 0.0 for cell in row if cell is not None) for row in cells]
    return None
