"""What goes into the next cycle: the items to decide about, what is chosen or proposed for each, and what comes along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.domain.analysis import Need
from planner.domain.attainment import of_goal
from planner.domain.frame import Cycle
from planner.domain.goals import Goal, Target, Vision
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone
from planner.domain.plan import Plan
from planner.domain.record import N_, Record
from planner.domain.remarks import Actuals
from planner.domain.review import Carried, Decision, Earmark, Review
from planner.domain.sentence import SILENCE, Sentence

BY_DECISION = {
    Decision.CONTINUE: Carried.KEPT,
    Decision.ADAPT: Carried.CHANGED,
    Decision.SCALE: Carried.CHANGED,
    Decision.END: Carried.DROPPED,
    Decision.REGULAR: Carried.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an item: `proposed` until somebody chose; `why` says what a proposal rests on."""

    choice: Carried
    reason: str = ""
    proposed: bool = False
    why: Sentence = SILENCE


def carried_items(plan: Plan, cycle: Cycle) -> dict[str, Record]:
    """What a next cycle decides about, by id: the newest vision, then needs, goals and measures of `cycle`."""
    visions = sorted(plan.of_cycle(Vision, cycle), key=lambda vision: vision.version)[-1:]
    found: list[Record] = [*visions, *plan.of_cycle(Need, cycle), *plan.of_cycle(Goal, cycle)]
    return {record.id: record for record in (*found, *plan.of_cycle(Measure, cycle))}


def parts_of(plan: Plan, record: Record, first_year: int) -> Iterator[Record]:
    """What comes along with an item: targets, milestones not reached, budget lines from a year on."""
    if isinstance(record, Goal):
        yield from plan.pointing(Target, "goal", record.id)
    elif isinstance(record, Measure):
        milestones = plan.pointing(Milestone, "measure", record.id)
        yield from (milestone for milestone in milestones if milestone.done is None)
        lines = plan.pointing(BudgetLine, "measure", record.id)
        yield from (line for line in lines if line.year >= first_year)


def earmarks(plan: Plan, cycle: Cycle) -> Mapping[str, Earmark]:
    """What was chosen already, by the item's id."""
    key = ("earmarks", cycle.id)
    return plan.derived(key, (Earmark,), lambda known: {one.item: one for one in known.of_cycle(Earmark, cycle)})


def fates(plan: Plan, cycle: Cycle, actuals: Actuals) -> dict[str, Fate]:
    """What becomes of every item of a cycle, chosen or proposed, by its id."""
    return {id_: fate(plan, cycle, item, actuals) for id_, item in carried_items(plan, cycle).items()}


def fate(plan: Plan, cycle: Cycle, item: Record, actuals: Actuals) -> Fate:
    """What becomes of one item of a cycle: what was chosen for it, else the proposal."""
    mark = earmarks(plan, cycle).get(item.id)
    return Fate(mark.choice, mark.reason) if mark else proposal(plan, item, actuals)


def proposal(plan: Plan, item: Record, actuals: Actuals) -> Fate:
    """What the last review decided; without one, what is over or reached is dropped and all else kept."""
    review = _last_review(plan, item)
    if review is not None:
        why = Sentence(N_("Review: {decision}"), params={"decision": review.decision})
        return Fate(BY_DECISION[review.decision], review.proposal, proposed=True, why=why)
    if isinstance(item, Measure) and item.state in (MeasureState.DONE, MeasureState.STOPPED):
        return Fate(Carried.DROPPED, proposed=True, why=Sentence(N_("is {state}"), params={"state": item.state}))
    if isinstance(item, Goal) and (of_goal(plan, item.id, actuals).public or 0.0) >= 1:
        return Fate(Carried.DROPPED, proposed=True, why=Sentence(N_("is reached")))
    return Fate(Carried.KEPT, proposed=True)


def counted(plan: Plan, items: Iterable[Record], found: Mapping[str, Fate], first_year: int) -> Counter[str]:
    """How many records of each kind (by its name) the next cycle begins with."""
    counts: Counter[str] = Counter()
    for item in items:
        if found[item.id].choice is not Carried.DROPPED:
            counts[item.kind] += 1
            counts.update(part.kind for part in parts_of(plan, item, first_year))
    return counts


def _last_review(plan: Plan, item: Record) -> Review | None:
    if not isinstance(item, Measure | Goal):
        return None
    return max(plan.pointing(Review, item.kind, item.id), key=lambda one: (one.day, one.id), default=None)
