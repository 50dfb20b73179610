"""What is reviewed: the measures and goals of the present cycle, with what was found and decided about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planner.domain.goals import Goal
from planner.domain.measures import Measure, MeasureState
from planner.domain.naming import natural
from planner.domain.plan import Plan
from planner.domain.review import Decision, Review
from planner.domain.status_round import in_order, of_cycle
from planner.operations.review import Findings, ReviewGoal, ReviewMeasure

Subject = Measure | Goal

SUGGESTED = {MeasureState.STOPPED: Decision.END}


def measures(plan: Plan) -> tuple[Measure, ...]:
    """The measures of the present cycle by number."""
    return of_cycle(plan, plan.cycle)


def goals(plan: Plan) -> tuple[Goal, ...]:
    """The goals of the present cycle as their tree reads."""
    return in_tree(plan.of_cycle(Goal, plan.cycle))


def in_tree(found: Sequence[Goal]) -> tuple[Goal, ...]:
    """Goals as their tree reads; those whose parent is not among them stand on top, goals in a ring are left out."""
    known = {goal.id for goal in found}
    below: dict[str | None, list[Goal]] = {}
    for goal in found:
        below.setdefault(goal.parent if goal.parent in known else None, []).append(goal)
    return tuple(_walk(None, below))


def _walk(parent: str | None, below: Mapping[str | None, list[Goal]]) -> Iterator[Goal]:
    for goal in sorted(below.get(parent, ()), key=lambda one: (one.rank, natural(one.number), one.name)):
        yield goal
        yield from _walk(goal.id, below)


def family(plan: Plan, goal: Goal) -> tuple[Goal, ...]:
    """A goal and all goals below it."""
    found = {goal.id: goal}
    waiting = [goal]
    while waiting:
        fresh = [one for one in plan.pointing(Goal, "parent", waiting.pop().id) if one.id not in found]
        found.update((one.id, one) for one in fresh)
        waiting += fresh
    return tuple(found.values())


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
