"""The newest figure of a target is told as the tables tell it: hidden with them, rounded with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.attainment import of_target
from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Area, Indicator, Variable
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.lights import target_light
from planner.domain.review import Light
from planner.domain.rules import remarks
from planner.operations.disclosure import SetDisclosure
from planner.operations.edit import Add, Change
from planner.operations.figures import DeliverFigures
from planner.operations.goals import SetTarget
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

CASES = {"2023": {"0": 164.0, "1": 4.0, "2": 61.0, "3": 99.0}, "2024": {"0": 162.0, "1": 2.0, "2": 60.0, "3": 100.0}}


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    """Quarter 1 is small in 2024; quarter 2, by itself harmless, must be hidden with it."""
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    made.run(Add("area", {"key": "0", "name": "Town"}))
    top = made.plan.all(Area)[0].id
    for key in ("1", "2", "3"):
        made.run(Add("area", {"key": key, "name": f"Quarter {key}", "level": 1, "parent": top}))
    made.run(Add("variable", {"code": "cases", "name": "Cases"}))
    name = made.plan.all(Variable)[0].id
    areas = {area.key: area.id for area in made.plan.all(Area)}
    rows = [
        (name, areas[key], period, "", value, "value")
        for period, found in CASES.items()
        for key, value in found.items()
    ]
    made.run(DeliverFigures({"title": "d", "source": "S"}, tuple(rows)))
    made.run(Add("indicator", {"code": "c", "name": "Cases", "numerator": (name,), "multiplier": 1.0}))
    made.run(Add("goal", {"name": "Fewer", "level": GoalLevel.ACTION}))
    indicator, goal = made.plan.all(Indicator)[0].id, made.plan.all(Goal)[0].id
    made.run(SetTarget(goal, indicator, areas["2"], 61.0, "2023", 90.0, made.today()))
    yield made
    made.close()


def target(session: Session) -> Target:
    return session.plan.all(Target)[0]


def test_a_figure_that_would_give_another_away_is_not_told(session: Session) -> None:
    one = target(session)
    assert one.id not in session.actuals.hidden
    assert session.guard()
    assert one.id in session.actuals.hidden
    assert of_target(one, session.actuals).public is None
    assert target_light(session.plan, one, session.actuals, session.today()) is Light.UNKNOWN
    told = remarks(session.plan, session.actuals, session.today())
    assert not any("60" in str(value) for remark in told for value in remark.params.values())


def test_looking_again_changes_nothing_until_figures_do(session: Session) -> None:
    assert session.guard()
    assert session.is_guarded
    assert not session.guard()
    gate = session.gate
    session.run(Add("goal", {"name": "Another", "level": GoalLevel.ACTION}))
    assert session.gate is gate
    session.run(SetDisclosure("S", DisclosureRule(1, 1)))
    assert session.gate is not gate
    assert not session.is_guarded
    assert not session.guard()
    assert target(session).id not in session.actuals.hidden


def test_a_rounded_source_tells_rounded_figures(session: Session) -> None:
    session.run(SetDisclosure("S", DisclosureRule(3, 1, 10)))
    assert not session.guard()
    figure = session.actuals.of(target(session).id)
    assert figure is not None
    assert figure.value == 60
    session.run(SetDisclosure("S", DisclosureRule(3, 1, 7)))
    session.guard()
    figure = session.actuals.of(target(session).id)
    assert figure is not None
    assert figure.value == 63


def test_a_protected_baseline_is_not_to_be_worked_out(session: Session) -> None:
    one = target(session)
    session.run(Change("target", one.id, {"baseline": 60.0, "baseline_period": "2024"}))
    session.guard()
    assert one.id in session.actuals.telling
    told = remarks(session.plan, session.actuals, session.today())
    assert not any("60" in str(value) for remark in told for value in remark.params.values())
