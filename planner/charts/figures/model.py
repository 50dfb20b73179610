"""What the figures are made from: plain frozen data, without any drawing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.charts.figures.geometry import AreaShape
from planner.domain.breaks import Break, breaks_within
from planner.domain.periods import ordered
from planner.statistics.disclosure import ProtectedCell, ProtectedTable


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes a figure falls in, from the lowest to the highest, and the limits between them."""

    limits: tuple[float, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFigures:
    """One indicator's protected figures for areas; ``names`` are the words of the area ids.

    ``subgroup`` picks the column of the table. ``town`` is the id of the whole, drawn as the yardstick; ``chosen`` are
    the areas that stand out. ``source`` and ``version`` are ready sentences for the note below. ``limits`` are those
    of (area, period) that are drawn; ``breaks`` belong to an area, those under "" to all that are not named.
    ``classes`` are those of its own (of a social index), at most five. ``apart``: no two periods compare.
    """

    table: ProtectedTable
    names: Mapping[str, str]
    indicator: str
    unit: str = "%"
    decimals: int = 1
    subgroup: str = ""
    town: str | None = None
    chosen: tuple[str, ...] = ()
    source: str = ""
    version: str = ""
    limits: Mapping[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    breaks: Mapping[str, tuple[Break, ...]] = field(default_factory=dict)
    classes: Classes | None = None
    apart: bool = False

    def cell(self, area: str, period: str) -> ProtectedCell:
        """What may be shown of an area and a period."""
        return self.table.cell(area, period, self.subgroup)

    def name(self, area: str) -> str:
        """The area's name, its id if it has none."""
        return self.names.get(area, area)

    @property
    def areas(self) -> tuple[str, ...]:
        """All areas but the town, in the order of the table."""
        return tuple(area for area in self.table.areas if area != self.town)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods in the order of time."""
        return ordered(self.table.periods)

    def breaks_of(self, area: str = "") -> dict[int, Break]:
        """The breaks of an area by the place of the first period after each; without one those of all areas."""
        found = self.breaks.get(area, self.breaks.get("", ()))
        return dict(reversed(breaks_within(found, self.periods)))

    def gaps_of(self, area: str = "") -> Collection[int]:
        """The places of the periods no line leads to, as they do not compare with the one before."""
        return range(1, len(self.periods)) if self.apart else self.breaks_of(area)

    def known(self, areas: tuple[str, ...], periods: tuple[str, ...]) -> list[float]:
        """All values that may be shown for ``areas`` in ``periods``."""
        cells = (self.cell(area, period) for area in areas for period in periods)
        return [cell.value for cell in cells if cell.value is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A value to be reached; ``since`` is the period of its adoption, ``until`` the period it is due."""

    value: float
    until: str
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where a grid below the chart has its columns, in px: the time axis then is that of the grid.

    ``left`` and ``right`` bound the plot, ``centres`` belong to the periods in their order, ``width`` is a column's.
    """

    left: float
    right: float
    centres: tuple[float, ...]
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSeries:
    """The course of an indicator: the town, the chosen areas, the others pale; ``period`` is tinted."""

    figures: AreaFigures
    target: Target | None = None
    period: str | None = None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMultiples:
    """One small chart per area on the same axis, the town's line grey in each; twelve to a figure.

    ``areas`` are those of this figure, in order; all of the table decide the axis. ``columns`` stand side by side.
    """

    figures: AreaFigures
    areas: tuple[str, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaBars:
    """One bar per area for one period, by name: bars in the order of their length would be a league table."""

    figures: AreaFigures
    period: str


@dataclass(frozen=True, slots=True)
class View:
    """The part of a map that is looked at: ``zoom`` times as large as the whole, around a point in shares of its box."""

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5


WHOLE = View()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """A map of one period in classes: those of the figures themselves, else five between round limits (``breaks``)."""

    figures: AreaFigures
    period: str
    shapes: tuple[AreaShape, ...]
    breaks: tuple[float, float, float, float] | None = None
    named: bool = True
    view: View = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPath:
    """The way of one target: from the baseline to the target, beside it what was reached in ``area``."""

    figures: AreaFigures
    area: str
    target: Target
    baseline: float | None = None
    baseline_period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Costs of one year and one funder in euros; ``actual`` is None while nothing is booked."""

    year: int
    funder: str
    planned: Decimal
    actual: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Money by year and funder; rows of the same year and funder add up."""

    rows: tuple[Money, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A milestone on a bar: its day, its name, and whether it is reached."""

    day: date
    name: str
    reached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One measure in time. ``state`` is a key of ``shapes.STATUS_SIGNS``; ``done_until`` ends the dark part.

    Without ``starts`` or ``until`` the bar runs off that side of the picture.
    """

    name: str
    state: str
    starts: date | None
    until: date | None
    done_until: date | None = None
    group: str = ""
    marks: tuple[Mark, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The measures in time, in order; bars of one group stand together under its name."""

    bars: tuple[Bar, ...]
    today: date
    first_year: int | None = None
    last_year: int | None = None
