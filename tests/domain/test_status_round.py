"""The status round: who is called up, who is due, and the sentence beside each suggestion."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.domain.figures import State
from planner.domain.indicators import Figure
from planner.domain.light_reasons import attainment_reason, funding_reason, implementation_reason
from planner.domain.lights import suggested
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone, MoneyKind
from planner.domain.naming import natural
from planner.domain.record import new_like
from planner.domain.remarks import Actuals
from planner.domain.review import Light, Status
from planner.domain.status_round import in_order, is_due, status_before, status_of, worked_on
from tests.domain.sound_plan import ACTUALS, SOUND, TODAY, but, with_

MEASURE = SOUND.one(Measure, "measure")
CLEAR = but(gone=[one.id for one in (*SOUND.all(Status), *SOUND.all(Milestone), *SOUND.all(BudgetLine))])


def assessed(days_ago, plan=CLEAR, **lights):
    proposed = suggested(plan, MEASURE, ACTUALS, TODAY)
    known = {
        "suggested_implementation": proposed.implementation,
        "suggested_attainment": proposed.attainment,
        "suggested_funding": proposed.funding,
    }
    day = TODAY - timedelta(days=days_ago)
    return but(Status(id="now", measure="measure", day=day, **{**known, **lights}), plan=plan)


def test_measures_are_called_up_by_number():
    named = [new_like(MEASURE, id=number or "none", number=number) for number in ("M-10", "", "M-9", "M-1")]
    assert [one.number for one in in_order(named)] == ["M-1", "M-9", "M-10", ""]
    assert natural("2.10") > natural("2.9")


def test_only_what_is_worked_on_is_called_up():
    ended = new_like(MEASURE, id="ended", state=MeasureState.DONE)
    plan = but(ended)
    assert worked_on(plan, plan.cycle) == (MEASURE,)


@pytest.mark.parametrize(("days_ago", "due"), [(181, True), (180, False), (0, True)])
def test_a_status_is_due_after_half_a_year_and_one_of_today_does_not_count(days_ago, due):
    plan = assessed(days_ago)
    assert is_due(plan, MEASURE, ACTUALS, TODAY) is due
    assert (status_of(plan, "measure", TODAY) is not None) is (days_ago == 0)
    assert (status_before(plan, "measure", TODAY) is None) is (days_ago == 0)


def test_a_status_is_due_when_the_suggestion_has_changed():
    proposed = suggested(CLEAR, MEASURE, ACTUALS, TODAY)
    assert proposed.implementation is not Light.LATE
    assert is_due(assessed(10, suggested_implementation=Light.LATE), MEASURE, ACTUALS, TODAY)


def test_what_has_not_begun_or_is_over_is_not_due():
    for state, starts in ((MeasureState.DONE, None), (MeasureState.PLANNED, TODAY + timedelta(days=1))):
        assert not is_due(CLEAR, new_like(MEASURE, state=state, starts=starts), ACTUALS, TODAY)


def test_the_reason_of_implementation():
    late = [
        Milestone(id=name, measure="measure", name=name, due=TODAY - timedelta(days=days))
        for name, days in (("one", 40), ("two", 3))
    ]
    found = implementation_reason(but(*late, plan=CLEAR), MEASURE, TODAY)
    assert (found.n, found.params["date"]) == (2, TODAY - timedelta(days=40))
    over = new_like(MEASURE, until=TODAY - timedelta(days=1))
    assert "ended on" in implementation_reason(CLEAR, over, TODAY).one
    waiting = new_like(MEASURE, state=MeasureState.PLANNED, starts=TODAY - timedelta(days=1), until=None)
    assert "started on" in implementation_reason(CLEAR, waiting, TODAY).one
    assert "No date" in implementation_reason(CLEAR, new_like(MEASURE, until=None), TODAY).one


def test_the_reason_of_attainment():
    target = SOUND.anywhere("target")
    assert target.baseline is not None
    assert target.value is not None

    def reason(value, plan=SOUND):
        share = target.baseline + (target.value - target.baseline) * value
        figures = Actuals({"target": Figure(share, State.VALUE, "2026-06")})
        return attainment_reason(plan, MEASURE, figures, TODAY)

    assert reason(0.5).params["reached"] == 50
    assert "target reached" in reason(1.2).one
    assert "farther" in reason(-0.5).one
    assert "figure is missing" in attainment_reason(SOUND, MEASURE, Actuals({}), TODAY).one
    assert "serves no goal" in attainment_reason(with_("measure", goals=()), with_measure(goals=()), ACTUALS, TODAY).one


def with_measure(**changes):
    return new_like(MEASURE, **changes)


def test_the_reason_of_funding():
    def line(name, sort, planned, actual=None):
        return BudgetLine(
            id=name, measure="measure", year=TODAY.year, sort=sort, planned=Decimal(planned), actual=actual
        )

    assert "No costs" in funding_reason(CLEAR, MEASURE, TODAY).one
    short = but(line("cost", MoneyKind.COST, 1000), line("own", MoneyKind.FUNDING, 400), plan=CLEAR)
    assert funding_reason(short, MEASURE, TODAY).params["gap"] == 600
    paid = but(line("cost", MoneyKind.COST, 1000), line("own", MoneyKind.FUNDING, 1000), plan=CLEAR)
    assert "No spending" in funding_reason(paid, MEASURE, TODAY).one
    last_day = date(TODAY.year, 12, 31)
    spent = but(line("cost", MoneyKind.COST, 1000, Decimal(1000)), line("own", MoneyKind.FUNDING, 1000), plan=CLEAR)
    assert "as planned" in funding_reason(spent, MEASURE, last_day).one
    over = but(line("cost", MoneyKind.COST, 1000, Decimal(2000)), line("own", MoneyKind.FUNDING, 1000), plan=CLEAR)
    assert funding_reason(over, MEASURE, last_day).params == {"spent": Decimal(2000), "planned": Decimal(1000)}
