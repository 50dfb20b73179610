"""Vision and goals: the tree with attainment, and the targets with baseline, actual value and date."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain import attainment
from planner.domain.figures import Area, Indicator
from planner.domain.goals import Goal, GoalConflict, Target, Vision
from planner.domain.governance import Resolution
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Group, Heading, List, Number, Row, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import glance, phrases


def blocks(context: ReportContext) -> list[Block]:
    """The vision, the tree, the targets, the conflicts."""
    t, plan, cycle = context.texts, context.plan, context.cycle
    found: list[Block] = []
    vision = max(plan.of_cycle(Vision, cycle), key=lambda one: one.version, default=None)
    if vision is not None:
        found.append(Text(vision.text, "lead"))
        adopted = plan.get(Resolution, vision.resolution)
        if adopted is not None:
            found.append(
                Text(
                    t.gettext("Adopted on {day}: {subject}", day=t.date(adopted.day), subject=adopted.subject), "small"
                )
            )
    rows = list(_tree(context))
    if not rows:
        return [*found, Text(t.gettext("No goals have been set yet."))]
    columns = (
        Column(t.gettext("Goal"), weight=3),
        Column(t.gettext("Responsible"), weight=1.2),
        Column(t.gettext("By"), "right"),
        Column(t.gettext("Attainment")),
        Column(t.gettext("State")),
    )
    note = t.gettext(
        "The sign is the worst of the targets below a goal, against a straight line from baseline to target."
    )
    found += [Heading(2, t.gettext("Goals and attainment")), Table(columns, tuple(rows), note=note)]
    targets = _targets(context)
    if targets is not None:
        found += [Heading(2, t.gettext("Targets")), targets]
    conflicts = [_conflict(context, one) for one in plan.of_cycle(GoalConflict, cycle)]
    if conflicts:
        found += [Heading(2, t.gettext("Conflicts of goals")), List(tuple(conflicts))]
    return found


def _tree(context: ReportContext) -> Iterator[Row]:
    plan = context.plan
    goals = plan.of_cycle(Goal, context.cycle)
    known = {goal.id for goal in goals}
    tops = [goal for goal in goals if goal.parent not in known]
    for top in phrases.in_order(tops):
        yield Group(f"{context.words.of(f'level.{top.level}')} {phrases.numbered(top.number, top.name)}")
        yield _row(context, top, context.texts.gettext("The goal as a whole"))
        yield from _below(context, top, frozenset({top.id}))


def _below(context: ReportContext, goal: Goal, seen: frozenset[str]) -> Iterator[Row]:
    for child in phrases.in_order(context.plan.pointing(Goal, "parent", goal.id)):
        if child.id in seen or child.cycle != context.cycle.id:
            continue
        yield _row(context, child, phrases.numbered(child.number, child.name))
        yield from _below(context, child, seen | {child.id})


def _row(context: ReportContext, goal: Goal, name: str) -> tuple[Cell, ...]:
    reached = attainment.of_goal(context.plan, goal.id, context.actuals)
    return (
        name,
        goal.lead or phrases.DASH,
        phrases.day(context, goal.due),
        phrases.share(context, reached.value if context.internal else reached.public),
        phrases.sign(context, glance.goal_light(context, goal)),
    )


def _targets(context: ReportContext) -> Table | None:
    t, plan = context.texts, context.plan
    rows: list[tuple[Cell, ...]] = []
    for target in plan.of_cycle(Target, context.cycle):
        goal, indicator = plan.get(Goal, target.goal), plan.get(Indicator, target.indicator)
        if goal is None or indicator is None:
            continue
        hidden = target.id in context.actuals.hidden
        actual = context.actuals.of(target.id)
        reached = attainment.of_target(target, context.actuals)
        area = plan.get(Area, target.area)
        what = indicator.name + (f", {area.name}" if area else "")
        rows.append(
            (
                phrases.numbered(goal.number, what),
                phrases.amount(context, indicator, target.baseline),
                phrases.figure(context, indicator, actual, hidden=hidden),
                Number(t.period(actual.period) if actual and actual.period else phrases.DASH),
                phrases.amount(context, indicator, target.value),
                phrases.day(context, target.due),
                phrases.share(context, reached.value if context.internal else reached.public),
            )
        )
    if not rows:
        return None
    heads = (N_("Baseline"), N_("Actual"), N_("Period"), N_("Target"), N_("By"))
    columns = (
        Column(t.gettext("Goal and indicator"), weight=1),
        *(Column(t.gettext(head), "right") for head in heads),
        Column(t.gettext("Attainment")),
    )
    note = t.gettext("• stands for a protected figure. Attainment is the way gone from the baseline to the target.")
    rows.sort(key=lambda row: str(row[0]))
    return Table(columns, tuple(rows), note=note)


def _conflict(context: ReportContext, conflict: GoalConflict) -> str:
    names = [
        phrases.numbered(goal.number, goal.name) for goal in context.plan.some(Goal, (conflict.first, conflict.second))
    ]
    return " ↔ ".join(names) + f": {conflict.description} {conflict.answer}".rstrip()


SECTION = Section("goals", N_("Goals"), blocks)
