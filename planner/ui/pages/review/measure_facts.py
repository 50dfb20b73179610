"""What is known of a measure, in four short facts, and which goal it serves."""

from __future__ import annotations

from datetime import date

from planner import texts
from planner.content.words import Words
from planner.domain import money
from planner.domain.goals import Goal
from planner.domain.measures import Measure, Milestone
from planner.domain.naming import numbered
from planner.domain.plan import Plan
from planner.texts import gettext as _

DASH = "–"


def names() -> tuple[str, ...]:
    """The names of the facts."""
    return (_("Responsible (office)"), _("Period"), _("Next milestone"), _("Spent"))


def facts(plan: Plan, measure: Measure) -> tuple[str, ...]:
    """Lead, dates, the milestone that comes next, money spent of money planned."""
    return (
        measure.lead or DASH,
        span(measure.starts, measure.until),
        _next_milestone(plan, measure),
        spent(plan, measure),
    )


def span(starts: date | None, until: date | None) -> str:
    """From one day to another; an open end is said."""
    t = texts.current()
    if starts and until:
        return f"{t.date(starts)}–{t.date(until)}"
    if starts:
        return _("from {date}", date=t.date(starts))
    return _("until {date}", date=t.date(until)) if until else DASH


def spent(plan: Plan, measure: Measure) -> str:
    """What was spent of what is planned."""
    t, costs = texts.current(), money.of_measure(plan, measure.id).costs
    if not costs.lines:
        return DASH
    planned = t.money(costs.planned, 0)
    if not costs.known:
        return _("{planned} planned", planned=planned)
    return _("{spent} of {planned}", spent=t.number(costs.actual, 0), planned=planned)


def goal_words(plan: Plan, measure: Measure, words: Words) -> str:
    """The first of the goals a measure serves, with its level's word; "" without one."""
    goal = next(iter(plan.some(Goal, measure.goals)), None)
    if goal is None:
        return ""
    return _("{kind} {name}", kind=words.of("kind.goal"), name=numbered(goal.number, goal.name))


def _next_milestone(plan: Plan, measure: Measure) -> str:
    waiting = [one for one in plan.pointing(Milestone, "measure", measure.id) if one.done is None]
    if not waiting:
        return DASH
    first = min(waiting, key=lambda one: (one.due or date.max, one.id))
    return f"{first.name}, {texts.current().date(first.due)}" if first.due else first.name
