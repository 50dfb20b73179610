"""What is being looked at: an indicator, a level of areas, a span of periods, one area and one period; raw or protected.

It outlives the page, which is laid out afresh now and then. Reading is done at once where nothing else uses the file;
protecting is done in the worker. What leaves the house (pictures, tables, the clipboard) is taken from `outward` alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from planner.domain.figures import Area, Border, Indicator, State
from planner.domain.goals import Target
from planner.domain.town import town_of
from planner.operations.area_series import (
    AreaSeries,
    areas_of,
    first_with_figures,
    levels_of,
)
from planner.operations.looked_at import Tables, needed, series_for, subjects, tables_of
from planner.ui.desk import Desk
from planner.ui.figures.easel import Easel

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.operations.index_found import IndexCourse
    from planner.statistics.disclosure import ProtectedTable

PAGE = "figures"
"""Under this name choices are remembered."""

SPANS = (5, 10)


class Shown(Protocol):
    """A cell as it is shown: a value, or a state alone."""

    @property
    def value(self) -> float | None:
        """The number, None unless the state is “value”."""

    @property
    def state(self) -> State:
        """What stands there."""


class FiguresState(QObject):
    """Where a person stands among the figures. `changed` follows another content, `moved` another area or period."""

    changed = Signal()
    moved = Signal()
    guarded = Signal()
    """What may leave the house is worked out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._easel = Easel.of(desk)
        self._forget()
        desk.bridge.closed.connect(self._forget)

    @classmethod
    def of(cls, desk: Desk) -> FiguresState:
        """The one state of a desk, made when first asked for."""
        found = desk.findChild(FiguresState)
        return found if isinstance(found, FiguresState) else cls(desk)

    def _forget(self) -> None:
        self.subjects: tuple[Indicator, ...] = ()
        self.series: AreaSeries | None = None
        self.inside: ProtectedTable | None = None
        self.outward: ProtectedTable | None = None
        self.course: IndexCourse | None = None
        """Of a social index what its figures that may leave the house are made of."""
        self.areas: tuple[Area, ...] = ()
        self.levels: tuple[int, ...] = ()
        self.periods: tuple[str, ...] = ()
        self.level = 0
        self.base = ""
        """The first period shown that has a value for the town, else for any area: differences count from it."""
        self._parents: dict[str, str | None] = {}
        self.area = ""
        self.period = ""
        self._wanted = self._group = ""

    # choices of a person

    @property
    def is_protected(self) -> bool:
        """Whether the screen shows what leaves the house, and nothing else."""
        return bool(self._desk.preferences.choice(PAGE, "protected", False))

    @property
    def picture_key(self) -> tuple[object, ...]:
        """What a picture was drawn for: one drawn for something else must not outlast it, least of all a raw one."""
        subject = self.subject
        return subject.id if subject else "", self.group, self.is_protected, self.level, self.table is None

    @property
    def group(self) -> str:
        """The subgroup looked at, "" for all."""
        return self.series.group if self.series is not None else ""

    def choose_group(self, group: str) -> None:
        """Look at another subgroup."""
        if group != self.group:
            self._group = group
            self.inside = self.outward = None
            self.refresh()

    @property
    def span(self) -> int:
        """How many of the newest periods are shown; 0 for all."""
        kept = self._desk.preferences.choice(PAGE, "span", 0)
        return kept if kept in SPANS else 0

    @property
    def subject(self) -> Indicator | None:
        """The indicator looked at; a variable without an indicator looks like one."""
        return self.series.indicator if self.series is not None else None

    def choose_subject(self, ident: str) -> None:
        """Look at another indicator or variable."""
        if self.subject is None or ident != self.subject.id:
            self._wanted = ident
            self._desk.preferences.choose(PAGE, "subject", ident)
            self.inside = self.outward = None
            self.refresh()

    def choose_level(self, level: int) -> None:
        """Look at the areas of another level."""
        if level in self.levels and level != self.level:
            self._desk.preferences.choose(PAGE, "level", level)
            self._lay_out()
            self.changed.emit()

    def choose_span(self, span: int) -> None:
        """Show more or fewer periods."""
        self._desk.preferences.choose(PAGE, "span", span)
        self._lay_out()
        self.changed.emit()

    def protect(self, wanted: bool) -> None:
        """Show what leaves the house, or what is known inside."""
        if wanted != self.is_protected:
            self._desk.preferences.choose(PAGE, "protected", wanted)
            self.changed.emit()

    def move(self, area: str, period: str) -> None:
        """Look at one area and one period; "" leaves them as they are."""
        known = {one.id for one in self.areas}
        wanted = area if area in known else self.area, period if period in self.periods else self.period
        if wanted != (self.area, self.period):
            self.area, self.period = wanted
            self.moved.emit()

    def step(self, down: int, right: int) -> None:
        """Go some areas down and some periods on, as far as there are any."""
        ids = [one.id for one in self.areas]
        if not ids or not self.periods:
            return
        row = min(max(ids.index(self.area) + down, 0), len(ids) - 1)
        column = min(max(self.periods.index(self.period) + right, 0), len(self.periods) - 1)
        self.move(ids[row], self.periods[column])

    # what is shown

    def cell(self, area: str, period: str) -> Shown | None:
        """What the screen shows of an area and a period; None while that is being worked out."""
        if self.is_protected:
            return self.outward.cell(area, period) if self.outward is not None else None
        return self.series.cell(area, period) if self.series is not None else None

    def leaving(self, area: str, period: str) -> Shown | None:
        """What leaves the house of an area and a period; None while that is being worked out."""
        return self.outward.cell(area, period) if self.outward is not None else None

    def states(self) -> set[State]:
        """The states of the cells on screen that are no values."""
        source = self.table.cells if self.is_protected and self.table is not None else None
        shown = {one.id for one in self.areas}
        if source is not None:
            found = {cell.state for (area, _period, _group), cell in source.items() if area in shown}
        elif self.series is not None and not self.is_protected:
            found = {one.state for (area, _period), one in self.series.figures.items() if area in shown}
            if len(self.series.figures) < len(self.series.areas) * len(self.series.periods):
                found.add(State.MISSING)
        else:
            found = set()
        return found - {State.VALUE}

    @property
    def table(self) -> ProtectedTable | None:
        """The table the pictures on screen are drawn from; None while it is being worked out."""
        return self.outward if self.is_protected else self.inside

    @property
    def town(self) -> Area | None:
        """The town, where it has a row."""
        return next((one for one in self.areas if one.level == 0), None)

    def borders(self) -> dict[str, str]:
        """The border of each area of the level that has one."""
        if not self._desk.bridge.is_open:
            return {}
        wanted = {one.id for one in self.areas if one.level > 0}
        return {one.area: one.geometry for one in self.plan.all(Border) if one.area in wanted}

    # reading

    def refresh(self) -> None:
        """Read everything anew: the plan changed, or another indicator is wanted."""
        plan = self.plan
        self.subjects = subjects(plan)
        subject = self._pick(plan)
        if subject is None:
            self._forget()
            self.changed.emit()
            return
        session, names = self._desk.bridge.session, needed(self.plan, subject)
        rows = session.figures_at_once(names)
        if rows is not None:
            self._easel.drop("series")
            self._take(plan, series_for(plan, subject, rows))
        else:
            read = partial(session.figures, names, None)
            self._easel.draw("series", lambda: series_for(plan, subject, read()), partial(self._take, plan), self)

    def _pick(self, plan: Plan) -> Indicator | None:
        """The one asked for, else the one left, else that of the first target, else the first with figures, else the first."""
        by_id = {one.id: one for one in self.subjects}
        kept = str(self._desk.preferences.choice(PAGE, "subject", ""))
        aims = (one.indicator for one in plan.of_cycle(Target, plan.cycle))
        for ident in (self._wanted, kept, *aims):
            if ident in by_id:
                return by_id[ident]
        return first_with_figures(plan, self.subjects, self._desk.bridge.session.figures_at_once)

    def _take(self, plan: Plan, series: AreaSeries) -> None:
        asked, series = series.indicator, series.narrowed(self._group)
        same = (self.subject.id if self.subject else "", self.group) == (series.indicator.id, series.group)
        parents = {area.id: area.parent for area in plan.all(Area)}
        unchanged = self.outward is not None and (series, parents) == (self.series, self._parents)
        self.series, self._parents = series, parents
        if not same:
            self.inside = self.outward = None
        self._lay_out()
        self.changed.emit()
        if unchanged:
            return
        gate = self._desk.bridge.session.gate
        self._easel.draw("tables", lambda: tables_of(plan, gate, asked, series), self._take_tables, self)

    def _take_tables(self, tables: Tables) -> None:
        self.inside, self.outward, self.course = tables.inside, tables.outward, tables.course
        self.guarded.emit()

    def _lay_out(self) -> None:
        """Which areas and periods are shown; the chosen ones stay where they can."""
        series, plan = self.series, self.plan
        if series is None:
            return
        self.levels = levels_of(plan, series)
        kept = self._desk.preferences.choice(PAGE, "level", 0)
        self.level = kept if kept in self.levels else self.levels[0] if self.levels else 0
        self.areas = areas_of(plan, series, self.level)
        self.periods = series.periods[-self.span :] if self.span else series.periods
        self.base = self._first_known(series)
        ids = [one.id for one in self.areas]
        if self.area not in ids:
            town = town_of(plan)
            self.area = town.id if town is not None and town.id in ids else ids[0] if ids else ""
        if self.period not in self.periods:
            self.period = _newest(series, self.periods, ids)

    def _first_known(self, series: AreaSeries) -> str:
        town = self.town
        for areas in ([town] if town is not None else [], self.areas):
            for period in self.periods:
                if any(series.cell(one.id, period).state is State.VALUE for one in areas):
                    return period
        return self.periods[0] if self.periods else ""

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._desk.bridge.plan


def _newest(series: AreaSeries, periods: tuple[str, ...], ids: list[str]) -> str:
    """The newest period most areas have a value for, else the newest; "" without any."""
    for period in reversed(periods):
        values = sum(series.cell(one, period).state is State.VALUE for one in ids)
        if values * 2 > len(ids):
            return period
    return periods[-1] if periods else ""
