"""Social indexes of a plan: which figures they take, over which areas, and what comes of it.

For the public an index rests on public figures alone: a hidden value neither enters it nor the ruler it is measured
by, so that nothing can be worked out backwards. A frozen ruler is always made of public figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.breaks import break_between, breaks_of, stood
from planner.domain.errors import BadInput
from planner.domain.figures import Area, Indicator
from planner.domain.periods import last_day, normalised, sort_key
from planner.domain.plan import Plan
from planner.domain.record import N_, new_like
from planner.domain.social_index import IndexClass, IndexPart, SocialIndex
from planner.operations.area_series import read_series, unprotected
from planner.operations.defining import by_code
from planner.operations.gate import Gate
from planner.operations.index_found import IndexFound, Ingredient
from planner.operations.operation import Operation, StepLabel
from planner.operations.series import ReadFigures, rows_of
from planner.statistics.disclosure import ProtectedTable
from planner.statistics.index import Component, Reference, Spread, social_index
from planner.storage.bulk import Row
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class FreezeReference(Operation):
    """Measure an index by the public figures of a period from now on; without one, each period by itself again."""

    index: str
    period: str = ""

    def label(self) -> StepLabel:
        """Name the index."""
        if self.period:
            return StepLabel(N_("Freeze the reference of “{record}”"), {"record": self.index})
        return StepLabel(N_("Measure “{record}” by each period anew"), {"record": self.index})

    def apply(self, work: Work) -> None:
        """Write means and deviations; raises BadInput for a period without figures."""
        plan, index = work.plan, work.get(SocialIndex, self.index)
        parts = parts_of(plan, index)
        if not self.period:
            for part in parts:
                work.put(new_like(part, mean=None, deviation=None))
            work.put(new_like(index, reference="", reference_spread=None))
            return

        def read(names: Sequence[str], areas: Sequence[str] | None) -> list[Row]:
            return rows_of((row for name in names for row in work.observations.of(name)), areas)

        bare = new_like(index, reference="", reference_spread=None)
        found = find_index(plan, read, bare, period=self.period)
        spreads = found.table.reference.spreads
        if not any(one.index is not None for one in found.table.areas.values()):
            raise BadInput(N_("There are no figures of {period} this index could be measured by."), period=self.period)
        for one in found.ingredients:
            spread = spreads[one.indicator.id]
            work.put(new_like(one.part, mean=spread.mean, deviation=spread.deviation))
        work.put(
            new_like(
                index, reference=normalised(self.period) or self.period, reference_spread=found.table.reference.sums
            )
        )


def index_by_code(plan: Plan, code: str) -> SocialIndex:
    """The social index with a code; raises BadInput for one that is not there."""
    found = by_code(plan.all(SocialIndex)).get(code)
    if found is None:
        raise BadInput(N_("There is no social index with the code “{code}”."), code=code)
    return found


def parts_of(plan: Plan, index: SocialIndex) -> tuple[IndexPart, ...]:
    """The components of an index in their order."""
    return tuple(sorted(plan.pointing(IndexPart, "index", index.id), key=lambda part: (part.rank, part.id)))


def classes_of(plan: Plan, index: SocialIndex) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """The thresholds of an index and the names of its classes, from low to high; none where they do not fit together."""
    found = sorted(plan.pointing(IndexClass, "index", index.id), key=lambda one: (one.below is None, one.below or 0.0))
    thresholds = tuple(one.below for one in found if one.below is not None)
    if len(thresholds) != len(found) - 1 or len(set(thresholds)) != len(thresholds):
        return (), ()
    return thresholds, tuple(one.name for one in found)


def find_index(
    plan: Plan,
    read: ReadFigures,
    index: SocialIndex,
    *,
    period: str = "",
    public: bool = True,
    gate: Gate | None = None,
) -> IndexFound:
    """The index of all stated areas in the year of `period`, else in the latest year enough indicators are known for.

    Raises BadInput for what is no period.
    """
    day = last_day(normalised(period) or "") if period else None
    if period and day is None:
        raise BadInput(N_("“{text}” is no period. Write 2012, 31.12.2012, 2012-Q3 or 2012/13."), text=period)
    found = ingredients_of(plan, gate or Gate(plan, read), index, public=public)
    return index_in(plan, index, found, day.year if day else next(iter(years_of(index, found)), None))


def ingredients_of(plan: Plan, gate: Gate, index: SocialIndex, *, public: bool) -> tuple[Ingredient, ...]:
    """The components with their figures, at no period yet. A gate may outlast a change of the index: it is not asked
    for the plan.
    """
    return tuple(_ingredient(plan, gate, part, public=public) for part in parts_of(plan, index))


def index_in(plan: Plan, index: SocialIndex, ingredients: Sequence[Ingredient], year: int | None) -> IndexFound:
    """The index in one year: each component at its latest period that ends in it."""
    taken = tuple(_taken(plan, index, one, year) for one in ingredients)
    areas = _areas(plan, index, taken)
    thresholds, classes = classes_of(plan, index)
    frozen = bool(index.reference)
    table = social_index(
        [area.id for area in areas],
        [_component(one, areas) for one in taken],
        index.combine,
        index.at_least,
        _reference(index, taken) if frozen else None,
    )
    return IndexFound(index, taken, areas, table, thresholds, classes, year, frozen)


def _taken(plan: Plan, index: SocialIndex, one: Ingredient, year: int | None) -> Ingredient:
    """A component at its period; a ruler frozen before a break does not measure what comes after it, nor the other way."""
    period = _period_in(one.table, year)
    parted = break_between(breaks_of(plan, one.indicator), index.reference, period) if index.reference else None
    return replace(one, period=period, parted=parted)


def years_of(index: SocialIndex, ingredients: Sequence[Ingredient]) -> tuple[int, ...]:
    """The years enough components are known for, the latest first; without any those something is known for."""
    years = [set(_years(one.table)) for one in ingredients]
    every = sorted(set().union(*years), reverse=True)
    least = min(index.at_least, len(ingredients))
    return tuple([year for year in every if sum(year in one for one in years) >= least] or every)


def _ingredient(plan: Plan, gate: Gate, part: IndexPart, *, public: bool) -> Ingredient:
    indicator = plan.one(Indicator, part.indicator)
    table = gate.table(indicator) if public else unprotected(plan, read_series(plan, gate.read, indicator))
    return Ingredient(part, indicator, table)


def _component(one: Ingredient, areas: Iterable[Area]) -> Component:
    values = {area.id: value for area in areas if (value := one.value(area.id)) is not None and one.parted is None}
    return Component(one.indicator.id, values, one.sign, one.part.weight)


def _reference(index: SocialIndex, ingredients: Iterable[Ingredient]) -> Reference:
    spreads = {
        one.indicator.id: Spread(one.part.mean, one.part.deviation)
        for one in ingredients
        if one.part.mean is not None and one.part.deviation is not None
    }
    return Reference(spreads, index.reference_spread)


def _areas(plan: Plan, index: SocialIndex, ingredients: Sequence[Ingredient]) -> tuple[Area, ...]:
    """The areas of one level that stood in the period, by name; without a level given the finest one with figures."""
    known = {
        area
        for one in ingredients
        for (area, period, _group), cell in one.table.cells.items()
        if period == one.period and cell.value is not None
    }
    level = index.level
    if level is None:
        level = max((area.level for area in plan.all(Area) if area.id in known), default=0)
    end = max((one.period for one in ingredients if one.period), key=sort_key, default="")
    left_out = set(index.left_out)
    found = [
        area for area in plan.all(Area) if area.level == level and area.id not in left_out and stood(area, end or "-")
    ]
    return tuple(sorted(found, key=lambda area: (area.name.casefold(), area.key)))


def _years(table: ProtectedTable) -> dict[int, str]:
    """The latest period of each year that shows a value."""
    found: dict[int, str] = {}
    shown = {period for (_area, period, _group), cell in table.cells.items() if cell.value is not None}
    for period in sorted(shown, key=sort_key):
        found[(last_day(period) or date.min).year] = period
    return found


def _period_in(table: ProtectedTable, year: int | None) -> str:
    return "" if year is None else _years(table).get(year, "")


def spreads_by_code(found: IndexFound) -> Mapping[str, Spread]:
    """What each indicator is measured by, by its code."""
    spreads = found.table.reference.spreads
    return {one.indicator.code: spreads[one.indicator.id] for one in found.ingredients}
