"""What the committee is asked to decide, drawn from resolutions, money, reviews and goals of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain import money
from planner.domain.goals import Goal, GoalLevel, Vision
from planner.domain.governance import Outcome, Resolution
from planner.domain.lights import MeasureShape, shape_of
from planner.domain.measures import Measure, MeasureState
from planner.domain.record import N_
from planner.domain.review import Decision, Review
from planner.reports.context import ReportContext
from planner.reports.sections import phrases

MOST_DECISIONS = 8
MOST_NAMED = 6
ASKS = {
    Decision.ADAPT: N_("Adapt the measure {measure}."),
    Decision.SCALE: N_("Extend the measure {measure}."),
    Decision.END: N_("End the measure {measure}."),
    Decision.REGULAR: N_("Move the measure {measure} to regular funding."),
}
NOT_ASKED = {
    Decision.ADAPT: (MeasureState.STOPPED, MeasureState.DONE),
    Decision.SCALE: (MeasureState.STOPPED, MeasureState.DONE),
    Decision.END: (MeasureState.STOPPED, MeasureState.DONE),
    Decision.REGULAR: (MeasureState.STOPPED,),
}


def decisions(context: ReportContext) -> tuple[str, ...]:
    """The proposals in the order a committee asks: postponed, money, delays, reviews, adoption; at most eight."""
    asked = [*_postponed(context), *_money(context), *_late(context), *_reviewed(context), *_adoption(context)]
    return tuple(asked[:MOST_DECISIONS])


def _postponed(context: ReportContext) -> Iterator[str]:
    """Papers whose last word was “postponed”."""
    last: dict[str, Resolution] = {}
    for one in sorted(context.plan.all(Resolution), key=lambda one: one.day):
        if one.day <= context.day and (one.open_session or context.internal):
            last[one.number or one.subject] = one
    for one in last.values():
        if one.outcome is Outcome.POSTPONED:
            yield context.texts.gettext(
                "Take up again what was postponed on {day}: {subject}.",
                day=context.texts.date(one.day),
                subject=one.subject.rstrip("."),
            )


def _money(context: ReportContext) -> Iterator[str]:
    """What is planned and not covered; the measures that lack most are named."""
    t = context.texts
    gaps = [(sums.gap, measure) for measure, sums in phrases.uncovered(context)]
    if not gaps:
        return
    named = sorted(gaps, key=lambda pair: -pair[0])[:MOST_NAMED]
    names = [f"{measure.number or measure.name} ({t.money(gap)})" for gap, measure in named]
    if len(gaps) > len(named):
        names.append(t.gettext("{n} more", n=len(gaps) - len(named)))
    yield t.gettext(
        "Cover the {gap} that have no funding yet, or cut the measures: {measures}.",
        gap=t.money(sum((gap for gap, _ in gaps), money.ZERO)),
        measures=t.list(names),
    )


def _late(context: ReportContext) -> Iterator[str]:
    t = context.texts
    late = [
        one
        for one in phrases.measures_in_order(context)
        if shape_of(context.plan, one, context.day) is MeasureShape.LATE
    ]
    if not late:
        return
    names = [phrases.quoted(context, phrases.numbered(one.number, one.name)) for one in late[:MOST_NAMED]]
    if len(late) > len(names):
        names.append(t.gettext("{n} more", n=len(late) - len(names)))
    yield t.ngettext(
        "Counteract the delay of the measure {measures}.",
        "Counteract the delay of {n} measures: {measures}.",
        len(late),
        n=phrases.number_word(context, len(late)),
        measures=t.list(names),
    )


def _reviewed(context: ReportContext) -> Iterator[str]:
    """What the last review of a measure proposes, unless a later resolution has settled it."""
    plan = context.plan
    for measure in phrases.measures_in_order(context):
        reviews = [one for one in plan.pointing(Review, "measure", measure.id) if one.day <= context.day]
        last = max(reviews, key=lambda one: (one.day, one.id), default=None)
        if last is None or last.decision not in ASKS or measure.state in NOT_ASKED[last.decision]:
            continue
        if not _settled(context, measure, last):
            name = phrases.quoted(context, phrases.numbered(measure.number, measure.name))
            yield (
                f"{name}: {last.proposal}"
                if last.proposal
                else context.texts.gettext(ASKS[last.decision], measure=name)
            )


def _settled(context: ReportContext, measure: Measure, review: Review) -> bool:
    resolution = context.plan.get(Resolution, measure.resolution)
    return resolution is not None and resolution.day >= review.day


def _adoption(context: ReportContext) -> Iterator[str]:
    t, plan = context.texts, context.plan
    vision = max(plan.of_cycle(Vision, context.cycle), key=lambda one: one.version, default=None)
    if vision is not None and vision.resolution is None:
        yield t.gettext("Adopt the vision.")
    upper = [goal for goal in plan.of_cycle(Goal, context.cycle) if goal.level is not GoalLevel.ACTION]
    waiting = sum(goal.resolution is None for goal in upper)
    if waiting:
        yield t.ngettext(
            "Adopt one goal that has no resolution yet.",
            "Adopt {n} goals that have no resolution yet.",
            waiting,
            n=phrases.number_word(context, waiting),
        )
