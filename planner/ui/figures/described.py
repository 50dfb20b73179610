"""The words around figures: their source, delivery, version and rule, the signs that occur, and the table for charts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from planner import texts
from planner.charts.figures.model import AreaFigures, Classes, Target
from planner.charts.figures.words import SIGNS, STATE_WORDS, break_note
from planner.domain.breaks import Break, stood
from planner.domain.figure_notes import notes_on
from planner.domain.figures import Area, Delivery, Indicator, Scope, State
from planner.domain.goals import Target as Aim
from planner.domain.indicators import variables_of
from planner.domain.periods import ordered
from planner.operations.indexes import classes_of
from planner.texts import gettext as _
from planner.ui.figures.comparing import breaks_in, limits_of
from planner.ui.figures.index_words import is_comparable_over_time

if TYPE_CHECKING:
    from planner.statistics.disclosure import ProtectedTable
    from planner.ui.desk import Desk
    from planner.ui.figures.state import FiguresState


MOST_CLASSES = 5
"""So many shades a map has."""


def source_line(state: FiguresState) -> str:
    """Source, newest delivery and version of the definition in one line."""
    series = state.series
    if series is None:
        return ""
    own = series.indicator.source
    sources = [own] if own else list(dict.fromkeys(one.source or one.title for one in series.sources))
    newest = newest_delivery(series.sources)
    parts = [
        _("Source: {source}", source="; ".join(sources)) if sources else "",
        _("delivery of {day}", day=texts.current().date(newest)) if newest is not None else "",
        _version(series.indicator),
        _("figure of one programme, not of the whole town") if series.indicator.scope is Scope.PROGRAMME else "",
        _("definition still to be checked here") if series.indicator.to_check else "",
    ]
    return " · ".join(part for part in parts if part)


def _version(indicator: Indicator) -> str:
    """The version of the definition, and since when it holds; nothing of a first one."""
    if indicator.version <= 1:
        return ""
    if indicator.valid_from is None:
        return _("definition {version}", version=indicator.version)
    day = texts.current().date(indicator.valid_from)
    return _("definition {version} since {day}", version=indicator.version, day=day)


def newest_delivery(deliveries: Iterable[Delivery]) -> date | None:
    """The day the newest of these deliveries was received."""
    return max((one.day for one in deliveries if one.day is not None), default=None)


def notes_line(state: FiguresState, *, leaving: bool = False) -> str:
    """Why odd figures were kept, as footnotes; nothing of figures that are hidden (`leaving`: outside the house)."""
    series = state.series
    if series is None:
        return ""
    needed = frozenset(variables_of(*(series.versions or (series.indicator,))))
    names = {one.id: one.name for one in state.areas}
    cell = state.leaving if leaving else state.cell

    def is_shown(area: str, period: str) -> bool:
        shown = cell(area, period) if area in names and period in state.periods else None
        return shown is not None and shown.value is not None

    found = notes_on(state.plan, needed, is_shown)
    said = [(names[one.area], texts.current().period(one.period), one.text) for one in found]
    lines = (_("{area}, {period}: {reason}", area=area, period=when, reason=why) for area, when, why in sorted(said))
    return " · ".join(dict.fromkeys(lines))


def rule_line(state: FiguresState) -> str:
    """The rule that protects what leaves the house, in sentences."""
    if state.outward is None:
        return ""
    return " ".join(texts.gettext(one.msgid, **one.params) for one in state.outward.words())


def signs_line(states: Iterable[State]) -> str:
    """What the signs in a grid mean, as far as they occur: "• protected · … to follow"."""
    found = set(states)
    parts = []
    for state, word in STATE_WORDS.items():
        if state in found:
            said = texts.gettext(word)
            sign = SIGNS[state]
            parts.append(f"{sign} {said}" if sign else _("dashed box: {state}", state=said))
    return " · ".join(parts)


def level_word(desk: Desk, level: int, *, many: bool = False) -> str:
    """The town's word for areas of a level."""
    key = f"{'areas' if many else 'area'}.{level}"
    found = desk.words.of(key)
    return found if found != key else _("Areas") if many else _("Area")


def area_figures(state: FiguresState, table: ProtectedTable, areas: Iterable[Area], chosen: str) -> AreaFigures:
    """The figures as charts take them: an excerpt with the town and these areas, names, unit."""
    series = state.series
    if series is None:
        raise ValueError("nothing is looked at")
    shown = [one.id for one in areas]
    town = state.town
    return AreaFigures(
        table=table.select(areas=shown, periods=state.periods),
        names={one.id: one.name for one in areas},
        indicator=series.indicator.name,
        unit=series.indicator.unit,
        decimals=series.indicator.decimals,
        town=town.id if town is not None and town.id in shown else None,
        chosen=(chosen,) if chosen and (town is None or chosen != town.id) else (),
        limits=_limits(state, table, shown, chosen),
        breaks=_breaks(state, areas),
        classes=_classes(state),
        apart=not is_comparable_over_time(state),
    )


def _classes(state: FiguresState) -> Classes | None:
    """The classes of a social index, where a map can show as many."""
    course = state.series.course if state.series is not None else None
    limits, names = classes_of(state.plan, course.index) if course is not None else ((), ())
    return Classes(limits, names) if 1 < len(names) <= MOST_CLASSES else None


def _breaks(state: FiguresState, areas: Iterable[Area]) -> dict[str, tuple[Break, ...]]:
    """The breaks of the series, and of each area with borders of its own time."""
    own = {one.id: breaks_in(state, one.id) for one in areas if one.valid_from or one.valid_until}
    return {"": breaks_in(state), **own}


def breaks_line(state: FiguresState) -> str:
    """Where what is shown breaks, what the map leaves out for it, and that nothing is compared across it."""
    names = {one.id: one.name for one in state.areas}
    said = break_note(_breaks(state, state.areas), names, state.periods, texts.current())
    gone = [one.name for one in state.areas if not stood(one, state.period)] if state.borders() else []
    left_out = _("Not on the map, as borders were others then: {areas}.", areas=", ".join(gone)) if gone else ""
    return f"{said} {left_out}".strip()


def _limits(
    state: FiguresState, table: ProtectedTable, areas: Iterable[str], chosen: str
) -> dict[tuple[str, str], tuple[float, float]]:
    """The limits that are drawn: of the town and the chosen area over time, of all areas in the chosen period."""
    town = state.town
    marked = [one for one in (chosen, town.id if town is not None else "") if one]
    wanted = {(area, period) for area in marked for period in state.periods} | {(area, state.period) for area in areas}
    found = ((place, limits_of(state, *place, table.cell(*place))) for place in sorted(wanted))
    return {place: limits for place, limits in found if limits is not None}


def comparable(state: FiguresState) -> tuple[Area, ...]:
    """The areas that fit on one axis: where areas add up, the town stands beside none of its parts."""
    series, town = state.series, state.town
    if series is None or not series.adds_up or town is None or len(state.areas) < 2:
        return state.areas
    return (town,) if state.area == town.id else tuple(one for one in state.areas if one is not town)


def side_by_side(state: FiguresState) -> tuple[Area, ...]:
    """The areas to be compared; with the town only where it can be compared with its parts."""
    series = state.series
    if series is None or not series.adds_up or len(state.areas) < 2:
        return state.areas
    return tuple(one for one in state.areas if one.level > 0)


def target_of(desk: Desk, state: FiguresState) -> Target | None:
    """The target of the present cycle for the chosen area, else for the town."""
    plan, subject, town = desk.bridge.plan, state.subject, state.town
    if subject is None:
        return None
    parted = desk.bridge.actuals.parted  # a target set by another definition is no yardstick for these figures
    aims = [one for one in plan.of_cycle(Aim, plan.cycle) if one.indicator == subject.id and one.value is not None]
    aims = [one for one in aims if one.id not in parted]
    places = [state.area] if town is None or state.area != town.id else []
    for place in (*places, None):
        for aim in aims:
            if aim.area == place or (place is None and town is not None and aim.area == town.id):
                until = str(aim.due.year) if aim.due is not None else ""
                return Target(value=aim.value or 0.0, until=until, since=_since(state.periods, aim.baseline_period))
    return None


def _since(periods: tuple[str, ...], baseline: str) -> str | None:
    """The first period shown that is not before the baseline's."""
    if not baseline:
        return None
    later = ordered((*periods, baseline))
    after = [one for one in later[later.index(baseline) :] if one in periods]
    return after[0] if after else None
