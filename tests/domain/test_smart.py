"""The five questions put to a goal, and the way to a target year by year."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.frame import Cycle, Municipality
from planner.domain.goals import Goal, Target
from planner.domain.measures import Measure
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.domain.remarks import Actuals
from planner.domain.rules import Look
from planner.domain.smart import smart
from planner.domain.waypoints import waypoints

CYCLE = Cycle(id="c", number=1, starts=date(2025, 1, 1), until=date(2027, 12, 31))
GOOD = Goal(id="g", cycle="c", name="Bis Ende 2027 nehmen 96 % teil", needs=("n",), lead="Amt", due=date(2027, 12, 31))
TARGET = Target(
    id="t",
    cycle="c",
    goal="g",
    indicator="i",
    baseline=90.0,
    baseline_period="2024",
    value=96.0,
    due=date(2027, 12, 31),
)
MEASURE = Measure(id="m", cycle="c", name="Einladung", goals=("g",))


def met(goal: Goal, *others: Record) -> dict[str, bool]:
    plan = Plan().changed((Municipality(id="x", name="Stadt"), CYCLE, goal, *others))
    return {one.id: one.met for one in smart(Look(plan, Actuals(), date(2026, 1, 1)), goal)}


def like(goal: Goal | Target, **changes: object) -> object:
    from dataclasses import replace

    return replace(goal, **changes)  # type: ignore[arg-type]


def test_a_good_goal_meets_all_five() -> None:
    assert met(GOOD, TARGET, MEASURE) == dict.fromkeys(
        ("specific", "measurable", "attainable", "important", "dated"), True
    )


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"name": "Mehr Kinder nehmen teil"}, "specific"),
        ({"needs": ()}, "important"),
        ({"due": None}, "dated"),
        ({"due": date(2029, 1, 1)}, "dated"),
    ],
)
def test_what_a_goal_lacks(changes: dict[str, object], lacking: str) -> None:
    found = met(like(GOOD, **changes), TARGET, MEASURE)  # type: ignore[arg-type]
    assert [name for name, good in found.items() if not good] == [lacking]


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [({"baseline": None}, ["measurable"]), ({"value": 90.0}, ["attainable"])],
)
def test_what_a_target_lacks(changes: dict[str, object], lacking: list[str]) -> None:
    found = met(GOOD, like(TARGET, **changes), MEASURE)  # type: ignore[arg-type]
    assert [name for name, good in found.items() if not good] == lacking


def test_without_a_target_it_can_be_neither_measured_nor_attained() -> None:
    found = met(GOOD, MEASURE)
    assert [name for name, good in found.items() if not good] == ["measurable", "attainable"]


def test_a_need_behind_a_higher_goal_counts() -> None:
    above = Goal(id="h", cycle="c", name="Alle Kinder sind gesund", needs=("n",))
    assert met(like(GOOD, needs=(), parent="h"), above, TARGET, MEASURE)["important"]  # type: ignore[arg-type]


def test_the_way_to_a_target_is_straight() -> None:
    points = waypoints(TARGET)
    assert [one.year for one in points] == [2025, 2026, 2027]
    assert [round(one.value, 2) for one in points] == [92.0, 94.0, 96.0]


@pytest.mark.parametrize(
    "changes",
    [{"baseline": None}, {"baseline_period": "irgendwann"}, {"value": None}, {"due": None}, {"due": date(2020, 1, 1)}],
)
def test_no_way_without_both_ends(changes: dict[str, object]) -> None:
    assert waypoints(like(TARGET, **changes)) == ()  # type: ignore[arg-type]
