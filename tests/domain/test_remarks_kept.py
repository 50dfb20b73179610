"""Remarks kept from the plan before a change are those of the plan read anew, whatever changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planner.domain.catalogues import Funder, FunderKind
from planner.domain.kinds import KINDS
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone, Risk
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.domain.remarks import Actuals
from planner.domain.review import Light, Status
from planner.domain.rules import remarks
from planner.operations.sample import build_sample
from planner.operations.session import Session

TODAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path: Path = tmp_path_factory.mktemp("kept") / "town.chain"
    build_sample(path, "de")
    session = Session.look(path)
    try:
        return session.plan
    finally:
        session.close()


def anew(plan: Plan) -> Plan:
    """The same records, with nothing kept."""
    return Plan({cls.kind: {one.id: one for one in plan.all(cls)} for cls in KINDS})


def holds(plan: Plan) -> None:
    assert remarks(plan, Actuals(), TODAY) == remarks(anew(plan), Actuals(), TODAY)


def test_after_any_record_is_gone(town: Plan) -> None:
    remarks(town, Actuals(), TODAY)
    for cls in (Measure, BudgetLine, Milestone, Risk, Status, Funder):
        for one in town.all(cls)[:3]:
            holds(town.changed([], [(one.kind, one.id)]))


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (Measure, {"state": MeasureState.DONE, "name": "Anders", "until": None, "lead": "", "goals": ()}),
        (Measure, {"state": MeasureState.RUNNING, "starts": date(2026, 1, 1), "until": date(2026, 6, 1)}),
        (BudgetLine, {"planned": Decimal(123_456), "actual": None, "year": 2024, "funder": None}),
        (Milestone, {"due": date(2026, 1, 1), "done": None}),
        (Risk, {"likelihood": 3, "damage": 3, "response": ""}),
        (Status, {"day": date(2027, 2, 1), "implementation": Light.LATE, "reason": ""}),
        (Funder, {"sort": FunderKind.TOWN}),
        (Funder, {"sort": FunderKind.EU}),
    ],
)
def test_after_any_record_changed(town: Plan, cls: type[Record], values: dict[str, object]) -> None:
    remarks(town, Actuals(), TODAY)
    assert town.count(cls)
    plan = town
    for one in town.all(cls):
        plan = plan.changed([replace(one, **values)])
        remarks(plan, Actuals(), TODAY)
    holds(plan)
    assert plan.all(cls) != town.all(cls)
    holds(plan.changed(town.all(cls)))
