"""The sample town: whole, sound, dated by its script, the same wherever it is built, gone when cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.domain.analysis import Need, Offer
from planner.domain.errors import Cancelled, FileExists
from planner.domain.figures import Area, Border, Indicator
from planner.domain.frame import CycleState
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.kinds import KINDS
from planner.domain.measures import Measure
from planner.domain.record import fields_of
from planner.domain.review import Carried, CarryOver, Light, Status
from planner.operations.sample import build_sample
from planner.operations.session import Session


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("sample") / "town.chain"
    build_sample(path, "de")
    session = Session.open(path)
    yield session
    session.close()


def test_it_holds_the_whole_circle(town: Session) -> None:
    plan = town.plan
    assert [cycle.state for cycle in plan.cycles] == [CycleState.CLOSED, CycleState.OPEN]
    assert sum(area.level == 2 for area in plan.all(Area)) == 12
    assert plan.count(Border) == plan.count(Area)
    assert plan.count(Offer) == 60
    assert plan.count(Indicator) >= 25
    assert len(plan.of_cycle(Goal, plan.cycle)) == 16
    assert len(plan.of_cycle(Measure, plan.cycle)) == 20
    assert len(plan.of_cycle(Need, plan.cycle)) == 12
    assert {goal.level for goal in plan.of_cycle(Goal, plan.cycle)} == set(GoalLevel)
    assert town.observation_count() > 1000
    assert not [cls.kind for cls in KINDS if not plan.count(cls) and cls.kind != "label"]


def test_it_says_that_it_is_invented(town: Session) -> None:
    assert town.plan.municipality.example
    assert "Erfunden" in town.plan.municipality.notice


def test_its_history_is_dated_by_its_days(town: Session) -> None:
    steps = [past.step for past in town.history()]
    assert steps[0].at.startswith("2022-01-1")
    assert steps[-1].at.startswith("2026-1")
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    assert {step.author for step in steps} == {"Stabsstelle Prävention"}


def test_lights_that_depart_have_reasons(town: Session) -> None:
    for status in town.plan.all(Status):
        pairs = (
            (status.implementation, status.suggested_implementation),
            (status.attainment, status.suggested_attainment),
            (status.funding, status.suggested_funding),
        )
        assert status.reason or all(proposed in (Light.UNKNOWN, light) for light, proposed in pairs)


def test_the_second_cycle_comes_from_the_first(town: Session) -> None:
    plan = town.plan
    assert {one.choice for one in plan.all(CarryOver)} == set(Carried)
    assert any(goal.origin for goal in plan.of_cycle(Goal, plan.cycle))
    ids = {goal.id for goal in plan.of_cycle(Goal, plan.cycle)}
    for target in plan.of_cycle(Target, plan.cycle):
        assert target.goal in ids
    for goal in plan.of_cycle(Goal, plan.cycle):
        assert goal.parent is None or goal.parent in ids


def test_no_personal_field_holds_a_name(town: Session) -> None:
    for cls in KINDS:
        personal = [spec.name for spec in fields_of(cls) if spec.personal]
        for record in town.plan.all(cls):
            assert not any(getattr(record, name) for name in personal), record


def test_it_is_the_same_wherever_it_is_built(town: Session, tmp_path: Path) -> None:
    build_sample(tmp_path / "again.chain", "de")
    again = Session.open(tmp_path / "again.chain", read_only=True)
    assert again.digest() == town.digest()
    assert not again.damage()
    again.close()


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done * 20 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_sample(tmp_path / "town.chain", "en", progress=stop)
    assert not list(tmp_path.iterdir())


def test_it_replaces_no_file(tmp_path: Path) -> None:
    (tmp_path / "town.chain").write_text("mine")
    with pytest.raises(FileExists):
        build_sample(tmp_path / "town.chain", "en")


def test_it_stands_on_today(town: Session) -> None:
    assert all(status.day <= date(2026, 11, 21) for status in town.plan.all(Status))
