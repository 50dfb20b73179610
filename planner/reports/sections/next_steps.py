"""Next steps: what is due in the half year to come, and which steps of the circle follow."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.measures import Milestone
from planner.domain.readiness import StepSign, sign_of
from planner.domain.record import N_
from planner.reports.blocks import Block, Heading, Keep, List, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import milestones, phrases

AHEAD = timedelta(days=183)
MOST_DUE = 20
MOST_STEPS = 6


def blocks(context: ReportContext) -> list[Block]:
    """Milestones by date, then the steps of the circle that are open."""
    t = context.texts
    found: list[Block] = []
    pairs = [
        (measure, one)
        for measure in phrases.measures_in_order(context)
        for one in context.plan.pointing(Milestone, "measure", measure.id)
        if one.due and one.done is None and context.day <= one.due <= context.day + AHEAD
    ]
    due = milestones.table(context, pairs, MOST_DUE)
    if due is not None:
        found += [Heading(2, t.gettext("Milestones of the next six months")), due]
    steps = [
        f"{context.words.of(f'phase.{step.phase}')}: {step.title}"
        for step in context.circle.steps
        if sign_of(context.plan, context.cycle, step) in (StepSign.OPEN, StepSign.IN_PROGRESS)
    ]
    if steps:
        heading = Heading(2, t.gettext("Steps of the quality circle under way"))
        found.append(Keep((heading, List(tuple(steps[:MOST_STEPS])))))
    return found or [Text(t.gettext("No dates have been set for the next six months."))]


SECTION = Section("next_steps", N_("Next steps"), blocks)
