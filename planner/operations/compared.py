"""An area over time and beside its town, from what is shown of it: differences, whether chance explains them, classes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from planner.domain.breaks import Break, break_between, breaks_of
from planner.domain.figures import Area, Limits
from planner.domain.plan import Plan
from planner.operations.area_series import AreaSeries, Shown, made_of
from planner.statistics.change import Chance, Counted, chance_of, rest
from planner.statistics.classes import Stand, stand_of

Show = Callable[[str, str], Shown | None]
"""What is shown of an area and a period; None while that is not known yet."""


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two periods; none where a break parts them or one of them is not shown."""

    base: str
    period: str
    difference: float | None = None
    chance: Chance = Chance.UNKNOWN
    parted: Break | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """An area beside its town in one period: the difference, its class, and the class of its change."""

    difference: float
    chance: Chance
    status: Stand | None
    dynamics: Stand | None


def breaks_in_series(plan: Plan, series: AreaSeries, area: Area | None = None) -> tuple[Break, ...]:
    """Where a series breaks, for an area too where one is named; an index breaks with any of its components."""
    indicators = {series.indicator.id: series.indicator}
    if series.course is not None:
        found = series.course.periods.values()
        indicators = {one.indicator.id: one.indicator for each in found for one in each.ingredients}
    breaks = {one for indicator in indicators.values() for one in breaks_of(plan, indicator, area)}
    return tuple(sorted(breaks, key=lambda one: (one.day, one.reason.name)))


def change_of(plan: Plan, series: AreaSeries, show: Show, area: Area, base: str, period: str) -> Change:
    """How an area changed from `base` to `period`."""
    parted = break_between(breaks_in_series(plan, series, area), base, period)
    first, last = _value(show, area.id, base), _value(show, area.id, period)
    if parted is not None or first is None or last is None:
        return Change(base, period, parted=parted)
    ends = _counted(series, show, area.id, period), _counted(series, show, area.id, base)
    return Change(base, period, last - first, chance_of(series.limits_kind, *ends))


def beside_of(
    plan: Plan, series: AreaSeries, show: Show, area: Area, town: Area, areas: Collection[Area], base: str, period: str
) -> Beside | None:
    """How an area stands beside the rest of its town; None where figures add up, or one of both is not shown."""
    value, whole = _value(show, area.id, period), _value(show, town.id, period)
    if series.adds_up or value is None or whole is None or area.id == town.id:
        return None
    mine, all_ = _counted(series, show, area.id, period), _counted(series, show, town.id, period)
    left = rest(all_, mine) if mine is not None and all_ is not None else None
    small = [one for one in areas if one.id != town.id]
    values = [found for one in small if (found := _value(show, one.id, period)) is not None]
    changes = {one.id: change_of(plan, series, show, one, base, period).difference for one in (*small, town)}
    own, towns = changes.get(area.id), changes[town.id]
    dynamics = None
    if own is not None and towns is not None:
        known = [changes[one.id] for one in small]
        dynamics = stand_of(own, towns, [one for one in known if one is not None])
    return Beside(value - whole, chance_of(series.limits_kind, mine, left), stand_of(value, whole, values), dynamics)


def _value(show: Show, area: str, period: str) -> float | None:
    found = show(area, period)
    return None if found is None else found.value


def _counted(series: AreaSeries, show: Show, area: str, period: str) -> Counted | None:
    """The count behind what is shown: of a rounded figure the rounded one."""
    figure, shown = series.figures.get((area, period)), show(area, period)
    if figure is None or shown is None or not series.tallied or series.limits_kind is Limits.NONE:
        return None
    count, base = made_of(figure, shown)
    return None if count is None or not base or count < 0 else Counted(count, base)
