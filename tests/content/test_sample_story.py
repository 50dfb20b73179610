"""The sample town as it stands at the end of its lines: an honest, mixed picture with something for most rules to say."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from planner.domain.lights import shape_of
from planner.domain.measures import Measure
from planner.domain.review import Status
from planner.domain.rules import remarks
from planner.operations.sample import build_sample
from planner.operations.session import Session

AUTUMN = date(2026, 10, 29)


@pytest.fixture(scope="module", params=["de", "en"])
def town(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("town") / "sample.chain"
    build_sample(path, request.param)
    session = Session.open(path)
    yield session
    session.close()


def test_two_cycles_one_under_way(town):
    assert [(cycle.number, cycle.state.value) for cycle in town.plan.cycles] == [(1, "closed"), (2, "open")]


def test_measures_give_a_mixed_picture(town):
    plan = town.plan
    shapes = Counter(shape_of(plan, one, AUTUMN).value for one in plan.of_cycle(Measure, plan.cycle))
    assert shapes == {"on_track": 9, "at_risk": 4, "late": 2, "done": 2, "planned": 2, "stopped": 1}


def test_departures_from_suggestions_have_reasons(town):
    departed = [one for one in town.plan.all(Status) if one.reason]
    assert len(departed) >= 10


def test_many_rules_have_something_to_say(town):
    found = remarks(town.plan, town.actuals, AUTUMN)
    codes = {remark.code for remark in found}
    assert len(codes) >= 20
    assert {"N01", "G03", "M01", "M02", "M05", "O01", "B01"} <= codes
    assert len(found) <= 75
