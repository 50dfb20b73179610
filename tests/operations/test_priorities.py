"""Priorities: weighted points, what is missing, and what follows from them."""

from __future__ import annotations

import pytest

from planner.domain.analysis import Need, Score
from planner.domain.catalogues import Criterion
from planner.domain.errors import BadInput, Refused
from planner.domain.plan import Plan
from planner.domain.priorities import priority_of, weighed
from planner.operations.edit import Add, Remove
from planner.operations.priorities import AddUsualCriteria, PrioritiseByPoints, SetPoints
from tests.operations.desk import Desk


def test_points_are_weighted_over_the_criteria_that_have_some() -> None:
    need = Need(id="n", cycle="c", name="x")
    heavy, light = Criterion(id="h", name="h", weight=3.0), Criterion(id="l", name="l", weight=1.0)
    none = weighed(Plan().changed([need, heavy, light]), need)
    assert (none.value, none.given, none.asked, none.complete) == (None, 0, 2, False)
    some = Plan().changed([need, heavy, light, Score(id="s", need="n", criterion="h", points=2)])
    assert weighed(some, need).value == pytest.approx(200 / 3)
    full = some.changed([Score(id="t", need="n", criterion="l", points=0)])
    assert weighed(full, need).value == pytest.approx(50.0)
    assert weighed(full, need).complete


@pytest.mark.parametrize(
    ("value", "priority"), [(100, 1), (80, 1), (79.9, 2), (60, 2), (40, 3), (20, 4), (19.9, 5), (0, 5)]
)
def test_bands(value: float, priority: int) -> None:
    assert priority_of(value) == priority


def test_points_become_priorities(desk: Desk) -> None:
    desk.run(Add("need", {"name": "Vorsorge"}))
    desk.run(Add("need", {"name": "Spielorte"}))
    first, second = desk.plan.all(Need)
    assert len(desk.plan.all(Criterion)) == 5
    with pytest.raises(Refused):
        desk.run(PrioritiseByPoints())
    with pytest.raises(BadInput):
        desk.run(SetPoints(first.id, desk.plan.all(Criterion)[0].id, 4))
    for criterion in desk.plan.all(Criterion):
        desk.run(SetPoints(first.id, criterion.id, 3))
    desk.run(SetPoints(second.id, desk.plan.all(Criterion)[0].id, 3))
    desk.run(PrioritiseByPoints())
    assert [desk.plan.one(Need, one.id).priority for one in (first, second)] == [1, None]
    desk.run(SetPoints(second.id, desk.plan.all(Criterion)[0].id, None))
    assert desk.plan.pointing(Score, "need", second.id) == ()


def test_usual_criteria_fill_what_is_missing(desk: Desk) -> None:
    before = {one.name for one in desk.plan.all(Criterion)}
    desk.run(Remove("criterion", desk.plan.all(Criterion)[2].id))
    desk.run(AddUsualCriteria())
    assert {one.name for one in desk.plan.all(Criterion)} == before
    assert desk.run(AddUsualCriteria()) == []
