"""The kept file of schema 2: it opens, is sound, holds what it held, and its indicators have what schema 3 brought.

Made once by `python -m tests.storage.test_schema_two` with a program of schema 2; it is never made again.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from planner.domain.figures import Area, Delivery, Indicator, Variable
from planner.domain.goals import Goal, GoalLevel, Target
from planner.operations.edit import Add, Change
from planner.operations.figures import DeliverFigures
from planner.operations.goals import SetTarget
from planner.operations.indicators import ReviseIndicator
from planner.operations.sample import CountedIds
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from tests.storage.conftest import Clock, raw_rows

KEPT = Path(__file__).with_name("schema-2.chain")


def make(path: Path) -> None:
    """A small plan with figures, an indicator of two versions and a target."""
    clock = Clock()
    around = Surroundings(clock=clock, new_id=CountedIds(), author="Stabsstelle", backups=False)
    session = Session.create(path, NewTown(name="Musterstadt", key="00000000", language="de"), around)

    def run(operation: object) -> None:
        clock.wait(minutes=1)
        session.run(operation)  # type: ignore[arg-type]

    run(Add("area", {"key": "000", "name": "Musterstadt"}))
    for code in ("poor", "children"):
        run(Add("variable", {"code": code, "name": code}))
    area = session.plan.all(Area)[0].id
    poor, children = (one.id for one in session.plan.all(Variable))
    rows = [(poor, area, "2023", "", 144.0, "value"), (children, area, "2023", "", 1000.0, "value")]
    run(DeliverFigures({"title": "Kinder", "source": "Statistikstelle", "min_count": 5}, tuple(rows)))
    run(Add("indicator", {"code": "K1", "name": "Kinderarmut", "numerator": (poor,), "denominator": (children,)}))
    indicator = session.plan.all(Indicator)[0].id
    run(Add("goal", {"name": "Weniger Armut", "level": GoalLevel.ACTION}))
    goal = session.plan.all(Goal)[0].id
    run(SetTarget(goal=goal, indicator=indicator, baseline=14.4, value=12.0, due=date(2027, 12, 31)))
    run(ReviseIndicator(indicator, {"definition": "alle unter 15"}))
    run(Change("goal", goal, {"name": "Weniger Kinderarmut"}))
    session.close()


@pytest.fixture
def kept(tmp_path: Path, planner_home: Path) -> Path:
    """A copy of the kept file."""
    shutil.copy(KEPT, tmp_path / "kept.chain")
    return tmp_path / "kept.chain"


def test_it_is_of_schema_2() -> None:
    assert raw_rows(KEPT, "PRAGMA user_version") == [(2,)]


def test_it_opens_is_sound_and_holds_what_it_held(kept: Path) -> None:
    session = Session.open(kept, Surroundings(backups=False))
    plan = session.plan
    assert session.damage() == []
    indicator = plan.all(Indicator)[0]
    assert (indicator.code, indicator.version, indicator.definition) == ("K1", 2, "alle unter 15")
    assert plan.all(Delivery)[0].min_count == 5
    assert session.actuals.figures[plan.all(Target)[0].id].value == pytest.approx(14.4)
    before = session.digest()
    session.run(Change("goal", plan.all(Goal)[0].id, {"name": "anders"}))
    session.undo()
    assert session.digest() == before
    assert session.damage() == []
    session.close()


if __name__ == "__main__":
    make(KEPT)
