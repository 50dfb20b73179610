"""What is reviewed: the measures and goals of the present cycle, with what was found and decided about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.goals import Goal
from planner.domain.measures import Measure, MeasureState
from planner.domain.naming import natural
from planner.domain.plan import Plan
from planner.domain.review import Decision, Review
from planner.domain.status_round import in_order
from planner.operations.review import Findings, ReviewGoal, ReviewMeasure

Subject = Measure | Goal

SUGGESTED = {MeasureState.STOPPED: Decision.END}


def measures(plan: Plan) -> tuple[Measure, ...]:
    """The measures of the present cycle by number."""
    return in_order(plan.of_cycle(Measure, plan.cycle))


def goals(plan: Plan) -> tuple[Goal, ...]:
    """The goals of the present cycle as their tree reads."""
    return in_tree(plan.of_cycle(Goal, plan.cycle))


def in_tree(found: Sequence[Goal]) -> tuple[Goal, ...]:
    """Goals as their tree reads; those whose parent is not among them stand on top."""
    known = {goal.id for goal in found}
    return tuple(_below([goal for goal in found if goal.parent not in known], found, set()))


def _below(level: Sequence[Goal], found: Sequence[Goal], seen: set[str]) -> Iterator[Goal]:
    for goal in sorted(level, key=lambda one: (one.rank, natural(one.number), one.name)):
        if goal.id not in seen:
            seen.add(goal.id)
            yield goal
            yield from _below([one for one in found if one.parent == goal.id], found, seen)


def family(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    """A goal and all goals below it."""
    return tuple(_below([goal], plan.of_cycle(Goal, plan.cycle), set()))


def serving(plan: Plan, goal: Goal) -> tuple[Measure, ...]:
    """The measures that serve a goal or one below it, by number."""
    found = {one.id: one for each in family(plan, goal) for one in plan.pointing(Measure, "goals", each.id)}
    return in_order(tuple(found.values()))


def begun(plan: Plan) -> tuple[Measure, ...]:
    """The measures that are more than planned: what a review is asked of."""
    return tuple(one for one in measures(plan) if one.state is not MeasureState.PLANNED)


def reviews(plan: Plan, subject: Subject) -> tuple[Review, ...]:
    """The reviews of a measure or a goal, the newest first."""
    found = plan.pointing(Review, subject.kind, subject.id)
    return tuple(sorted(found, key=lambda one: (one.day, one.id), reverse=True))


def newest(plan: Plan, subject: Subject) -> Review | None:
    """The newest review, or None."""
    return next(iter(reviews(plan, subject)), None)


def find(plan: Plan, ident: str) -> Subject | None:
    """The measure or goal with this id, or the one a review with this id speaks of."""
    review = plan.get(Review, ident)
    wanted = (review.measure or review.goal) if review else ident
    return plan.get(Measure, wanted) or plan.get(Goal, wanted)


def first_decision(subject: Subject) -> Decision:
    """What a review begins with: an ended measure ends, all else goes on until somebody says otherwise."""
    return SUGGESTED.get(subject.state, Decision.CONTINUE) if isinstance(subject, Measure) else Decision.CONTINUE


def reviewed(subject: Subject, findings: Findings) -> ReviewMeasure | ReviewGoal:
    """What writes a review of today."""
    if isinstance(subject, Measure):
        return ReviewMeasure(subject.id, findings)
    return ReviewGoal(subject.id, findings)
