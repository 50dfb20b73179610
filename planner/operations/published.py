"""A series as rows for a file: one for each area, period and subgroup, with its state and limits, as far as it may leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from planner.domain.breaks import Break, breaks_within
from planner.domain.errors import BadInput
from planner.domain.figures import Area, Indicator, State, Variable
from planner.domain.periods import ordered, sort_key
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.operations.area_series import AreaSeries, as_indicator
from planner.operations.compared import breaks_in_series
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


class BreakRow(NamedTuple):
    """A break as it stands in a series: before which period, and of which area (by its key), "" for all."""

    area: str
    period: str
    parted: Break


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


def areas_by_key(plan: Plan, key: str) -> frozenset[str]:
    """The ids of the areas with a key, several where one took over from another; raises BadInput for none."""
    found = frozenset(area.id for area in plan.all(Area) if area.key == key)
    if not found:
        raise BadInput(N_("There is no area with the key “{key}”."), key=key)
    return found


def series_rows(
    plan: Plan, series: AreaSeries, table: ProtectedTable, areas: frozenset[str] | None = None
) -> tuple[SeriesRow, ...]:
    """The rows as the table shows them, by area, period and subgroup; of some areas alone where their ids are given."""
    keys = {one.id: one.key or one.name for one in plan.all(Area)}
    found = []
    for (place, period, group), cell in table.cells.items():
        if (place, period) in series.groups[group] and (areas is None or place in areas):
            low, high = series.limits(place, period, cell, group) or (None, None)
            found.append(SeriesRow(keys.get(place, place), period, group, cell.state, cell.value, low, high))
    return tuple(sorted(found, key=lambda row: (row.area, sort_key(row.period), row.group)))


def breaks_among(plan: Plan, series: AreaSeries, rows: Sequence[SeriesRow]) -> tuple[BreakRow, ...]:
    """The breaks between the periods of some rows: those of the series, and those of areas that break alone."""
    common = breaks_in_series(plan, series)
    periods: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        periods[row.area].add(row.period)
    every = set().union(*periods.values())
    found = [BreakRow("", period, one) for period, one in _behind(common, every)]
    for area in plan.all(Area):
        key = area.key or area.name
        if key in periods and (area.valid_from or area.valid_until):
            own = [one for one in breaks_in_series(plan, series, area) if one not in common]
            found += [BreakRow(key, period, one) for period, one in _behind(own, periods[key])]
    return tuple(sorted(found, key=lambda one: (one.area, one.parted.day, sort_key(one.period))))


def _behind(breaks: Sequence[Break], periods: Collection[str]) -> Iterator[tuple[str, Break]]:
    """The first period behind each break that lies between two of some periods."""
    known = ordered(periods)
    return ((known[place], one) for place, one in breaks_within(breaks, known))


def breaks_before(rows: Sequence[SeriesRow], breaks: Sequence[BreakRow]) -> Iterator[list[BreakRow]]:
    """For each row the breaks it stands behind, being the first of its area there or one of its subgroups."""
    at: dict[tuple[str, str], list[BreakRow]] = defaultdict(list)
    for one in breaks:
        at[one.area, one.period].append(one)
    return ([*at.get(("", row.period), ()), *at.get((row.area, row.period), ())] for row in rows)


def series_table(
    rows: Sequence[SeriesRow], breaks: Sequence[BreakRow]
) -> tuple[tuple[str, ...], list[list[str | float | None]]]:
    """Head and rows of a file; where the series breaks, a column says why in the first row behind each break."""
    plain: list[list[str | float | None]] = [[*row[:3], str(row.state), *row[4:]] for row in rows]
    if not breaks:
        return COLUMNS, plain
    for line, before in zip(plain, breaks_before(rows, breaks), strict=True):
        line.append("; ".join(one.parted.reason.name.lower() for one in before))
    return (*COLUMNS, "break"), plain
