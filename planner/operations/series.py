"""The figures of an indicator for areas and periods, from stored rows, in plain Python.

The town's value is its own observation, else the sum over the highest level that covers it; never more than one level
is added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from planner.domain.figures import Delivery, Indicator, State, Variable
from planner.domain.indicators import Cell, Figure, definition_at, definitions, evaluate, variables_of
from planner.domain.plan import Plan
from planner.operations.town_sums import NONE, VALUE, Observed, Place, town_sums
from planner.storage.bulk import Row

ReadFigures = Callable[[Sequence[str], Sequence[str] | None], list[Row]]
Figures = Mapping[Place, Figure]
Get = Callable[[Place], tuple[float | None, str] | None]
DELIVERY = itemgetter(6)
STATES = {str(state): state for state in State}
"""States by their stored names: looking one up in the enum takes ten times as long."""


def rows_of(rows: Iterable[Row], areas: Sequence[str] | None) -> list[Row]:
    """Of rows that are at hand those of some areas, all where none are named: as `ReadFigures` reads them."""
    if areas is None:
        return list(rows)
    wanted = frozenset(areas)
    return [row for row in rows if row[1] in wanted]


def needed_of(plan: Plan, indicator: Indicator) -> tuple[str, ...]:
    """The ids of all variables the formula uses or used in an earlier version."""
    return variables_of(*definitions(plan, indicator))


def figures_of(
    plan: Plan, indicator: Indicator, rows: Iterable[Row], areas: Container[str] | None = None, subgroup: str = ""
) -> dict[Place, Figure]:
    """(area id, period) → figure for everything observed, the town's value worked out where it was not supplied.

    With `areas` for these alone; the rows of others still make the town's value. Sums run within one subgroup.
    """
    return _figures(plan, indicator, observed_by_group(plan, rows).get(subgroup, {}), areas)


def figures_by_group(plan: Plan, indicator: Indicator, rows: Iterable[Row]) -> dict[str, dict[Place, Figure]]:
    """Subgroup → figures of all places; the figures without a subgroup come first."""
    found = observed_by_group(plan, rows)
    return {group: _figures(plan, indicator, found[group]) for group in sorted(found)}


def observed_by_group(plan: Plan, rows: Iterable[Row]) -> dict[str, Observed]:
    """Subgroup → what was observed; the rows of a variable stand together, as they are read.

    "Nothing there" has the value 0 where its delivery says that it means zero.
    """
    found: dict[str, Observed] = {}
    of, within, places = "", "", {}
    zeros = zeros_of(plan)
    for variable, area, period, group, value, state, delivery in rows:
        if variable != of or group != within or not found:
            of, within = variable, group
            places = found.setdefault(group, {}).setdefault(variable, {})
        places[area, period] = (value if value is not None or state != NONE or delivery not in zeros else 0.0, state)
    return found


def _figures(
    plan: Plan, indicator: Indicator, observed: Observed, areas: Container[str] | None = None
) -> dict[Place, Figure]:
    versions = definitions(plan, indicator)
    places = dict.fromkeys(chain.from_iterable(observed.values()))
    defined = {period: definition_at(versions, period) for period in {period for _area, period in places}}
    for place, summed in town_sums(plan, defined, observed):
        places[place] = None
        for variable, cell in summed.items():
            observed.setdefault(variable, {})[place] = cell
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


def zeros_of(plan: Plan) -> frozenset[str]:
    """The deliveries whose source says that "nothing there" means zero."""
    return frozenset(one.id for one in plan.all(Delivery) if one.none_is_zero)
