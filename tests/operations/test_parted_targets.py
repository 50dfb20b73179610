"""Across a break no target is attained: its baseline and its newest figure are not of one kind."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.attainment import of_goal, of_target
from planner.domain.breaks import Reason
from planner.domain.figures import Area
from planner.domain.goals import Target
from planner.domain.lights import target_light
from planner.domain.review import Light
from planner.operations.actuals import compute_actuals
from planner.operations.edit import Change
from planner.operations.figures import DeliverFigures
from planner.operations.indicators import ReviseIndicator
from tests.operations.desk import Desk


@pytest.fixture
def target(desk: Desk) -> Target:
    """A target of a quarter with figures of 2012 to 2014."""
    town = desk.add("area", key="0", name="Town")
    quarter = desk.add("area", key="1", name="Quarter", level=1, parent=town)
    cases = desk.add("variable", code="a", name="Cases")
    rate = desk.add("indicator", code="R", name="Rate", numerator=(cases,), multiplier=1.0)
    goal = desk.add("goal", name="Fewer")
    rows = [
        (cases, quarter, year, "", value, "value") for year, value in (("2012", 80.0), ("2013", 70.0), ("2014", 60.0))
    ]
    desk.run(DeliverFigures({"title": "figures"}, tuple(rows)))
    values = {
        "goal": goal,
        "indicator": rate,
        "area": quarter,
        "baseline": 80.0,
        "value": 40.0,
        "due": date(2016, 12, 31),
    }
    ident = desk.add("target", **values, baseline_period="2012")
    return desk.plan.one(Target, ident)


def attained(desk: Desk, target: Target):
    actuals = compute_actuals(
        desk.plan, lambda names, _areas: [r for r in desk.rows.values() if r[0] in names], date(2020, 1, 1)
    )
    target = desk.plan.one(Target, target.id)
    assert (target_light(desk.plan, target, actuals, date(2014, 12, 31)) is Light.UNKNOWN) is (
        of_target(target, actuals).value is None
    )
    assert of_goal(desk.plan, target.goal, actuals).value == of_target(target, actuals).value
    return of_target(target, actuals)


def test_without_a_break_it_is_told(desk: Desk, target: Target) -> None:
    assert (attained(desk, target).value, attained(desk, target).parted) == (0.5, None)


def test_another_definition_parts_them_until_the_baseline_is_of_its_time(desk: Desk, target: Target) -> None:
    desk.run(ReviseIndicator(target.indicator, {"definition": "Anew.", "valid_from": date(2013, 1, 1)}))
    found = attained(desk, target)
    assert found.value is None
    assert found.parted is not None
    assert found.parted.reason is Reason.DEFINITION
    desk.run(Change("target", target.id, {"baseline": 70.0, "baseline_period": "2013"}))
    assert attained(desk, target).value == pytest.approx(1 / 3)
    desk.run(Change("target", target.id, {"baseline_period": ""}))
    assert attained(desk, target).value is None


def test_other_borders_part_them(desk: Desk, target: Target) -> None:
    desk.run(Change(Area.kind, target.area or "", {"valid_from": date(2014, 1, 1)}))
    found = attained(desk, target)
    assert (found.value, found.parted and found.parted.reason) == (None, Reason.BORDERS)
