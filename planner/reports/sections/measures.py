"""The measures: who does what until when, the state by shape and word, the money."""

from __future__ import annotations

from collections import Counter

from planner.charts.figures.words import STATUS_WORDS
from planner.domain import money
from planner.domain.goals import Goal
from planner.domain.lights import latest_status, overdue, shape_of
from planner.domain.measures import Measure, MeasureState
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Group, Heading, Keep, List, Row, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import milestones, phrases

MOST_OVERDUE = 20


def blocks(context: ReportContext) -> list[Block]:
    """One table over all measures grouped by goal, then what is overdue."""
    t = context.texts
    measures = phrases.measures_in_order(context)
    if not measures:
        return [Text(t.gettext("No measures have been planned yet."))]
    found: list[Block] = [Text(_lead(context, measures), "lead"), _table(context, measures)]
    going_on = [one for one in measures if one.state in (MeasureState.PLANNED, MeasureState.RUNNING)]
    pairs = [(one, milestone) for one in going_on for milestone in overdue(context.plan, one.id, context.day)]
    late = milestones.table(context, pairs, MOST_OVERDUE)
    if late is not None:
        found.append(Keep((Heading(2, t.gettext("Overdue milestones")), late)))
    if context.internal:
        comments = [_comment(context, one) for one in measures]
        told = tuple(comment for comment in comments if comment)
        if told:
            found += [Heading(2, t.gettext("Comments for the house alone")), List(told)]
    return found


def _lead(context: ReportContext, measures: list[Measure]) -> str:
    """How many measures there are, and how many in which state."""
    t = context.texts
    counts = Counter(shape_of(context.plan, one, context.day) for one in measures)
    states = [f"{t.number(counts[shape])} {t.gettext(word)}" for shape, word in STATUS_WORDS.items() if counts[shape]]  # type: ignore[index]
    said = t.ngettext("{n} measure works towards the goals", "{n} measures work towards the goals", len(measures))
    return f"{said}: {t.list(states)}."


def _table(context: ReportContext, measures: list[Measure]) -> Table:
    t, plan = context.texts, context.plan
    groups: dict[str, list[Measure]] = {goal.id: [] for _, goal in phrases.goals_in_order(context)}
    for measure in measures:
        groups.setdefault(measure.goals[0] if measure.goals else "", []).append(measure)
    rows: list[Row] = []
    for goal_id, some in groups.items():
        if some:
            goal = plan.get(Goal, goal_id)
            rows.append(Group(phrases.numbered(goal.number, goal.name) if goal else t.gettext("Without a goal")))
            rows += [_row(context, measure) for measure in some]
    columns = (
        Column(t.gettext("Measure"), weight=3),
        Column(t.gettext("Responsible"), weight=1.8),
        Column(t.gettext("Until"), "right"),
        Column(t.gettext("State")),
        *(Column(t.gettext(head), "right") for head in (N_("Planned in €"), N_("Spent in €"))),
    )
    sums = money.total(plan, context.cycle)
    total = (t.gettext("All measures"), "", "", "", phrases.money(context, sums.planned), phrases.spent(context, sums))
    note = t.gettext("Costs over all years of the cycle; a dash where nothing was entered yet.")
    summary = t.gettext("One row for each measure, grouped by goal.")
    return Table(columns, tuple(rows), sums=total, note=note, summary=summary)


def _row(context: ReportContext, measure: Measure) -> tuple[Cell, ...]:
    costs = money.of_measure(context.plan, measure.id).costs
    return (
        phrases.numbered(measure.number, measure.name),
        measure.lead or phrases.DASH,
        phrases.day(context, measure.until),
        phrases.status(context, measure),
        phrases.money(context, costs.planned),
        phrases.spent(context, costs),
    )


def _comment(context: ReportContext, measure: Measure) -> str:
    status = latest_status(context.plan, measure.id, context.day)
    words = " ".join(part for part in (status.reason, status.comment) if part) if status else ""
    return f"{phrases.numbered(measure.number, measure.name)}: {words}" if words else ""


SECTION = Section("measures", N_("Measures"), blocks)
