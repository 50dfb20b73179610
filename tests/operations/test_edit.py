"""Adding, changing, duplicating and removing records of any kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.domain.catalogues import Sector
from planner.domain.errors import BadInput, Refused, StillReferred
from planner.domain.figures import Area, Border
from planner.domain.frame import Waiver
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.governance import Membership
from planner.domain.measures import BudgetLine, Measure, Milestone
from planner.domain.review import Status
from planner.operations.edit import Add, Change, Duplicate, Remove
from planner.operations.frame import WaiveRemark
from planner.operations.goals import SetTarget
from tests.operations.desk import Desk


def test_a_new_record_gets_cycle_order_and_number(desk: Desk) -> None:
    top = desk.add("goal", name="Growing up well", level=GoalLevel.GUIDING)
    under = desk.add("goal", name="Healthy", level=GoalLevel.INTERMEDIATE, parent=top)
    beside = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    first, child, second = desk.plan.some(Goal, (top, under, beside))
    assert (first.cycle, first.rank, first.number) == (desk.plan.cycle.id, 1, "1")
    assert (child.rank, child.number) == (1, "1.1")
    assert (second.rank, second.number) == (2, "2")
    sector = desk.add("sector", name="Faith groups")
    assert desk.plan.one(Sector, sector).rank == desk.plan.count(Sector)


def test_an_impossible_value_is_refused_and_nothing_written(desk: Desk) -> None:
    before = desk.plan
    with pytest.raises(BadInput):
        desk.run(Add("measure", {"name": "Welcome visits", "effect_step": 8}))
    with pytest.raises(BadInput):
        desk.run(Add("goal", {"name": "A goal", "level": "guiding"}))
    assert desk.plan is before


@pytest.mark.parametrize("kind", ["municipality", "cycle"])
def test_town_and_cycles_come_and_go_their_own_way(desk: Desk, kind: str) -> None:
    with pytest.raises(Refused):
        desk.run(Add(kind, {"name": "x"} if kind == "municipality" else {"number": 2}))
    id_ = desk.plan.municipality.id if kind == "municipality" else desk.plan.cycle.id
    for operation in (Remove(kind, id_), Duplicate(kind, id_)):
        with pytest.raises(Refused):
            desk.run(operation)


def test_changes_of_the_same_fields_share_a_burst(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    one, two = Change("goal", goal, {"name": "Safe streets"}), Change("goal", goal, {"name": "Safer streets"})
    assert one.burst() == two.burst() != Change("goal", goal, {"lead": "Town hall"}).burst()
    desk.run(one)
    assert desk.plan.one(Goal, goal).name == "Safe streets"
    with pytest.raises(Refused):
        desk.run(Change("goal", "nosuchrecord", {"name": "x"}))


def test_what_belongs_to_a_record_goes_with_it(desk: Desk) -> None:
    measure = desk.add("measure", name="Welcome visits")
    for name in ("Concept", "Start"):
        desk.add("milestone", measure=measure, name=name)
    desk.add("budget_line", measure=measure, year=2026, planned=Decimal("1.00"))
    desk.add("status", measure=measure, day=date(2026, 3, 1))
    desk.run(WaiveRemark("M02", measure, "known"))
    desk.run(Remove("measure", measure))
    assert not any(desk.plan.count(kind) for kind in (Measure, Milestone, BudgetLine, Status, Waiver))


def test_who_merely_mentions_a_record_lets_go_of_it(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    child = desk.add("goal", name="Safe streets", level=GoalLevel.INTERMEDIATE, parent=goal)
    other = desk.add("goal", name="Healthy", level=GoalLevel.GUIDING)
    measure = desk.add("measure", name="School routes", goals=(goal, other))
    desk.run(Remove("goal", goal))
    assert desk.plan.one(Measure, measure).goals == (other,)
    assert desk.plan.one(Goal, child).parent is None


def test_targets_go_with_their_goal(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    indicator = desk.add("indicator", code="i1", name="Accidents")
    desk.run(SetTarget(goal, indicator, value=3.0))
    desk.run(Remove("goal", goal))
    assert not desk.plan.all(Target)


def test_what_others_need_stays_and_they_are_named(desk: Desk) -> None:
    body = desk.add("body", name="Council")
    resolution = desk.add("resolution", body=body, day=date(2026, 1, 5), subject="Goals")
    with pytest.raises(StillReferred) as caught:
        desk.run(Remove("body", body))
    assert caught.value.params["records"] == (("resolution", resolution),)
    desk.run(Remove("resolution", resolution))
    desk.add("membership", body=body, role="Head")
    desk.run(Remove("body", body))
    assert not desk.plan.all(Membership)


def test_an_area_with_figures_stays(desk: Desk) -> None:
    area = desk.add("area", key="01", name="Centre")
    desk.add("border", area=area, geometry="{}")
    desk.rows["v", area, "2024", ""] = ("v", area, "2024", "", 1.0, "value", "d")
    with pytest.raises(StillReferred):
        desk.run(Remove("area", area))
    desk.rows.clear()
    desk.run(Remove("area", area))
    assert not desk.plan.all(Area)
    assert not desk.plan.all(Border)


def test_areas_form_a_tree(desk: Desk) -> None:
    town = desk.add("area", key="0", name="Town", level=0)
    quarter = desk.add("area", key="01", name="Centre", level=1, parent=town)
    with pytest.raises(BadInput):
        desk.run(Change("area", town, {"parent": quarter}))
    with pytest.raises(BadInput):
        desk.run(Change("area", quarter, {"level": 0}))


def test_a_copy_has_its_own_parts(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    measure = desk.add("measure", name="Welcome visits", number="M1", goals=(goal,))
    desk.add("milestone", measure=measure, name="Concept")
    desk.run(Duplicate("measure", measure))
    copy = next(one for one in desk.plan.all(Measure) if one.id != measure)
    assert (copy.name, copy.number, copy.goals) == ("Welcome visits", "", (goal,))
    assert len(desk.plan.pointing(Milestone, "measure", copy.id)) == 1
    desk.run(Duplicate("measure", measure, whole=False))
    assert desk.plan.count(Milestone) == 2
    desk.run(Duplicate("goal", goal))
    assert sorted(one.number for one in desk.plan.all(Goal)) == ["1", "2"]
