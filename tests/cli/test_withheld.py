"""`planner withheld`: the proof lists what is hidden and why, and never a number that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.figures import Area, Variable
from planner.operations.edit import Add
from planner.operations.figures import DeliverFigures
from planner.operations.session import Session, Surroundings
from tests.cli.conftest import Run

CASES = {"0": 161.0, "1": 2.0, "2": 60.0, "3": 99.0}


@pytest.fixture
def town(plan: Path) -> Path:
    """Three quarters, one with a small count, and the town’s total."""
    session = Session.open(plan, Surroundings(backups=False))
    session.run(Add("area", {"key": "0", "name": "Town"}))
    top = session.plan.all(Area)[0].id
    for key in ("1", "2", "3"):
        session.run(Add("area", {"key": key, "name": f"Quarter {key}", "level": 1, "parent": top}))
    session.run(Add("variable", {"code": "cases", "name": "Cases"}))
    areas = {area.key: area.id for area in session.plan.all(Area)}
    name = session.plan.all(Variable)[0].id
    rows = tuple((name, areas[key], "2024", "", value, "value") for key, value in CASES.items())
    session.run(DeliverFigures({"title": "figures"}, rows))
    session.close()
    return plan


def test_the_proof_names_place_and_reason_but_no_number(town: Path, run: Run) -> None:
    printed = run("withheld", town, "--json").json
    assert printed["audience"] == "internal"
    assert printed["reasons"] == {"complementary": 1, "count": 1}
    assert {(row["area"], row["reason"]) for row in printed["withheld"]} == {("1", "count"), ("2", "complementary")}
    assert all("value" not in row for row in printed["withheld"])


def test_what_is_withheld_is_what_the_series_hides(town: Path, run: Run) -> None:
    hidden = {row["area"] for row in run("withheld", town, "--json").json["withheld"]}
    series = run("series", town, "--variable", "cases", "--json").json["series"]
    assert {row["area"] for row in series if row["state"] == "suppressed"} == hidden


def test_people_read_that_it_is_internal(town: Path, run: Run) -> None:
    out = run("withheld", town).out.splitlines()
    assert len(out) == 6  # with what whoever looks it over must know besides
    assert "2024" in out[2]
    assert not any(str(int(value)) in line for line in out[2:] for value in CASES.values() if value > 50)
