"""Vision and goals: the tree with attainment, and the targets with baseline, actual value and date."""

from __future__ import annotations

from planner.charts.figures import words
from planner.domain import attainment
from planner.domain.figures import Area, Indicator, State
from planner.domain.goals import Goal, GoalConflict, Target, Vision
from planner.domain.governance import Resolution
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Heading, List, Nested, Number, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import courses, glance, phrases

DEEPEST = 3


def blocks(context: ReportContext) -> list[Block]:
    """The vision, the tree, the targets, the conflicts."""
    t = context.texts
    found = _vision(context)
    tree = _tree(context)
    if tree is None:
        return [*found, Text(t.gettext("No goals have been set yet."))]
    found += [Heading(2, t.gettext("Goals and attainment")), tree]
    targets = _targets(context)
    if targets is not None:
        found += [Heading(2, t.gettext("Targets")), targets]
    conflicts = [_conflict(context, one) for one in context.plan.of_cycle(GoalConflict, context.cycle)]
    if conflicts:
        found += [Heading(2, t.gettext("Conflicts of goals")), List(tuple(conflicts))]
    return found


def _vision(context: ReportContext) -> list[Block]:
    t, plan = context.texts, context.plan
    vision = max(plan.of_cycle(Vision, context.cycle), key=lambda one: one.version, default=None)
    if vision is None:
        return []
    found: list[Block] = [Text(vision.text, "lead")]
    adopted = plan.get(Resolution, vision.resolution)
    if adopted is not None:
        said = t.gettext("Adopted on {day}: {subject}", day=t.date(adopted.day), subject=adopted.subject)
        found.append(Text(said, "small"))
    return found


def _tree(context: ReportContext) -> Table | None:
    t = context.texts
    rows = tuple(_row(context, depth, goal) for depth, goal in phrases.goals_in_order(context))
    if not rows:
        return None
    columns = (
        Column(t.gettext("Goal"), weight=3),
        Column(t.gettext("Responsible"), weight=1.3),
        Column(t.gettext("By"), "right"),
        Column(t.gettext("Attainment")),
        Column(t.gettext("Target path")),
    )
    note = t.gettext(
        "Attainment: the mean of the targets below a goal, each counted as 0 to 100 %, a dash where nothing was measured "
        "yet. Target path: the worst of these targets, against a straight line from the baseline to the target."
    )
    return Table(
        columns, rows, note=note, summary=t.gettext("One row for each goal; goals stand below those they serve.")
    )


def _row(context: ReportContext, depth: int, goal: Goal) -> tuple[Cell, ...]:
    reached = attainment.of_goal(context.plan, goal.id, context.actuals)
    return (
        Nested(phrases.numbered(goal.number, goal.name), min(depth, DEEPEST)),
        goal.lead or phrases.DASH,
        phrases.day(context, goal.due),
        phrases.share(context, reached),
        phrases.sign(context, glance.goal_light(context, goal)),
    )


def _targets(context: ReportContext) -> Table | None:
    t = context.texts
    rows = [row for target in phrases.targets_in_order(context) if (row := _target(context, target))]
    if not rows:
        return None
    columns = (
        Column(t.gettext("Goal and indicator"), weight=1),
        *(Column(t.gettext(head), "right") for head in (N_("Baseline"), N_("Actual"), N_("Target"), N_("By"))),
        Column(t.gettext("Attainment")),
    )
    protected, unknown = t.gettext("protected"), t.gettext("not stated")
    note = t.gettext(
        "Attainment: the way gone from the baseline to the target; below zero where things got worse. Signs: {signs}.",
        signs=f"• {protected}, – {unknown}",
    )
    note = " ".join([note, *_parted(context)])
    return Table(columns, tuple(rows), note=note, summary=t.gettext("One row for each target."))


def _parted(context: ReportContext) -> list[str]:
    """Why attainments are not told: each target whose baseline and figure are parted by a break, with the reason."""
    t, plan, found = context.texts, context.plan, []
    for target in phrases.targets_in_order(context):
        parted = attainment.of_target(target, context.actuals).parted
        indicator = plan.get(Indicator, target.indicator)
        if parted is not None and indicator is not None:
            name = phrases.of_area(indicator, plan.get(Area, target.area))
            found.append(t.gettext("{name}: {why}.", name=name, why=words.parted(parted, t)))
    return list(dict.fromkeys(found))


def _target(context: ReportContext, target: Target) -> tuple[Cell, ...] | None:
    plan = context.plan
    goal, indicator = plan.get(Goal, target.goal), plan.get(Indicator, target.indicator)
    if goal is None or indicator is None:
        return None
    return (
        phrases.numbered(goal.number, phrases.of_area(indicator, plan.get(Area, target.area))),
        _baseline(context, indicator, target),
        phrases.actual(context, indicator, target, dated=True),
        Number(phrases.DASH) if target.value is None else phrases.amount(context, indicator, target.value),
        phrases.day(context, target.due),
        phrases.share(context, attainment.of_target(target, context.actuals)),
    )


def _baseline(context: ReportContext, indicator: Indicator, target: Target) -> Number:
    """The baseline a person entered, unless it repeats a figure that must not leave the house."""
    if target.baseline is None:
        return Number(phrases.DASH)
    found, area = courses.measured(context, indicator), target.area or (context.town.id if context.town else "")
    if found is not None and found.table.cell(area, target.baseline_period).state is State.SUPPRESSED:
        return Number(phrases.SIGNS[State.SUPPRESSED])
    return phrases.amount(context, indicator, target.baseline)


def _conflict(context: ReportContext, conflict: GoalConflict) -> str:
    found = context.plan.some(Goal, (conflict.first, conflict.second))
    names = " – ".join(phrases.quoted(context, phrases.numbered(goal.number, goal.name)) for goal in found)
    return f"{names}: {conflict.description} {conflict.answer}".rstrip()


SECTION = Section("goals", N_("Goals"), blocks)
