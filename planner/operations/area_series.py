"""One indicator, or one variable without an indicator, for all areas and periods: as known inside, and as it may leave the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from planner.collector import collector_paused
from planner.domain.averages import is_average
from planner.domain.figures import Area, Delivery, Indicator, Limits, State, Variable
from planner.domain.indicators import Cell, Figure, definition_at, definitions
from planner.domain.naming import natural
from planner.domain.periods import ordered
from planner.domain.plan import Plan
from planner.domain.town import town_of
from planner.operations.index_found import IndexCourse
from planner.operations.series import (
    DELIVERY,
    Figures,
    ReadFigures,
    figures_by_group,
    is_counted,
    is_tallied,
    needed_of,
)
from planner.statistics.disclosure import DisclosureRule, ProtectedCell, ProtectedTable, protect
from planner.statistics.frames import grouped_columns, kind_of
from planner.statistics.intervals import Interval, limits_of
from planner.storage.bulk import Row


class Shown(Protocol):
    """A cell as it may be shown: a number, or None."""

    @property
    def value(self) -> float | None:
        """The number."""


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """What is known inside the house of an indicator; `counts` says how many figures each delivery brought.

    `versions` are its definitions over time, `tallied` says that its numerators count persons or cases. `group` is the
    subgroup looked at, "" for all. A social index brings its `course`, which says what it is made of.
    """

    indicator: Indicator
    groups: Mapping[str, Figures]
    sources: tuple[Delivery, ...]
    counts: Mapping[str, int]
    counted: bool
    versions: tuple[Indicator, ...] = ()
    tallied: bool = False
    group: str = ""
    course: IndexCourse | None = None

    @property
    def figures(self) -> Figures:
        """The figures of the subgroup looked at."""
        return self.groups.get(self.group, {})

    @property
    def subgroups(self) -> tuple[str, ...]:
        """The subgroups where nothing is known of all; none where figures of all stand for themselves."""
        return () if self.groups.get("") else tuple(sorted(group for group, known in self.groups.items() if known))

    def narrowed(self, group: str) -> AreaSeries:
        """The series of one subgroup where it is known by subgroups alone, the first where that one is unknown."""
        known = self.subgroups
        if not known:
            return self
        group = group if group in known else known[0]
        named = replace(self.indicator, name=f"{self.indicator.name}, {group}")
        return replace(self, group=group, indicator=named)

    @property
    def areas(self) -> frozenset[str]:
        """Every area something is known of."""
        return frozenset(area for area, _period in self.figures)

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period, in the order of time."""
        return ordered({period for _area, period in self.figures})

    def cell(self, area: str, period: str) -> Cell:
        """The figure of an area and a period; missing where nothing was observed."""
        found = self.figures.get((area, period))
        return Cell(None, State.MISSING) if found is None else Cell(found.value, found.state)

    def limits(self, area: str, period: str, shown: Shown, group: str | None = None) -> Interval | None:
        """How far a figure could lie by chance, worked out from what is shown of it; none where it is hidden."""
        found = self.groups.get(self.group if group is None else group, {}).get((area, period))
        if found is None or shown.value is None or not self.tallied:
            return None
        defined = definition_at(self.versions or (self.indicator,), period)
        return limits_of(defined.limits, *made_of(found, shown), defined.multiplier)

    @property
    def limits_kind(self) -> Limits:
        """How far its figures could lie by chance is told by these limits."""
        return self.indicator.limits

    @property
    def adds_up(self) -> bool:
        """Whether the areas' figures make up the town's, so that comparing an area with the town says nothing."""
        named = is_average(self.indicator.name, self.indicator.unit)
        return self.counted and not self.indicator.denominator and not named


def first_with_figures(
    plan: Plan, subjects: Sequence[Indicator], read: Callable[[Sequence[str]], Sequence[Row] | None]
) -> Indicator | None:
    """What to look at first: an indicator with figures, which means something; else a variable, in the order of whoever
    counted them; else anything.
    """
    ranked = sorted(subjects, key=lambda one: (plan.get(Indicator, one.id) is None, natural(one.code)))
    return next((one for one in ranked if read(needed_of(plan, one))), next(iter(subjects), None))


def as_indicator(variable: Variable) -> Indicator:
    """A variable looked at by itself, as an indicator that is no record of the plan; its id is the variable's."""
    return Indicator(
        id=variable.id, code=variable.code, name=variable.name, numerator=(variable.id,), multiplier=1.0,
        unit=variable.unit, decimals=0 if variable.count else 1,
    )  # fmt: skip


def read_series(plan: Plan, read: ReadFigures, indicator: Indicator) -> AreaSeries:
    """Everything observed for an indicator."""
    return series_of(plan, indicator, read(needed_of(plan, indicator), None))


def series_of(plan: Plan, indicator: Indicator, rows: Sequence[Row]) -> AreaSeries:
    """The series of an indicator from the rows of its variables."""
    with collector_paused():
        groups, counts = figures_by_group(plan, indicator, rows), Counter(map(DELIVERY, rows))
    return AreaSeries(
        indicator=indicator,
        groups=groups,
        sources=plan.some(Delivery, counts),
        counts=counts,
        counted=is_counted(plan, indicator),
        versions=definitions(plan, indicator),
        tallied=is_tallied(plan, indicator),
    )


def made_of(figure: Figure, shown: Shown) -> tuple[float | None, float | None]:
    """The count and the base of a figure as they may be known: rounded where those it is shown from are."""
    if isinstance(shown, ProtectedCell) and shown.cases is not None:
        return shown.cases, shown.base
    return figure.numerator, figure.denominator


def unprotected(plan: Plan, series: AreaSeries) -> ProtectedTable:
    """The raw figures, for the eyes of the house alone: whoever shows them says so."""
    parents = {area.id: area.parent for area in plan.all(Area)}
    frame = grouped_columns(series.groups, parents, kind_of(series.indicator, counted=series.counted))
    return protect(frame, DisclosureRule(protected_by_supplier=True))


def levels_of(plan: Plan, series: AreaSeries) -> tuple[int, ...]:
    """The levels below the town something is known for, the finest first."""
    known = series.areas
    return tuple(sorted({area.level for area in plan.all(Area) if area.id in known and area.level > 0}, reverse=True))


def areas_of(plan: Plan, series: AreaSeries, level: int) -> tuple[Area, ...]:
    """The town, then the areas of a level that are known, by name; areas of one name by key."""
    known, town = series.areas, town_of(plan)
    found = [area for area in plan.all(Area) if area.id in known and area.level == level and area.level > 0]
    found.sort(key=lambda area: (area.name.casefold(), area.key))
    return (town, *found) if town is not None and town.id in known else tuple(found)
