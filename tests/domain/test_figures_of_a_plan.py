"""Money, attainment, suggested lights and the sign of a measure, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.domain import money
from planner.domain.attainment import NOT_MEASURED, of_goal, of_target
from planner.domain.figures import State
from planner.domain.goals import Goal, Target
from planner.domain.indicators import Figure
from planner.domain.lights import (
    Lights,
    MeasureShape,
    expected_share,
    latest_status,
    planned_by,
    shape_of,
    suggested,
    suggested_attainment,
    suggested_funding,
    suggested_implementation,
)
from planner.domain.measures import BudgetLine, MeasureState, Milestone, MoneyKind
from planner.domain.record import new_like
from planner.domain.remarks import Actuals
from planner.domain.review import Light, Status
from tests.domain.sound_plan import ACTUALS, SOUND, TODAY, but, with_

CYCLE = SOUND.anywhere("cycle")


def light(name, plan, actuals=ACTUALS, day=TODAY):
    measure = plan.anywhere("measure")
    given = {
        "implementation": lambda: suggested_implementation(plan, measure, day),
        "attainment": lambda: suggested_attainment(plan, measure, actuals, day),
        "funding": lambda: suggested_funding(plan, measure, day),
    }
    return given[name]()


def actual(value, period="2026-06"):
    return Actuals({"target": Figure(value, State.VALUE, period)})


def test_money_adds_up():
    table = money.table(SOUND, CYCLE)
    assert table.years == (2026, 2027)
    assert {funder: str(one.planned) for funder, one in table.by_funder.items()} == {"own": "900.00", "state": "600.00"}
    assert [str(one.planned) for one in table.by_year.values()] == ["1000.00", "500.00"]
    assert table.total.planned == Decimal(1500)
    assert not table.total.known
    costs = money.total(SOUND, CYCLE)
    assert (costs.planned, costs.actual, costs.lines, costs.open) == (Decimal(1500), Decimal(900), 2, 1)
    assert costs.share == 60
    assert money.own_share(SOUND, CYCLE) == 60
    of_measure = money.by_measure(SOUND, CYCLE)["measure"]
    assert of_measure.gap == 0
    assert of_measure.funded_until == 2027


def test_without_money_there_is_no_share():
    bare = but(gone=["grant", "share", "share_next", "cost", "cost_next"])
    assert money.own_share(bare, CYCLE) is None
    assert money.total(bare, CYCLE).share is None
    assert money.table(bare, CYCLE).years == ()
    assert money.by_measure(bare, CYCLE)["measure"].funded_until is None


def test_money_without_a_funder_has_a_row_of_its_own():
    table = money.table(with_("grant", funder=None), CYCLE)
    assert list(table.by_funder) == ["own", None]


def test_attainment_of_targets_and_goals():
    target = SOUND.anywhere("target")
    assert of_target(target, ACTUALS).value == pytest.approx(0.4)
    assert of_goal(SOUND, "guiding", ACTUALS).value == pytest.approx(0.4)
    assert of_target(target, actual(95.0)).value == pytest.approx(1.5)
    assert of_goal(SOUND, "guiding", actual(95.0)).value == 1.0
    assert of_goal(SOUND, "guiding", Actuals()).value is None
    assert of_target(target, Actuals({"target": Figure(None, State.SUPPRESSED)})).value is None


def test_a_goal_is_the_mean_of_its_targets_and_sub_goals():
    plan = but(
        Target(id="second", cycle="cycle", goal="middle", indicator="indicator", baseline=10.0, value=5.0),
        Target(id="third", cycle="cycle", goal="middle", indicator="indicator", baseline=10.0, value=10.0),
        Goal(id="unmeasured", cycle="cycle", parent="middle", name="Ohne Zahl"),
    )
    actuals = Actuals({**ACTUALS.figures, "second": Figure(6.0, State.VALUE), "third": Figure(6.0, State.VALUE)})
    found = of_goal(plan, "middle", actuals)
    assert found.value == pytest.approx((0.8 + 0.4) / 2)
    assert (found.measured, found.parts) == (2, 4)


def test_a_goal_is_hidden_with_any_figure_it_rests_on():
    hidden = Actuals(ACTUALS.figures, frozenset({"target"}))
    found = of_goal(SOUND, "guiding", hidden)
    assert found.value == pytest.approx(0.4)
    assert found.public is None
    assert of_goal(SOUND, "guiding", ACTUALS).public == pytest.approx(0.4)


def test_a_ring_of_goals_is_counted_once():
    ring = with_("guiding", parent="action")
    assert of_goal(ring, "guiding", ACTUALS).value == pytest.approx(0.4)
    assert of_goal(SOUND, "gone", ACTUALS) == NOT_MEASURED


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (SOUND, Light.ON_TRACK),
        (with_("milestone", done=None, due=date(2026, 10, 22)), Light.AT_RISK),
        (with_("milestone", done=None, due=date(2026, 10, 21)), Light.LATE),
        (with_("measure", until=date(2026, 11, 1)), Light.AT_RISK),
        (with_("measure", state=MeasureState.PLANNED), Light.LATE),
        (with_("measure", state=MeasureState.DONE, until=date(2026, 1, 1)), Light.ON_TRACK),
        (with_("measure", state=MeasureState.STOPPED), Light.UNKNOWN),
        (but(new_like(SOUND.anywhere("measure"), until=None), gone=["milestone"]), Light.UNKNOWN),
    ],
)
def test_implementation_follows_the_dates(plan, expected):
    assert light("implementation", plan) is expected


def test_the_straight_line_from_baseline_to_target():
    target = SOUND.anywhere("target")
    assert expected_share(target, date(2025, 12, 31)) == 0
    assert expected_share(target, date(2026, 12, 31)) == pytest.approx(0.5)
    assert expected_share(target, date(2030, 1, 1)) == 1
    assert expected_share(new_like(target, baseline_period=""), TODAY) is None
    assert expected_share(new_like(target, due=date(2025, 1, 1)), TODAY) == 1


@pytest.mark.parametrize(
    ("actuals", "expected"),
    [
        (actual(82.5), Light.ON_TRACK),
        (actual(81.0), Light.AT_RISK),
        (actual(79.0), Light.LATE),
        (Actuals(), Light.UNKNOWN),
        (Actuals(actual(79.0).figures, frozenset({"target"})), Light.UNKNOWN),
    ],
)
def test_attainment_follows_the_line_on_the_day_of_the_figure(actuals, expected):
    # the figure is of June 2026: about a quarter of the way
    assert light("attainment", SOUND, actuals) is expected


def test_without_a_line_only_the_target_reached_speaks():
    plan = but(new_like(SOUND.anywhere("target"), due=None))
    assert light("attainment", plan, actual(85.0)) is Light.UNKNOWN
    assert light("attainment", plan, actual(90.0)) is Light.ON_TRACK


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (SOUND, Light.ON_TRACK),
        (with_("cost", actual=Decimal(1000)), Light.AT_RISK),
        (with_("cost", actual=Decimal(1200)), Light.LATE),
        (with_("cost", actual=Decimal(400)), Light.AT_RISK),
        (with_("cost", actual=None), Light.UNKNOWN),
        (with_("grant", planned=Decimal(500)), Light.AT_RISK),
        (but(gone=["cost", "cost_next"]), Light.UNKNOWN),
    ],
)
def test_funding_follows_the_share_of_the_time(plan, expected):
    assert light("funding", plan) is expected


def test_a_line_is_spread_evenly_over_its_year():
    line = BudgetLine(id="l", measure="m", year=2026, sort=MoneyKind.COST, planned=Decimal(365))
    assert planned_by(line, date(2026, 1, 31)) == 31
    assert planned_by(line, date(2027, 1, 1)) == 365
    assert planned_by(line, date(2025, 12, 31)) == 0


def test_all_three_lights():
    expected = Lights(Light.ON_TRACK, Light.ON_TRACK, Light.ON_TRACK)
    assert suggested(SOUND, SOUND.anywhere("measure"), ACTUALS, TODAY) == expected


def test_the_sign_of_a_measure():
    assert shape_of(SOUND, SOUND.anywhere("measure")) is MeasureShape.ON_TRACK
    assert shape_of(SOUND, SOUND.anywhere("finished")) is MeasureShape.DONE
    assert shape_of(SOUND, SOUND.anywhere("measure"), date(2026, 8, 1)) is MeasureShape.UNKNOWN
    later = but(Status(id="later", measure="measure", day=date(2026, 10, 1), implementation=Light.LATE))
    assert shape_of(later, later.anywhere("measure"), TODAY) is MeasureShape.LATE
    assert latest_status(later, "measure", TODAY).id == "later"
    assert latest_status(later, "measure", date(2026, 9, 15)).id == "status"
    assert {one.value for one in MeasureShape} >= {one.value for one in Light}


def test_milestones_without_dates_say_nothing():
    plan = but(Milestone(id="more", measure="measure", name="Irgendwann"))
    assert light("implementation", plan) is Light.ON_TRACK
