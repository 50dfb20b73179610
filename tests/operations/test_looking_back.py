"""An earlier cycle looked at: its plan and figures as they were at its closing, and nothing of it can be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import Refused
from planner.domain.frame import CycleState
from planner.domain.goals import Goal
from planner.domain.review import Lesson
from planner.operations.edit import Add, Change
from planner.operations.looking_back import LookingBack
from planner.operations.sample import build_sample
from planner.operations.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    path: Path = tmp_path_factory.mktemp("back") / "town.chain"
    build_sample(path, "de")
    return Session.open(path)


def test_the_plan_is_that_of_the_closing(session: Session) -> None:
    first, present = session.plan.cycles[0], session.plan.cycle
    back = LookingBack(session, first)
    assert back.plan.cycle.id == first.id
    assert back.plan.cycle.state is CycleState.CLOSED
    assert present.id not in {one.id for one in back.plan.cycles}
    assert back.plan.of_cycle(Goal, first)
    assert back.today() < session.today()
    assert back.today().year - (first.until or back.today()).year <= 1
    assert back.observation_count() < session.observation_count()
    assert back.actuals.figures.keys() != session.actuals.figures.keys()
    assert session.plan.cycle is present


def test_nothing_can_be_changed_and_the_present_goes_on(session: Session) -> None:
    back = LookingBack(session, session.plan.cycles[0])
    steps = session.steps
    goal = back.plan.all(Goal)[0]
    for way in (
        lambda: back.run(Change("goal", goal.id, {"lead": "Amt"})),
        back.undo,
        back.redo,
    ):
        with pytest.raises(Refused):
            way()
    assert back.read_only
    assert back.undo_label() is None
    assert session.steps == steps
    back.close()
    assert session.run(Add("lesson", {"cycle": session.plan.cycle.id, "name": "Neu"}, session.new_id())) is not None
    assert any(one.name == "Neu" for one in session.plan.all(Lesson))
