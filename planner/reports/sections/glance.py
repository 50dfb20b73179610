"""At a glance: the verdict in one sentence, four key figures, the goals, and what has to be decided."""

from __future__ import annotations

from planner.domain import attainment, money
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.lights import MeasureShape, shape_of, target_light
from planner.domain.measures import Measure, MeasureState
from planner.domain.overview import measures_figure, money_figure
from planner.domain.record import N_
from planner.domain.review import Decision as Decided
from planner.domain.review import Light, Review
from planner.reports.blocks import Block, Column, Decision, Heading, KeyFigure, KeyFigures, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases

MOST_GOALS = 12
MOST_DECISIONS = 8
ASKS = {
    Decided.ADAPT: N_("Adapt measure {measure}: {proposal}"),
    Decided.SCALE: N_("Extend measure {measure}: {proposal}"),
    Decided.END: N_("End measure {measure}: {proposal}"),
    Decided.REGULAR: N_("Move measure {measure} to regular funding: {proposal}"),
}
WORST = (Light.UNKNOWN, Light.ON_TRACK, Light.AT_RISK, Light.LATE)


def blocks(context: ReportContext) -> list[Block]:
    """The page that is read even when no other is."""
    t = context.texts
    found: list[Block] = [Text(verdict(context), "lead"), _figures(context)]
    goals = _goals(context)
    if goals is not None:
        found += [Heading(2, t.gettext("Goals and where they stand")), goals]
    asked = decisions(context)
    found.append(Heading(2, t.gettext("Decisions needed")))
    if asked:
        found.append(Decision(tuple(asked), t.gettext("The committee is asked to decide:")))
    else:
        found.append(Text(t.gettext("No decision is needed at present.")))
    return found


def verdict(context: ReportContext) -> str:
    """One or two sentences: measures on track, what is late, the money."""
    t, plan, cycle = context.texts, context.plan, context.cycle
    measures = [one for one in plan.of_cycle(Measure, cycle) if one.state is not MeasureState.STOPPED]
    if not measures:
        return t.gettext("The cycle has no measures yet; the report shows the situation it starts from.")
    shapes = [shape_of(plan, one, context.day) for one in measures]
    good = sum(shape in (MeasureShape.ON_TRACK, MeasureShape.DONE) for shape in shapes)
    late, risk = shapes.count(MeasureShape.LATE), shapes.count(MeasureShape.AT_RISK)
    parts = [t.gettext("{part} of {whole} measures are on track or completed.", part=good, whole=len(measures))]
    if late or risk:
        parts.append(t.gettext("{late} are late, {risk} at risk.", late=late, risk=risk))
    sums = money.total(plan, cycle)
    if sums.planned and sums.known:
        parts.append(
            t.gettext(
                "{actual} of {planned} are spent ({share}).",
                actual=t.money(sums.actual),
                planned=t.money(sums.planned),
                share=t.percent(sums.share or 0, 0),
            )
        )
    return " ".join(parts)


def decisions(context: ReportContext) -> list[str]:
    """What reviews propose and what has not been adopted yet; at most eight."""
    t, plan = context.texts, context.plan
    asked = []
    for measure in phrases.measures_in_order(context):
        reviews = [one for one in plan.pointing(Review, "measure", measure.id) if one.day <= context.day]
        last = max(reviews, key=lambda one: one.day, default=None)
        if (
            last is not None
            and last.decision in ASKS
            and measure.state not in (MeasureState.STOPPED, MeasureState.DONE)
        ):
            name = phrases.numbered(measure.number, measure.name)
            asked.append(
                t.gettext(
                    ASKS[last.decision],
                    measure=f"„{name}“" if t.language == "de" else f"“{name}”",
                    proposal=last.proposal or "–",
                )
            )
    upper = [goal for goal in plan.of_cycle(Goal, context.cycle) if goal.level is not GoalLevel.ACTION]
    waiting = sum(goal.resolution is None for goal in upper)
    if waiting:
        asked.append(
            t.ngettext(
                "Adopt one goal that has no resolution yet.", "Adopt {n} goals that have no resolution yet.", waiting
            )
        )
    return asked[:MOST_DECISIONS]


def goal_light(context: ReportContext, goal: Goal) -> str:
    """The worst light of the targets of a goal and of the goals below it; a key of the status signs."""
    plan = context.plan
    lights = [
        target_light(plan, target, context.actuals, context.day) for target in plan.pointing(Target, "goal", goal.id)
    ]
    lights += [Light(goal_light(context, child)) for child in plan.pointing(Goal, "parent", goal.id)]
    return max(lights, key=WORST.index, default=Light.UNKNOWN).value


def _figures(context: ReportContext) -> KeyFigures:
    w, plan, cycle = context.words, context.plan, context.cycle
    found = [
        KeyFigure(w.say(one.value), w.say(one.noun), w.say(one.note))
        for one in (measures_figure(plan, cycle, context.day), money_figure(plan, cycle, context.day))
    ]
    t = context.texts
    targets = plan.of_cycle(Target, cycle)
    reached = [attainment.of_target(target, context.actuals) for target in targets]
    known = [one.value if context.internal else one.public for one in reached]
    hit = sum(value is not None and value >= 1 for value in known)
    found.append(
        KeyFigure(
            t.gettext("{part} of {whole}", part=hit, whole=len(targets)),
            t.gettext("targets reached"),
            t.gettext("{n} not measured yet", n=sum(value is None for value in known)),
        )
    )
    count = len(decisions(context))
    found.append(KeyFigure(t.number(count), t.ngettext("decision needed", "decisions needed", count)))
    return KeyFigures(tuple(found))


def _goals(context: ReportContext) -> Table | None:
    t, plan = context.texts, context.plan
    goals = [
        goal for level in (GoalLevel.GUIDING, GoalLevel.INTERMEDIATE)
        for goal in phrases.in_order(plan.of_cycle(Goal, context.cycle)) if goal.level is level
    ]  # fmt: skip
    if not goals:
        return None
    goals.sort(key=lambda goal: (goal.number, goal.rank))
    rows = []
    for goal in goals[:MOST_GOALS]:
        reached = attainment.of_goal(plan, goal.id, context.actuals)
        rows.append(
            (
                phrases.numbered(goal.number, goal.name),
                context.words.of(f"level.{goal.level}"),
                phrases.share(context, reached.value if context.internal else reached.public),
                phrases.sign(context, goal_light(context, goal)),
            )
        )
    more = len(goals) - len(rows)
    note = t.gettext("Attainment is the mean of the targets below a goal; a dash means that nothing was measured yet.")
    if more:
        note += " " + t.ngettext("One more goal follows below.", "{n} more goals follow below.", more)
    columns = (
        Column(t.gettext("Goal"), weight=1),
        Column(t.gettext("Level")),
        Column(t.gettext("Attainment")),
        Column(t.gettext("State")),
    )
    return Table(columns, tuple(rows), note=note, summary=t.gettext("One row for each goal."))


SECTION = Section("glance", N_("At a glance"), blocks)
