"""The curves a review explains: every target of some goals with its course, how far it came, and where it should go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner import texts
from planner.charts.figures.words import parted, with_unit
from planner.domain.attainment import of_target
from planner.domain.breaks import Break, break_between, breaks_of, gapped
from planner.domain.figures import Area, Delivery, Indicator, IndicatorVersion, State, Variable
from planner.domain.goals import Target
from planner.domain.periods import ordered
from planner.domain.town import town_of
from planner.texts import gettext as _
from planner.ui.desk import Desk

FIGURE_KINDS = (Area, Delivery, Indicator, IndicatorVersion, Variable)
"""What a curve is read from besides its target; new figures come with a delivery."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One target: what it measures, the values over time (None is a gap), the course in words, the share reached.

    No line leads over a break, and the course begins after the last one.
    """

    name: str
    values: tuple[float | None, ...]
    words: str
    share: float | None


def curves(desk: Desk, goals: Sequence[str]) -> tuple[Curve, ...]:
    """The curves of the targets of these goals (ids), each target once."""
    plan = desk.bridge.plan
    targets = {one.id: one for goal in goals for one in plan.pointing(Target, "goal", goal)}
    key = ("curve", texts.current().language)
    return tuple(plan.kept(key, FIGURE_KINDS, one, lambda target: _curve(desk, target)) for one in targets.values())


def _curve(desk: Desk, target: Target) -> Curve:
    plan, session = desk.bridge.plan, desk.bridge.session
    indicator = plan.one(Indicator, target.indicator)
    area = plan.get(Area, target.area) or town_of(plan)
    name = f"{indicator.name}, {area.name}" if area and area.level else indicator.name
    share = of_target(target, desk.bridge.actuals).public
    if area is None:
        return Curve(name, (), _goal_words(indicator, target), share)
    table = session.gate.table(indicator)
    periods = ordered(period for (place, period, group) in table.cells if place == area.id and not group)
    values = tuple(table.cell(area.id, one).value for one in periods)
    known = [(period, value) for period, value in zip(periods, values, strict=True) if value is not None]
    hidden = any(table.cell(area.id, one).state is State.SUPPRESSED for one in periods)
    breaks = breaks_of(plan, indicator, area)
    words = _("protected") if hidden and not known else _course_words(indicator, target, known, breaks)
    return Curve(name, gapped(periods, values, breaks), words, share)


def _course_words(
    indicator: Indicator, target: Target, every: Sequence[tuple[str, float]], breaks: Sequence[Break]
) -> str:
    """From the first value that compares with the last to that, what lies before them, then where it should go."""
    t = texts.current()
    known = [one for one in every if break_between(breaks, one[0], every[-1][0]) is None]
    if not known:
        return " · ".join(part for part in (_("no figure yet"), _goal_words(indicator, target)) if part)
    said = [
        f"{with_unit(value, indicator.unit, indicator.decimals, t)} ({t.period(period)})" for period, value in known
    ]
    course = said[0] if len(said) == 1 else _("{first} → {last}", first=said[0], last=said[-1])
    before = break_between(breaks, every[0][0], known[0][0])
    earlier = _("before that {why}", why=parted(before, t)) if before is not None else ""
    return " · ".join(part for part in (course, earlier, _goal_words(indicator, target)) if part)


def _goal_words(indicator: Indicator, target: Target) -> str:
    if target.value is None:
        return ""
    t = texts.current()
    value = with_unit(target.value, indicator.unit, indicator.decimals, t)
    if target.due is None:
        return _("target {value}", value=value)
    return _("target {value} by {date}", value=value, date=t.date(target.due))
