"""From one cycle to the next: what is carried over, what is left, and what a closed cycle refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.domain.analysis import Need
from planner.domain.carrying import counted, earmarks, fates
from planner.domain.errors import BadInput, ClosedCycle, Refused, StillReferred
from planner.domain.frame import Bookmark, CycleState
from planner.domain.goals import Goal, GoalLevel, Target, Vision
from planner.domain.governance import Resolution
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone
from planner.domain.remarks import Actuals
from planner.domain.review import Carried, CarryOver, Decision, Status
from planner.operations.cycles import Carry, ChooseForNext, CloseCycle, NextCycle, ReopenCycle
from planner.operations.edit import Add, Change, Remove
from planner.operations.goals import SetTarget
from planner.operations.governance import AdoptByResolution
from planner.operations.measures import ReachMilestone
from planner.operations.review import Findings, ReviewGoal, ReviewMeasure
from tests.operations.desk import TODAY, Desk


class Round:
    """A small cycle: two needs, three goals, two measures, adopted by the council."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.offer = desk.add("offer", name="Family café")
        self.needs = [desk.add("need", name=name) for name in ("Language", "Housing")]
        self.top = desk.add("goal", name="Strong", level=GoalLevel.GUIDING, needs=tuple(self.needs))
        self.middle = desk.add("goal", name="Talking", level=GoalLevel.INTERMEDIATE, parent=self.top)
        self.leaf = desk.add("goal", name="Read to", level=GoalLevel.ACTION, parent=self.middle)
        desk.run(SetTarget(self.leaf, desk.add("indicator", code="i1", name="Speech"), value=80.0))
        self.kept = desk.add("measure", name="Reading", goals=(self.leaf, self.middle), offers=(self.offer,))
        self.lost = desk.add("measure", name="Leaflet", goals=(self.leaf,))
        for measure in (self.kept, self.lost):
            self.done = desk.add("milestone", measure=measure, name="Concept")
            desk.run(ReachMilestone(self.done))
            desk.add("milestone", measure=measure, name="Start")
            for year in (2027, 2028, 2029):
                desk.add("budget_line", measure=measure, year=year, planned=Decimal("10.00"))
            desk.add("status", measure=measure, day=TODAY)
        desk.add("vision", text="First words", version=1)
        self.vision = desk.add("vision", text="Better words", version=2)
        body = desk.add("body", name="Council")
        desk.run(AdoptByResolution(body, TODAY, "Goals", adopts=(self.top, self.leaf, self.kept)))

    def next(self, *choices: Carry) -> None:
        self.desk.run(NextCycle(date(2028, 1, 1), date(2030, 12, 31), choices, "End of cycle 1"))

    def copy(self, item: str) -> str:
        (carried,) = (one for one in self.desk.plan.all(CarryOver) if one.item == item)
        assert carried.copy is not None
        return carried.copy


@pytest.fixture
def circle(desk: Desk) -> Round:
    return Round(desk)


def test_the_next_cycle_takes_what_was_chosen(circle: Round) -> None:
    plan_before = circle.desk.plan
    kept = (circle.needs[0], circle.top, circle.leaf, circle.kept, circle.vision)
    circle.next(*(Carry(item, Carried.KEPT, "still true") for item in kept))
    plan = circle.desk.plan
    old, new = plan.cycles
    assert (new.number, new.predecessor, old.state, plan.cycle) == (2, old.id, CycleState.CLOSED, new)
    assert [one.name for one in plan.of_cycle(Need, new)] == ["Language"]
    assert {one.name for one in plan.of_cycle(Goal, new)} == {"Strong", "Read to"}
    assert [one.text for one in plan.of_cycle(Vision, new)] == ["Better words"]
    for cls in (Need, Goal, Measure):
        assert plan.of_cycle(cls, old) == plan_before.of_cycle(cls, old)


def test_copies_refer_to_copies_and_let_go_of_what_stays(circle: Round) -> None:
    circle.next(*(Carry(item, Carried.KEPT) for item in (circle.needs[0], circle.top, circle.leaf, circle.kept)))
    plan = circle.desk.plan
    top, leaf = plan.one(Goal, circle.copy(circle.top)), plan.one(Goal, circle.copy(circle.leaf))
    measure = plan.one(Measure, circle.copy(circle.kept))
    assert top.needs == (circle.copy(circle.needs[0]),)
    assert leaf.parent is None
    assert measure.goals == (leaf.id,)
    assert measure.offers == (circle.offer,)
    assert (top.origin, measure.origin) == (circle.top, circle.kept)


def test_targets_open_milestones_and_years_to_come_are_copied(circle: Round) -> None:
    circle.next(Carry(circle.leaf, Carried.KEPT), Carry(circle.kept, Carried.KEPT))
    plan = circle.desk.plan
    (target,) = plan.of_cycle(Target, plan.cycle)
    assert (target.goal, target.value) == (circle.copy(circle.leaf), 80.0)
    measure = circle.copy(circle.kept)
    assert [one.name for one in plan.pointing(Milestone, "measure", measure)] == ["Start"]
    assert [one.year for one in plan.pointing(BudgetLine, "measure", measure)] == [2028, 2029]
    assert not plan.pointing(Status, "measure", measure)


def test_every_item_leaves_a_trace(circle: Round) -> None:
    circle.next(Carry(circle.kept, Carried.CHANGED, "smaller"), Carry(circle.lost, Carried.DROPPED, "nobody read it"))
    found = {one.item: one for one in circle.desk.plan.all(CarryOver)}
    assert (found[circle.kept].choice, found[circle.kept].reason) == (Carried.CHANGED, "smaller")
    assert (found[circle.lost].choice, found[circle.lost].copy) == (Carried.DROPPED, None)
    assert found[circle.lost].reason == "nobody read it"
    assert found.keys() == {
        *circle.needs,
        circle.top,
        circle.middle,
        circle.leaf,
        circle.kept,
        circle.lost,
        circle.vision,
    }
    assert {one.cycle for one in found.values()} == {circle.desk.plan.cycle.id}


def test_what_was_changed_is_not_adopted_any_more(circle: Round) -> None:
    circle.next(Carry(circle.top, Carried.KEPT), Carry(circle.leaf, Carried.CHANGED))
    plan = circle.desk.plan
    (resolution,) = plan.all(Resolution)
    assert plan.one(Goal, circle.copy(circle.top)).resolution == resolution.id
    assert plan.one(Goal, circle.copy(circle.leaf)).resolution is None


def test_the_bookmark_stands_on_the_closing_step(circle: Round) -> None:
    step = circle.desk.step + 1
    circle.next()
    (mark,) = circle.desk.plan.all(Bookmark)
    assert (mark.name, mark.step, mark.cycle) == ("End of cycle 1", step, circle.desk.plan.cycles[0].id)


def test_choices_must_fit(circle: Round) -> None:
    for choice in (Carry(circle.offer, Carried.KEPT), Carry("nosuchrecord", Carried.DROPPED)):
        with pytest.raises(BadInput):
            circle.next(choice)
    with pytest.raises(BadInput):
        circle.desk.run(NextCycle(date(2028, 1, 1), date(2027, 1, 1), (), "End"))
    with pytest.raises(BadInput):
        circle.desk.run(NextCycle(date(2028, 1, 1), None, (), " "))


def test_a_closed_cycle_is_left_alone_until_it_is_reopened(circle: Round) -> None:
    desk = circle.desk
    circle.next(Carry(circle.kept, Carried.KEPT))
    closed = desk.plan.cycles[0]
    for operation in (
        Change("goal", circle.leaf, {"name": "Read aloud"}),
        Change("milestone", circle.done, {"name": "Draft"}),
        Add("goal", {"name": "Late", "cycle": closed.id}),
        Remove("measure", circle.lost),
        Change("cycle", closed.id, {"until": date(2027, 12, 31)}),
    ):
        with pytest.raises(ClosedCycle):
            desk.run(operation)
    desk.run(Change("measure", circle.copy(circle.kept), {"name": "Reading aloud"}))
    desk.run(ReopenCycle(closed.id))
    desk.run(Change("goal", circle.leaf, {"name": "Read aloud"}))
    desk.run(CloseCycle(closed.id, "Closed again"))
    with pytest.raises(ClosedCycle):
        desk.run(Change("goal", circle.leaf, {"name": "Read"}))


def test_what_a_closed_cycle_mentions_stays(circle: Round) -> None:
    circle.next()
    with pytest.raises(StillReferred) as caught:
        circle.desk.run(Remove("offer", circle.offer))
    assert caught.value.params["records"] == (("measure", circle.kept),)


def test_cycles_open_and_close_once(circle: Round) -> None:
    cycle = circle.desk.plan.cycle.id
    with pytest.raises(Refused):
        circle.desk.run(ReopenCycle(cycle))
    with pytest.raises(Refused):
        circle.desk.run(Change("cycle", cycle, {"state": CycleState.CLOSED}))
    circle.desk.run(CloseCycle(cycle, "End"))
    with pytest.raises(Refused):
        circle.desk.run(CloseCycle(cycle, "End"))
    circle.next(Carry(circle.kept, Carried.KEPT))
    assert circle.desk.plan.cycle.number == 2


def test_choices_for_the_next_cycle_replace_each_other_and_go_no_further(circle: Round) -> None:
    desk = circle.desk
    kept = Carry(circle.kept, Carried.KEPT, "Works")
    desk.run(ChooseForNext((kept, Carry(circle.top, Carried.CHANGED))))
    desk.run(ChooseForNext((Carry(circle.kept, Carried.DROPPED, "Too dear"),)))
    chosen = earmarks(desk.plan, desk.plan.cycle)
    assert {item: (one.choice, one.reason) for item, one in chosen.items()} == {
        circle.kept: (Carried.DROPPED, "Too dear"),
        circle.top: (Carried.CHANGED, ""),
    }
    with pytest.raises(BadInput):
        desk.run(ChooseForNext((Carry(circle.offer, Carried.KEPT),)))
    desk.run(CloseCycle(desk.plan.cycle.id, "End"))
    with pytest.raises(ClosedCycle):
        desk.run(ChooseForNext((kept,)))


def test_what_is_proposed_follows_reviews_states_and_attainment(circle: Round) -> None:
    desk = circle.desk
    actuals = Actuals({})
    assert {one.choice for one in fates(desk.plan, desk.plan.cycle, actuals).values()} == {Carried.KEPT}
    desk.run(ReviewMeasure(circle.kept, Findings(proposal="Twice a week", decision=Decision.SCALE)))
    desk.run(ReviewGoal(circle.middle, Findings(decision=Decision.END)))
    desk.run(Change("measure", circle.lost, {"state": MeasureState.STOPPED}))
    found = fates(desk.plan, desk.plan.cycle, actuals)
    assert (found[circle.kept].choice, found[circle.kept].reason) == (Carried.CHANGED, "Twice a week")
    assert found[circle.middle].choice is Carried.DROPPED
    assert found[circle.lost].choice is Carried.DROPPED
    assert all(one.proposed for one in found.values())
    desk.run(ChooseForNext((Carry(circle.lost, Carried.KEPT),)))
    found = fates(desk.plan, desk.plan.cycle, actuals)
    assert (found[circle.lost].choice, found[circle.lost].proposed) == (Carried.KEPT, False)


def test_what_comes_along_is_counted_as_it_is_copied(circle: Round) -> None:
    desk, plan = circle.desk, circle.desk.plan
    found = fates(plan, plan.cycle, Actuals({}))
    items = [plan.anywhere(item) for item in found]
    counts = counted(plan, [item for item in items if item], found, 2028)
    circle.next(*(Carry(item, one.choice) for item, one in found.items()))
    new = desk.plan.cycle
    assert counts["milestone"] == sum(
        len(desk.plan.pointing(Milestone, "measure", one.id)) for one in desk.plan.of_cycle(Measure, new)
    )
    assert counts["budget_line"] == sum(
        len(desk.plan.pointing(BudgetLine, "measure", one.id)) for one in desk.plan.of_cycle(Measure, new)
    )
    for cls in (Vision, Need, Goal, Target, Measure):
        assert counts[cls.kind] == len(desk.plan.of_cycle(cls, new)), cls
