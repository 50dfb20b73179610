"""The three lights of a measure as the figures suggest them, and the one shape shown for it.

A suggestion is only that: a person sets the lights of a `Status` and gives a reason for departing. Rules of thumb, said
openly beside the light:

* implementation: a milestone (or the start, or the end) is overdue: up to 30 days at risk, longer late;
* attainment: the share reached lies behind the straight line from baseline to target: by more than 10 points at
  risk, by more than 25 late; the worst target of the measure's goals counts;
* funding: planned costs without funding, or spending far from the planned share of the time, both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.domain import money
from planner.domain.attainment import of_target
from planner.domain.frame import Cycle
from planner.domain.goals import Target
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone
from planner.domain.periods import last_day
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals
from planner.domain.review import Light, Status

GRACE_DAYS = 30
BEHIND, FAR_BEHIND = 0.10, 0.25
LITTLE, MUCH, TOO_MUCH = Decimal("0.5"), Decimal("1.1"), Decimal("1.25")

_ORDER = (Light.UNKNOWN, Light.ON_TRACK, Light.AT_RISK, Light.LATE)


class MeasureShape(StrEnum):
    """The one sign of a measure (`charts.shapes.STATUS_SIGNS` draws it)."""

    DONE = "done"
    PLANNED = "planned"
    STOPPED = "stopped"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    LATE = "late"
    UNKNOWN = "unknown"


_SHAPES = {shape.value: shape for shape in MeasureShape}


@dataclass(frozen=True, slots=True)
class Lights:
    """Three lights side by side."""

    implementation: Light
    attainment: Light
    funding: Light


def suggested(plan: Plan, measure: Measure, actuals: Actuals, today: date) -> Lights:
    """What dates, figures and money suggest for a measure on a day."""
    return Lights(
        suggested_implementation(plan, measure, today),
        suggested_attainment(plan, measure, actuals, today),
        suggested_funding(plan, measure, today),
    )


def latest_status(plan: Plan, measure: str, today: date | None = None) -> Status | None:
    """The newest status of a measure not after `today`, or None."""
    known = plan.pointing(Status, "measure", measure)
    if today is not None:
        known = tuple([one for one in known if one.day <= today])
    if len(known) < 2:
        return known[0] if known else None
    return max(known, key=lambda one: (one.day, one.id))


def newest_statuses(plan: Plan, today: date) -> Mapping[str, Status]:
    """The newest status not after `today` of every measure that has one, by the measure's id."""
    return plan.derived(("newest statuses", today), (Status,), lambda known: _newest(known.all(Status), today))


def _newest(statuses: Iterable[Status], today: date) -> dict[str, Status]:
    newest: dict[str, Status] = {}
    for one in statuses:
        before = newest.get(one.measure)
        if one.day <= today and (before is None or (before.day, before.id) < (one.day, one.id)):
            newest[one.measure] = one
    return newest


def shape_of(plan: Plan, measure: Measure, today: date | None = None) -> MeasureShape:
    """The sign of a measure: completed, not started or ended as its state says, else its implementation light."""
    return shape_with(measure, latest_status(plan, measure.id, today))


def shape_with(measure: Measure, status: Status | None) -> MeasureShape:
    """The sign of a measure whose newest status is known."""
    if measure.state is not MeasureState.RUNNING:
        return _SHAPES[measure.state.value]
    return _SHAPES[status.implementation.value] if status else MeasureShape.UNKNOWN


def overdue(plan: Plan, measure: str, today: date) -> tuple[Milestone, ...]:
    """The milestones of a measure that are due and not reached, the oldest first."""
    late = [one for one in plan.pointing(Milestone, "measure", measure) if one.due and one.due < today and not one.done]
    return tuple(sorted(late, key=lambda one: (one.due or today, one.id)))


def suggested_implementation(plan: Plan, measure: Measure, today: date) -> Light:
    """From milestones, start and end; unknown for an ended measure and where no date is known."""
    if measure.state is MeasureState.STOPPED:
        return Light.UNKNOWN
    if measure.state is MeasureState.DONE:
        return Light.ON_TRACK
    milestones = plan.pointing(Milestone, "measure", measure.id)
    dates = [one.due for one in milestones if not one.done and one.due]
    if measure.until:
        dates.append(measure.until)
    if measure.state is MeasureState.PLANNED and measure.starts:
        dates.append(measure.starts)
    if not dates and not any(one.done for one in milestones):
        return Light.UNKNOWN
    days = max(((today - day).days for day in dates), default=0)
    if days <= 0:
        return Light.ON_TRACK
    return Light.AT_RISK if days <= GRACE_DAYS else Light.LATE


def suggested_attainment(plan: Plan, measure: Measure, actuals: Actuals, today: date) -> Light:
    """The worst light of the targets of the measure's goals; protected figures are not used."""
    targets = (target for goal in measure.goals for target in plan.pointing(Target, "goal", goal))
    lights = [target_light(plan, target, actuals, today) for target in targets]
    return worst(lights)


def worst(lights: Iterable[Light]) -> Light:
    """The light that asks for most attention; unknown only where nothing else is known."""
    return max(lights, key=_ORDER.index, default=Light.UNKNOWN)


def expected_share(target: Target, day: date, start: date | None = None) -> float | None:
    """Where a target should stand on a day, 0 to 1, on a straight line from the end of its baseline period to its date.

    `start` stands in for a baseline period that is no period; None when either end is unknown.
    """
    begin = last_day(target.baseline_period) or start
    if begin is None or target.due is None:
        return None
    if target.due <= begin:
        return 1.0
    return min(1.0, max(0.0, (day - begin).days / (target.due - begin).days))


def suggested_funding(plan: Plan, measure: Measure, today: date) -> Light:
    """From the gap between costs and funding, and from spending against the planned share of the time."""
    sums = money.of_measure(plan, measure.id)
    if not sums.cost_lines:
        return Light.UNKNOWN
    light = spending_light(sums.cost_lines, today)
    return max(light, Light.AT_RISK, key=_ORDER.index) if is_short(sums) else light


def planned_by(line: BudgetLine, day: date) -> Decimal:
    """How much of a line's planned amount falls on the time up to `day`, evenly over its year."""
    if line.year < day.year:
        return line.planned
    if line.year > day.year:
        return money.ZERO
    gone = (day - date(day.year, 1, 1)).days + 1
    length = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
    return line.planned * gone / length


def spending(costs: Sequence[BudgetLine], today: date) -> tuple[Decimal, Decimal] | None:
    """What is spent by a day and what was planned by it, over the costs whose actual is known; None while none is."""
    known = [line for line in costs if line.actual is not None and line.year <= today.year]
    if not known:
        return None
    planned = sum((planned_by(line, today) for line in known), money.ZERO)
    return sum((line.actual or money.ZERO for line in known), money.ZERO), planned


def spending_light(costs: Sequence[BudgetLine], today: date) -> Light:
    """The light of spending alone, whatever is funded."""
    found = spending(costs, today)
    if found is None:
        return Light.UNKNOWN
    spent, planned = found
    if spent > planned * TOO_MUCH:
        return Light.LATE
    if spent > planned * MUCH or spent < planned * LITTLE:
        return Light.AT_RISK
    return Light.ON_TRACK


def is_short(sums: money.MeasureMoney) -> bool:
    """Whether costs lack funding by more than a rounding."""
    return sums.gap > max(Decimal(1), sums.costs.planned / 100)


def target_light(plan: Plan, target: Target, actuals: Actuals, today: date) -> Light:
    """The light of one target: how far what was reached lies behind the straight line; protected figures are not used."""
    reached = of_target(target, actuals).public
    figure = actuals.of(target.id)
    if reached is None or figure is None:
        return Light.UNKNOWN
    cycle = plan.get(Cycle, target.cycle)
    expected = expected_share(target, min(today, last_day(figure.period) or today), cycle.starts if cycle else None)
    if expected is None:
        return Light.ON_TRACK if reached >= 1 else Light.UNKNOWN
    behind = expected - reached
    if behind <= BEHIND:
        return Light.ON_TRACK
    return Light.AT_RISK if behind <= FAR_BEHIND else Light.LATE
