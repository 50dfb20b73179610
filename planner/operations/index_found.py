"""A social index worked out: its components at a period, its areas, and the same over the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.breaks import Break
from planner.domain.figures import Area, Direction, Indicator, State
from planner.domain.indicators import Figure
from planner.domain.social_index import IndexPart, SocialIndex
from planner.statistics.disclosure import ProtectedTable
from planner.statistics.index import IndexTable, class_of


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One indicator of an index: its part, its figures as they may be shown, and the period it is taken at ("" none).

    `parted` is what lies between the period of a frozen ruler and that one: then the ruler does not measure it.
    """

    part: IndexPart
    indicator: Indicator
    table: ProtectedTable
    period: str = ""
    parted: Break | None = None

    @property
    def sign(self) -> int:
        """More of it is more burden, unless more is better; what needs interpretation counts as it stands."""
        return -1 if self.indicator.direction is Direction.HIGHER_BETTER else 1

    def value(self, area: str) -> float | None:
        """The figure of an area, None where it has none to show."""
        return self.table.cell(area, self.period).value if self.period else None


@dataclass(frozen=True, slots=True)
class IndexFound:
    """An index worked out: `areas` in the order of their names, never of their index; `frozen` tells of a kept ruler."""

    index: SocialIndex
    ingredients: tuple[Ingredient, ...]
    areas: tuple[Area, ...]
    table: IndexTable
    thresholds: tuple[float, ...]
    classes: tuple[str, ...]
    year: int | None
    frozen: bool

    def class_of(self, area: str) -> str | None:
        """The class of an area, None without an index."""
        return class_of(self.table.areas[area].index, self.thresholds, self.classes)


@dataclass(frozen=True, slots=True)
class IndexCourse:
    """What an index is in each period, with its components."""

    index: SocialIndex
    periods: Mapping[str, IndexFound]

    @property
    def figures(self) -> Mapping[tuple[str, str], Figure]:
        """The index of every area and period; hidden where a component of the area is, not stated where one lacks, not
        applicable where its ruler no longer measures one.
        """
        return {
            (area.id, period): _figure(found, area.id, period)
            for period, found in self.periods.items()
            for area in found.areas
        }


def _figure(found: IndexFound, area: str, period: str) -> Figure:
    value = found.table.areas[area].index
    if value is not None:
        return Figure(value, State.VALUE, period)
    states = {one.table.cell(area, one.period).state for one in found.ingredients if one.period}
    if State.SUPPRESSED in states:
        return Figure(None, State.SUPPRESSED, period)
    parted = any(one.parted is not None for one in found.ingredients)
    return Figure(None, State.NOT_APPLICABLE if parted else State.MISSING, period)
