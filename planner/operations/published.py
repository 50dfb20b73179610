"""A series as rows for a file: one for each area, period and subgroup, with its state and limits, as far as it may leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.domain.errors import BadInput
from planner.domain.figures import Area, Indicator, State, Variable
from planner.domain.indicators import Figure, definition_at, definitions
from planner.domain.periods import sort_key
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.operations.area_series import as_indicator, shown_limits
from planner.operations.defining import by_code
from planner.operations.series import ReadFigures, deliveries_of, figures_of, is_counted, is_tallied, needed_of
from planner.statistics.disclosure import DisclosureRule, ProtectedTable, protect
from planner.statistics.frames import grouped_frame, rule_for
from planner.storage.bulk import Row

Groups = Mapping[str, Mapping[tuple[str, str], Figure]]
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


@dataclass(frozen=True, slots=True)
class GroupedSeries:
    """An indicator for all areas, periods and subgroups, and the same table as it may be shown."""

    indicator: Indicator
    groups: Groups
    table: ProtectedTable


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


def grouped_series(plan: Plan, read: ReadFigures, indicator: Indicator, *, public: bool) -> GroupedSeries:
    """Everything observed, by subgroup; for the public as the strictest rule of its sources lets it out."""
    rows = read(needed_of(plan, indicator), None)
    groups = _groups(plan, indicator, rows)
    rule = DisclosureRule(protected_by_supplier=True)
    if public:
        rule = rule_for(deliveries_of(plan, rows), indicator)
    parents = {area.id: area.parent for area in plan.all(Area)}
    frame = grouped_frame(indicator, groups, parents, counted=is_counted(plan, indicator))
    return GroupedSeries(indicator, groups, protect(frame, rule))


def series_rows(plan: Plan, series: GroupedSeries, area: str | None = None) -> tuple[SeriesRow, ...]:
    """The rows by key of the area, period and subgroup; of one area alone where its id is given."""
    keys = {one.id: one.key or one.name for one in plan.all(Area)}
    found = _rows(plan, series, keys, area)
    return tuple(sorted(found, key=lambda row: (row.area, sort_key(row.period), row.group)))


def _groups(plan: Plan, indicator: Indicator, rows: Sequence[Row]) -> dict[str, dict[tuple[str, str], Figure]]:
    names = sorted({row[3] for row in rows})
    return {name: figures_of(plan, indicator, rows, subgroup=name) for name in names}


def _rows(plan: Plan, series: GroupedSeries, keys: Mapping[str, str], only: str | None) -> Iterator[SeriesRow]:
    versions = definitions(plan, series.indicator)
    tallied = is_tallied(plan, series.indicator)
    for (area, period, group), cell in series.table.cells.items():
        figure = series.groups[group].get((area, period))
        if figure is None or (only is not None and area != only):
            continue
        limits = None
        if cell.value is not None and tallied:
            limits = shown_limits(definition_at(versions, period), figure, cell.value)
        low, high = limits or (None, None)
        yield SeriesRow(keys.get(area, area), period, group, cell.state, cell.value, low, high)
