"""The status round: which measures it goes through, which of them are due, and which are answered for today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain.frame import Cycle
from planner.domain.lights import latest_status, suggested
from planner.domain.measures import Measure, MeasureState
from planner.domain.naming import natural
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals
from planner.domain.review import Light, Status
from planner.domain.rules.review import STATUS_DAYS

WORKED_ON = (MeasureState.PLANNED, MeasureState.RUNNING)


def in_order(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Measures as they are called up: by number, M-9 before M-10, then by name."""
    return tuple(sorted(measures, key=lambda one: (one.number == "", natural(one.number), one.name.casefold())))


def of_cycle(plan: Plan, cycle: Cycle) -> tuple[Measure, ...]:
    """The measures of a cycle in order."""
    key = ("measures in order", cycle.id)
    return plan.derived(key, (Measure,), lambda known: in_order(known.of_cycle(Measure, cycle)))


def worked_on(plan: Plan, cycle: Cycle) -> tuple[Measure, ...]:
    """The measures of a cycle that are planned or running, in order."""
    return tuple([one for one in of_cycle(plan, cycle) if one.state in WORKED_ON])


def assessed(plan: Plan, day: date) -> frozenset[str]:
    """The ids of the measures that have a status of this very day."""
    key = ("assessed", day)
    return plan.derived(key, (Status,), lambda known: frozenset(s.measure for s in known.all(Status) if s.day == day))


def status_of(plan: Plan, measure: str, day: date) -> Status | None:
    """The status of a measure on this very day, or None."""
    return next((one for one in plan.pointing(Status, "measure", measure) if one.day == day), None)


def status_before(plan: Plan, measure: str, day: date) -> Status | None:
    """The newest status of a measure before a day, or None."""
    known = [one for one in plan.pointing(Status, "measure", measure) if one.day < day]
    return max(known, key=lambda one: (one.day, one.id), default=None)


def is_due(plan: Plan, measure: Measure, actuals: Actuals, today: date) -> bool:
    """Whether a measure asks for a word: it runs (or should) and its last status before today is missing, is older than
    half a year, or rests on suggestions that dates, figures or money no longer make.

    What was said today changes nothing: a measure stays in the round it was called up in.
    """
    if measure.state not in WORKED_ON:
        return False
    if measure.state is MeasureState.PLANNED and (measure.starts is None or measure.starts > today):
        return False
    last = status_before(plan, measure.id, today)
    if last is None or (today - last.day).days > STATUS_DAYS:
        return True
    now = suggested(plan, measure, actuals, today)
    then = (last.suggested_implementation, last.suggested_attainment, last.suggested_funding)
    return any(
        light not in (Light.UNKNOWN, before)
        for light, before in zip((now.implementation, now.attainment, now.funding), then, strict=True)
    )


def latest(plan: Plan, measures: Sequence[Measure], today: date) -> list[tuple[Measure, Status | None]]:
    """Each measure with its newest status up to today."""
    return [(one, latest_status(plan, one.id, today)) for one in measures]
