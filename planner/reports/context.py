"""What a report is made from: an immutable plan, a day, figures that passed the gate, and the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.content.quality_circle import Circle
from planner.content.words import Words
from planner.domain.breaks import Break, breaks_of
from planner.domain.figures import Area, Border, Delivery, Indicator
from planner.domain.frame import Cycle
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals
from planner.domain.town import town_of
from planner.reports.blocks import Block
from planner.statistics.disclosure import ProtectedTable
from planner.texts import Texts

if TYPE_CHECKING:
    from planner.charts.figures.model import AreaFigures


class Audience(StrEnum):
    """Who may read the report: everybody, or the house alone (raw figures, marked on every page)."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator with its protected table (areas by id), the deliveries it rests on, the limits of what is shown."""

    indicator: Indicator
    table: ProtectedTable
    sources: tuple[Delivery, ...] = ()
    limits: Mapping[tuple[str, str], tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """Everything a section may look at. `day` is that of the last step shown; nothing else is asked for the date."""

    plan: Plan
    cycle: Cycle
    actuals: Actuals
    day: date
    texts: Texts
    words: Words
    circle: Circle
    measured: tuple[Measured, ...] = ()
    audience: Audience = Audience.PUBLIC

    @property
    def internal(self) -> bool:
        """Whether comments, risks and raw figures may be printed."""
        return self.audience is Audience.INTERNAL

    @property
    def town(self) -> Area | None:
        """The area of level 0."""
        return town_of(self.plan)

    @property
    def borders(self) -> Mapping[str, Border]:
        """The border of each area that has one, by the area’s id."""
        return {border.area: border for border in self.plan.all(Border)}

    def sources(self, measured: Measured) -> tuple[str, ...]:
        """Where an indicator comes from: its own source, else those of its deliveries."""
        own = measured.indicator.source
        return (own,) if own else tuple(dict.fromkeys(one.source or one.title for one in measured.sources))

    def figures(self, measured: Measured) -> AreaFigures:
        """The indicator as charts take it: names of areas, unit, source and version as ready sentences."""
        from planner.charts.figures.model import AreaFigures

        indicator, t = measured.indicator, self.texts
        source = "; ".join(self.sources(measured))
        return AreaFigures(
            table=measured.table,
            names={area.id: area.name for area in self.plan.all(Area)},
            indicator=indicator.name,
            unit=indicator.unit,
            decimals=indicator.decimals,
            town=self.town.id if self.town else None,
            source=t.gettext("Source: {source}", source=source) if source else "",
            version=t.gettext("definition {version}", version=indicator.version) if indicator.version > 1 else "",
            limits=measured.limits,
            breaks=self.breaks(indicator),
        )

    def breaks(self, indicator: Indicator) -> Mapping[str, tuple[Break, ...]]:
        """Where the series of an indicator breaks: "" for all areas, by id for those with other borders."""
        changed = [area for area in self.plan.all(Area) if area.valid_from or area.valid_until]
        return {
            "": breaks_of(self.plan, indicator),
            **{area.id: breaks_of(self.plan, indicator, area) for area in changed},
        }


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: its id, its title (an English msgid), when it belongs in, and its blocks."""

    id: str
    title: str
    blocks: Callable[[ReportContext], list[Block]]
    is_relevant: Callable[[ReportContext], bool] = lambda _context: True
