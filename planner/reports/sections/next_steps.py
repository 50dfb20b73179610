"""Next steps: what is due in the half year to come, and which steps of the circle follow."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.measures import Milestone
from planner.domain.readiness import StepSign, sign_of
from planner.domain.record import N_
from planner.reports.blocks import Block, Column, Heading, List, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases

AHEAD = timedelta(days=183)
MOST_DUE = 20
MOST_STEPS = 6


def blocks(context: ReportContext) -> list[Block]:
    """Milestones by date, then the steps of the circle that are open."""
    t = context.texts
    found: list[Block] = []
    due = _due(context)
    if due is not None:
        found += [Heading(2, t.gettext("Milestones of the next six months")), due]
    steps = [
        context.texts.gettext("{phase}: {step}", phase=context.words.of(f"phase.{step.phase}"), step=step.title)
        for step in context.circle.steps
        if sign_of(context.plan, context.cycle, step) in (StepSign.OPEN, StepSign.IN_PROGRESS)
    ]
    if steps:
        found += [Heading(2, t.gettext("Steps of the quality circle under way")), List(tuple(steps[:MOST_STEPS]))]
    return found or [Text(t.gettext("No dates have been set for the next six months."))]


def _due(context: ReportContext) -> Table | None:
    t, rows = context.texts, []
    for measure in phrases.measures_in_order(context):
        for one in context.plan.pointing(Milestone, "measure", measure.id):
            if one.due and one.done is None and context.day <= one.due <= context.day + AHEAD:
                name = phrases.numbered(measure.number, measure.name)
                rows.append((one.due, t.date(one.due), one.name, name, measure.lead or phrases.DASH))
    if not rows:
        return None
    columns = (
        Column(t.gettext("Date")),
        Column(t.gettext("Milestone"), weight=1.6),
        Column(t.gettext("Measure"), weight=1.8),
        Column(t.gettext("Responsible"), weight=1.2),
    )
    shown = tuple(row[1:] for row in sorted(rows)[:MOST_DUE])
    return Table(columns, shown, summary=t.gettext("One row for each milestone, the nearest first."))


SECTION = Section("next_steps", N_("Next steps"), blocks)
