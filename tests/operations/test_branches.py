"""Branches of goals and areas: hung elsewhere, copied and removed with or without what lies beneath; late adoptions."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInput, Refused
from planner.domain.figures import Area
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.governance import Outcome
from planner.domain.measures import Measure
from planner.operations.branches import DuplicateBranch, MoveArea, RemoveBranch
from planner.operations.governance import AdoptAfterwards, AdoptByResolution
from tests.operations.desk import Desk


@pytest.fixture
def tree(desk: Desk) -> dict[str, str]:
    """1 with 1.1 (with 1.1.1 and 1.1.2) and 1.2."""
    ids = {"1": desk.add("goal", level=GoalLevel.GUIDING, name="One")}
    for number in ("1.1", "1.2"):
        ids[number] = desk.add("goal", level=GoalLevel.INTERMEDIATE, name=number, parent=ids["1"])
    for number in ("1.1.1", "1.1.2"):
        ids[number] = desk.add("goal", level=GoalLevel.ACTION, name=number, parent=ids["1.1"])
    return ids


def numbers(desk: Desk) -> dict[str, str]:
    """Number → name."""
    return {one.number: one.name for one in sorted(desk.plan.all(Goal), key=lambda one: one.number)}


def test_a_branch_goes_with_all_beneath(desk: Desk, tree: dict[str, str]) -> None:
    indicator = desk.add("indicator", code="i", name="Indicator")
    desk.add("target", goal=tree["1.1.1"], indicator=indicator)
    measure = desk.add("measure", name="Measure", goals=(tree["1.1.1"], tree["1.2"]))
    desk.run(RemoveBranch("goal", tree["1.1"]))
    assert numbers(desk) == {"1": "One", "1.1": "1.2"}
    assert not desk.plan.all(Target)
    assert desk.plan.one(Measure, measure).goals == (tree["1.2"],)


def test_what_lay_beneath_takes_the_place_of_what_goes_alone(desk: Desk, tree: dict[str, str]) -> None:
    desk.run(RemoveBranch("goal", tree["1.1"], whole=False))
    assert numbers(desk) == {"1": "One", "1.1": "1.1.1", "1.2": "1.1.2", "1.3": "1.2"}


def test_a_branch_is_copied_as_it_hangs_together(desk: Desk, tree: dict[str, str]) -> None:
    indicator = desk.add("indicator", code="i", name="Indicator")
    desk.add("target", goal=tree["1.1.1"], indicator=indicator)
    desk.run(DuplicateBranch("goal", tree["1.1"]))
    assert numbers(desk) == {
        "1": "One", "1.1": "1.1", "1.1.1": "1.1.1", "1.1.2": "1.1.2", "1.2": "1.2",
        "1.3": "1.1", "1.3.1": "1.1.1", "1.3.2": "1.1.2",
    }  # fmt: skip
    assert len(desk.plan.all(Target)) == 2


def test_only_what_lies_beneath_one_another_has_branches(desk: Desk) -> None:
    body = desk.add("body", name="Body")
    for operation in (RemoveBranch("body", body), DuplicateBranch("body", body)):
        with pytest.raises(Refused):
            desk.run(operation)


@pytest.fixture
def areas(desk: Desk) -> dict[str, str]:
    ids = {"town": desk.add("area", key="0", name="Town", level=0)}
    for key in ("a", "b"):
        ids[key] = desk.add("area", key=key, name=key, level=1, parent=ids["town"])
    ids["a1"] = desk.add("area", key="a1", name="a1", level=2, parent=ids["a"])
    return ids


def test_an_area_is_hung_elsewhere_but_never_above_its_level(desk: Desk, areas: dict[str, str]) -> None:
    desk.run(MoveArea(areas["a1"], areas["b"]))
    assert desk.plan.one(Area, areas["a1"]).parent == areas["b"]
    for area, parent in (("b", "a1"), ("a", "b"), ("town", "town")):
        with pytest.raises(BadInput):
            desk.run(MoveArea(areas[area], areas[parent]))
    desk.run(MoveArea(areas["a1"], None))
    assert desk.plan.one(Area, areas["a1"]).parent is None


def test_areas_beneath_one_that_goes_move_up(desk: Desk, areas: dict[str, str]) -> None:
    desk.run(RemoveBranch("area", areas["a"], whole=False))
    assert desk.plan.one(Area, areas["a1"]).parent == areas["town"]
    desk.run(DuplicateBranch("area", areas["town"]))
    assert len(desk.plan.all(Area)) == 6


def test_a_resolution_adopts_afterwards_and_lets_go(desk: Desk, tree: dict[str, str]) -> None:
    body = desk.add("body", name="Council")
    (adopted,) = desk.run(AdoptByResolution(body, date(2026, 2, 1), "Goals"))
    desk.run(AdoptAfterwards(adopted, (tree["1"], tree["1.1"])))
    assert {one.resolution for one in desk.plan.some(Goal, (tree["1"], tree["1.1"]))} == {adopted}
    desk.run(AdoptAfterwards(None, (tree["1.1"],)))
    assert desk.plan.one(Goal, tree["1.1"]).resolution is None
    (rejected,) = desk.run(AdoptByResolution(body, date(2026, 2, 2), "No", outcome=Outcome.REJECTED))
    with pytest.raises(BadInput):
        desk.run(AdoptAfterwards(rejected, (tree["1"],)))
